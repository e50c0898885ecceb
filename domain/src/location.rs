//! Where something stands on this forum: an address that somebody copied or followed, read at the edge.

use crate::{
    flaw::Flaw,
    ids::{CommentId, InitiativeId},
};

/// Something on this forum that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    Initiative(InitiativeId),
    Comment(CommentId),
}

impl Location {
    /// A comment if there is one, else the initiative.
    pub const fn of(initiative: InitiativeId, comment: Option<CommentId>) -> Self {
        match comment {
            Some(comment) => Self::Comment(comment),
            None => Self::Initiative(initiative),
        }
    }

    /// Reads an address of this forum: `/comments/12`, `/initiatives/3`, `/initiatives/3#c-12`, with or without one of
    /// the names that the forum has before it.
    ///
    /// # Errors
    /// `Empty`; `NotHere` for an address elsewhere, and for one that is no initiative or comment.
    pub fn parse(typed: &str, homes: &[&str]) -> Result<Self, Flaw> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Flaw::Empty);
        }
        let address = path_of(typed, homes).ok_or(Flaw::NotHere)?;
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = address.split('?').next().unwrap_or_default().trim_matches('/');
        let (kind, id) = path.split_once('/').ok_or(Flaw::NotHere)?;
        match (kind, fragment.strip_prefix("c-")) {
            ("initiatives", Some(comment)) if number(id).is_some() => number(comment).map(CommentId).map(Self::Comment),
            ("initiatives", None) => number(id).map(InitiativeId).map(Self::Initiative),
            ("comments", _) => number(id).map(CommentId).map(Self::Comment),
            _ => None,
        }
        .ok_or(Flaw::NotHere)
    }

    /// Reads what a link to the form is about: `comment:12` or `initiative:3`.
    pub fn parse_about(word: &str) -> Option<Self> {
        match word.split_once(':')? {
            ("comment", id) => number(id).map(CommentId).map(Self::Comment),
            ("initiative", id) => number(id).map(InitiativeId).map(Self::Initiative),
            _ => None,
        }
    }

    /// Its address within this forum.
    pub fn path(self) -> String {
        match self {
            Self::Initiative(id) => format!("/initiatives/{id}"),
            Self::Comment(id) => format!("/comments/{id}"),
        }
    }
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| *number > 0)
}

/// The name of a site: without the protocol and the last slash.
fn site(address: &str) -> &str {
    let address = address.trim_end_matches('/');
    ["https://", "http://"].iter().find_map(|protocol| after(address, protocol)).unwrap_or(address)
}

/// What follows this beginning, in capitals or not.
fn after<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}

/// The path of an address of this forum.
fn path_of<'a>(typed: &'a str, homes: &[&str]) -> Option<&'a str> {
    if typed.starts_with('/') {
        return Some(typed);
    }
    let bare = site(typed);
    let homes = homes.iter().map(|home| site(home)).filter(|home| !home.is_empty());
    homes.filter_map(|home| after(bare, home)).find(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOMES: [&str; 3] = ["https://naast.vechtdrecht.example/", "", "127.0.0.1:3000"];

    #[test]
    fn an_address_of_this_forum_is_an_initiative_or_a_comment() {
        let (initiative, comment) = (Location::Initiative(InitiativeId(3)), Location::Comment(CommentId(12)));
        for (typed, expected) in [
            ("/initiatives/3", initiative),
            (" /initiatives/3/ ", initiative),
            ("/initiatives/3?branch=12#thread", initiative),
            ("https://naast.vechtdrecht.example/initiatives/3", initiative),
            ("HTTP://Naast.Vechtdrecht.example/initiatives/3", initiative),
            ("naast.vechtdrecht.example/initiatives/3", initiative),
            ("http://127.0.0.1:3000/comments/12", comment),
            ("/comments/12", comment),
            ("/initiatives/3#c-12", comment),
            ("/initiatives/3?after=aaaaaa#c-12", comment),
        ] {
            assert_eq!(Location::parse(typed, &HOMES), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn any_other_address_is_told_kindly_at_the_field() {
        assert_eq!(Location::parse("  ", &HOMES), Err(Flaw::Empty));
        for typed in [
            "/",
            "/house-rules",
            "/initiatives",
            "/initiatives/new",
            "/initiatives/3/versions",
            "/initiatives/-3",
            "/initiatives/3#c-x",
            "/initiatives/x#c-12",
            "/comments/0",
            "/comments/99999999999999999999",
            "/members/3",
            "https://elsewhere.example/initiatives/3",
            "https://naast.vechtdrecht.example.evil.example/initiatives/3",
            "https://naast.vechtdrecht.example",
            "de reactie van Koen",
            "é",
        ] {
            assert_eq!(Location::parse(typed, &HOMES), Err(Flaw::NotHere), "{typed}");
        }
    }

    #[test]
    fn a_link_to_the_form_says_what_it_is_about() {
        let read = |word| Location::parse_about(word).map(Location::path);
        assert_eq!(read("comment:12").as_deref(), Some("/comments/12"));
        assert_eq!(read("initiative:3").as_deref(), Some("/initiatives/3"));
        for word in ["", "comment", "comment:", "comment:x", "member:3", "comment:12:3"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
