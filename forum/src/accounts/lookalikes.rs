//! Names that read as those of the organisation, of its officials or of moderators: nobody else gets one. What reads alike is told by
//! the skeletons of Unicode (UTS #39, 4), so that other scripts, digits, capitals, accents and spaces make no difference.

use crate::{Result, accounts::sql, storage::Reader};
use naast_domain::{flaw::Flaw, ids::MemberId, refusal::Refusal, text::DisplayName};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::skeleton;

/// Refuses a name that reads as that of somebody else who speaks for the organisation, or holds the organisation's.
///
/// # Errors
/// `Invalid` at `name`, with `LooksOfficial`.
pub async fn must_be_own(conn: &mut Reader, name: &DisplayName, member: Option<MemberId>) -> Result<()> {
    let read = readings(name.as_str());
    let officials = sql::members::names_of_office(conn, member).await?;
    let is_officials = officials.iter().any(|official| readings(official).iter().any(|reading| read.contains(reading)));
    let is_organisations = sql::members::names_of_organisation(conn).await?.iter().flat_map(|name| readings(name)).any(
        // A longer name says whose it is: "Anna uit Vechtdrecht". One that holds all of "Gemeente Vechtdrecht" does not.
        |own| read.iter().any(|reading| *reading == own || own.len() >= LONG && reading.contains(&own)),
    );
    if is_officials || is_organisations {
        return Err(Refusal::field("name", Flaw::LooksOfficial).into());
    }
    Ok(())
}

/// How long the name of an organisation is, without spaces, that may stand within no other.
const LONG: usize = 14;

/// How a name reads: with its capitals as they are, as `I` looks like `l`, and without.
fn readings(name: &str) -> [String; 2] {
    let bare = |text: &str| {
        let plain = text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect::<String>();
        let seen = skeleton(&plain).filter(|letter| letter.is_alphanumeric()).collect::<String>();
        seen.to_lowercase()
    };
    [bare(name), bare(&name.to_lowercase())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_alike(one: &str, other: &str) -> bool {
        readings(one).iter().any(|reading| readings(other).contains(reading))
    }

    #[test]
    fn names_that_read_alike_are_found() {
        for (name, other) in [
            ("Femke Hoogland", "femke hoogland"),
            ("Femke Hoogland", "FEMKE  HOOGLAND."),
            ("Femke Hoogland", "Femke H\u{43e}\u{43e}gl\u{430}nd"),
            ("Femke Hoogland", "Femke HoogIand"),
            ("Femke Hoogland", "Fémke H00gland"),
            ("Ilse Mol", "llse Mol"),
            ("Ｆｅｍｋｅ", "Femke"),
        ] {
            assert!(read_alike(name, other), "{name} and {other}: {:?} {:?}", readings(name), readings(other));
        }
        for (name, other) in [("Femke Hoogland", "Femke Hooglander"), ("Femke", "Fenna"), ("Mehmet", "Ahmet")] {
            assert!(!read_alike(name, other), "{name} and {other}");
        }
    }
}
