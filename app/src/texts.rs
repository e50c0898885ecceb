//! The texts of the interface, in two languages. The methods are made from the files in `texts/`; a missing
//! key is a compile error.

use naast_domain::{language::Language, time::number};

/// The texts in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(pub Language);

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Texts {
    const fn pick(self, nl: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// Fills in the blanks, in one pass: what is filled in is not looked at again.
    fn fill(self, nl: &'static str, en: &'static str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.pick(nl, en);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
                out.push_str(value);
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn count(self, count: i64, nl: [&'static str; 2], en: [&'static str; 2]) -> String {
        let plural = usize::from(count != 1);
        self.fill(nl[plural], en[plural], &[("count", &number(count, self.0))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_once() {
        let texts = Texts(Language::Nl);
        assert_eq!(texts.fill("{a} en {b}", "", &[("a", "{b}"), ("b", "x")]), "{b} en x");
        assert_eq!(texts.count(1, ["{count} reactie", "{count} reacties"], ["", ""]), "1 reactie");
        assert_eq!(texts.count(5633, ["", "{count} reacties"], ["", ""]), "5.633 reacties");
    }
}
