//! Clearing up after a flood: choose by a pattern, look at what fits, and take one measure on all of it.

use crate::moderation::clearing::{
    outcome::{Latest, clearable},
    server_fns::{Clear, Looked, ReadFittingComments},
};
use leptos::prelude::*;
use leptos_router::{components::Form as GetForm, hooks::use_query_map};
use naast_dialogue::organisation::rule_options::ground_options;
use naast_domain::{
    measures::{MeasureField, MeasureKind, statement},
    moderation::clearing::{Fitting, LONGEST, MEASURES, NEWEST, PatternInput, Sample},
    organisation::house_rule::HouseRule,
};
use naast_ui::{
    error::AppError,
    field::{Choice, Field, Kind},
    form::{Form, use_form},
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    surroundings::use_texts,
    texts::ClearingOf,
    title::titled,
    view,
    wrong::ErrorSummary,
};

/// Where clearings are.
pub const CLEARINGS: &str = "/moderation/clearings";

/// How far back to look when nothing else is said, in hours.
const DAY: &str = "24";

/// The page.
#[component]
pub fn ClearingPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let pattern = Memo::new(move |_| query.with(|query| PatternInput::read(|name| query.get(name))));
    let kind = Memo::new(move |_| {
        let asked = query.with(|query| query.get("kind").and_then(|word| MeasureKind::from_word(&word)));
        asked.filter(|kind| MEASURES.contains(kind)).unwrap_or(MeasureKind::Hide)
    });
    let looked = use_asked(move || ReadFittingComments { kind: kind.get(), pattern: pattern.get() });
    view! {
        <Narrow title=t.clearing()>
            <p class="lede">{t.clearing_lede()}</p>
            <Loaded
                asked=looked
                show=move |looked| {
                    let (kind, pattern) = (kind.get_untracked(), pattern.get_untracked());
                    let Looked { fitting, wrong, rules, latest } = looked;
                    view! {
                        <PatternForm kind=kind pattern=pattern.clone() wrong=wrong />
                        {fitting
                            .map(|fitting| {
                                view! { <WhatFits kind=kind pattern=pattern fitting=fitting rules=rules /> }
                            })}
                        <Latest clearings=latest />
                    }
                }
            />
            <p>
                <a href="/moderation">{t.to_queue()}</a>
            </p>
        </Narrow>
    }
}

#[component]
fn PatternForm(kind: MeasureKind, pattern: PatternInput, wrong: Option<AppError>) -> impl IntoView {
    let t = use_texts();
    let error = Signal::stored(wrong);
    let kinds = MEASURES.iter().map(|kind| (kind.word().to_owned(), clearable(t, *kind).to_owned())).collect();
    let hours = if pattern.is_empty() { DAY.to_owned() } else { pattern.hours };
    let (longest, newest) = (LONGEST.to_string(), NEWEST.to_string());
    view! {
        <search aria-label=t.clearing_pattern()>
            <GetForm method="GET" action=CLEARINGS attr:class="card stack gap-5">
                <ErrorSummary error=error />
                <h2>{t.clearing_pattern()}</h2>
                <Field
                    name="phrase"
                    label=t.clearing_words()
                    hint=t.clearing_words_hint()
                    value=pattern.phrase
                    error=error
                />
                <label class="check">
                    <input type="checkbox" name="links" value="on" checked=!pattern.links.is_empty() />
                    " "
                    <span>{t.clearing_links()}</span>
                </label>
                <Field
                    name="hours"
                    label=t.clearing_hours()
                    hint=t.clearing_hours_hint(&longest)
                    value=hours
                    error=error
                />
                <Field
                    name="newcomers"
                    label=t.clearing_newcomers()
                    hint=t.clearing_newcomers_hint(&newest)
                    value=pattern.newcomers
                    error=error
                />
                <Field
                    name="author"
                    label=t.clearing_author()
                    hint=t.clearing_author_hint()
                    value=pattern.author
                    error=error
                />
                <Field
                    name="initiative"
                    label=t.clearing_initiative()
                    hint=t.clearing_initiative_hint()
                    value=pattern.initiative
                    error=error
                />
                <Choice name="kind" label=t.measure() options=kinds value=kind.word() />
                <div class="actions">
                    <button class="button">{t.clearing_look()}</button>
                </div>
            </GetForm>
        </search>
    }
}

