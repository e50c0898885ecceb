//! Proof that somebody carries an initiative, and what they do as such in the journal.

use crate::{
    Forum, Result,
    journal::{Entry, courses},
    storage::Reader,
};
use naast_domain::{
    course::Course,
    ids::{InitiativeId, MemberId},
    journal::EntryKind,
    member::Viewer,
    permission::{Carried, Carrier},
    time::Timestamp,
};

impl Forum {
    /// The course of an initiative, and proof that the viewer carries it.
    pub(crate) async fn carried(
        &self,
        tx: &mut Reader,
        viewer: &Viewer,
        id: InitiativeId,
    ) -> Result<(Course, Carrier)> {
        let course = courses::find(tx, id).await?;
        let carrier = viewer.may_carry(Carried { initiative: id, carriers: &course.carriers }, self.clock.now())?;
        Ok((course, carrier))
    }
}

/// An entry by whoever carries an initiative: a member, or nobody with the number of the claim code's entry.
pub fn by(carrier: Carrier, kind: EntryKind, id: InitiativeId, now: Timestamp) -> Entry {
    let member: Option<MemberId> = carrier.member();
    Entry { initiative: Some(id), thing: carrier.behalf().map(|behalf| behalf.0), ..Entry::new(kind, now, member) }
}
