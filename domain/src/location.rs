//! Links into this forum: an address that somebody copied or followed, parsed at the edge.

use crate::{
    flaw::Flaw,
    ids::{CommentId, InitiativeId, MemberId},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Something on this forum that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Location {
    Initiative(InitiativeId),
    Comment(CommentId),
    /// The page of a member.
    Profile(MemberId),
}

impl Location {
    /// A comment if there is one, else the initiative.
    pub const fn of(initiative: InitiativeId, comment: Option<CommentId>) -> Self {
        match comment {
            Some(comment) => Self::Comment(comment),
            None => Self::Initiative(initiative),
        }
    }

    /// Reads an address of this forum: `/comments/12`, `/initiatives/3`, `/initiatives/3#c-12`, `/members/5`, with or
    /// without one of the names that the forum has before it.
    ///
    /// # Errors
    /// `Empty`; `NotHere` for an address elsewhere, and for one that is no initiative, comment or profile.
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
            ("members", _) => number(id).map(MemberId).map(Self::Profile),
            _ => None,
        }
        .ok_or(Flaw::NotHere)
    }

    /// Its address within this forum.
    pub fn path(self) -> String {
        match self {
            Self::Initiative(id) => format!("/initiatives/{id}"),
            Self::Comment(id) => format!("/comments/{id}"),
            Self::Profile(id) => format!("/members/{id}"),
        }
    }
}

/// As forms and links name it: `comment:12`, `initiative:3` or `member:5`.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Initiative(id) => write!(f, "initiative:{id}"),
            Self::Comment(id) => write!(f, "comment:{id}"),
            Self::Profile(id) => write!(f, "member:{id}"),
        }
    }
}

impl FromStr for Location {
    type Err = Flaw;

    fn from_str(word: &str) -> Result<Self, Flaw> {
        match word.split_once(':') {
            Some(("comment", id)) => number(id).map(CommentId).map(Self::Comment),
            Some(("initiative", id)) => number(id).map(InitiativeId).map(Self::Initiative),
            Some(("member", id)) => number(id).map(MemberId).map(Self::Profile),
            _ => None,
        }
        .ok_or(Flaw::NotAChoice)
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
    fn an_address_of_this_forum_is_an_initiative_a_comment_or_a_profile() {
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
            ("/members/5", Location::Profile(MemberId(5))),
            ("https://naast.vechtdrecht.example/members/5?after=1-2", Location::Profile(MemberId(5))),
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
            "/members/x",
            "/members/3/versions",
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
    fn a_form_names_what_it_is_about_in_one_word() {
        let read = |word: &str| word.parse::<Location>().ok();
        for location in
            [Location::Comment(CommentId(12)), Location::Initiative(InitiativeId(3)), Location::Profile(MemberId(5))]
        {
            assert_eq!(read(&location.to_string()), Some(location));
        }
        assert_eq!(read("member:5").map(Location::path).as_deref(), Some("/members/5"));
        for word in ["", "comment", "comment:", "comment:x", "member:", "comment:12:3"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
