//! Where the time comes from: the system, or a test that sets it.

use naast_domain::time::Timestamp;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// Tells the time.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// Set by tests and by the demo content; `None` is the system's clock.
    fixed: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// A clock that stands still until it is set.
    pub fn fixed(at: Timestamp) -> Self {
        Self { fixed: Some(Arc::new(AtomicI64::new(at.0))) }
    }

    /// Sets a fixed clock; the system's clock cannot be set and stays as it is.
    pub fn set(&self, at: Timestamp) {
        if let Some(fixed) = &self.fixed {
            fixed.store(at.0, Ordering::SeqCst);
        }
    }

    /// The moment it is now.
    pub fn now(&self) -> Timestamp {
        let system = || {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        };
        Timestamp(self.fixed.as_ref().map_or_else(system, |fixed| fixed.load(Ordering::SeqCst)))
    }
}
