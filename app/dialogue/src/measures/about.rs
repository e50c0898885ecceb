//! What a form of a moderator is about, and what it is called.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{ids::InitiativeId, location::Location, measures::Subject};
use naast_ui::{texts::Texts, title::titled, view};
use std::str::FromStr;

/// The field that names what a form is about.
#[component]
pub fn About(subject: Subject) -> impl IntoView {
    view! { <input type="hidden" name="about" value=subject.location().to_string() /> }
}

/// What the address of this page is about; what nobody has for what is no number.
pub fn in_address<T: FromStr>(of: fn(T) -> Location) -> Location {
    let id = use_params_map().with(|params| params.get("id").and_then(|id| id.parse().ok()));
    id.map_or(Location::Initiative(InitiativeId(0)), of)
}

/// The title of the initiative, or whose profile it is; words of ours for what nobody may read.
pub fn named(t: Texts, subject: Subject, title: String) -> String {
    match subject {
        Subject::Contribution { .. } => titled(t, title),
        Subject::Profile(_) if title.is_empty() => t.profile_gone().to_owned(),
        Subject::Profile(_) => t.profile_of(&title),
    }
}
