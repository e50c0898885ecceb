//! What was promised and is open.

use super::{Course, Happening, Promised};
use crate::{ids::CommitmentId, journal::EntryKind};

impl Course {
    pub(super) fn is_promised(&mut self, now: &Happening) {
        let Some(commitment) = now.thing.map(CommitmentId) else { return };
        let open = self.promises.iter_mut().find(|promise| promise.commitment == commitment);
        match (now.kind, open) {
            (EntryKind::CommitmentMade, None) => {
                if let Some((holder, due)) = now.member.zip(now.due) {
                    self.promises.push(Promised { commitment, holder, due });
                }
            }
            (EntryKind::CommitmentMoved, Some(promise)) => promise.due = now.due.unwrap_or(promise.due),
            (EntryKind::CommitmentHandedOver, Some(promise)) => promise.holder = now.member.unwrap_or(promise.holder),
            (EntryKind::CommitmentKept | EntryKind::CommitmentReleased, Some(_)) => {
                self.promises.retain(|promise| promise.commitment != commitment);
            }
            _ => {}
        }
    }

    /// The open commitment with the nearest day.
    pub fn next_promise(&self) -> Option<Promised> {
        self.promises.iter().min_by_key(|promise| (promise.due, promise.commitment)).copied()
    }
}
