//! What an official does with the seat beside an initiative: stand there, hand over, take over, step back, pause.

use crate::{
    answers::server_fns::ReadAnswerKit,
    companions::server_fns::{HandOver, PauseClock, ResumeClock, StandBeside, StepBack, TakeOver},
    initiatives::here::Here,
};
use leptos::prelude::*;
use naast_domain::{
    clock::LONGEST_PAUSE,
    companions::{Colleague, Companion},
    ids::InitiativeId,
};
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, folded::FoldedForm, use_form_here},
    icon::{BESIDE, Icon, MINUS, PASS, PAUSE},
    loaded::{LoadedIf, use_asked_if},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// What the viewer may do with the seat.
#[component]
pub fn CompanionForms(initiative: Here) -> impl IntoView {
    let Here { id, may, companions, .. } = initiative;
    view! {
        {may.stand_beside.then(|| view! { <StandForm id=id /> })}
        {may.take_over.then(|| view! { <TakeOverForm id=id others=companions.all() /> })}
        {may
            .leave_seat
            .then(|| {
                view! {
                    <HandOverForm id=id />
                    <StepBackForm id=id />
                }
            })}
        {may.pause_clock.then(|| view! { <PauseForm id=id /> })}
        {may.resume_clock.then(|| view! { <ResumeForm id=id /> })}
    }
}

/// "I am going to stand beside it": one tap.
#[component]
pub fn StandForm(id: InitiativeId, #[prop(optional)] small: bool) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<StandBeside>(Some(("id", id.to_string())));
    let error = state.errors();
    let class = if small { "button button--small" } else { "button button--main" };
    view! {
        <Form state=state class="actions together__act">
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=id.to_string() />
            <button class=class>
                <Icon drawing=BESIDE />
                " "
                {t.stand_beside()}
            </button>
        </Form>
    }
}

#[component]
fn HandOverForm(id: InitiativeId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<HandOver>(None);
    let error = state.errors();
    let kit = use_asked_if(move || Some(ReadAnswerKit { initiative: id }));
    let choices = move |colleagues: Vec<Colleague>| {
        let options: Vec<_> = std::iter::once((String::new(), t.choose_colleague().to_owned()))
            .chain(colleagues.into_iter().map(|one| (one.id.to_string(), format!("{} ({})", one.name, one.department))))
            .collect();
        view! { <Choice name="to" label=t.label_to() options=options value=state.typed("to", "") error=error prefix="hand-" /> }
    };
    view! {
        <FoldedForm state=state icon=PASS words=t.hand_over() prefix="hand-">
            <input type="hidden" name="id" value=id.to_string() />
            <LoadedIf asked=kit show=move |kit| choices(kit.map(|kit| kit.colleagues).unwrap_or_default()) />
            <Field
                name="note"
                label=t.label_note()
                hint=t.hand_over_hint()
                kind=Kind::Lines(3)
                value=state.typed("note", "")
                error=error
                prefix="hand-"
            />
        </FoldedForm>
    }
}

#[component]
fn TakeOverForm(id: InitiativeId, others: Vec<Companion>) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<TakeOver>(None);
    let error = state.errors();
    let options: Vec<_> = others.into_iter().map(|other| (other.id.to_string(), other.byline.name)).collect();
    view! {
        <FoldedForm state=state icon=PASS words=t.take_over() prefix="take-">
            <input type="hidden" name="id" value=id.to_string() />
            <Choice
                name="from"
                label=t.take_over_from()
                options=options
                value=state.typed("from", "")
                error=error
                prefix="take-"
            />
            <Field
                name="note"
                label=t.take_over_why()
                hint=t.take_over_hint()
                kind=Kind::Lines(3)
                value=state.typed("note", "")
                error=error
                prefix="take-"
            />
        </FoldedForm>
    }
}

#[component]
fn StepBackForm(id: InitiativeId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<StepBack>(None);
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=MINUS words=t.step_back() prefix="back-">
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="note"
                label=t.step_back_why()
                hint=t.everyone_reads_this()
                kind=Kind::Lines(2)
                value=state.typed("note", "")
                error=error
                prefix="back-"
            />
        </FoldedForm>
    }
}

#[component]
fn PauseForm(id: InitiativeId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<PauseClock>(None);
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=PAUSE words=t.pause_clock() prefix="pause-">
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="until"
                label=t.pause_until()
                hint=t.pause_until_hint(&LONGEST_PAUSE.to_string())
                kind=Kind::Day
                value=state.typed("until", "")
                error=error
                prefix="pause-"
            />
            <Field
                name="reason"
                label=t.pause_why()
                hint=t.everyone_reads_this()
                kind=Kind::Lines(2)
                value=state.typed("reason", "")
                error=error
                prefix="pause-"
            />
        </FoldedForm>
    }
}

#[component]
fn ResumeForm(id: InitiativeId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<ResumeClock>(None);
    let error = state.errors();
    view! {
        <Form state=state class="actions together__act">
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=id.to_string() />
            <button class="button button--small">{t.resume_clock()}</button>
        </Form>
    }
}
