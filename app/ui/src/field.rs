//! Fields: label, hint, error and input, tied together for screen readers.

use crate::{
    error::AppError,
    view,
    wrong::{FieldError, field_id},
};
use leptos::prelude::*;

/// What kind of input a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Line,
    /// This many rows.
    Lines(u32),
    Email,
    /// A password that is known already.
    Password,
    /// A password that is chosen now.
    NewPassword,
    /// A code from a mail (WCAG 2.2, 1.3.5 and 3.3.8: browsers and phones fill it in).
    Code,
    /// A day of the calendar.
    Day,
    /// A time of the day.
    Time,
}

/// What is wrong with a field, said in the reader's language; for fields that are drawn elsewhere, too.
pub fn use_flaw(name: impl Into<String>, error: Signal<Option<AppError>>) -> Memo<Option<String>> {
    let name = name.into();
    Memo::new(move |_| error.with(|error| Some(error.as_ref()?.at(&name)?.text.clone())))
}

/// A field of a form. Its id is its name, after the prefix of the form.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] kind: Kind,
    /// What it begins with.
    #[prop(optional, into)]
    value: String,
    /// What went wrong with the form.
    #[prop(into)]
    error: Signal<Option<AppError>>,
    #[prop(optional, into)] prefix: String,
    /// The language of what is typed, when it is another one than that of the page.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let id = field_id(&prefix, &name);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let flaw = use_flaw(name.clone(), error);
    let described = {
        let (hint_id, error_id, has_hint) = (hint_id.clone(), error_id.clone(), !hint.is_empty());
        move || {
            let ids = [flaw.get().map(|_| error_id.as_str()), has_hint.then_some(hint_id.as_str())];
            let ids: Vec<_> = ids.into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = move || flaw.get().map(|_| "true");
    let input = if let Kind::Lines(rows) = kind {
        view! {
            <textarea
                class="input"
                id=id.clone()
                name=name
                rows=rows
                lang=lang
                aria-invalid=invalid
                aria-describedby=described
            >
                {crate::in_textarea(value)}
            </textarea>
        }
    } else {
        let (input_type, autocomplete) = match kind {
            Kind::Email => ("email", Some("email")),
            Kind::Password => ("password", Some("current-password")),
            Kind::NewPassword => ("password", Some("new-password")),
            Kind::Code => ("text", Some("one-time-code")),
            Kind::Day => ("date", None),
            Kind::Time => ("time", None),
            Kind::Line | Kind::Lines(_) => ("text", None),
        };
        view! {
            <input
                class=if matches!(kind, Kind::Day | Kind::Time | Kind::Code) { "input input--short" } else { "input" }
                id=id.clone()
                name=name
                type=input_type
                lang=lang
                autocomplete=autocomplete
                value=value
                aria-invalid=invalid
                aria-describedby=described
            />
        }
    };
    view! {
        <div class="field" class:field--wrong=move || flaw.get().is_some()>
            <label for=id>{label}</label>
            {move || flaw.get().map(|text| view! { <FieldError id=error_id.clone() text=text /> })}
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            {input}
        </div>
    }
}

/// The error of a group of choices, at the id that the summary leads to.
#[component]
pub fn GroupError(
    #[prop(into)] name: String,
    #[prop(into)] error: Signal<Option<AppError>>,
    #[prop(optional, into)] prefix: String,
) -> impl IntoView {
    let id = field_id(&prefix, &name);
    let error_id = format!("{id}-error");
    let flaw = use_flaw(name, error);
    view! {
        <div id=id tabindex="-1">
            {move || flaw.get().map(|text| view! { <FieldError id=error_id.clone() text=text /> })}
        </div>
    }
}

/// A choice out of a list.
#[component]
pub fn Choice(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Values and what they are called.
    options: Vec<(String, String)>,
    /// The value chosen.
    #[prop(optional, into)]
    value: String,
    #[prop(optional, into)] prefix: String,
    #[prop(optional, into)] error: Signal<Option<AppError>>,
) -> impl IntoView {
    let id = field_id(&prefix, &name);
    let error_id = format!("{id}-error");
    let flaw = use_flaw(name.clone(), error);
    let described = {
        let error_id = error_id.clone();
        move || flaw.get().map(|_| error_id.clone())
    };
    let options = options.into_iter().map(|(option, text)| {
        let selected = option == value;
        view! {
            <option value=option selected=selected>
                {text}
            </option>
        }
    });
    view! {
        <div class="field" class:field--wrong=move || flaw.get().is_some()>
            <label for=id.clone()>{label}</label>
            {move || flaw.get().map(|text| view! { <FieldError id=error_id.clone() text=text /> })}
            <select class="input" id=id name=name aria-invalid=move || flaw.get().map(|_| "true") aria-describedby=described>
                {options.collect_view()}
            </select>
        </div>
    }
}
