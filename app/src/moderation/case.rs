//! One case: the text, the reports, and the measure with its reasons.

use crate::{
    initiatives::title::titled,
    moderation::{
        report::rule_options,
        server_fns::{DismissReports, ReadCase, TakeMeasure},
    },
    surroundings::use_texts,
    ui::{
        field::{Choice, Field, Kind},
        form::{Form, use_form},
        loaded::{Asked, Loaded, use_asked},
        moment::Moment,
        page::Narrow,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};
use naast_domain::{
    house_rule::HouseRule,
    measure::{MeasureKind, Subject},
    report::Case,
};

type Loading = Asked<(Case, Vec<HouseRule>, bool)>;

fn parameter<T: std::str::FromStr>() -> Option<T> {
    use_params_map().with(|params| params.get("id").and_then(|id| id.parse().ok()))
}

/// The case of an initiative.
pub struct InitiativeCase {
    case: Loading,
}

#[lazy_route]
impl LazyRoute for InitiativeCase {
    fn data() -> Self {
        let id = Memo::new(|_| parameter());
        Self { case: use_asked(move || ReadCase { initiative: id.get(), comment: None }) }
    }

    fn view(this: Self) -> AnyView {
        view! { <CasePage case=this.case /> }.into_any()
    }
}

/// The case of a comment.
pub struct CommentCase {
    case: Loading,
}

#[lazy_route]
impl LazyRoute for CommentCase {
    fn data() -> Self {
        let id = Memo::new(|_| parameter());
        Self { case: use_asked(move || ReadCase { initiative: None, comment: id.get() }) }
    }

    fn view(this: Self) -> AnyView {
        view! { <CasePage case=this.case /> }.into_any()
    }
}

#[component]
fn CasePage(case: Loading) -> impl IntoView {
    let t = use_texts();
    view! {
        <Narrow title=t.case()>
            <Loaded asked=case show=move |(case, rules, is_locked)| {
                let subject = case.subject;
                let place = subject.comment.map_or_else(|| format!("/initiatives/{}", subject.initiative), |comment| format!("/comments/{comment}"));
                let has_reports = !case.reports.is_empty();
                view! {
                    <p><a href="/moderation">{t.to_queue()}</a> " · " <a href=place>{t.see_in_thread()}</a></p>
                    <Content case=case.clone() />
                    {if case.is_own_case {
                        view! { <p class="notice">{t.refusal_own_case()}</p> }.into_any()
                    } else {
                        view! { <MeasureForm case=case rules=rules is_locked=is_locked /> {has_reports.then(|| view! { <DismissForm subject=subject /> })} }.into_any()
                    }}
                }
            } />
        </Narrow>
    }
}

#[component]
fn Content(case: Case) -> impl IntoView {
    let t = use_texts();
    let reports = case.reports.into_iter().map(|report| {
        view! {
            <li><b>{report.rule.title(t.0).to_owned()}</b> <small><Moment at=report.at /></small> <p>{report.words}</p></li>
        }
    });
    view! {
        <section class="case stack" aria-labelledby="case-title">
            <h2 id="case-title">{titled(t, case.title)}</h2>
            <p class="soft small">{case.author_name} {case.is_hidden.then(|| view! { " · " <span class="tag tag--late">{t.is_hidden()}</span> })}</p>
            <div class="reported prose" inner_html=case.body_html></div>
            <h3>{t.reports()}</h3>
            <ul class="linklist">{reports.collect_view()}</ul>
        </section>
    }
}

#[component]
fn MeasureForm(case: Case, rules: Vec<HouseRule>, is_locked: bool) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeMeasure>(None);
    let error = Signal::derive(move || state.error());
    let subject = case.subject;
    let mut kinds = vec![if case.is_hidden { MeasureKind::Restore } else { MeasureKind::Hide }];
    if subject.comment.is_none() {
        kinds.push(if is_locked { MeasureKind::Reopen } else { MeasureKind::Lock });
    }
    let chosen = state.typed("kind", kinds[0].word());
    let choices = kinds.into_iter().map(move |kind| {
        let (name, hint) = match kind {
            MeasureKind::Hide => (t.measure_hide(), t.measure_hide_hint()),
            MeasureKind::Restore => (t.measure_restore(), t.measure_restore_hint()),
            MeasureKind::Lock => (t.measure_lock(), t.measure_lock_hint()),
            MeasureKind::Reopen => (t.measure_reopen(), t.measure_reopen_hint()),
        };
        let checked = kind.word() == chosen;
        view! { <label class="choice"><input type="radio" name="kind" value=kind.word() checked=checked /> " " <span>{name} " " <small>{hint}</small></span></label> }
    });
    view! {
        <Form state=state class="card stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="initiative" value=subject.initiative.to_string() />
            <input type="hidden" name="comment" value=subject.comment.map(|comment| comment.to_string()).unwrap_or_default() />
            <fieldset class="choices"><legend>{t.measure()}</legend> {choices.collect_view()}</fieldset>
            <Choice name="rule" label=t.label_rule() options=rule_options(t, rules) value=state.typed("rule", "") error=error />
            <Field name="reason" label=t.label_reason() hint=t.reason_hint() kind=Kind::Lines(4) value=state.typed("reason", "") error=error />
            <div class="actions"><button class="button button--main">{t.take_measure()}</button></div>
        </Form>
    }
}

#[component]
fn DismissForm(subject: Subject) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<DismissReports>(None);
    let error = Signal::derive(move || state.error());
    view! {
        <Form state=state class="card stack">
            <ErrorSummary error=error prefix="dismiss-" />
            <h2>{t.dismiss()}</h2>
            <p>{t.dismiss_hint()}</p>
            <input type="hidden" name="initiative" value=subject.initiative.to_string() />
            <input type="hidden" name="comment" value=subject.comment.map(|comment| comment.to_string()).unwrap_or_default() />
            <div class="actions"><button class="button">{t.dismiss_button()}</button></div>
        </Form>
    }
}
