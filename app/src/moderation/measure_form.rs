//! The form of a measure. What only one measure asks is shown when that one is chosen.

use crate::{
    moderation::{kinds::to_do, report::rule_options, server_fns::TakeMeasure},
    surroundings::use_texts,
    ui::{
        field::{Choice, Field, Kind},
        form::{Form, use_form},
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use naast_domain::{house_rule::HouseRule, measure::MeasureKind, report::Case, statement};

/// The measures that fit how things stand.
fn fitting(case: &Case, is_locked: bool) -> Vec<MeasureKind> {
    let is_thread = case.subject.comment.is_none();
    let fits = |kind: &MeasureKind| match kind {
        MeasureKind::Hide => !case.is_hidden && !case.is_withdrawn,
        MeasureKind::Restore => case.is_hidden,
        MeasureKind::Lock => is_thread && !is_locked && !case.is_withdrawn,
        MeasureKind::Reopen => is_thread && is_locked,
        MeasureKind::Warn => case.account.is_some(),
        MeasureKind::Suspend => case.account.is_some_and(|account| account.suspended_until.is_none()),
        MeasureKind::Lift => case.account.is_some_and(|account| account.suspended_until.is_some()),
    };
    MeasureKind::ALL.iter().copied().filter(fits).collect()
}

/// The form.
#[component]
pub fn MeasureForm(case: Case, rules: Vec<HouseRule>, is_locked: bool) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeMeasure>(None);
    let error = Signal::derive(move || state.error());
    let subject = case.subject;
    let kinds = fitting(&case, is_locked);
    let chosen = state.typed("kind", kinds.first().map_or("", |kind| kind.word()));
    let choices = kinds.into_iter().map(move |kind| {
        let (name, hint) = to_do(t, kind);
        let checked = kind.word() == chosen;
        view! { <label class="choice"><input type="radio" name="kind" value=kind.word() checked=checked /> " " <span>{name} " " <small>{hint}</small></span></label> }
    });
    let reported = case.reports.first().map(|report| report.rule.id.to_string()).unwrap_or_default();
    let mut grounds = rule_options(t, rules);
    grounds.push((statement::LAW.to_owned(), t.the_law().to_owned()));
    view! {
        <Form state=state class="card stack gap-5 measure-form">
            <ErrorSummary error=error />
            <input type="hidden" name="initiative" value=subject.initiative.to_string() />
            <input type="hidden" name="comment" value=subject.comment.map(|comment| comment.to_string()).unwrap_or_default() />
            <fieldset class="choices"><legend>{t.measure()}</legend> {choices.collect_view()}</fieldset>
            <div data-for="suspend"><Field name="days" label=t.suspend_days() hint=t.suspend_days_hint(&statement::LONGEST_SUSPENSION.to_string()) value=state.typed("days", "7") error=error /></div>
            <Choice name="rule" label=t.label_rule() options=grounds value=state.typed("rule", &reported) error=error />
            <div data-for="law"><Field name="law" label=t.which_law() hint=t.which_law_hint() value=state.typed("law", "") error=error /></div>
            <Field name="reason" label=t.label_reason() hint=t.reason_hint() kind=Kind::Lines(4) value=state.typed("reason", "") error=error />
            <p class="small soft">{t.statement_hint()}</p>
            <div class="actions"><button class="button button--main">{t.take_measure()}</button></div>
        </Form>
    }
}
