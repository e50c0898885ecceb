//! What goes wrong on the way between page and use case, as the page shows it. Refusals come with their sentences: the server
//! knows the reader's language, so the program carries neither these texts nor what they are made from.

use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppError {
    pub kind: ErrorKind,
    /// The HTTP status that goes with it.
    pub status: u16,
    /// The sentence for it, in the reader's language; empty for the few that the page has a sentence for (`wrong::error_text`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What is wrong with fields of the form, if that is the matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flaws: Vec<WrongField>,
}

/// What pages and forms tell apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrorKind {
    SignInNeeded,
    /// A code was mailed: it is to be typed.
    CodeMailed,
    /// What was typed to sign in with, or in a field, is not right.
    NotAccepted,
    Suspended,
    NotYourRole,
    OwnCase,
    NotFound,
    /// Somebody else saved first: the number and the text of their version.
    Stale {
        version: i64,
        theirs: String,
    },
    TooOften {
        minutes: i64,
    },
    /// A form has to be given anew before it can be sent again.
    FormSpent,
    /// Any other rule said no.
    Refused,
    /// The request could not be read: somebody wrote it by hand.
    Unreadable,
    /// The server cannot be reached, or failed. It says nothing of how.
    Unreachable,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongField {
    /// Its name in the form.
    pub field: String,
    /// What it is called; empty where no label is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What is wrong with it.
    pub text: String,
}

impl AppError {
    /// There is nothing here, or nothing that the viewer may see.
    pub const NOT_FOUND: Self = Self::without_words(ErrorKind::NotFound, 404);
    /// The viewer does not have the role that this asks for.
    pub const NOT_YOUR_ROLE: Self = Self::without_words(ErrorKind::NotYourRole, 403);
    /// The request could not be read.
    pub const UNREADABLE: Self = Self::without_words(ErrorKind::Unreadable, 400);
    /// Nothing sensible came back.
    pub const UNREACHABLE: Self = Self::without_words(ErrorKind::Unreachable, 503);

    const fn without_words(kind: ErrorKind, status: u16) -> Self {
        Self { kind, status, words: String::new(), flaws: Vec::new() }
    }

    /// What is wrong with the field of this name.
    pub fn at(&self, field: &str) -> Option<&WrongField> {
        self.flaws.iter().find(|wrong| wrong.field == field)
    }

    /// The version that somebody else saved first, if that is the matter.
    pub const fn newer_version(&self) -> Option<i64> {
        match self.kind {
            ErrorKind::Stale { version, .. } => Some(version),
            _ => None,
        }
    }

    /// Whether only members may do this, and nobody is signed in.
    pub fn needs_sign_in(&self) -> bool {
        self.kind == ErrorKind::SignInNeeded
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl std::error::Error for AppError {}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                crate::request_status(400);
                Self::UNREADABLE
            }
            _ => Self::UNREACHABLE,
        }
    }
}
