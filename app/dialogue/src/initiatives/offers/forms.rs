//! Offering help, taking an offer back, and what the initiator says to it.

use crate::initiatives::offers::{
    list::{OfferForms, kind_name},
    server_fns::{AnswerOffer, OfferHelp},
};
use leptos::prelude::*;
use naast_domain::{
    ids::{InitiativeId, OfferId},
    initiatives::offer::{Offer, OfferKind},
    may::MayOnOffer,
};
use naast_ui::{
    field::{Field, GroupError, Kind},
    form::{Form, FormState, use_form},
    icon::{HAND, Icon},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// What the viewer may do about an offer: answer it when the initiative is theirs, take it back when the offer is.
#[component]
pub fn OfferActs(offer: Offer, forms: OfferForms) -> impl IntoView {
    let t = use_texts();
    let Offer { id, may, .. } = offer;
    view! {
        {(may.accept || may.decline).then(|| view! { <AnswerForm offer=id may=may answered=forms.answered /> })}
        {may
            .withdraw
            .then(|| {
                view! {
                    <Form state=forms.withdraw class="actions" label=t.withdraw_offer()>
                        <input type="hidden" name="offer" value=id.to_string() />
                        <button class="quiet">{t.withdraw_offer()}</button>
                    </Form>
                }
            })}
    }
}

/// Yes, or a kind no; with words if they like, for nobody has to give a reason.
#[component]
fn AnswerForm(offer: OfferId, may: MayOnOffer, answered: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let MayOnOffer { accept, decline, .. } = may;
    let form = use_form::<AnswerOffer>(Some(("offer", offer.to_string())));
    let error = form.errors();
    let prefix = format!("offer-{offer}-");
    form.when_done(move || answered.update(|count| *count += 1));
    view! {
        <Form state=form class="stack gap-2" label=t.answer_offer()>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="offer" value=offer.to_string() />
            <div class="actions">
                {accept
                    .then(|| {
                        view! {
                            <button class="button button--small" name="accepted" value="true">
                                {t.accept_offer()}
                            </button>
                        }
                    })}
                {decline
                    .then(|| {
                        view! {
                            <button class="button button--small" name="accepted" value="false">
                                {t.decline_offer()}
                            </button>
                        }
                    })}
            </div>
            <details class="disclose" open=error.get_untracked().is_some()>
                <summary>{t.offer_words()}</summary>
                <Field
                    name="words"
                    label=t.offer_words()
                    hint=t.everyone_reads_this()
                    kind=Kind::Lines(2)
                    value=form.typed("words", "")
                    error=error
                    prefix=prefix
                />
            </details>
        </Form>
    }
}

/// "I help": what somebody brings.
#[component]
pub fn OfferForm(id: InitiativeId, state: FormState<OfferHelp>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let chosen = state.typed("kind", "time");
    let kinds = OfferKind::ALL.iter().map(move |kind| {
        let (drawing, name) = kind_name(t, *kind);
        let checked = kind.word() == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="kind" value=kind.word() checked=checked />
                " "
                <span>
                    <Icon drawing=drawing />
                    " "
                    {name}
                </span>
            </label>
        }
    });
    view! {
        <details class="disclose" open=error.get_untracked().is_some()>
            <summary>
                <Icon drawing=HAND />
                " "
                {t.i_help()}
            </summary>
            <Form state=state class="card stack">
                <ErrorSummary error=error prefix="offer-" />
                <input type="hidden" name="id" value=id.to_string() />
                <fieldset class="choices choices--across">
                    <legend>{t.what_do_you_bring()}</legend>
                    <GroupError name="kind" error=error prefix="offer-" />
                    {kinds.collect_view()}
                </fieldset>
                <Field
                    name="text"
                    label=t.offer_text()
                    hint=t.offer_text_hint()
                    kind=Kind::Line
                    value=state.typed("text", "")
                    error=error
                    prefix="offer-"
                />
                <div class="actions">
                    <button class="button button--main">{t.i_help()}</button>
                </div>
            </Form>
        </details>
    }
}
