//! A mail as blocks, and those as text and as HTML: one source for both. The HTML loads nothing, has no tables, and goes dark with
//! the mail program.

use crate::markup::escaped;
use std::fmt::Write;

/// A block of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    /// What happened, in a sentence.
    News(String),
    /// What several lines are about, and where it stands.
    Heading {
        text: String,
        href: String,
    },
    /// What somebody said; lines are kept.
    Quote(String),
    /// The one thing to do.
    Button {
        text: String,
        href: String,
    },
    /// Something else that can be done.
    Link {
        text: String,
        href: String,
    },
    /// The end begins: why this came, and what to do about it.
    Rule,
    Small(String),
}

/// The blocks as text: the lines of each, with an empty line between them.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let _ = match block {
            Block::Paragraph(text) | Block::News(text) | Block::Small(text) => writeln!(out, "{text}\n"),
            Block::Heading { text, href } => writeln!(out, "== {text}\n{href}\n"),
            Block::Quote(said) => {
                let lines = said.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
                writeln!(out, "{}\n", lines.collect::<Vec<_>>().join("\n"))
            }
            Block::Button { text, href } | Block::Link { text, href } => writeln!(out, "{text}:\n{href}\n"),
            Block::Rule => writeln!(out, "-- "),
        };
    }
    out.trim_end().to_owned() + "\n"
}

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;padding:24px 16px;background:#f7f5ef;color:#1d2223;font:17px/1.6 system-ui,sans-serif}\
main{max-width:560px;margin:0 auto}\
p{margin:0 0 16px}h2{font-size:19px;line-height:1.3;margin:28px 0 8px}a{color:#0b5a63}\
.news{font-weight:bold}\
blockquote{margin:0 0 16px;padding:8px 16px;border-left:4px solid #b9cfcb;background:#fff}\
.button a{display:inline-block;padding:12px 20px;border-radius:10px;background:#0b5a63;color:#fff;text-decoration:none;\
font-weight:bold}\
hr{border:0;border-top:1px solid #c9c7bf;margin:28px 0 16px}.small{font-size:15px;color:#4d5556}\
@media (prefers-color-scheme:dark){body{background:#12181a;color:#eceeea}a{color:#8fd0d6}\
blockquote{background:#1a2224;border-color:#3d5a5c}.button a{background:#8fd0d6;color:#10181a}\
.small{color:#b3bcbb}hr{border-color:#3a4446}}";

/// The blocks as a page: its language, its title, and the line that mail programs show beside the subject.
pub fn html(language: &str, title: &str, blocks: &[Block]) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escaped(title)
    );
    for block in blocks {
        let _ = match block {
            Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escaped(text)),
            Block::News(text) => writeln!(out, "<p class=\"news\">{}</p>", escaped(text)),
            Block::Heading { text, href } => {
                writeln!(out, "<h2><a href=\"{}\">{}</a></h2>", escaped(href), escaped(text))
            }
            Block::Quote(said) => {
                let lines = said.lines().map(escaped).collect::<Vec<_>>();
                writeln!(out, "<blockquote>{}</blockquote>", lines.join("<br>\n"))
            }
            Block::Button { text, href } => {
                writeln!(out, "<p class=\"button\"><a href=\"{}\">{}</a></p>", escaped(href), escaped(text))
            }
            Block::Link { text, href } => {
                writeln!(out, "<p class=\"small\"><a href=\"{}\">{}</a></p>", escaped(href), escaped(text))
            }
            Block::Rule => writeln!(out, "<hr>"),
            Block::Small(text) => writeln!(out, "<p class=\"small\">{}</p>", escaped(text)),
        };
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same_and_let_nothing_through() {
        let evil = "<script>alert(\"x\")</script> & \"meer\"\n\nnieuwe regel";
        let href = "https://voorbeeld.nl/comments/1?a=1&b=\"".to_owned();
        let blocks = [
            Block::News(evil.to_owned()),
            Block::Quote(evil.to_owned()),
            Block::Button { text: evil.to_owned(), href: href.clone() },
            Block::Rule,
            Block::Link { text: evil.to_owned(), href },
        ];
        let html = html("nl", evil, &blocks);
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &quot;meer&quot;"), "{html}");
        assert!(html.contains("href=\"https://voorbeeld.nl/comments/1?a=1&amp;b=&quot;\""), "{html}");
        let text = text(&blocks);
        assert!(text.contains("> <script>alert(\"x\")</script> & \"meer\"\n>\n> nieuwe regel"), "{text}");
        assert!(text.contains("\n-- \n"), "a mail program knows where the end begins (RFC 3676, 4.3): {text}");
    }
}
