//! Markdown to sanitised HTML, once, when written. Raw HTML is shown as text, links get `rel`, images
//! become links (nothing is loaded from elsewhere), headings begin below those of the page.

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
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let events = Parser::new_ext(source, options).map(move |event| match event {
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
    if plain.chars().count() <= length {
        return plain;
    }
    let cut: String = plain.chars().take(length).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
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
    fn an_opening_is_plain_and_cut_at_a_word() {
        assert_eq!(opening("**Een** [plan](x)\n\nvoor de straat", 100), "Een plan voor de straat");
        assert_eq!(opening("een twee drie", 9), "een twee…");
    }
}
