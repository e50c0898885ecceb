//! The lists of the desk.

use crate::{
    companions::forms::StandForm,
    initiatives::standing::Clock,
    surroundings::{use_surroundings, use_texts},
    ui::{
        moment::Moment,
        person::{Avatar, called},
    },
};
use leptos::prelude::*;
use naast_domain::{
    desk::{DeskRow, Handed},
    member::{Byline, Office},
};

/// Initiatives that ask for something; `stand`: with a button to go and stand there.
#[component]
pub fn WorkList(
    id: &'static str,
    title: &'static str,
    empty: &'static str,
    rows: Vec<DeskRow>,
    #[prop(optional)] stand: bool,
) -> impl IntoView {
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let list = rows.into_iter().map(move |row| view! { <Row row=row stand=stand /> });
    view! {
        <section class="stack gap-3" aria-labelledby=id>
            <h2 id=id>{title} " " <span class="number soft">{count}</span></h2>
            {(count == 0).then(|| view! { <p class="empty">{empty}</p> })}
            {(count > 0).then(|| view! { <ul class="card worklist">{list.collect_view()}</ul> })}
        </section>
    }
}

#[component]
fn Row(row: DeskRow, stand: bool) -> impl IntoView {
    let t = use_texts();
    let me = use_surroundings().with_untracked(|known| {
        known.viewer.member().map(|member| Byline {
            id: Some(member.id),
            name: member.name.clone(),
            office: Some(Office::default()),
            imported_number: None,
        })
    });
    let id = row.initiative;
    // A question is answered in its own branch; everything else below the thread.
    let reply = row.about.map_or_else(
        || format!("/initiatives/{id}#respond"),
        |about| format!("/initiatives/{id}?branch={about}&reply={about}#reply-{about}"),
    );
    let who = called(t, &row.initiator);
    let facts = if row.place.is_empty() { who.clone() } else { format!("{who} · {}", row.place) };
    let seat = match me.filter(|_| !stand) {
        Some(me) => view! { <Avatar byline=me /> }.into_any(),
        None => view! { <span class="avatar avatar--free" aria-hidden="true"></span> }.into_any(),
    };
    view! {
        <li>
            <span class="pair"><Avatar byline=row.initiator.clone() /> " " {seat}</span>
            <div class="stack gap-1">
                <h3><a href=format!("/initiatives/{id}")>{row.title.clone()}</a></h3>
                <p class="said">"“" {row.says} "”"</p>
                <p>{facts}</p>
            </div>
            <div class="worklist__act">
                {row.clock.map(|reading| view! { <Clock reading=reading /> })}
                {if stand {
                    view! { <StandForm id=id small=true /> }.into_any()
                } else {
                    view! { <a class="button button--small" href=reply>{t.answer_this()} <span class="unseen">": " {row.title}</span></a> }.into_any()
                }}
            </div>
        </li>
    }
}

/// What colleagues handed over, with their notes.
#[component]
pub fn HandedList(handed: Vec<Handed>) -> impl IntoView {
    let t = use_texts();
    let lines = handed.into_iter().map(move |one| {
        view! { <li><a href=format!("/initiatives/{}", one.initiative)>{one.title}</a> <small>{t.handed_by(&one.from)} ": “" {one.note} "” " <Moment at=one.at /></small></li> }
    }).collect_view();
    (!lines.is_empty()).then(|| {
        view! { <section aria-labelledby="handed"><h2 id="handed">{t.handed_to_you()}</h2> <ul class="linklist">{lines}</ul></section> }
    })
}
