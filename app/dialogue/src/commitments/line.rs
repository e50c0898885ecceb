//! A commitment: the leaf, the promise, who, and what became of it.

use leptos::prelude::*;
use naast_domain::commitments::{Commitment, CommitmentState};
use naast_ui::{
    leaf::Leaf,
    person::called,
    surroundings::{use_texts, use_today},
    texts::{ByThen, MovedOn, TakenOn},
    view,
};

/// How a leaf is drawn: dashed while it is honestly open, solid when promised, kept or late.
pub const fn tone(commitment: &Commitment) -> &'static str {
    match (commitment.state, commitment.late) {
        (CommitmentState::Kept, _) => "leaf--kept",
        (CommitmentState::Open, 1..) => "leaf--late",
        (CommitmentState::Open, 0) if commitment.promise.is_empty() => "leaf--wait",
        (CommitmentState::Open | CommitmentState::Released, _) => "",
    }
}

/// What was promised, by whom, by when, and what became of it.
#[component]
pub fn CommitmentLine(commitment: Commitment, #[prop(optional, into)] whom: String) -> impl IntoView {
    let t = use_texts();
    let today = use_today();
    let name = called(t, &commitment.holder);
    let promise = match (commitment.promise.is_empty(), whom.is_empty()) {
        (false, _) => commitment.promise.clone(),
        (true, false) => t.will_ask(&whom),
        (true, true) => t.promise_back().to_owned(),
    };
    let by = t.by_then(ByThen { date: &commitment.due.words(t.0, today), name: &name });
    let moves = commitment
        .moves
        .iter()
        .map(|moved| {
            view! {
                <p class="answer__after">
                    <b>
                        {t
                            .moved_on(MovedOn {
                                at: &moved.at.date(t.0),
                                from: &moved.from.words(t.0, today),
                            })}
                    </b>
                    " "
                    {moved.reason.clone()}
                </p>
            }
        })
        .collect_view();
    let taken_on = commitment
        .taken_on
        .iter()
        .map(|taken| {
            view! {
                <p class="answer__after">
                    <b>
                        {t
                            .taken_on(TakenOn {
                                date: &taken.at.date(t.0),
                                name: &called(t, &taken.by),
                            })}
                    </b>
                    " "
                    {taken.note.clone()}
                </p>
            }
        })
        .collect_view();
    let is_unexplained = commitment.late > 0 && commitment.moves.is_empty();
    let words = (!commitment.closing_words.is_empty())
        .then(|| view! { <p class="answer__after">{commitment.closing_words.clone()}</p> });
    view! {
        <div class="answer__next">
            <Leaf day=commitment.due tone=tone(&commitment) />
            <p>
                <strong>{promise}</strong>
                " "
                {by}
            </p>
        </div>
        {moves}
        {taken_on}
        {words}
        {is_unexplained.then(|| view! { <p class="answer__after">{t.not_explained(&name)}</p> })}
    }
}
