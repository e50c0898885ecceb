//! One case: the text, the reports, what was decided about the same author before, and what to do.

use crate::{
    cases::{
        notes::Notes,
        work::{AroundIt, Hand, Similar, Waiting},
    },
    moderation::{
        flags::Flags,
        measure_form::MeasureForm,
        seconding::{setting::SecondNeeded, waiting::WaitingAbout},
        server_fns::DismissReports,
    },
    notices::in_case::{InDanger, NoticesInCase},
    queue::server_fns::ReadCase,
};
use leptos::prelude::*;
use naast_dialogue::measures::{
    about::{About, in_address, named},
    kinds::done,
};
use naast_domain::{cases::report::Case, location::Location, measures::Subject};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, use_form},
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    paths::reasons_address,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The case of an initiative.
#[component]
pub fn InitiativeCase() -> impl IntoView {
    view! { <CasePage about=Memo::new(|_| in_address(Location::Initiative)) /> }
}

/// The case of a comment.
#[component]
pub fn CommentCase() -> impl IntoView {
    view! { <CasePage about=Memo::new(|_| in_address(Location::Comment)) /> }
}

/// The case of a profile.
#[component]
pub fn ProfileCase() -> impl IntoView {
    view! { <CasePage about=Memo::new(|_| in_address(Location::Profile)) /> }
}

#[component]
fn CasePage(about: Memo<Location>) -> impl IntoView {
    let t = use_texts();
    let case = use_asked(move || ReadCase { about: about.get() });
    view! {
        <Narrow title=t.case()>
            <Loaded
                asked=case
                show=move |(case, rules)| {
                    let subject = case.subject;
                    let is_waited_for = !(case.reports.is_empty() && case.notices.is_empty()
                        && case.open_calls().next().is_none());
                    let is_asked = is_waited_for || !case.flags.is_empty();
                    view! {
                        <p>
                            <a href="/moderation">{t.to_queue()}</a>
                            " · "
                            <a href=subject
                                .path()>
                                {if subject.profile().is_some() { t.see_profile() } else { t.see_in_thread() }}
                            </a>
                        </p>
                        {case.is_urgent().then(|| view! { <InDanger /> })}
                        {(!case.is_own_case).then(|| view! { <Hand subject=subject /> })}
                        <Content case=case.clone() />
                        <Notes subject=subject />
                        <WaitingAbout subject=subject />
                        {if case.is_own_case {
                            view! { <p class="notice">{t.refusal_own_case()}</p> }
                        } else {
                            view! {
                                <SecondNeeded />
                                <MeasureForm case=case rules=rules />
                                {is_asked
                                    .then(|| view! { <DismissForm subject=subject is_waited_for=is_waited_for /> })}
                            }
                        }}
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Content(case: Case) -> impl IntoView {
    let t = use_texts();
    let (has_notices, has_reports) = (!case.notices.is_empty(), !case.reports.is_empty());
    let waiting: Vec<_> = case.open_calls().cloned().collect();
    let work = case.work;
    let versions = format!("{}/versions", case.subject.path());
    let notices = case.notices;
    let earlier = case
        .earlier
        .into_iter()
        .map(|measure| {
            let rule = measure.rule.title(t.0).to_owned();
            view! {
                <li>
                    <a href=reasons_address(measure.id)>{done(t, measure.kind)}</a>
                    " "
                    <small>
                        <Moment at=measure.at />
                        " · "
                        {rule}
                        {measure.reversed_at.map(|_| format!(" · {}", t.was_reversed()))}
                    </small>
                </li>
            }
        })
        .collect_view();
    let reports = case.reports.into_iter().map(|report| {
        view! {
            <li>
                <b>{report.rule.title(t.0).to_owned()}</b>
                <small>
                    <Moment at=report.at />
                </small>
                <p>{report.words}</p>
            </li>
        }
    });
    view! {
        <section class="case stack" aria-labelledby="case-title">
            <h2 id="case-title">{named(t, case.subject, case.title)}</h2>
            <p class="soft small">
                {case.author_name}
                {case
                    .is_hidden
                    .then(|| {
                        view! {
                            " · "
                            <span class="tag tag--late">{t.is_hidden()}</span>
                        }
                    })}
                {case
                    .account
                    .and_then(|account| account.suspended_until)
                    .map(|until| format!(" · {}", t.is_suspended(&until.date(t.0))))}
                {case
                    .account
                    .and_then(|account| account.closes_at)
                    .map(|at| format!(" · {}", t.is_closing(&at.date(t.0))))}
            </p>
            <div class="quoted prose" class:reported=has_reports || has_notices inner_html=case.body_html />
            {(work.versions > 1)
                .then(|| {
                    view! {
                        <p>
                            <a href=versions>{t.version_count(work.versions)}</a>
                        </p>
                    }
                })}
            <Waiting calls=waiting />
            <Flags initiative=case.subject.initiative() flags=case.flags />
            {has_notices.then(|| view! { <NoticesInCase notices=notices /> })}
            {(has_reports || !has_notices).then(|| view! { <h3>{t.reports()}</h3> })}
            {(!has_reports && !has_notices).then(|| view! { <p class="soft">{t.no_reports()}</p> })}
            <ul class="linklist">{reports.collect_view()}</ul>
            {(!earlier.is_empty())
                .then(|| {
                    view! {
                        <h3>{t.earlier_measures()}</h3>
                        <ul class="linklist">{earlier}</ul>
                    }
                })}
            <Similar similar=work.similar />
            <AroundIt around=work.around />
        </section>
    }
}

#[component]
fn DismissForm(
    subject: Subject,
    /// Whether a person waits for an answer; else no words are needed.
    is_waited_for: bool,
) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<DismissReports>(None);
    let error = state.errors();
    view! {
        <Form state=state class="card stack">
            <ErrorSummary error=error prefix="dismiss-" />
            <h2>{t.dismiss()}</h2>
            <p>{if is_waited_for { t.dismiss_hint() } else { t.dismiss_flags_hint() }}</p>
            <About subject=subject />
            {is_waited_for
                .then(|| {
                    view! {
                        <Field
                            name="answer"
                            label=t.dismiss_answer()
                            hint=t.dismiss_answer_hint()
                            kind=Kind::Lines(3)
                            value=state.typed("answer", "")
                            error=error
                            prefix="dismiss-"
                        />
                    }
                })}
            <div class="actions">
                <button class="button">
                    {if is_waited_for { t.dismiss_button() } else { t.dismiss_flags_button() }}
                </button>
            </div>
        </Form>
    }
}
