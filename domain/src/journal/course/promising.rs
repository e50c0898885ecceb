//! What was promised and is open.

use super::{Course, Happening, Promised};
use crate::ids::CommitmentId;

impl Course {
    pub(super) fn is_promised(&mut self, now: &Happening) {
        let Some(commitment) = now.thing.map(CommitmentId) else { return };
        if self.promises.iter().any(|promise| promise.commitment == commitment) {
            return;
        }
        if let Some((holder, due)) = now.member.zip(now.due) {
            self.promises.push(Promised { commitment, holder, due });
        }
    }

    /// Something about the promise that this entry names is another than before.
    pub(super) fn promise_is(&mut self, now: &Happening, change: impl FnOnce(&mut Promised)) {
        let named = self.promises.iter_mut().find(|promise| Some(promise.commitment.0) == now.thing);
        if let Some(promise) = named {
            change(promise);
        }
    }

    /// The open commitment with the nearest day.
    pub fn next_promise(&self) -> Option<Promised> {
        self.promises.iter().min_by_key(|promise| (promise.due, promise.commitment)).copied()
    }
}
