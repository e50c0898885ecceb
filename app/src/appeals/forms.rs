//! Another look: asking for it, what became of it, deciding it, and what waits.

use crate::appeals::{
    answered::report_address,
    server_fns::{AskAgain, DecideAppeal},
};
use leptos::prelude::*;
use naast_dialogue::measures::about::named;
use naast_domain::{
    appeals::{Appeal, Contested, OpenAppeal},
    measures::another_look::AppealOutcome,
};
use naast_ui::{
    field::{Field, GroupError, Kind},
    form::{Form, FormState},
    moment::Moment,
    paths::{contested_address, reasons_address},
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

/// The form to ask for another look.
#[component]
pub fn AppealForm(contested: Contested, state: FormState<AskAgain>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let (title, hint, measure, report) = match contested {
        Contested::Measure(id) => (t.appeal_title(), t.appeal_hint(), id.to_string(), String::new()),
        Contested::Report(id) => (t.appeal_report_title(), t.appeal_report_hint(), String::new(), id.to_string()),
        // Whoever filed it asks with the code, in a form of its own.
        Contested::Notice(_) => return None,
    };
    Some(view! {
        <Form state=state class="card stack">
            <h2>{title}</h2>
            <p>{hint}</p>
            <ErrorSummary error=error prefix="appeal-" />
            <input type="hidden" name="measure" value=measure />
            <input type="hidden" name="report" value=report />
            <Field
                name="words"
                label=t.appeal_words()
                kind=Kind::Lines(5)
                value=state.typed("words", "")
                error=error
                prefix="appeal-"
            />
            <div class="actions">
                <button class="button button--main">{t.appeal_button()}</button>
            </div>
        </Form>
    })
}

/// What was asked, and what became of it.
#[component]
pub fn AppealShown(appeal: Appeal) -> impl IntoView {
    let t = use_texts();
    let Appeal { words, at, decision, .. } = appeal;
    view! {
        <section class="card stack" aria-labelledby="appeal">
            <h2 id="appeal">{t.appeal()}</h2>
            <p class="soft small">{t.appeal_asked()} " " <Moment at=at /></p>
            <p class="words">{words}</p>
            {match decision {
                None => {
                    view! {
                        <p>
                            <span class="tag tag--wait">{t.appeal_waits()}</span>
                        </p>
                    }
                }
                Some(decision) => {
                    view! {
                        <h3>{outcome_words(t, decision.outcome)}</h3>
                        <p class="words">{decision.reason}</p>
                        <p class="soft small">
                            {if decision.reviewer.is_empty() {
                                t.by_moderator(&decision.moderator_number.to_string())
                            } else {
                                t.by_reviewer(&decision.reviewer)
                            }} " · " <Moment at=decision.at />
                        </p>
                    }
                }
            }}
        </section>
    }
}

/// What became of an appeal.
const fn outcome_words(t: Texts, outcome: AppealOutcome) -> &'static str {
    match outcome {
        AppealOutcome::Upheld => t.appeal_upheld(),
        AppealOutcome::Reversed => t.appeal_reversed(),
    }
}

/// What can become of an appeal; a moderator follows a report by taking the measure itself.
pub fn outcome_choices(t: Texts, chosen: &str, is_report: bool, from_outside: bool) -> impl IntoView + use<> {
    let offered =
        AppealOutcome::ALL.iter().filter(|outcome| !is_report || from_outside || **outcome == AppealOutcome::Upheld);
    let choices = offered.map(|outcome| {
        let (name, hint) = match (outcome, is_report) {
            (AppealOutcome::Upheld, false) => (t.appeal_uphold(), t.appeal_uphold_hint()),
            (AppealOutcome::Upheld, true) => (t.appeal_uphold_report(), t.appeal_uphold_report_hint()),
            (AppealOutcome::Reversed, false) => (t.appeal_reverse(), t.appeal_reverse_hint()),
            (AppealOutcome::Reversed, true) => (t.review_follow(), t.review_follow_hint()),
        };
        let checked = outcome.word() == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="outcome" value=outcome.word() checked=checked />
                " "
                <span>{name} " " <small>{hint}</small></span>
            </label>
        }
    });
    choices.collect_view()
}

/// The form of the moderator who looks again; a report is followed by taking the measure itself.
#[component]
pub fn DecideForm(appeal: Appeal, state: FormState<DecideAppeal>, is_report: bool) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let chosen = state.typed("outcome", if is_report { AppealOutcome::Upheld.word() } else { "" });
    let choices = outcome_choices(t, &chosen, is_report, false);
    view! {
        <Form state=state class="card stack gap-5">
            <h2>{t.appeal_decide()}</h2>
            <ErrorSummary error=error prefix="decide-" />
            <input type="hidden" name="appeal" value=appeal.id.to_string() />
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

/// What an appeal is against.
pub const fn kind_of(t: Texts, contested: Contested) -> &'static str {
    match contested {
        Contested::Measure(_) => t.appeal_of_measure(),
        Contested::Report(_) => t.appeal_of_report(),
        Contested::Notice(_) => t.appeal_of_notice(),
    }
}

/// The appeals that wait for a moderator.
#[component]
pub fn AppealList(appeals: Vec<OpenAppeal>) -> impl IntoView {
    let t = use_texts();
    let rows = appeals
        .into_iter()
        .map(|appeal| {
            let what = kind_of(t, appeal.contested);
            let href = match appeal.contested {
                Contested::Measure(id) => reasons_address(id),
                Contested::Report(id) => report_address(id),
                Contested::Notice(id) => contested_address(id),
            };
            view! {
                <li>
                    <div>
                        <h3 class="worklist__title">
                            <a href=href>{named(t, appeal.subject, appeal.title)}</a>
                        </h3>
                        <p>{what} " · " {t.waits_since()} " " <Moment at=appeal.at /></p>
                        {appeal
                            .is_own_case
                            .then(|| {
                                view! {
                                    <p>
                                        <span class="tag tag--wait">{t.own_appeal()}</span>
                                    </p>
                                }
                            })}
                    </div>
                </li>
            }
        })
        .collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby="appeals">
                <h2 id="appeals">{t.appeals()}</h2>
                <ul class="worklist card">{rows}</ul>
            </section>
        }
    })
}
