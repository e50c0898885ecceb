//! How people help: what the neighbourhood brings, and one's own offer.

use crate::{
    helping::{
        helped::carries,
        server_fns::{AnswerOffer, OfferHelp, WithdrawOffer},
    },
    initiatives::aside::thread_state,
    surroundings::{use_surroundings, use_texts},
    texts::Texts,
    ui::{
        field::{Field, GroupError, Kind},
        form::{Form, FormState, use_form},
        icon::{BOX, CLOCK, DOWN, HAND, HOME, Icon, KEY, TOOL},
        person::called,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use naast_domain::{
    ids::{InitiativeId, OfferId},
    initiative::Initiative,
    offer::{Offer, OfferKind, OfferState},
};

fn kind_name(t: Texts, kind: OfferKind) -> (&'static str, &'static str) {
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
    answered: RwSignal<usize>,
    pub withdraw: FormState<WithdrawOffer>,
}

impl OfferForms {
    /// Fresh ones.
    pub fn new() -> Self {
        Self { offer: use_form(None), answered: RwSignal::new(0), withdraw: use_form(None) }
    }

    /// Changes when any of them was sent and answered.
    pub fn version(self) -> usize {
        self.offer.version() + self.answered.get() + self.withdraw.version()
    }
}

/// The section between the story and the thread.
#[component]
pub fn Offers(initiative: Initiative, forms: OfferForms) -> impl IntoView {
    let t = use_texts();
    let mine = carries(&initiative);
    let known = use_surroundings().get_untracked();
    let may_offer = known.viewer.may_offer(thread_state(&initiative), known.now).is_ok();
    let id = initiative.id;
    let offers = initiative.offers.clone();
    let error = Signal::derive(move || forms.withdraw.error());
    let is_shown = may_offer || !offers.is_empty();
    let list = offers.into_iter().map(move |offer| view! { <Row offer=offer mine=mine forms=forms /> });
    is_shown.then(|| {
        view! {
            <section class="stack" aria-labelledby="help">
                <h2 id="help">{t.how_people_help()}</h2>
                <ErrorSummary error=error prefix="offers-" />
                <ul class="offers tiles">{list.collect_view()}</ul>
                {may_offer.then(|| view! { <OfferForm id=id state=forms.offer /> })}
            </section>
        }
    })
}

#[component]
fn Row(offer: Offer, mine: bool, forms: OfferForms) -> impl IntoView {
    let t = use_texts();
    let (drawing, kind) = kind_name(t, offer.kind);
    let name = called(t, &offer.by);
    let state = match offer.state {
        OfferState::Accepted => Some(("tag tag--kept", t.offer_accepted())),
        OfferState::Declined => Some(("tag", t.offer_declined())),
        OfferState::Open | OfferState::Withdrawn => None,
    };
    let words = (!offer.words.is_empty()).then(|| format!("“{}”", offer.words));
    let own =
        use_surroundings().with_untracked(|known| known.viewer.id().is_some() && known.viewer.id() == offer.by_id);
    let id = offer.id;
    view! {
        <li>
            <Icon drawing=drawing />
            <span class="stack gap-2">
                <span><b>{kind}</b> " " {offer.text} " " <small>{name}</small> {state.map(|(class, text)| view! { " " <span class=class>{text}</span> })} " " <small>{words}</small></span>
                {mine.then(|| view! { <AnswerForm offer=id state=offer.state answered=forms.answered /> })}
                {own.then(|| view! {
                    <Form state=forms.withdraw class="actions" label=t.withdraw_offer()>
                        <input type="hidden" name="offer" value=id.to_string() />
                        <button class="quiet">{t.withdraw_offer()}</button>
                    </Form>
                })}
            </span>
        </li>
    }
}

/// Yes, or a kind no; with words if they like, for nobody has to give a reason.
#[component]
fn AnswerForm(offer: OfferId, state: OfferState, answered: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let (accept, decline) = (state != OfferState::Accepted, state == OfferState::Open);
    let form = use_form::<AnswerOffer>(Some(("offer", offer.to_string())));
    let error = Signal::derive(move || form.error());
    let prefix = format!("offer-{offer}-");
    Effect::new(move |_| {
        if form.is_done() {
            answered.update(|count| *count += 1);
        }
    });
    view! {
        <Form state=form class="stack gap-2" label=t.answer_offer()>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="offer" value=offer.to_string() />
            <div class="actions">
                {accept.then(|| view! { <button class="button button--small" name="accepted" value="true">{t.accept_offer()}</button> })}
                {decline.then(|| view! { <button class="button button--small" name="accepted" value="false">{t.decline_offer()}</button> })}
            </div>
            <details class="disclose" open=error.get_untracked().is_some()>
                <summary>{t.offer_words()} " " <Icon drawing=DOWN /></summary>
                <Field name="words" label=t.offer_words() hint=t.everyone_reads_this() kind=Kind::Lines(2) value=form.typed("words", "") error=error prefix=prefix />
            </details>
        </Form>
    }
}

#[component]
fn OfferForm(id: InitiativeId, state: FormState<OfferHelp>) -> impl IntoView {
    let t = use_texts();
    let error = Signal::derive(move || state.error());
    let chosen = state.typed("kind", "time");
    let kinds = OfferKind::ALL.iter().map(move |kind| {
        let (drawing, name) = kind_name(t, *kind);
        let checked = kind.word() == chosen;
        view! { <label class="choice"><input type="radio" name="kind" value=kind.word() checked=checked /> " " <span><Icon drawing=drawing /> " " {name}</span></label> }
    });
    view! {
        <details class="disclose" open=error.get_untracked().is_some()>
            <summary><Icon drawing=HAND /> " " {t.i_help()} " " <Icon drawing=DOWN /></summary>
            <Form state=state class="card stack">
                <ErrorSummary error=error prefix="offer-" />
                <input type="hidden" name="id" value=id.to_string() />
                <fieldset class="choices choices--across"><legend>{t.what_do_you_bring()}</legend> <GroupError name="kind" error=error prefix="offer-" /> {kinds.collect_view()}</fieldset>
                <Field name="text" label=t.offer_text() hint=t.offer_text_hint() kind=Kind::Line value=state.typed("text", "") error=error prefix="offer-" />
                <div class="actions"><button class="button button--main">{t.i_help()}</button></div>
            </Form>
        </details>
    }
}
