//! Who told it, how and when, and that they agree.

use leptos::prelude::*;
use naast_domain::provenance::Origin;
use naast_ui::{
    error::AppError,
    field::{Field, GroupError, Kind},
    surroundings::use_texts,
    texts::Texts,
    view,
};

/// What was typed in a field of the form around it.
pub type Typed = StoredValue<Box<dyn Fn(&str) -> String + Send + Sync>>;

fn origin_name(t: Texts, origin: Origin) -> &'static str {
    match origin {
        Origin::Phone => t.by_phone(),
        Origin::Counter => t.by_counter(),
        Origin::Street => t.by_street(),
        Origin::Email => t.by_email(),
        Origin::Letter => t.by_letter(),
        Origin::Meeting | Origin::Website | Origin::Import => t.by_meeting(),
    }
}

/// The fields about whoever tells it.
#[component]
pub fn TellerFields(typed: Typed, error: Signal<Option<AppError>>) -> impl IntoView {
    let t = use_texts();
    let typed = move |name: &str| typed.with_value(|typed| typed(name));
    let chosen = typed("origin");
    let chosen = if chosen.is_empty() { Origin::Phone.word().to_owned() } else { chosen };
    let origins = Origin::SPOKEN.map(|origin| {
        let checked = origin.word() == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="origin" value=origin.word() checked=checked />
                " "
                <span>{origin_name(t, origin)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices choices--across">
            <legend>{t.how_did_it_come()}</legend>
            <GroupError name="origin" error=error />
            {origins.collect_view()}
        </fieldset>
        <Field name="name" label=t.under_which_name() hint=t.under_which_name_hint() value=typed("name") error=error />
        <Field
            name="told_on"
            label=t.told_when()
            hint=t.told_when_hint()
            kind=Kind::Day
            value=typed("told_on")
            error=error
        />
        <Field name="contact" label=t.contact_label() hint=t.contact_hint() value=typed("contact") error=error />
        <Consent text=t.consent_text() checked=typed("consent") == "1" error=error />
    }
}

/// In a thread it may be the initiator who says it; it then counts as theirs, and may be a question with a clock.
#[component]
pub fn OwnWords(is_own: bool, asks: bool) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="stack gap-3">
            <label class="check">
                <input type="checkbox" name="own" value="1" checked=is_own />
                " "
                <span>{t.own_words()} " " <small>{t.own_words_hint()}</small></span>
            </label>
            <label class="check">
                <input type="checkbox" name="for_officials" value="1" checked=asks />
                " "
                <span>{t.own_asks()}</span>
            </label>
        </div>
    }
}

/// Without consent nothing goes online; the text says whose.
#[component]
pub fn Consent(text: &'static str, checked: bool, error: Signal<Option<AppError>>) -> impl IntoView {
    view! {
        <div>
            <GroupError name="consent" error=error />
            <label class="check">
                <input type="checkbox" name="consent" value="1" checked=checked />
                " "
                <span>{text}</span>
            </label>
        </div>
    }
}
