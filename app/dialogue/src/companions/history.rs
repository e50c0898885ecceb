//! How they came to stand there: every step between companions, with its note. It stays visible.

use leptos::prelude::*;
use naast_domain::companions::{CompanionStep, Step};
use naast_ui::{
    icon::{HISTORY, Icon},
    moment::Moment,
    person::called,
    surroundings::use_texts,
    texts::{StepHandedOver, StepTookOver, Texts},
    view,
};

fn sentence(t: Texts, step: &CompanionStep) -> String {
    let by = called(t, &step.by);
    let other = step.other.as_ref().map(|other| called(t, other)).unwrap_or_default();
    match step.step {
        Step::Stood => t.step_stood(&by),
        Step::HandedOver => t.step_handed_over(StepHandedOver { by: &by, other: &other }),
        Step::TookOver => t.step_took_over(StepTookOver { by: &by, other: &other }),
        Step::SteppedBack => t.step_back_line(&by),
    }
}

/// The history, folded.
#[component]
pub fn History(steps: Vec<CompanionStep>) -> impl IntoView {
    let t = use_texts();
    let count = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let lines = steps.into_iter().map(move |step| {
        let words = sentence(t, &step);
        let note = (!step.note.is_empty()).then(|| format!("“{}”", step.note));
        view! {
            <li class="done">
                <Moment at=step.at />
                " "
                {words}
                " "
                {note}
            </li>
        }
    });
    (count > 0).then(|| {
        view! {
            <details class="disclose" id="companions">
                <summary>
                    <Icon drawing=HISTORY />
                    " "
                    {t.companion_history(count)}
                </summary>
                <ol class="timeline">{lines.collect_view()}</ol>
            </details>
        }
    })
}
