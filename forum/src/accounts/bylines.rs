//! How somebody appears beside what they wrote.

use naast_domain::{
    ids::MemberId,
    members::{Byline, Office},
};

/// How somebody appears; a former member has neither id nor name.
pub fn byline(id: Option<MemberId>, name: Option<String>, office: Option<Office>, imported: Option<String>) -> Byline {
    let name = id.and(name).unwrap_or_default();
    Byline { id, name, office, imported_number: imported }
}

/// How somebody appears who told something that another wrote down: by account once it is of one, else under the name
/// that they gave.
pub fn teller(id: Option<MemberId>, name: Option<String>, told_by: Option<String>, imported: Option<String>) -> Byline {
    let byline = byline(id, name, None, imported);
    if id.is_none() { Byline { name: told_by.unwrap_or_default(), ..byline } } else { byline }
}

/// Taking down takes the name along; only that leaves it empty while it is of no account.
pub fn is_taken_down(told_by: Option<&str>) -> bool {
    told_by == Some("")
}
