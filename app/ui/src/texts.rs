//! The texts of the interface. The methods are made from the files in `texts/` by `build/`; a missing key is a compile
//! error. A text with several blanks takes them by name: renaming one, or naming another, is a compile error too.

use naast_domain::{language::Language, time::number};

/// The texts in one language; in Dutch, where it lacks one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(pub Language);

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Texts {
    /// What a field is called in one of its languages.
    pub fn label_in(self, label: &str, language: Language) -> String {
        self.in_language(InLanguage { label, language: self.0.name_of(language) })
    }

    fn count(self, count: i64, [one, other]: [&'static str; 2]) -> String {
        fill(if count == 1 { one } else { other }, &[&number(count, self.0)])
    }
}

/// Fills in the blanks, which are numbered, in one pass: what is filled in is not looked at again.
fn fill(text: &str, values: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((number, after)) = after.split_once('}') else { break };
        let value = number.parse::<usize>().ok().and_then(|index| values.get(index));
        out.push_str(value.copied().unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
#[path = "../build/reading.rs"]
mod reading;

#[cfg(test)]
mod tests;
