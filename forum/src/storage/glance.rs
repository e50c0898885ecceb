//! One look at the journal for all that a request reads: what was new for the first question is new for the others, too.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

const NOT_YET: i64 = -1;
/// A request that writes looks each time: it has to see what it wrote.
const EACH_TIME: i64 = -2;

/// How far a request saw the journal. Copies are the same one.
#[derive(Debug, Clone)]
pub struct Glance(Arc<AtomicI64>);

impl Default for Glance {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(NOT_YET)))
    }
}

impl Glance {
    /// The last entry that was seen, if the request looked and wrote nothing since.
    pub fn seen(&self) -> Option<i64> {
        Some(self.0.load(Ordering::Acquire)).filter(|last| *last >= 0)
    }

    /// Notes the last entry.
    pub fn note(&self, last: i64) {
        let _ = self.0.compare_exchange(NOT_YET, last, Ordering::AcqRel, Ordering::Relaxed);
    }

    /// Notes that the request writes.
    pub fn wrote(&self) {
        self.0.store(EACH_TIME, Ordering::Release);
    }
}
