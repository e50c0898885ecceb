//! What became of what waited, under *For you* of its author.

use naast_domain::{
    journal::{Concern, EntryKind, ForYou},
    location::Location,
};

/// Where it is read.
pub fn address(line: &ForYou) -> Option<String> {
    if line.concern != Concern::OwnPost {
        return None;
    }
    let is_placed = line.kind == EntryKind::PostLetThrough;
    let place = line.initiative.filter(|_| is_placed).map(|initiative| Location::of(initiative, line.comment).path());
    Some(place.unwrap_or_else(|| naast_ui::paths::OWN_WAITING.to_owned()))
}
