//! Texts as mail programs without markup show them: paragraphs, with nothing of the Markdown but what was meant.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

/// The paragraphs of a text without markup, with an empty line between them and `- ` before each item of a list; cut at a word
/// after so many characters.
pub fn paragraphs(source: &str, length: usize) -> String {
    let mut plain = String::new();
    for event in Parser::new(source) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::Html(CowStr::Borrowed(text)) | Event::InlineHtml(CowStr::Borrowed(text)) => plain.push_str(text),
            Event::SoftBreak | Event::HardBreak => plain.push('\n'),
            Event::Start(Tag::Item) => {
                break_line(&mut plain);
                plain.push_str("- ");
            }
            Event::End(TagEnd::Item) => break_line(&mut plain),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_) | TagEnd::CodeBlock) => {
                break_line(&mut plain);
                plain.push('\n');
            }
            _ => {}
        }
    }
    cut(plain.trim(), length)
}

fn break_line(plain: &mut String) {
    if !plain.is_empty() && !plain.ends_with('\n') {
        plain.push('\n');
    }
}

/// The text, or as many whole words of it as fit.
pub fn cut(plain: &str, length: usize) -> String {
    let Some((end, _)) = plain.char_indices().nth(length) else { return plain.to_owned() };
    let cut = &plain[..end];
    let cut = cut.rsplit_once(char::is_whitespace).map_or(cut, |(head, _)| head);
    format!("{}…", cut.trim_end().trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_paragraphs_and_lists() {
        for (source, plain) in [
            (
                "Een **sterk** idee.\n\nEn nog een:\n\n- gras\n- hout\n\nGroet,\nAnna",
                "Een sterk idee.\n\nEn nog een:\n\n- gras\n- hout\n\nGroet,\nAnna",
            ),
            ("# Kop\nmet [een link](https://voorbeeld.nl)", "Kop\n\nmet een link"),
            ("a < b & <b>c</b>", "a < b & <b>c</b>"),
        ] {
            assert_eq!(paragraphs(source, 1_000), plain, "{source}");
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(paragraphs("een, twee drie", 6), "een…");
        assert_eq!(paragraphs("éénwoord", 3), "één…");
        assert_eq!(paragraphs("precies", 7), "precies");
    }
}