#[component]
fn WhatFits(kind: MeasureKind, pattern: PatternInput, fitting: Fitting, rules: Vec<HouseRule>) -> impl IntoView {
    let t = use_texts();
    let (comments, authors, threads) = (fitting.comments, fitting.authors, fitting.threads);
    let newest = fitting.newest.to_string();
    let sample = fitting.sample.into_iter().map(|sample| view! { <Fits sample=sample /> }).collect_view();
    view! {
        <section class="stack gap-4" aria-labelledby="fits">
            <h2 id="fits">{t.clearing_fits(comments)}</h2>
            <p>
                {t
                    .clearing_of(ClearingOf {
                        authors: &t.clearing_authors(authors),
                        threads: &t.clearing_threads(threads),
                    })}
            </p>
            {(fitting.own > 0).then(|| view! { <p class="notice">{t.clearing_own(fitting.own)}</p> })}
            {(comments > 0)
                .then(|| {
                    view! {
                        <h3>{t.clearing_latest_of_them()}</h3>
                        <ul class="worklist card">{sample}</ul>
                        <Statement
                            kind=kind
                            pattern=pattern
                            newest=newest
                            times=if kind.is_personal() { authors } else { comments }
                            rules=rules
                        />
                    }
                })}
        </section>
    }
}

#[component]
fn Fits(sample: Sample) -> impl IntoView {
    let t = use_texts();
    let (author, comment) = (format!("/members/{}", sample.author), format!("/comments/{}", sample.comment));
    view! {
        <li>
            <div>
                <p>
                    <a href=author>{sample.author_name}</a>
                    " · "
                    <a href=comment>{titled(t, sample.title)}</a>
                    " · "
                    <Moment at=sample.at />
                </p>
                <p class="words">{sample.text}</p>
            </div>
        </li>
    }
}

/// The form that begins it, with the pattern as it was looked at.
#[component]
fn Statement(
    kind: MeasureKind,
    pattern: PatternInput,
    newest: String,
    /// How many measures it will be.
    times: i64,
    rules: Vec<HouseRule>,
) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Clear>(None);
    let error = state.errors();
    let grounds = ground_options(t, rules);
    let most = statement::LONGEST_SUSPENSION.to_string();
    let hidden = [
        ("kind", kind.word().to_owned()),
        ("newest", newest),
        ("hours", pattern.hours),
        ("phrase", pattern.phrase),
        ("links", pattern.links),
        ("newcomers", pattern.newcomers),
        ("author", pattern.author),
        ("initiative", pattern.initiative),
    ];
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <Form state=state class="card stack gap-5 measure-form">
            <ErrorSummary error=error prefix="clear-" />
            <h3>{clearable(t, kind)}</h3>
            {hidden.collect_view()}
            {kind
                .takes(MeasureField::Days)
                .then(|| {
                    view! {
                        <Field
                            name="days"
                            label=t.suspend_days()
                            hint=t.suspend_days_hint(&most)
                            value=state.typed("days", "14")
                            error=error
                            prefix="clear-"
                        />
                    }
                })}
            <Choice
                name="rule"
                label=t.label_rule()
                options=grounds
                value=state.typed("rule", "")
                error=error
                prefix="clear-"
            />
            <div data-for="law">
                <Field
                    name="law"
                    label=t.which_law()
                    hint=t.which_law_hint()
                    value=state.typed("law", "")
                    error=error
                    prefix="clear-"
                />
            </div>
            <Field
                name="reason"
                label=t.label_reason()
                hint=t.clearing_reason_hint()
                kind=Kind::Lines(4)
                value=state.typed("reason", "")
                error=error
                prefix="clear-"
            />
            <p class="small soft">{t.statement_hint()}</p>
            <div class="actions">
                <button class="button button--main">{t.clearing_do(times)}</button>
            </div>
        </Form>
    }
}
