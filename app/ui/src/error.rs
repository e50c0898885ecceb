//! What goes wrong on the way between page and use case.

use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use naast_domain::{flaw::FieldFlaw, refusal::Refusal};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// A rule said no.
    Refused(Refusal),
    /// The request could not be read: somebody wrote it by hand.
    Unreadable,
    /// The server cannot be reached, or failed. It says nothing of how.
    Unreachable,
}

impl AppError {
    /// The flaws of what was typed, if that is the matter.
    pub fn flaws(&self) -> &[FieldFlaw] {
        match self {
            Self::Refused(refusal) => refusal.flaws(),
            Self::Unreadable | Self::Unreachable => &[],
        }
    }

    /// The version that somebody else saved first, if that is the matter.
    pub const fn newer_version(&self) -> Option<i64> {
        match self {
            Self::Refused(Refusal::Stale { version, .. }) => Some(*version),
            _ => None,
        }
    }

    /// The HTTP status that goes with it.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Unreadable => 400,
            Self::Unreachable => 503,
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unreadable => f.write_str("the request could not be read"),
            Self::Unreachable => f.write_str("the server could not be reached"),
        }
    }
}

impl std::error::Error for AppError {}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                crate::request_status(400);
                Self::Unreadable
            }
            _ => Self::Unreachable,
        }
    }
}
