//! What whoever took it on reads, and the form to decide: this one appeal, until it is decided.

use crate::appeals::{
    forms::{AppealShown, outcome_choices},
    reviews::server_fns::{DecideReview, ReadReview},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::measures::{
    about::named,
    statement::{Sealed, Statement},
};
use naast_domain::{
    appeals::review::{OpenReview, ReviewPage},
    cases::report::Report,
    ids::{AppealId, ReviewId},
    notices::CaseNotice,
};
use naast_ui::{
    field::{Field, GroupError, Kind},
    form::{Form, FormState, use_form},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn ReviewingPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        ReviewId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let decide = use_form::<DecideReview>(None);
    let decided = decide.times_done();
    let page = use_asked_again(move || decided.get().to_string(), move || ReadReview { id: id.get() });
    view! {
        <Narrow title=t.review_title()>
            <Loaded
                asked=page
                show=move |page| match page {
                    ReviewPage::Open(page) => view! { <Whole page=*page decide=decide /> },
                    ReviewPage::Decided => {
                        view! {
                            <p class="lede" role="status">
                                {t.review_decided()}
                            </p>
                        }
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Whole(page: OpenReview, decide: FormState<DecideReview>) -> impl IntoView {
    let t = use_texts();
    let (appeal, is_report) = (page.appeal.id, page.measure.is_none());
    let said = (!page.answer.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby="answer">
                <h2 id="answer">{t.review_answer()}</h2>
                <blockquote class="words">{page.answer.clone()}</blockquote>
            </section>
        }
    });
    let text = if page.body_html.is_empty() {
        view! { <p class="soft">{t.review_withdrawn_text()}</p> }
    } else {
        view! { <div class="quoted prose" inner_html=page.body_html /> }
    };
    view! {
        <div class="stack gap-6">
            <p class="lede">{t.review_lede(&page.organisation)}</p>
            <p>{t.review_duties()} " " <a href="/house-rules">{t.house_rules()}</a></p>
            {page.measure.map(|measure| view! { <Statement measure=measure /> })}
            {page.report.map(|report| view! { <Reported report=report /> })}
            {page.notice.map(|notice| view! { <Noticed notice=notice /> })}
            {said}
            <section class="case stack" aria-labelledby="text">
                <h2 id="text">{t.the_text()}</h2>
                <p class="soft small">{named(t, page.subject, page.title)}</p>
                {text}
            </section>
            <Sealed versions=page.sealed />
            <AppealShown appeal=page.appeal />
            <DecideForm appeal=appeal state=decide is_report=is_report />
        </div>
    }
}

#[component]
fn Reported(report: Report) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack gap-3" aria-labelledby="said">
            <h2 id="said">{t.the_report()}</h2>
            <dl class="terms card">
                <dt>{t.label_rule()}</dt>
                <dd>{report.rule.title(t.0).to_owned()}</dd>
                {(!report.words.is_empty())
                    .then(|| {
                        view! {
                            <dt>{t.why()}</dt>
                            <dd class="words">{report.words}</dd>
                        }
                    })}
            </dl>
        </section>
    }
}

#[component]
fn Noticed(notice: CaseNotice) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack gap-3" aria-labelledby="said">
            <h2 id="said">{t.the_report()}</h2>
            <dl class="terms card">
                <dt>{t.notice_why()}</dt>
                <dd class="words">{notice.grounds}</dd>
                {(!notice.law.is_empty())
                    .then(|| {
                        view! {
                            <dt>{t.the_law()}</dt>
                            <dd>{notice.law}</dd>
                        }
                    })}
            </dl>
        </section>
    }
}

#[component]
fn DecideForm(appeal: AppealId, state: FormState<DecideReview>, is_report: bool) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let choices = outcome_choices(t, &state.typed("outcome", ""), is_report, true);
    view! {
        <Form state=state class="card stack gap-5">
            <h2>{t.appeal_decide()}</h2>
            <ErrorSummary error=error prefix="decide-" />
            <input type="hidden" name="appeal" value=appeal.to_string() />
            <fieldset class="choices">
                <legend>{t.what_done()}</legend>
                <GroupError name="outcome" error=error prefix="decide-" />
                {choices}
            </fieldset>
            <Field
                name="reason"
                label=t.label_reason()
                hint=t.appeal_reason_hint()
                kind=Kind::Lines(4)
                value=state.typed("reason", "")
                error=error
                prefix="decide-"
            />
            <div class="actions">
                <button class="button button--main">{t.appeal_decide_button()}</button>
            </div>
        </Form>
    }
}
