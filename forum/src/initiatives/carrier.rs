//! What whoever carries an initiative does, in the journal.

use crate::journal::Entry;
use naast_domain::{
    ids::{InitiativeId, MemberId},
    journal::EntryKind,
    permission::Carrier,
    time::Timestamp,
};

/// An entry by whoever carries an initiative: a member, or nobody with the number of the claim code's entry.
pub fn by(carrier: Carrier, kind: EntryKind, id: InitiativeId, now: Timestamp) -> Entry {
    let member: Option<MemberId> = carrier.member();
    Entry { initiative: Some(id), thing: carrier.behalf().map(|behalf| behalf.0), ..Entry::new(kind, now, member) }
}
