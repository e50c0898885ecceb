//! What people do on the page of an initiative once it is known who they are: answer, stand beside it, keep a promise,
//! offer help. Who only reads does not download these forms; whoever may act has them before the page comes alive.

use crate::{
    answers::{back::BackForm, commitment_forms::CommitmentForms, form::AnswerForm},
    companions::forms::CompanionForms,
    helping::{
        carriers::{CarrierForms, Carriers},
        helped::{DoneForm, HelpForm},
        offer_forms::{OfferActs, OfferForm},
        offers::OfferForms,
        server_fns::{DeclareDone, OfferHelp},
    },
    initiatives::{aside::FollowForm, server_fns::Follow},
    surroundings::use_surroundings,
    ui::form::FormState,
};
use leptos::prelude::*;
use naast_domain::{
    answer::Help,
    comment::Comment,
    commitment::Commitment,
    ids::{CommentId, InitiativeId},
    initiative::Initiative,
    member::Viewer,
    offer::Offer,
};

/// One of these forms, and what it is about.
pub enum Act {
    Answer(StoredValue<Initiative>, Option<CommentId>),
    Back(Comment),
    Accompany(Initiative),
    Account(Commitment),
    SayHelped(Comment, Option<Help>),
    SayDone(Initiative, FormState<DeclareDone>),
    Offer(InitiativeId, FormState<OfferHelp>),
    AnswerOffer(Offer, OfferForms),
    Carry(Initiative, CarrierForms),
    Follow(Initiative, FormState<Follow>),
}

/// The form, where the viewer is somebody. Each shows what the server says may be done.
#[component]
pub fn Acting(act: Act) -> impl IntoView {
    is_somebody().then(|| Suspend::new(form_of(act)))
}

/// Whether the viewer is signed in or came with a claim code.
pub fn is_somebody() -> bool {
    use_surroundings().with_untracked(|known| known.viewer != Viewer::Visitor)
}

#[lazy]
fn form_of(act: Act) -> AnyView {
    match act {
        Act::Answer(initiative, parent) => view! { <AnswerForm initiative=initiative parent=parent /> }.into_any(),
        Act::Back(comment) => view! { <BackForm comment=comment /> }.into_any(),
        Act::Accompany(initiative) => view! { <CompanionForms initiative=initiative /> }.into_any(),
        Act::Account(commitment) => view! { <CommitmentForms commitment=commitment /> }.into_any(),
        Act::SayHelped(comment, help) => view! { <HelpForm comment=comment help=help /> }.into_any(),
        Act::SayDone(initiative, state) => view! { <DoneForm initiative=initiative state=state /> }.into_any(),
        Act::Offer(id, state) => view! { <OfferForm id=id state=state /> }.into_any(),
        Act::AnswerOffer(offer, forms) => view! { <OfferActs offer=offer forms=forms /> }.into_any(),
        Act::Carry(initiative, forms) => view! { <Carriers initiative=initiative forms=forms /> }.into_any(),
        Act::Follow(initiative, state) => view! { <FollowForm initiative=initiative state=state /> }.into_any(),
    }
}

/// Loads these forms when the page that the server sent has them: it comes alive as it stands.
#[cfg(feature = "hydrate")]
pub async fn prepare() {
    let stands = document().query_selector("[data-acting]").ok().flatten().is_some();
    if stands {
        __preload_form_of().await;
    }
}
