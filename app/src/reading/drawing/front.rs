//! What stands beside the list on the front page, drawn once for all who read it in the same language on the same day.

use crate::reading::front::FrontPieces;
use leptos::prelude::*;
use naast_dialogue::{
    commitments::aside::{Promise, promise_at},
    journal::standing::Clock,
};
use naast_domain::{
    commitments::CommitmentRow,
    day::Day,
    initiatives::InitiativeRow,
    members::{Byline, Office},
};
use naast_forum::Front;
use naast_ui::{
    drawn::{Sheet, draw, kept},
    person::Avatar,
    surroundings::{Surroundings, provide_surroundings, use_texts, use_today},
    texts::AnsweredAt,
    view,
};
use std::sync::Arc;

/// Draws it.
pub fn front(front: &Front, known: &Surroundings, sheet: Option<&Sheet>) -> FrontPieces {
    let drawn = kept(&("front", known.language, Day::of(known.now), front), || {
        Owner::new().with(|| {
            provide_surroundings(known.clone());
            [
                draw(view! { <Answered rows=front.answered.clone() /> }),
                draw(view! {
                    <Waiting rows=front.waiting.clone() />
                    <Promised rows=front.promises.clone() />
                }),
            ]
        })
    });
    let put = |place: usize| Sheet::put(sheet, drawn.get(place).cloned().unwrap_or_else(Arc::default));
    let answered = (!front.answered.is_empty()).then(|| put(0));
    FrontPieces { answered, beside: put(1) }
}

/// Who answered a moment ago, and what it was about.
#[component]
fn Answered(rows: Vec<InitiativeRow>) -> impl IntoView {
    let (t, today) = (use_texts(), use_today());
    let lines = rows.into_iter().filter_map(|row| {
        let answer = row.standing.latest?;
        let byline =
            Byline { id: None, name: answer.by.clone(), office: Some(Office::default()), imported_number: None };
        let words = t.answered_at(AnsweredAt { date: &Day::of(answer.at).words(t.0, today), name: &answer.by });
        Some(view! {
            <li>
                <Avatar byline=byline small=true />
                <span>
                    <a href=format!("/comments/{}", answer.comment)>{row.title}</a>
                    " "
                    <small>{words}</small>
                </span>
            </li>
        })
    });
    view! {
        <section class="stack gap-3" aria-labelledby="answered">
            <h2 id="answered">{t.just_answered()}</h2>
            <ul class="promises">{lines.collect_view()}</ul>
        </section>
    }
}

/// Who waits the longest.
#[component]
fn Waiting(rows: Vec<InitiativeRow>) -> impl IntoView {
    let t = use_texts();
    let allowed = rows.iter().find_map(|row| row.standing.clock.as_ref().map(|clock| clock.allowed));
    let rule = allowed.map(|days| t.waiting_rule(&t.working_days(i64::from(days))));
    let lines = rows.into_iter().map(|row| {
        view! {
            <li>
                <a href=format!("/initiatives/{}", row.id)>{row.title}</a>
                <small>{row.standing.clock.map(|reading| view! { <Clock reading=reading /> })}</small>
            </li>
        }
    });
    let lines = lines.collect_view();
    let list = (!lines.is_empty()).then(|| {
        view! {
            <ul class="linklist">{lines}</ul>
            <p class="small">
                <a href="/?order=waiting#list">{t.all_waiting()}</a>
            </p>
        }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="waiting">
            <h2 id="waiting">{t.show_waiting()}</h2>
            <p class="small soft">{rule.unwrap_or_else(|| t.nobody_waits().to_owned())}</p>
            {list}
        </section>
    }
}

/// What is promised next.
#[component]
fn Promised(rows: Vec<CommitmentRow>) -> impl IntoView {
    let t = use_texts();
    let lines = rows.into_iter().map(|row| {
        let (words, title) = promise_at(t, &row.commitment, row.title);
        view! { <Promise commitment=row.commitment words=words title=title /> }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby="promised">
                <h2 id="promised">{t.promised_next()}</h2>
                <ul class="promises">{lines}</ul>
                <p class="small">
                    <a href="/commitments">{t.all_promises()}</a>
                </p>
            </section>
        }
    })
}
