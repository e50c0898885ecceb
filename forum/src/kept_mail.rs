//! Mails that are kept and not sent: what a demo shows in place of an inbox. They live in the memory of the process.

use naast_domain::mail::KeptMail;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// How many are kept.
const ROOM: usize = 50;

/// The newest mails. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct KeptMails(Arc<Mutex<VecDeque<KeptMail>>>);

impl KeptMails {
    /// Keeps one, and no more than there is room for.
    pub fn keep(&self, mail: KeptMail) {
        // A deque of whole mails is right after a panic elsewhere, too.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front(mail);
        kept.truncate(ROOM);
    }

    /// Those that are kept, the newest first.
    pub fn all(&self) -> Vec<KeptMail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
