//! How people help: what the neighbourhood brings, and one's own offer.

use crate::initiatives::{
    here::Here,
    offers::{
        forms::{OfferActs, OfferForm},
        server_fns::{OfferHelp, WithdrawOffer},
    },
};
use leptos::prelude::*;
use naast_domain::initiatives::offer::{Offer, OfferKind, OfferState};
use naast_ui::{
    form::{FormState, use_form},
    icon::{BOX, CLOCK, HOME, Icon, KEY, TOOL},
    person::called,
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

/// How a kind of help is drawn, and what it is called.
pub fn kind_name(t: Texts, kind: OfferKind) -> (&'static str, &'static str) {
    match kind {
        OfferKind::Time => (CLOCK, t.offer_time()),
        OfferKind::Skill => (TOOL, t.offer_skill()),
        OfferKind::Place => (HOME, t.offer_place()),
        OfferKind::Materials => (BOX, t.offer_materials()),
        OfferKind::Money => (KEY, t.offer_money()),
    }
}

/// The forms of this section: their states live as long as the page.
#[derive(Clone, Copy)]
pub struct OfferForms {
    pub offer: FormState<OfferHelp>,
    /// How many answers to offers were given: each offer has a form of its own.
    pub answered: RwSignal<usize>,
    pub withdraw: FormState<WithdrawOffer>,
}

impl OfferForms {
    /// Fresh ones.
    pub fn fresh() -> Self {
        Self { offer: use_form(None), answered: RwSignal::new(0), withdraw: use_form(None) }
    }

    /// Changes when any of them was sent and answered.
    pub fn version(self) -> usize {
        self.offer.version() + self.answered.get() + self.withdraw.version()
    }
}

/// The section between the story and the thread, for who reads.
#[component]
pub fn Offers(offers: Vec<Offer>) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack" aria-labelledby="help">
            <h2 id="help">{t.how_people_help()}</h2>
            <List offers=offers forms=None />
        </section>
    }
}

/// The same for whoever can offer something, take it back or answer it.
#[component]
pub fn ActingOffers(initiative: Here, forms: OfferForms) -> impl IntoView {
    let t = use_texts();
    let may_offer = initiative.may.offer_help;
    let offers = initiative.offers.all();
    let error = forms.withdraw.errors();
    (may_offer || !offers.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="help">
                <h2 id="help">{t.how_people_help()}</h2>
                <ErrorSummary error=error prefix="offers-" />
                <List offers=offers forms=Some(forms) />
                {may_offer.then(|| view! { <OfferForm id=initiative.id state=forms.offer /> })}
            </section>
        }
    })
}

#[component]
fn List(offers: Vec<Offer>, forms: Option<OfferForms>) -> impl IntoView {
    let rows = offers.into_iter().map(|offer| view! { <Row offer=offer forms=forms /> });
    let rows = rows.collect_view();
    (!rows.is_empty()).then(|| view! { <ul class="offers tiles">{rows}</ul> })
}

#[component]
fn Row(offer: Offer, forms: Option<OfferForms>) -> impl IntoView {
    let t = use_texts();
    let (drawing, kind) = kind_name(t, offer.kind);
    let name = called(t, &offer.by);
    let state = match offer.state {
        OfferState::Accepted => Some(("tag tag--kept", t.offer_accepted())),
        OfferState::Declined => Some(("tag", t.offer_declined())),
        OfferState::Open | OfferState::Withdrawn => None,
    };
    let words = offer.words.clone();
    let text = offer.text.clone();
    view! {
        <li>
            <Icon drawing=drawing />
            <span class="stack gap-2">
                <span>
                    <b>{kind}</b>
                    " "
                    {text}
                </span>
                <small>{name}</small>
                {state
                    .map(|(class, text)| {
                        let words = (!words.is_empty()).then(|| format!(" “{words}”"));
                        view! {
                            <span>
                                <span class=class>{text}</span>
                                {words}
                            </span>
                        }
                    })}
                {forms.map(|forms| view! { <OfferActs offer=offer forms=forms /> })}
            </span>
        </li>
    }
}
