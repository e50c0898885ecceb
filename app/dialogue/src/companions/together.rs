//! Resident and official, side by side, same size; where it stands, and whose turn it is.

use crate::journal::standing::{Clock, say, turn};
use leptos::prelude::*;
use naast_domain::{
    clock::Why,
    companions::Companion,
    initiatives::{Initiative, offer::Carrier},
};
use naast_ui::{
    person::{Avatar, called},
    surroundings::{use_texts, use_today},
    view,
};

/// What is read in the card; below it stand how they came to stand there, and what can be done about it.
#[component]
pub fn Together(initiative: Initiative) -> impl IntoView {
    let others: Vec<_> = initiative.companions.iter().skip(1).cloned().collect();
    let first = initiative.companions.first().cloned();
    view! {
        <div class="together__seat">
            <Initiator initiative=initiative.clone() />
        </div>
        <div class="together__seat">
            <Seat first=first others=others />
        </div>
        <Where initiative=initiative />
    }
}

#[component]
fn Initiator(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let name = called(t, &initiative.initiator);
    let own = initiative.initiator.id;
    let linked = match own {
        Some(id) => view! {
            <a class="person__name" href=format!("/members/{id}")>
                {name}
            </a>
        },
        None => name.into_any(),
    };
    let together = |carrier: &&Carrier| carrier.has_joined && Some(carrier.id) != own;
    let names: Vec<_> =
        initiative.carriers.iter().filter(together).map(|carrier| carrier.byline.name.clone()).collect();
    let together = (!names.is_empty()).then(|| t.together_with(&names.join(", ")));
    view! {
        <Avatar byline=initiative.initiator.clone() />
        <p>
            <small>{t.begun_by()}</small>
            " "
            <b>{linked}</b>
            " "
            <small>{together}</small>
        </p>
    }
}

#[component]
fn Seat(first: Option<Companion>, others: Vec<Companion>) -> impl IntoView {
    let t = use_texts();
    let Some(first) = first else {
        return view! {
            <span class="avatar avatar--free" aria-hidden="true" />
            <p>
                <small>{t.seat_free()}</small>
                " "
                <b>{t.nobody_yet()}</b>
            </p>
        };
    };
    let office = first.byline.office.clone().unwrap_or_default();
    let names: Vec<_> = others.iter().map(|companion| companion.byline.name.clone()).collect();
    let also = (!names.is_empty()).then(|| t.together_with(&names.join(", ")));
    view! {
        <Avatar byline=first.byline.clone() />
        <p>
            <small>{t.beside_them()}</small>
            " "
            <b>
                <a class="person__name" href=format!("/members/{}", first.id)>
                    {first.byline.name.clone()}
                </a>
            </b>
            " "
            <small>{format!("{}, {}", office.function, office.department)}</small>
            " "
            <small>{also}</small>
        </p>
    }
}

/// Where it stands, in one sentence; whose turn it is; the clock, and why it stands still.
#[component]
fn Where(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let name = called(t, &initiative.initiator);
    let standing = initiative.standing;
    let said = say(t, &standing, &name, use_today());
    let turn = turn(t, &standing, &name).map(|turn| {
        view! {
            <span>
                <b>{t.turn_label()}</b>
                " "
                {turn}
            </span>
        }
    });
    let is_paused = standing.clock.as_ref().is_some_and(|clock| matches!(clock.pause, Some((Why::ByHand, _))));
    let reason = (is_paused && !initiative.pause_reason.is_empty())
        .then(|| view! { <p class="small">{t.paused_because()} " " {initiative.pause_reason}</p> });
    view! {
        <div class="together__standing standing">
            <h2>{t.where_it_stands()}</h2>
            <p>
                {(!said.decided.is_empty())
                    .then(|| {
                        view! {
                            <mark>{said.decided}</mark>
                            " "
                        }
                    })} {said.now}
            </p>
            <div class="row small">{turn} {standing.clock.map(|reading| view! { <Clock reading=reading /> })}</div>
            {reason}
        </div>
    }
}
