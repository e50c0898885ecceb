//! Markdown to sanitised HTML, once, when written. Raw HTML is shown as text, links get `rel`, images
//! become links (nothing is loaded from elsewhere), headings begin below those of the page.

use crate::texts::plain::cut;
use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::sync::LazyLock;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags([
            "p",
            "br",
            "strong",
            "em",
            "del",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "code",
            "pre",
            "h2",
            "h3",
            "h4",
            "h5",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ])
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("nofollow ugc noopener"));
    builder
});

/// The HTML of a text that somebody wrote, below the headings of the page it stands on.
pub fn render(source: &str) -> String {
    render_below(source, lowered)
}

/// The HTML of a page of text: its own headings begin right below the title.
pub fn render_page(source: &str) -> String {
    render_below(source, |level| if level <= HeadingLevel::H2 { HeadingLevel::H2 } else { HeadingLevel::H3 })
}

fn render_below(source: &str, lowered: fn(HeadingLevel) -> HeadingLevel) -> String {
    let mut options = Options::ENABLE_STRIKETHROUGH;
    options.set(Options::ENABLE_TABLES, cells(source) <= CELLS);
    let mut nesting = Nesting::default();
    let events = Parser::new_ext(source, options).filter(|event| nesting.keeps(event)).map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        // A line end is a line end: people do not type two spaces.
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Image { dest_url, title, link_type, id }) => {
            Event::Start(Tag::Link { dest_url, title, link_type, id })
        }
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: lowered(level), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    SANITISER.clean(&out).to_string()
}

/// How many cells the tables of a text may have. A row is filled up to the columns of its table, so a text of ten thousand
/// characters could become a million of them.
const CELLS: usize = 2_000;

/// How many cells the tables of a text have at most: as many columns as the line under a head has, in each line.
fn cells(source: &str) -> usize {
    let is_rule = |line: &&str| line.contains('-') && line.chars().all(|sign| "|:->+* \t".contains(sign));
    let columns = source.lines().filter(is_rule).map(|line| line.matches('|').count() + 1).max().unwrap_or(0);
    columns * source.lines().count()
}

/// How many tags are open within each other, at which quotations, lists and emphasis go no deeper: what does stands at this depth.
/// Readers make nothing of it, and sanitising takes time with the square of the depth.
const DEEPEST: usize = 24;

/// Which of the tags that are open were kept, and how many.
#[derive(Default)]
struct Nesting {
    open: Vec<bool>,
    depth: usize,
}

impl Nesting {
    fn keeps(&mut self, event: &Event) -> bool {
        match event {
            Event::Start(tag) => {
                let is_kept = match tag {
                    // With its list, as it stands in no other place.
                    Tag::Item => self.open.last().copied().unwrap_or(true),
                    Tag::BlockQuote(_) | Tag::List(_) | Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                        self.depth < DEEPEST
                    }
                    _ => true,
                };
                self.open.push(is_kept);
                self.depth += usize::from(is_kept);
                is_kept
            }
            Event::End(_) => {
                let was_kept = self.open.pop().unwrap_or(false);
                self.depth -= usize::from(was_kept);
                was_kept
            }
            _ => true,
        }
    }
}

fn lowered(level: HeadingLevel) -> HeadingLevel {
    if level <= HeadingLevel::H2 { HeadingLevel::H4 } else { HeadingLevel::H5 }
}

/// The first characters of a text as one line without markup, for lists.
pub fn opening(source: &str, length: usize) -> String {
    let mut plain = String::new();
    for event in Parser::new(source) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::Html(CowStr::Borrowed(text)) | Event::InlineHtml(CowStr::Borrowed(text)) => plain.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                plain.push(' ');
            }
            _ => {}
        }
    }
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&plain, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_survives() {
        for attack in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "<img src=x onerror=alert(1)>",
            "![x](javascript:alert(1))",
            "<a href=\"data:text/html,x\" onclick=\"y\">z</a>",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
        ] {
            let html = render(attack);
            for harm in ["<script", "<img", "<a href=\"javascript", "<a href=\"data"] {
                assert!(!html.contains(harm), "{attack} became {html}");
            }
        }
    }

    #[test]
    fn what_people_write_looks_as_they_meant_it() {
        assert_eq!(render("een\ntwee"), "<p>een<br>\ntwee</p>\n");
        assert_eq!(render("# Kop"), "<h4>Kop</h4>\n");
        assert!(render("[a](https://b.nl)").contains("rel=\"nofollow ugc noopener\""));
    }

    #[test]
    fn texts_made_to_be_heavy_stay_light() {
        for heavy in [
            format!("{} x", ">".repeat(9_990)),
            format!("{}x", "- ".repeat(4_990)),
            format!("{}x{}", "*".repeat(4_000), "*".repeat(4_000)),
            format!("{}x", "> - ".repeat(2_000)),
            format!("{}\n{}\n{}", "|a".repeat(1_600), "|-".repeat(1_600), "|\n".repeat(800)),
            format!("|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n{}", "x\n".repeat(4_000)),
            format!("> {}\n> {}\n{}", "|a".repeat(900), "|-".repeat(900), "> |\n".repeat(900)),
        ] {
            let html = render(&heavy);
            assert!(
                html.len() < 4 * heavy.len(),
                "{} of {}: {}",
                html.len(),
                heavy.len(),
                html.get(..200).unwrap_or(&html)
            );
            let depth =
                html.matches("<blockquote>").count() + html.matches("<ul>").count() + html.matches("<em>").count();
            assert!(depth <= DEEPEST, "{depth}: {}", html.get(..200).unwrap_or(&html));
        }
    }

    #[test]
    fn lists_quotations_and_tables_of_people_stay_as_they_are() {
        let html = render("> een\n> > twee\n\n- a\n  - b\n    - c **d _e_**\n\n|a|b|\n|-|-|\n|1|2|");
        for whole in ["<blockquote>", "<ul>\n<li>c <strong>d <em>e</em></strong></li>", "<td>2</td>"] {
            assert!(html.contains(whole), "{whole}: {html}");
        }
    }

    #[test]
    fn an_opening_is_plain_and_cut_at_a_word() {
        assert_eq!(opening("**Een** [plan](x)\n\nvoor de straat", 100), "Een plan voor de straat");
        assert_eq!(opening("een twee drie", 9), "een twee…");
    }
}
