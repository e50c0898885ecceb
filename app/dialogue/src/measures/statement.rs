//! The statement of reasons of a measure, part by part, and what was masked.

use crate::measures::{
    about::named,
    kinds::done,
    recorded::{by, decided_by, ground, lasts, look, version_address},
};
use leptos::prelude::*;
use naast_domain::{measures::Measure, version::Version};
use naast_ui::{moment::Moment, surroundings::use_texts, view};

/// The statement, part by part.
#[component]
pub fn Statement(measure: Measure) -> impl IntoView {
    let t = use_texts();
    let place = measure.subject.map(|subject| (subject.path(), named(t, subject, measure.title.clone())));
    let (lasts, ground, version) = (lasts(t, &measure), ground(t, &measure), version_address(&measure));
    let is_plain = !measure.is_flagged && measure.second_number.is_none() && measure.reviewer.is_empty();
    let (by, decided) = (by(t, &measure), if is_plain { t.by_a_human() } else { decided_by(t, &measure) });
    let again = measure.look.as_ref().filter(|asked| !asked.reviewer.is_empty()).map(|asked| look(t, asked));
    let (rule_text, lang) = (measure.rule.text(t.0).to_owned(), measure.rule.text.lang(t.0));
    view! {
        <dl class="terms card">
            <dt>{t.what_done()}</dt>
            <dd>{done(t, measure.kind)} " " <small>{by} ", " <Moment at=measure.at /></small></dd>
            {place
                .map(|(href, title)| {
                    view! {
                        <dt>{t.about_what()}</dt>
                        <dd>
                            <a href=href>{title}</a>
                        </dd>
                    }
                })}
            {measure
                .target
                .map(|target| {
                    view! {
                        <dt>{t.where_to()}</dt>
                        <dd>
                            <a href=format!("/initiatives/{target}")>{t.the_other_initiative(&target.to_string())}</a>
                        </dd>
                    }
                })}
            {measure
                .minutes
                .map(|minutes| {
                    view! {
                        <dt>{t.slow_minutes()}</dt>
                        <dd>{minutes}</dd>
                    }
                })}
            <dt>{if measure.law.is_empty() { t.label_rule() } else { t.the_law() }}</dt>
            <dd>
                {ground}
                {(!rule_text.is_empty())
                    .then(|| {
                        view! {
                            <p class="small" lang=lang>
                                {rule_text}
                            </p>
                        }
                    })} {version.map(|href| view! { <a href=href>{t.see_rule_that_day()}</a> })}
            </dd>
            <dt>{t.why()}</dt>
            <dd class="words">{measure.reason}</dd>
            <dt>{t.how_long()}</dt>
            <dd>{lasts}</dd>
            <dt>{t.by_whom()}</dt>
            <dd>{decided}</dd>
            {again
                .map(|again| {
                    view! {
                        <dt>{t.appeal()}</dt>
                        <dd>{again}</dd>
                    }
                })}
        </dl>
    }
}

/// What was masked, as it read before.
#[component]
pub fn Sealed(versions: Vec<Version>) -> impl IntoView {
    let t = use_texts();
    let shown = versions.into_iter().rev().map(|version| {
        let title = (!version.title.is_empty()).then(|| {
            view! {
                <p>
                    <b>{version.title.clone()}</b>
                </p>
            }
        });
        view! {
            {title}
            <p class="version">{version.text}</p>
            <p class="small soft">{t.destroyed_on(&version.saved_at.date(t.0))}</p>
        }
    });
    let shown = shown.collect_view();
    (!shown.is_empty()).then(|| {
        view! {
            <section class="case stack" aria-labelledby="sealed">
                <h2 id="sealed">{t.what_was_masked()}</h2>
                <div class="quoted stack">{shown}</div>
            </section>
        }
    })
}
