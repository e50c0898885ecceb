//! What people do on the page of an initiative once it is known who they are: answer, stand beside it, keep a promise,
//! offer help. Who only reads does not download these forms; whoever may act has them before the page comes alive.

use leptos::prelude::*;
use naast_dialogue::{
    answers::{
        back::BackForm,
        form::AnswerForm,
        helped::{DoneForm, HelpForm},
    },
    commitments::forms::CommitmentForms,
    companions::forms::CompanionForms,
    initiatives::{
        acts::{Act, Doing, Forms},
        aside::FollowForm,
        offers::{carriers::Carriers, list::ActingOffers},
    },
};
use naast_ui::view;

/// Provides these forms to the parts of a page.
pub fn provide_forms() {
    provide_context(Forms(|act| Box::pin(form_of(act))));
}

#[lazy]
fn form_of(act: Act) -> AnyView {
    match act {
        Act::Answer(initiative, parent) => view! { <AnswerForm initiative=initiative parent=parent /> },
        Act::Accompany(initiative) => view! { <CompanionForms initiative=initiative /> },
        Act::Do(doing) => doing.read().map(do_form).into_any(),
        Act::SayDone(initiative, state) => view! { <DoneForm initiative=initiative state=state /> },
        Act::Offers(initiative, forms) => view! { <ActingOffers initiative=initiative forms=forms /> },
        Act::Carry(initiative, forms) => view! { <Carriers initiative=initiative forms=forms /> },
        Act::Follow(initiative, state) => view! { <FollowForm initiative=initiative state=state /> },
    }
}

fn do_form(doing: Doing) -> AnyView {
    match doing {
        Doing::Account(commitment) => view! { <CommitmentForms commitment=*commitment /> },
        Doing::SayHelped(comment, help) => view! { <HelpForm comment=comment help=help /> },
        Doing::Back(comment) => view! { <BackForm comment=comment /> },
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
