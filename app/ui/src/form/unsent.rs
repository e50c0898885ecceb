//! What was typed in a form that the page does not show any more, because a session or a role ended: shown to be read and
//! copied, with the reason. Only without JavaScript; with it a form stays where it is.

use crate::{
    error::AppError,
    form::{Posted, use_posted},
    here::{sign_in_address, use_here},
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::error_text,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Fields that hold a number or a choice: nobody typed them.
#[cfg(feature = "ssr")]
const CHOSEN: &[&str] = &[
    "chosen",
    "comment",
    "consent",
    "danger",
    "exempt",
    "for_officials",
    "from",
    "good_faith",
    "helped",
    "how",
    "id",
    "initiative",
    "kind",
    "language",
    "member",
    "mood",
    "number",
    "origin",
    "outcome",
    "parent",
    "pull",
    "retired",
    "revises",
    "role",
    "rule",
    "state",
    "template",
    "theme",
    "tipping",
    "to",
    "value",
    "verdict",
    "version",
    "wanted",
];

/// Whether a field is never shown again: it says which form it is, the form brought it along, or it is a secret.
#[cfg(feature = "ssr")]
pub fn is_kept_back(name: &str) -> bool {
    name == super::FORM || name.starts_with("arrival[") || is_secret(name)
}

/// Passwords and codes are not written into a page again.
#[cfg(feature = "ssr")]
pub fn is_secret(name: &str) -> bool {
    matches!(name, "password" | "current" | "code")
}

/// What somebody typed in a form, each text under what its field is called; empty when nobody typed anything.
#[cfg(feature = "ssr")]
pub fn text(t: Texts, fields: &[(String, String)]) -> String {
    let lines = words(fields).into_iter().map(|(name, text)| match crate::sentences::label(t, name) {
        "" => text.to_owned(),
        label => format!("{label}: {text}"),
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

/// What somebody typed in a form, by the names of its fields.
#[cfg(feature = "ssr")]
fn words(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let is_typed = |name: &str, text: &str| {
        let last = name.trim_end_matches(']').rsplit('[').next().unwrap_or(name);
        let is_rule = name == "obstacle[rule]";
        let is_ours = name.starts_with("keeps[") || is_kept_back(name);
        !text.trim().is_empty() && !is_ours && (is_rule || !CHOSEN.contains(&last))
    };
    let fields = fields.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    fields.filter(|(name, text)| is_typed(name, text)).collect()
}

/// The reason, what was typed, and the way to sign in.
#[component]
pub fn Unsent() -> impl IntoView {
    let location = use_location();
    let posted = use_posted().filter(|posted| posted.unsent.is_some());
    posted.map(|posted| {
        let posted = StoredValue::new(posted);
        move || {
            let path = location.pathname.get();
            posted.with_value(|posted| (posted.path == path).then(|| view! { <Notice posted=posted.clone() /> }))
        }
    })
}

#[component]
fn Notice(posted: Posted) -> impl IntoView {
    let t = use_texts();
    // It is shown only at the address that it was posted to.
    let here = use_here().get_untracked();
    let error = posted.error.clone().unwrap_or(AppError::UNREADABLE);
    let text = posted.unsent.unwrap_or_default();
    let sign_in = error.needs_sign_in().then(|| {
        let href = sign_in_address(&here);
        view! {
            <p>
                <a href=href>{t.sign_in()}</a>
            </p>
        }
    });
    view! {
        <div class="wrap page narrow">
            <div class="error-summary stack gap-3" role="alert">
                <h2>{error_text(t, &error)}</h2>
                {you_wrote(t, text)}
                {sign_in}
            </div>
        </div>
    }
}

/// What was typed, to be read and copied; nothing when nobody typed anything.
pub fn you_wrote(t: Texts, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="unsent">{t.you_wrote()}</label>
                <p class="field__hint" id="unsent-hint">
                    {t.you_wrote_hint()}
                </p>
                <textarea class="input" id="unsent" rows="8" readonly aria-describedby="unsent-hint">
                    {crate::in_textarea(text)}
                </textarea>
            </div>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_and_numbers_are_not_what_somebody_typed() {
        let fields = [
            ("initiative", "7"),
            ("kind", "decision"),
            ("body", "Ja."),
            ("ways[0][text]", "Een hek"),
            ("ways[0][state]", "open"),
            ("decision[weights][3][value]", "3"),
            ("decision[weights][3][why]", "Het is veilig."),
            ("keeps[4]", "4"),
            ("obstacle[rule]", "Dat mag niet"),
            ("promise", "  "),
        ];
        let fields = fields.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let typed: Vec<_> = words(&fields).into_iter().map(|(_, text)| text).collect();
        assert_eq!(typed, ["Ja.", "Een hek", "Het is veilig.", "Dat mag niet"]);
    }
}
