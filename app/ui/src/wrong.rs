//! What went wrong: the summary above a form, and the error at a field.

use crate::{
    alive::take_focus,
    error::{AppError, ErrorKind, WrongField},
    icon::{Icon, WARNING},
    surroundings::use_texts,
    texts::Texts,
    view,
    weight::effect::run_effect,
};
use leptos::{html::Div, prelude::*};

/// The id of a field: its name after the prefix of its form, in letters that an address can carry.
pub fn field_id(prefix: &str, name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    format!("{prefix}{}", name.trim_end_matches('-'))
}

/// The sentence for an error as a whole.
pub fn error_text(t: Texts, error: &AppError) -> String {
    match error.kind {
        _ if !error.words.is_empty() => &error.words,
        ErrorKind::NotFound => t.refusal_not_found(),
        ErrorKind::NotYourRole => t.refusal_not_your_role(),
        ErrorKind::Unreadable => t.error_unreadable(),
        _ => t.error_unreachable(),
    }
    .to_owned()
}

/// Says above a form what went wrong, with a link to each field, and takes the focus when it comes.
#[component]
pub fn ErrorSummary(
    /// What went wrong, if anything did.
    #[prop(into)]
    error: Signal<Option<AppError>>,
    /// Goes before the names of the fields in their ids, when a page has several forms.
    #[prop(optional, into)]
    prefix: String,
) -> impl IntoView {
    let t = use_texts();
    let place = NodeRef::<Div>::new();
    run_effect(move || {
        if let (Some(_), Some(element)) = (error.get(), place.get()) {
            take_focus(&element);
        }
    });
    move || {
        error.get().map(|error| {
            let lines = error.flaws.iter().map(|WrongField { field, label, text }| {
                let target = format!("#{}", field_id(&prefix, field));
                view! {
                    <li>
                        <a href=target rel="external">
                            {if label.is_empty() { text.clone() } else { format!("{label}: {text}") }}
                        </a>
                    </li>
                }
            });
            let theirs = match &error.kind {
                ErrorKind::Stale { theirs, .. } => Some(theirs.clone()),
                _ => None,
            };
            let has_lines = !error.flaws.is_empty();
            let asks = matches!(error.kind, ErrorKind::SignInNeeded | ErrorKind::CodeMailed);
            view! {
                <div
                    class="error-summary"
                    class:error-summary--asks=asks
                    role="alert" tabindex="-1" autofocus=true node_ref=place>
                    <h2>{error_text(t, &error)}</h2>
                    <p>{t.nothing_lost()}</p>
                    {has_lines.then(|| view! { <ul>{lines.collect_view()}</ul> })}
                    {theirs
                        .map(|theirs| {
                            view! {
                                <h3>{t.their_text()}</h3>
                                <pre class="theirs">{theirs}</pre>
                            }
                        })}
                </div>
            }
        })
    }
}

/// The error at a field.
#[component]
pub fn FieldError(id: String, text: String) -> impl IntoView {
    view! {
        <p class="field__error" id=id>
            <Icon drawing=WARNING />
            {text}
        </p>
    }
}
