//! A report and what became of it, for whoever made it; and for moderators when they were asked to look again.

use crate::appeals::{
    forms::{AppealForm, AppealShown, DecideForm},
    server_fns::{AskAgain, DecideAppeal, ReadReport},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::measures::about::named;
use naast_domain::{
    appeals::{Contested, ReportPage},
    cases::report::Answered,
    ids::ReportId,
};
use naast_ui::{
    form::{FormState, use_form},
    loaded::{Loaded, use_asked_again},
    moment::Moment,
    page::Narrow,
    paths::{case_address, reasons_address},
    surroundings::use_texts,
    view,
};

/// Where a report is answered.
pub fn report_address(id: ReportId) -> String {
    format!("/reports/{id}")
}

/// The page.
#[component]
pub fn AnsweredPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        ReportId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let (ask, decide) = (use_form::<AskAgain>(None), use_form::<DecideAppeal>(None));
    let (asked, decided) = (ask.times_done(), decide.times_done());
    let page =
        use_asked_again(move || format!("{} {}", asked.get(), decided.get()), move || ReadReport { id: id.get() });
    view! {
        <Narrow title=t.the_report()>
            <Loaded asked=page show=move |page| view! { <Whole page=page ask=ask decide=decide /> } />
        </Narrow>
    }
}

#[component]
fn Whole(page: ReportPage, ask: FormState<AskAgain>, decide: FormState<DecideAppeal>) -> impl IntoView {
    let t = use_texts();
    let ReportPage { answered, appeal, recourse } = page;
    let (id, subject) = (answered.report.id, answered.subject);
    let deciding = appeal.clone().filter(|_| recourse.may_decide);
    view! {
        <div class="stack gap-6">
            <Facts answered=answered />
            {appeal.map(|appeal| view! { <AppealShown appeal=appeal /> })}
            {recourse.may_appeal.then(|| view! { <AppealForm contested=Contested::Report(id) state=ask /> })}
            {deciding
                .map(|appeal| {
                    view! {
                        <p>{t.follow_after_all()} " " <a href=case_address(subject)>{t.to_case()}</a></p>
                        <DecideForm appeal=appeal state=decide is_report=true />
                    }
                })}
        </div>
    }
}

#[component]
fn Facts(answered: Answered) -> impl IntoView {
    let t = use_texts();
    let place = answered.subject.path();
    let report = answered.report;
    let outcome = match (answered.settled_at, answered.measure) {
        (None, _) => view! {
            <p>
                <span class="tag tag--wait">{t.report_waits()}</span>
            </p>
        },
        (Some(at), Some(measure)) => {
            let href = reasons_address(measure);
            view! { <p>{t.report_followed()} " " <Moment at=at /> " " <a href=href>{t.read_reasons()}</a></p> }
        }
        (Some(at), None) => view! {
            <p>{t.report_not_followed()} " " <Moment at=at /></p>
            {(!answered.answer.is_empty()).then(|| view! { <blockquote class="words">{answered.answer}</blockquote> })}
        },
    };
    view! {
        <dl class="terms card">
            <dt>{t.about_what()}</dt>
            <dd>
                <a href=place>{named(t, answered.subject, answered.title)}</a>
            </dd>
            <dt>{t.label_rule()}</dt>
            <dd>
                {report.rule.title(t.0).to_owned()} " " <small>
                    <Moment at=report.at />
                </small>
            </dd>
            {(!report.words.is_empty())
                .then(|| {
                    view! {
                        <dt>{t.report_words_said()}</dt>
                        <dd class="words">{report.words}</dd>
                    }
                })}
        </dl>
        <section class="stack gap-2" aria-labelledby="outcome">
            <h2 id="outcome">{t.what_became()}</h2>
            {outcome}
        </section>
    }
}
