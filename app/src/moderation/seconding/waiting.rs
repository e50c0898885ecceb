//! Measures that wait for another moderator: at the desk, and in the case, where they are confirmed, declined or taken back.

use crate::moderation::seconding::server_fns::{
    ConfirmProposal, DeclineProposal, ReadProposedMeasures, TakeBackProposal,
};
use leptos::prelude::*;
use naast_dialogue::measures::{about::named, kinds::done};
use naast_domain::{measures::Subject, moderation::seconding::ProposedMeasure};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, use_form},
    loaded::{LoadedIf, use_asked},
    moment::Moment,
    paths::case_address,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// What waits, at the desk.
#[component]
pub fn WaitingForSecond() -> impl IntoView {
    let t = use_texts();
    let waiting = use_asked(|| ReadProposedMeasures { about: None });
    view! {
        <LoadedIf
            asked=waiting
            show=move |waiting| {
                let waiting = waiting.unwrap_or_default();
                (!waiting.is_empty())
                    .then(|| {
                        view! {
                            <section class="stack gap-3" aria-labelledby="proposed">
                                <h2 id="proposed">{t.proposals()}</h2>
                                <ul class="worklist card">
                                    {waiting.into_iter().map(|it| view! { <Row proposed=it /> }).collect_view()}
                                </ul>
                            </section>
                        }
                    })
            }
        />
    }
}

#[component]
fn Row(proposed: ProposedMeasure) -> impl IntoView {
    let t = use_texts();
    let mark = match (proposed.is_yours, proposed.may_answer) {
        (true, _) => Some(t.proposal_yours()),
        (false, false) => Some(t.own_case()),
        (false, true) => None,
    };
    view! {
        <li>
            <div>
                <h3 class="worklist__title">
                    <a href=format!(
                        "{}#proposal-{}",
                        case_address(proposed.subject),
                        proposed.id,
                    )>{named(t, proposed.subject, proposed.title)}</a>
                </h3>
                <p>
                    {done(t, proposed.kind)} " · " {t.proposed_by(&proposed.by)} " · " {t.waits_since()} " "
                    <Moment at=proposed.at />
                </p>
                {mark
                    .map(|mark| {
                        view! {
                            <p>
                                <span class="tag tag--wait">{mark}</span>
                            </p>
                        }
                    })}
            </div>
        </li>
    }
}

/// What waits about whoever wrote this, in the case.
#[component]
pub fn WaitingAbout(subject: Subject) -> impl IntoView {
    let waiting = use_asked(move || ReadProposedMeasures { about: Some(subject) });
    view! {
        <LoadedIf
            asked=waiting
            show=move |waiting| {
                waiting
                    .unwrap_or_default()
                    .into_iter()
                    .map(|it| view! { <Proposed proposed=it subject=subject /> })
                    .collect_view()
            }
        />
    }
}

#[component]
fn Proposed(proposed: ProposedMeasure, subject: Subject) -> impl IntoView {
    let t = use_texts();
    let (id, title) = (proposed.id.to_string(), format!("proposal-{}", proposed.id));
    let ground = if proposed.law.is_empty() { proposed.rule.title(t.0).to_owned() } else { proposed.law };
    let elsewhere = (proposed.subject != subject).then(|| {
        view! {
            <p>
                <a href=case_address(proposed.subject)>{t.proposal_elsewhere()}</a>
            </p>
        }
    });
    let answer = match (proposed.is_yours, proposed.may_answer) {
        (true, _) => view! { <TakeBack id=id /> },
        (false, true) => view! { <Answer id=id /> },
        (false, false) => view! { <p class="notice">{t.refusal_own_case()}</p> },
    };
    view! {
        <section class="card stack" id=title.clone() aria-labelledby=format!("{title}-title")>
            <h2 id=format!("{title}-title")>{t.proposal()} ": " {done(t, proposed.kind)}</h2>
            <p>
                <span class="tag tag--wait">{t.proposal_waits()}</span>
            </p>
            <p class="soft small">{t.proposed_by(&proposed.by)} " · " <Moment at=proposed.at /></p>
            <dl class="terms">
                <dt>{t.label_rule()}</dt>
                <dd>{ground}</dd>
                <dt>{t.why()}</dt>
                <dd class="words">{proposed.reason}</dd>
                {proposed
                    .days
                    .map(|days| {
                        view! {
                            <dt>{t.suspend_days()}</dt>
                            <dd>{days}</dd>
                        }
                    })}
            </dl>
            {elsewhere}
            {answer}
        </section>
    }
}

/// Confirming takes one press; declining takes words for whoever proposed it.
#[component]
fn Answer(id: String) -> impl IntoView {
    let t = use_texts();
    let only = || Some(("id", id.clone()));
    let (confirm, decline) = (use_form::<ConfirmProposal>(only()), use_form::<DeclineProposal>(only()));
    let (confirmed, declined) = (confirm.errors(), decline.errors());
    let (prefix, confirming, own) = (format!("decline-{id}-"), format!("confirm-{id}-"), id.clone());
    view! {
        <Form state=confirm class="stack">
            <ErrorSummary error=confirmed prefix=confirming />
            <input type="hidden" name="id" value=own />
            <p>{t.proposal_confirm_hint()}</p>
            <div class="actions">
                <button class="button button--main">{t.proposal_confirm()}</button>
            </div>
        </Form>
        <Form state=decline class="stack">
            <ErrorSummary error=declined prefix=prefix.clone() />
            <input type="hidden" name="id" value=id />
            <Field
                name="why_not"
                label=t.proposal_note()
                hint=t.proposal_note_hint()
                kind=Kind::Lines(3)
                value=decline.typed("why_not", "")
                error=declined
                prefix=prefix
            />
            <div class="actions">
                <button class="button">{t.proposal_decline()}</button>
            </div>
        </Form>
    }
}

#[component]
fn TakeBack(id: String) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeBackProposal>(Some(("id", id.clone())));
    let error = state.errors();
    view! {
        <Form state=state class="stack">
            <ErrorSummary error=error prefix=format!("back-{id}-") />
            <input type="hidden" name="id" value=id />
            <p>{t.proposal_yours_hint()}</p>
            <div class="actions">
                <button class="button">{t.proposal_take_back()}</button>
            </div>
        </Form>
    }
}
