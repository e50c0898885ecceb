//! Notes of colleagues, and calls for help.

use crate::{
    moderation::{
        casework_fns::{EraseNote, NoteOnCase},
        desk::case_address,
        reasons::reasons_address,
    },
    surroundings::{use_surroundings, use_texts},
    ui::{
        field::{Field, Kind},
        form::{Form, use_form},
        moment::Moment,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use naast_domain::{
    casework::{CaseNote, HelpCall},
    measure::Subject,
};

/// The fields that name what a form is about.
#[component]
pub fn About(subject: Subject) -> impl IntoView {
    view! {
        <input type="hidden" name="initiative" value=subject.initiative.to_string() />
        <input type="hidden" name="comment" value=subject.comment.map(|comment| comment.to_string()).unwrap_or_default() />
    }
}

/// What was noted, and a form to note more; `in_case`: on the page of a case.
#[component]
pub fn Notes(subject: Subject, notes: Vec<CaseNote>, in_case: bool) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<NoteOnCase>(None);
    let error = Signal::derive(move || state.error());
    let lines = notes.into_iter().map(|note| view! { <Noted note=note in_case=in_case /> }).collect_view();
    view! {
        <section class="stack gap-3" aria-labelledby="notes">
            <h2 id="notes">{t.case_notes()}</h2>
            <p class="soft small">{t.case_notes_hint()}</p>
            <ul class="linklist">{lines}</ul>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error prefix="note-" />
                <About subject=subject />
                <input type="hidden" name="in_case" value=in_case.to_string() />
                <Field name="note" label=t.case_note() kind=Kind::Lines(2) value=state.typed("note", "") error=error prefix="note-" />
                <div class="actions"><button class="button">{t.case_note_button()}</button></div>
            </Form>
        </section>
    }
}

#[component]
fn Noted(note: CaseNote, in_case: bool) -> impl IntoView {
    let t = use_texts();
    let is_own = use_surroundings().get_untracked().viewer.id() == Some(note.member);
    let state = use_form::<EraseNote>(None);
    if note.text.is_empty() {
        return view! { <li class="soft small">{note.name} " · " <Moment at=note.at /> " · " {t.case_note_erased()}</li> }
            .into_any();
    }
    view! {
        <li>
            <p class="words">{note.text}</p>
            <p class="soft small">{note.name} " · " <Moment at=note.at /></p>
            {is_own.then(|| view! {
                <Form state=state class="actions">
                    <input type="hidden" name="id" value=note.id.to_string() />
                    <input type="hidden" name="in_case" value=in_case.to_string() />
                    <button class="quiet">{t.case_note_erase()} <span class="unseen">" " {t.case_note_of(&note.at.date_and_time(t.0))}</span></button>
                </Form>
            })}
        </li>
    }
    .into_any()
}

/// Who asked for help, and what came of it.
#[component]
pub fn Calls(calls: Vec<HelpCall>) -> impl IntoView {
    let t = use_texts();
    let lines = calls.into_iter().map(|call| {
        let measure = call.measure.map(|id| view! { <a href=reasons_address(id)>{t.help_measure()}</a> " " });
        let waits = call.settled_at.is_none().then(|| t.help_waits());
        view! {
            <li><b>{call.name}</b> " " <small><Moment at=call.at /> " " {waits}</small> <p class="words">{measure} {call.answer}</p></li>
        }
    });
    view! { <ul class="linklist">{lines.collect_view()}</ul> }
}

/// A way to the case, for moderators.
#[component]
pub fn ToCase(subject: Subject) -> impl IntoView {
    let t = use_texts();
    let known = use_surroundings().get_untracked();
    let may = known.viewer.may_moderate(known.now).is_ok();
    may.then(|| view! { <p><a href=case_address(subject)>{t.to_case()}</a></p> })
}
