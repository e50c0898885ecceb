//! What came of a rule in the way, in a word.

use leptos::prelude::*;
use naast_domain::obstacles::Outcome;
use naast_ui::{
    icon::{CHECK, CLOCK, HISTORY, Icon, KEY, SHIELD},
    surroundings::use_texts,
    texts::Texts,
    view,
};

/// The word in the address for rules without an outcome.
pub const OPEN: &str = "open";

/// What an outcome is called; without one the rule is open.
pub fn outcome_name(t: Texts, outcome: Option<Outcome>) -> &'static str {
    match outcome {
        None => t.outcome_open(),
        Some(Outcome::Explained) => t.outcome_explained(),
        Some(Outcome::Exception) => t.outcome_exception(),
        Some(Outcome::Changing) => t.outcome_changing(),
        Some(Outcome::Stays) => t.outcome_stays(),
    }
}

/// What it means, for who chooses it.
pub fn outcome_hint(t: Texts, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Explained => t.outcome_explained_hint(),
        Outcome::Exception => t.outcome_exception_hint(),
        Outcome::Changing => t.outcome_changing_hint(),
        Outcome::Stays => t.outcome_stays_hint(),
    }
}

/// The tag of a rule.
#[component]
pub fn OutcomeTag(outcome: Option<Outcome>) -> impl IntoView {
    let t = use_texts();
    let (class, drawing) = match outcome {
        None => ("tag tag--wait", CLOCK),
        Some(Outcome::Explained) => ("tag tag--kept", CHECK),
        Some(Outcome::Exception) => ("tag tag--kept", KEY),
        Some(Outcome::Changing) => ("tag tag--office", HISTORY),
        Some(Outcome::Stays) => ("tag", SHIELD),
    };
    view! {
        <span class=class>
            <Icon drawing=drawing />
            " "
            {outcome_name(t, outcome)}
        </span>
    }
}
