//! The form of a measure. What only one measure asks is shown when that one is chosen.

use crate::moderation::server_fns::TakeMeasure;
use leptos::prelude::*;
use naast_dialogue::{
    measures::{about::About, kinds::to_do_about},
    organisation::rule_options::ground_options,
};
use naast_domain::{cases::report::Case, measures::statement, organisation::house_rule::HouseRule};
use naast_ui::{
    error::AppError,
    field::{Choice, Field, GroupError, Kind},
    form::{Form, FormState, use_form},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The form.
#[component]
pub fn MeasureForm(case: Case, rules: Vec<HouseRule>) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeMeasure>(None);
    let error = state.errors();
    let subject = case.subject;
    let kinds = case.fitting.clone();
    // None is chosen beforehand: what befalls a text is decided, not overlooked.
    let chosen = state.typed("kind", "");
    let choices = kinds.into_iter().map(move |kind| {
        let (name, hint) = to_do_about(t, kind, subject);
        let checked = kind.word() == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="kind" value=kind.word() checked=checked />
                " "
                <span>{name} " " <small>{hint}</small></span>
            </label>
        }
    });
    let reported = case.reports.first().map(|report| report.rule.id.to_string()).unwrap_or_default();
    view! {
        <Form state=state class="card stack gap-5 measure-form">
            <ErrorSummary error=error />
            <About subject=subject />
            <fieldset class="choices">
                <legend>{t.measure()}</legend>
                <GroupError name="kind" error=error />
                {choices.collect_view()}
            </fieldset>
            <Particulars state=state error=error />
            <Choice
                name="rule"
                label=t.label_rule()
                options=ground_options(t, rules)
                value=state.typed("rule", &reported)
                error=error
            />
            <div data-for="law">
                <Field
                    name="law"
                    label=t.which_law()
                    hint=t.which_law_hint()
                    value=state.typed("law", "")
                    error=error
                />
            </div>
            <Field
                name="reason"
                label=t.label_reason()
                hint=t.reason_hint()
                kind=Kind::Lines(4)
                value=state.typed("reason", "")
                error=error
            />
            <p class="small soft">{t.statement_hint()}</p>
            <div class="actions">
                <button class="button button--main">{t.take_measure()}</button>
            </div>
        </Form>
    }
}

/// What only some measures ask.
#[component]
fn Particulars(state: FormState<TakeMeasure>, error: Signal<Option<AppError>>) -> impl IntoView {
    let t = use_texts();
    let (most, slowest) = (statement::LONGEST_SUSPENSION.to_string(), statement::SLOWEST.to_string());
    view! {
        <div data-for="days">
            <Field
                name="days"
                label=t.suspend_days()
                hint=t.suspend_days_hint(&most)
                value=state.typed("days", "14")
                error=error
            />
        </div>
        <div data-for="minutes">
            <Field
                name="minutes"
                label=t.slow_minutes()
                hint=t.slow_minutes_hint(&slowest)
                value=state.typed("minutes", "10")
                error=error
            />
        </div>
        <div data-for="target">
            <Field
                name="target"
                label=t.which_target()
                hint=t.which_target_hint()
                value=state.typed("target", "")
                error=error
            />
        </div>
        <div data-for="masked">
            <Field
                name="masked"
                label=t.what_masked()
                hint=t.what_masked_hint()
                kind=Kind::Lines(3)
                value=state.typed("masked", "")
                error=error
            />
        </div>
    }
}
