//! The small form of a decision: what, why, in whose name, and how to object.

use crate::answers::{form::typed, server_fns::PostAnswer};
use leptos::prelude::*;
use naast_domain::{
    answers::decision::{EarlierDecision, Pull, Revises, Verdict},
    organisation::value::Value,
};
use naast_ui::{
    error::AppError,
    field::{Choice, Field, GroupError, Kind},
    form::FormState,
    surroundings::use_texts,
    texts::Texts,
    view,
};

/// What a verdict is called.
pub fn verdict_name(t: Texts, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => t.verdict_yes(),
        Verdict::No => t.verdict_no(),
        Verdict::Partly => t.verdict_partly(),
    }
}

/// All fields of a decision.
#[component]
pub fn DecisionFields(
    values: Vec<Value>,
    earlier: Vec<EarlierDecision>,
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    let line = move |name: &'static str, label: &'static str, hint: &'static str| {
        view! { <Field name=name label=label hint=hint value=typed(state, name) error=error prefix=prefix /> }
    };
    let chosen = typed(state, "decision[verdict]");
    let verdicts = Verdict::ALL.iter().map(move |verdict| {
        let checked = verdict.word() == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="decision[verdict]" value=verdict.word() checked=checked />
                " "
                <span>{verdict_name(t, *verdict)}</span>
            </label>
        }
    });
    view! {
        <div class="stack gap-5" data-for="decision">
            <fieldset class="choices choices--across">
                <legend>{t.label_verdict()}</legend>
                <GroupError name="decision[verdict]" error=error prefix=prefix />
                {verdicts.collect_view()}
            </fieldset>
            <RevisesField earlier=earlier state=state error=error prefix=prefix />
            {line("decision[headline]", t.label_headline(), t.headline_hint())}
            <div data-for="partly">
                <Field
                    name="decision[conditions]"
                    label=t.label_conditions()
                    kind=Kind::Lines(3)
                    value=typed(state, "decision[conditions]")
                    error=error
                    prefix=prefix
                />
            </div>
            <WeightFields values=values state=state error=error prefix=prefix />
            {line("decision[tipped]", t.label_tipped(), "")}
            {line("decision[could_change]", t.label_could_change(), "")}
            {line("decision[mandate]", t.label_mandate(), t.mandate_hint())}
            {line("decision[objection]", t.label_objection(), t.objection_hint())}
            <Field
                name="decision[objection_until]"
                label=t.objection_until()
                kind=Kind::Day
                value=typed(state, "decision[objection_until]")
                error=error
                prefix=prefix
            />
        </div>
    }
}

/// Which earlier decision it revises, where there is one; the newest, unless the official says otherwise.
#[component]
fn RevisesField(
    earlier: Vec<EarlierDecision>,
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    let name = "decision[revises]";
    (!earlier.is_empty()).then(|| {
        let newest = earlier[0].comment.to_string();
        let another = (Revises::NOTHING.to_owned(), t.another_decision().to_owned());
        let options = earlier
            .into_iter()
            .map(|one| (one.comment.to_string(), t.revises_decision(one.headline.trim_end_matches('.'))))
            .chain([another])
            .collect();
        view! {
            <Choice
                name=name
                label=t.label_revises()
                options=options
                value=state.typed(name, &newest)
                error=error
                prefix=prefix
            />
        }
    })
}

/// Each value and goal: which way it pulled, why, and whether it tipped the scales.
#[component]
fn WeightFields(
    values: Vec<Value>,
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    if values.is_empty() {
        return view! { <p class="notice">{t.no_values()}</p> };
    }
    let tipping = typed(state, "decision[tipping]");
    let pulls = vec![
        (String::new(), t.pulled_not().to_owned()),
        (Pull::For.word().to_owned(), t.pulled_for().to_owned()),
        (Pull::Against.word().to_owned(), t.pulled_against().to_owned()),
    ];
    let rows = values.into_iter().map(move |value| {
        let number = value.id;
        let name = move |field: &str| format!("decision[weights][{number}][{field}]");
        let id = number.to_string();
        let is_tipping = tipping == id;
        view! {
            <fieldset class="weigh stack gap-2">
                <legend>
                    <span lang=value.name.lang(t.0)>{value.name(t.0).to_owned()}</span>
                    " "
                    <small lang=value.sentence.lang(t.0)>{value.sentence(t.0).to_owned()}</small>
                </legend>
                <input type="hidden" name=name("value") value=id.clone() />
                <Choice
                    name=name("pull")
                    label=t.pulled()
                    options=pulls.clone()
                    value=typed(state, &name("pull"))
                    prefix=prefix
                    error=error
                />
                <Field
                    name=name("why")
                    label=t.why_in_a_sentence()
                    value=typed(state, &name("why"))
                    error=error
                    prefix=prefix
                />
                <label class="check">
                    <input type="radio" name="decision[tipping]" value=id checked=is_tipping />
                    " "
                    <span>{t.tipped_it()}</span>
                </label>
            </fieldset>
        }
    });
    view! {
        <div class="stack gap-5" role="group" aria-label=t.label_weights()>
            <p>
                <b>{t.label_weights()}</b>
                " "
                <span class="soft">{t.weights_hint()}</span>
            </p>
            <GroupError name="decision[weights]" error=error prefix=prefix />
            <GroupError name="decision[tipping]" error=error prefix=prefix />
            {rows.collect_view()}
        </div>
    }
}
