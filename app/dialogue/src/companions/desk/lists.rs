//! The lists of the desk. Each line leads into the thread, with the reply form open there.

use crate::{companions::forms::StandForm, journal::standing::Clock};
use leptos::prelude::*;
use naast_domain::{
    companions::desk::{Count, DeskRow, Handed, Lines},
    ids::InitiativeId,
    members::{Byline, Office},
    time::number,
};
use naast_ui::{
    moment::Moment,
    paths::to_reply,
    person::{Avatar, called},
    surroundings::{use_surroundings, use_texts},
    texts::DeskFirstOf,
    view,
};

/// The form to answer below the thread.
fn to_respond(id: InitiativeId) -> String {
    format!("/initiatives/{id}#respond")
}

/// Says that a list goes on, and where all of it is.
#[component]
pub fn FirstOf(shown: usize, count: Count, all: &'static str) -> impl IntoView {
    let t = use_texts();
    let shown = i64::try_from(shown).unwrap_or(count.at_least);
    let words = move || t.desk_first_of(DeskFirstOf { count: &count.words(t.0), shown: &number(shown, t.0) });
    (shown < count.at_least).then(|| {
        view! {
            <p class="small">
                <a href=all>{words()}</a>
            </p>
        }
    })
}

/// Initiatives that ask for something; `stand`: with a button to go and stand there.
#[component]
pub fn WorkList(
    id: &'static str,
    title: &'static str,
    empty: &'static str,
    lines: Lines<DeskRow>,
    /// Where all of such a list is.
    all: &'static str,
    #[prop(optional)] stand: bool,
) -> impl IntoView {
    let t = use_texts();
    let Lines { rows, count } = lines;
    let shown = rows.len();
    let list = rows.into_iter().map(move |row| view! { <Row row=row stand=stand /> });
    view! {
        <section class="stack gap-3" aria-labelledby=id>
            <h2 id=id>{title} " " <span class="number soft">{count.words(t.0)}</span></h2>
            {(shown == 0).then(|| view! { <p class="empty">{empty}</p> })}
            {(shown > 0).then(|| view! { <ul class="card worklist">{list.collect_view()}</ul> })}
            <FirstOf shown=shown count=count all=all />
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
    // What somebody said is answered there; the story is answered below the thread.
    let reply = row.about.map_or_else(|| to_respond(id), to_reply);
    let who = called(t, &row.initiator);
    let facts = if row.place.is_empty() { who.clone() } else { format!("{who} · {}", row.place) };
    let seat = match me.filter(|_| !stand) {
        Some(me) => view! { <Avatar byline=me /> },
        None => view! { <span class="avatar avatar--free" aria-hidden="true" /> },
    };
    view! {
        <li>
            <span class="pair">
                <Avatar byline=row.initiator.clone() />
                " "
                {seat}
            </span>
            <div class="stack gap-1">
                <h3>
                    <a href=reply.clone()>{row.title.clone()}</a>
                </h3>
                <p class="said">"“" {row.says} "”"</p>
                <p>{facts}</p>
            </div>
            <div class="worklist__act">
                {row.clock.map(|reading| view! { <Clock reading=reading /> })}
                {if stand {
                    view! { <StandForm id=id small=true /> }
                } else {
                    view! {
                        <a class="button button--small" href=reply>
                            {t.answer_this()}
                            <span class="unseen">": " {row.title}</span>
                        </a>
                    }
                }}
            </div>
        </li>
    }
}

/// What colleagues handed over, with their notes.
#[component]
pub fn HandedList(handed: Lines<Handed>) -> impl IntoView {
    let t = use_texts();
    let count = handed.count;
    let lines = handed
        .rows
        .into_iter()
        .map(move |one| {
            view! {
                <li>
                    <a href=to_respond(one.initiative)>{one.title}</a>
                    <small>{t.handed_by(&one.from)} ": “" {one.note} "” " <Moment at=one.at /></small>
                </li>
            }
        })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="handed">
                <h2 id="handed">{t.handed_to_you()} " " <span class="number soft">{count.words(t.0)}</span></h2>
                <ul class="linklist">{lines}</ul>
            </section>
        }
    })
}
