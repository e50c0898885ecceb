//! One rule in the way: where it is written, what it stops, who ran into it, and what was said to have come of it.

use crate::obstacles::outcome::OutcomeTag;
use leptos::prelude::*;
use naast_domain::{
    location::Location,
    members::Byline,
    obstacles::{Obstacle, ObstacleLink, Settlement},
    time::Timestamp,
};
use naast_ui::{moment::Moment, person::called, surroundings::use_texts, view};

/// A rule in a list, under a heading that leads to its own page.
#[component]
pub fn RuleInList(
    obstacle: Obstacle,
    /// Goes behind its address: the initiative that somebody looks for a rule for.
    search: String,
) -> impl IntoView {
    let href = format!("/obstacles/{}{search}", obstacle.id);
    let heading = format!("“{}”", obstacle.rule);
    view! {
        <article class="rule">
            <OutcomeTag outcome=obstacle.settlement.as_ref().map(|settled| settled.outcome) />
            <h2>
                <a href=href>{heading}</a>
            </h2>
            <RuleFacts obstacle=obstacle />
        </article>
    }
}

/// What is known of a rule, below its heading.
#[component]
pub fn RuleFacts(obstacle: Obstacle) -> impl IntoView {
    let t = use_texts();
    let Obstacle { citation, link, blocks, named_by, named_at, settlement, links, link_count, id, .. } = obstacle;
    let (text, blocks) = match &settlement {
        Some(settled) => (settled.reason.clone(), blocks),
        None => (blocks, String::new()),
    };
    let is_written = !(citation.is_empty() && link.is_empty());
    view! {
        {(!text.is_empty()).then(|| view! { <p class="rule__text">{text}</p> })}
        <dl class="terms">
            {is_written
                .then(|| {
                    view! {
                        <dt>{t.obstacle_where()}</dt>
                        <dd>
                            <Written citation=citation link=link />
                        </dd>
                    }
                })}
            {(!blocks.is_empty())
                .then(|| {
                    view! {
                        <dt>{t.obstacle_blocks()}</dt>
                        <dd class="rule__text">{blocks}</dd>
                    }
                })}
            {(link_count > 0)
                .then(|| {
                    view! {
                        <dt>{t.obstacle_ran_into()}</dt>
                        <dd>
                            <Links links=links count=link_count more=format!("/obstacles/{id}") />
                        </dd>
                    }
                })} <dt>{t.obstacle_named_by()}</dt> <dd>
                <Who byline=named_by at=named_at />
            </dd>
            {settlement
                .map(|settled| {
                    view! {
                        <dt>{t.obstacle_settled_by()}</dt>
                        <dd>
                            <Who byline=settled.by at=settled.at />
                        </dd>
                    }
                })}
        </dl>
    }
}

/// Where it is written; what people link to is not ours (HTML standard, 4.6.6: nofollow, ugc, noopener).
#[component]
fn Written(citation: String, link: String) -> impl IntoView {
    let t = use_texts();
    // Parsed when it was named; looked at once more, because it becomes an address.
    let is_web = link.starts_with("https://") || link.starts_with("http://");
    let text = if citation.is_empty() { t.obstacle_read_rule().to_owned() } else { citation.clone() };
    if is_web {
        view! {
            <a href=link rel="nofollow ugc noopener">
                {text}
            </a>
        }
    } else {
        citation.into_any()
    }
}

/// The initiatives that ran into it, with what is left out as a number.
#[component]
fn Links(links: Vec<ObstacleLink>, count: i64, more: String) -> impl IntoView {
    let t = use_texts();
    let left_out = count - i64::try_from(links.len()).unwrap_or(count);
    let links = links.into_iter().enumerate().map(|(place, link)| {
        let href = Location::of(link.initiative, link.comment).path();
        view! {
            {(place > 0).then_some(", ")}
            <a href=href>{link.title}</a>
        }
    });
    view! {
        {links.collect_view()}
        {(left_out > 0)
            .then(|| {
                view! {
                    " "
                    <a href=more>{t.obstacle_and_others(left_out)}</a>
                }
            })}
    }
}

/// What was said to have come of it before, the newest first.
#[component]
pub fn Earlier(outcomes: Vec<Settlement>) -> impl IntoView {
    let t = use_texts();
    let lines = outcomes
        .into_iter()
        .map(|said| {
            view! {
                <li class="stack gap-2">
                    <p>
                        <OutcomeTag outcome=Some(said.outcome) />
                    </p>
                    <p class="rule__text">{said.reason}</p>
                    <p class="small soft">
                        <Who byline=said.by at=said.at />
                    </p>
                </li>
            }
        })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby="earlier">
                <h2 id="earlier">{t.obstacle_earlier()}</h2>
                <ul class="stack gap-5">{lines}</ul>
            </section>
        }
    })
}

#[component]
fn Who(byline: Byline, at: Timestamp) -> impl IntoView {
    let t = use_texts();
    let name = called(t, &byline);
    let office = byline.office.map(|office| format!(" ({}, {})", office.function, office.department));
    let linked = match byline.id {
        Some(id) => view! { <a href=format!("/members/{id}")>{name}</a> },
        None => name.into_any(),
    };
    view! {
        {linked}
        {office}
        ", "
        <Moment at=at />
    }
}
