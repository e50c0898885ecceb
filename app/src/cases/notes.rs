//! Notes of colleagues, and calls for help.

use crate::cases::casework_fns::{EraseNote, NoteOnCase, ReadAside};
use leptos::prelude::*;
use naast_dialogue::measures::about::About;
use naast_domain::{
    cases::casework::{Aside, CaseNote, HelpCall},
    measures::Subject,
};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, use_form},
    loaded::{LoadedIf, use_asked_again},
    moment::Moment,
    paths::{case_address, reasons_address},
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// What was noted, and a form to note more; nothing for who wrote the text.
#[component]
pub fn Notes(subject: Subject) -> impl IntoView {
    let (state, erase) = (use_form::<NoteOnCase>(None), use_form::<EraseNote>(None));
    let (noted, erased) = (state.times_done(), erase.times_done());
    let aside = use_asked_again(
        move || format!("{} {}", noted.get(), erased.get()),
        move || ReadAside { about: subject.location() },
    );
    view! {
        <LoadedIf
            asked=aside
            show=move |aside| aside.map(|aside| view! { <NotesSection aside=aside state=state erase=erase /> })
        />
    }
}

#[component]
fn NotesSection(aside: Aside, state: FormState<NoteOnCase>, erase: FormState<EraseNote>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let notes = aside.notes.into_iter().map(|note| view! { <Noted note=note erase=erase /> }).collect_view();
    let typed = if state.is_done() { String::new() } else { state.typed("note", "") };
    view! {
        <section class="stack gap-3" aria-labelledby="notes">
            <h2 id="notes">{t.case_notes()}</h2>
            <p class="soft small">{t.case_notes_hint()}</p>
            <ul class="linklist">{notes}</ul>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error prefix="note-" />
                <About subject=aside.subject />
                <Field name="note" label=t.case_note() kind=Kind::Lines(2) value=typed error=error prefix="note-" />
                <div class="actions">
                    <button class="button">{t.case_note_button()}</button>
                </div>
            </Form>
        </section>
    }
}

#[component]
fn Noted(note: CaseNote, erase: FormState<EraseNote>) -> impl IntoView {
    let t = use_texts();
    let is_own = use_surroundings().get_untracked().viewer.id() == Some(note.member);
    if note.text.is_empty() {
        return view! { <li class="soft small">{note.name} " · " <Moment at=note.at /> " · " {t.case_note_erased()}</li> };
    }
    view! {
        <li>
            <p class="words">{note.text}</p>
            <p class="soft small">{note.name} " · " <Moment at=note.at /></p>
            {is_own
                .then(|| {
                    view! {
                        <Form state=erase class="actions">
                            <input type="hidden" name="id" value=note.id.to_string() />
                            <button class="quiet">
                                {t.case_note_erase()}
                                <span class="unseen">" " {t.case_note_of(&note.at.date_and_time(t.0))}</span>
                            </button>
                        </Form>
                    }
                })}
        </li>
    }
}

/// Who asked for help, and what came of it.
#[component]
pub fn Calls(calls: Vec<HelpCall>) -> impl IntoView {
    let t = use_texts();
    let lines = calls.into_iter().map(|call| {
        let measure = call.measure.map(|id| {
            view! {
                <a href=reasons_address(id)>{t.help_measure()}</a>
                " "
            }
        });
        let waits = call.settled_at.is_none().then(|| t.help_waits());
        view! {
            <li>
                <b>{call.name}</b>
                " "
                <small>
                    <Moment at=call.at />
                    " "
                    {waits}
                </small>
                <p class="words">{measure} {call.answer}</p>
            </li>
        }
    });
    view! { <ul class="linklist">{lines.collect_view()}</ul> }
}

/// A way to the case, for moderators.
#[component]
pub fn ToCase(subject: Subject) -> impl IntoView {
    let t = use_texts();
    let may = use_surroundings().with_untracked(|known| known.may.moderate);
    may.then(|| {
        view! {
            <p>
                <a href=case_address(subject)>{t.to_case()}</a>
            </p>
        }
    })
}
