//! Provenance: where something came from that somebody else wrote down.

use crate::{day::Day, time::Timestamp, words::words};
use serde::{Deserialize, Serialize};

words! {
    /// How something came in.
    Origin {
        Website = "website",
        Phone = "phone",
        Counter = "counter",
        Street = "street",
        Email = "email",
        Letter = "letter",
        Meeting = "meeting",
        Import = "import",
    }
}

impl Origin {
    /// The ways in which something can come in that somebody else writes down.
    pub const SPOKEN: [Self; 6] = [Self::Phone, Self::Counter, Self::Street, Self::Email, Self::Letter, Self::Meeting];
}

/// Where something came from, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    pub origin: Origin,
    /// The name or pseudonym of whoever told it; empty once the account that took it over is closed.
    pub told_by: String,
    /// When they told it.
    pub told_on: Day,
    /// Who wrote it down.
    pub entered_by: String,
    pub entered_at: Timestamp,
    /// Whether they took it over into an account.
    pub is_claimed: bool,
}
