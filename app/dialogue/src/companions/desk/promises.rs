//! Promises on the desk: the official's own, and those of whoever works here no more.

use crate::{
    commitments::{
        aside::{promise_at, state_words},
        line::tone,
    },
    companions::desk::lists::FirstOf,
};
use leptos::prelude::*;
use naast_domain::{commitments::CommitmentRow, companions::desk::Lines};
use naast_ui::{leaf::Leaf, paths::to_reply, surroundings::use_texts, view};

/// What the viewer promised, by date.
#[component]
pub fn Promised(lines: Lines<CommitmentRow>) -> impl IntoView {
    let t = use_texts();
    let Lines { rows, count } = lines;
    view! {
        <section aria-labelledby="promised">
            <h2 id="promised">{t.what_you_promised()} " " <span class="number soft">{count.words(t.0)}</span></h2>
            {rows.is_empty().then(|| view! { <p class="soft small">{t.desk_none_promised()}</p> })}
            <ul class="promises">{rows.into_iter().map(|row| view! { <Line row=row /> }).collect_view()}</ul>
        </section>
    }
}

/// What nobody is there to keep any more: each line leads to where it can be taken on.
#[component]
pub fn LeftBehind(lines: Lines<CommitmentRow>) -> impl IntoView {
    let t = use_texts();
    let Lines { rows, count } = lines;
    let shown = rows.len();
    let rows = rows.into_iter().map(|row| view! { <Line row=row /> }).collect_view();
    (!count.is_none()).then(|| {
        view! {
            <section aria-labelledby="left-behind">
                <h2 id="left-behind">{t.desk_left_behind()} " " <span class="number soft">{count.words(t.0)}</span></h2>
                <p class="soft small">{t.desk_left_behind_hint()}</p>
                <ul class="promises">{rows}</ul>
                <FirstOf shown=shown count=count all="/commitments" />
            </section>
        }
    })
}

#[component]
fn Line(row: CommitmentRow) -> impl IntoView {
    let t = use_texts();
    let CommitmentRow { commitment, title } = row;
    let (promised, title) = promise_at(t, &commitment, title);
    view! {
        <li>
            <Leaf day=commitment.due tone=tone(&commitment) />
            <span>
                <a href=to_reply(commitment.comment)>{promised}</a>
                " "
                <small>{title.map(|title| format!("{title} · "))} {state_words(t, &commitment)}</small>
            </span>
        </li>
    }
}
