//! Lazily loaded forms of those who may act, which readers do not download: what they are, for parts that leave room
//! for one.

use crate::initiatives::{
    here::Here,
    offers::{carriers::CarrierForms, list::OfferForms, server_fns::DeclareDone},
    server_fns::Follow,
};
use leptos::prelude::*;
use naast_domain::{answers::Help, commitments::Commitment, ids::CommentId, members::Viewer};
use naast_ui::{form::FormState, surroundings::use_surroundings, weight::later::Later};
use serde::{Deserialize, Serialize};
use std::pin::Pin;

/// One of these forms, and what it is about.
pub enum Act {
    Answer(StoredValue<Here>, Option<CommentId>),
    Accompany(Here),
    Do(Later<Doing>),
    SayDone(Here, FormState<DeclareDone>),
    Offers(Here, OfferForms),
    Carry(Here, CarrierForms),
    Follow(Here, FormState<Follow>),
}

/// What the reader can do about an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doing {
    Account(Box<Commitment>),
    SayHelped(CommentId, Option<Help>),
    Back(CommentId),
}

/// Makes the form for an act. The page that puts everything together provides it: it knows all forms, and they are parts
/// of rooms of their own.
#[derive(Clone, Copy)]
pub struct Forms(pub fn(Act) -> Pin<Box<dyn Future<Output = AnyView> + Send>>);

/// The form, where the viewer is somebody. Each shows what the server says may be done.
#[component]
pub fn Acting(act: Act) -> impl IntoView {
    is_somebody().then(|| Suspend::new(expect_context::<Forms>().0(act)))
}

/// Whether the viewer is signed in or came with a claim code.
pub fn is_somebody() -> bool {
    use_surroundings().with_untracked(|known| known.viewer != Viewer::Visitor)
}
