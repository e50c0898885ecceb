//! What was promised in one initiative, beside its story.

use crate::commitments::line::tone;
use leptos::prelude::*;
use naast_domain::commitments::{Commitment, CommitmentState};
use naast_ui::{leaf::Leaf, person::called, surroundings::use_texts, texts::Texts, view};

/// What a commitment is called in a list.
pub fn promise_words(t: Texts, commitment: &Commitment) -> String {
    if commitment.promise.is_empty() { t.promise_back().to_owned() } else { commitment.promise.clone() }
}

/// What was promised, in a list of several initiatives: what says nothing by itself names its initiative. And the title, where
/// that stands beside it; words of ours for one that is hidden.
pub fn promise_at(t: Texts, commitment: &Commitment, title: String) -> (String, Option<String>) {
    let title = if title.is_empty() { t.hidden_initiative().to_owned() } else { title };
    if commitment.promise.is_empty() {
        (t.promise_back_on(&title), None)
    } else {
        (commitment.promise.clone(), Some(title))
    }
}

/// Who promised, and what became of it.
pub fn state_words(t: Texts, commitment: &Commitment) -> String {
    let name = called(t, &commitment.holder);
    match (commitment.state, commitment.late) {
        (CommitmentState::Kept, _) => format!("{name}, {}", t.tag_kept()),
        (CommitmentState::Released, _) => format!("{name}, {}", t.tag_released()),
        (CommitmentState::Open, 0) => name,
        (CommitmentState::Open, late) => format!("{name}, {}", t.clock_late(i64::from(late))),
    }
}

/// One of a list: its leaf, what was promised, in which initiative where that is said, and who promised.
#[component]
pub fn Promise(
    commitment: Commitment,
    words: String,
    #[prop(optional_no_strip)] title: Option<String>,
) -> impl IntoView {
    let state = state_words(use_texts(), &commitment);
    let below = title.map_or(state.clone(), |title| format!("{title}. {state}"));
    view! {
        <li>
            <Leaf day=commitment.due tone=tone(&commitment) />
            <span>
                <a href=format!("/comments/{}", commitment.comment)>{words}</a>
                " "
                <small>{below}</small>
            </span>
        </li>
    }
}

/// The list, with a leaf for each.
#[component]
pub fn Promises(commitments: Vec<Commitment>) -> impl IntoView {
    let t = use_texts();
    let lines = commitments.into_iter().map(|commitment| {
        let words = promise_words(t, &commitment);
        view! { <Promise commitment=commitment words=words /> }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="promises">
                <h2 id="promises">{t.promised()}</h2>
                <ul class="promises">{lines}</ul>
            </section>
        }
    })
}
