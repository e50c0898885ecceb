//! Starting texts: a form that begins with a text which the address names, and what is to be done with a draft.

use crate::form::controls::Content;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Under which name a draft says which starting text it was made from.
const FROM: &str = "_from";

/// A starting text that the address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Which one.
    pub name: String,
    /// The draft that it was put in the place of, if it was.
    pub instead: String,
    /// The address that names it, without `instead`, and where in the page.
    pub address: String,
    pub anchor: String,
}

impl Start {
    /// How a draft says that it was made from it.
    pub fn mark(&self) -> (String, String) {
        (FROM.to_owned(), format!("{}:{}", self.name, self.instead))
    }

    /// The address that puts it in the place of this draft.
    pub fn instead_of(&self, draft: &str) -> String {
        let mut hasher = DefaultHasher::new();
        draft.hash(&mut hasher);
        format!("{}&instead={}#{}", self.address, hasher.finish(), self.anchor)
    }

    /// Whether it was chosen over this draft, and the draft is not what was made of it since.
    pub fn replaces(&self, draft: &Content) -> bool {
        !self.instead.is_empty() && draft.get(FROM) != Some(&self.mark().1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(instead: &str) -> Start {
        let (address, anchor) = ("?template=3".to_owned(), "respond".to_owned());
        Start { name: "3".to_owned(), instead: instead.to_owned(), address, anchor }
    }

    fn made_from(start: Option<&Start>) -> Content {
        start.map(Start::mark).into_iter().collect()
    }

    #[test]
    fn a_starting_text_replaces_a_draft_only_when_that_is_asked_for() {
        assert!(!start("").replaces(&made_from(None)));
        assert!(start("7").replaces(&made_from(None)));
        assert!(start("7").replaces(&made_from(Some(&start("")))));
    }

    #[test]
    fn what_was_made_of_a_starting_text_survives_a_reload() {
        assert!(!start("").replaces(&made_from(Some(&start("")))));
        assert!(!start("7").replaces(&made_from(Some(&start("7")))));
        assert!(start("8").replaces(&made_from(Some(&start("7")))), "asked for once more, it is put there once more");
    }

    #[test]
    fn the_address_says_which_draft_is_replaced() {
        let address = start("").instead_of("{}");
        assert!(address.starts_with("?template=3&instead=") && address.ends_with("#respond"));
        assert_ne!(address, start("").instead_of("{\"body\":\"Ja\"}"));
    }
}
