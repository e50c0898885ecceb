//! Several at once: what was said at a meeting, pasted or as CSV, looked at before it is saved.

use crate::on_behalf::{
    enter::guarded,
    fields::Consent,
    server_fns::{EnterMeeting, ReadMeeting},
    slip::Slip,
};
use leptos::{prelude::*, web_sys};
use naast_domain::on_behalf::{MOST_STORIES, MeetingLook};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, use_form},
    loaded::{LoadedIf, use_asked_if},
    page::{Narrow, element},
    surroundings::use_texts,
    view,
    weight::effect::run_effect,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let t = use_texts();
    guarded(move || {
        let state = use_form::<EnterMeeting>(None);
        // Only what was done replaces the form; what was refused stays as it was typed.
        let made = Memo::new(move |_| state.told());
        view! {
            <Narrow title=t.enter_meeting()>
                <p class="lede">{t.enter_meeting_lede(&MOST_STORIES.to_string())}</p>
                {move || match made.get() {
                    Some(all) => {
                        view! {
                            <div role="status" class="stack gap-5">
                                {all.into_iter().map(|entered| view! { <Slip entered=entered /> }).collect_view()}
                            </div>
                        }
                    }
                    None => view! { <MeetingForm state=state /> },
                }}
            </Narrow>
        }
    })
}

#[component]
fn MeetingForm(state: FormState<EnterMeeting>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    // Also after a refusal: what is shown is what was sent last.
    let (text, look) = signal(Some(state.typed("stories", "")));
    let stories = use_asked_if(move || Some(ReadMeeting { text: text.get().filter(|text| !text.trim().is_empty())? }));
    let written = || element::<web_sys::HtmlTextAreaElement>("stories").map(|area| area.value());
    let press = move |event: web_sys::MouseEvent| {
        if let Some(text) = written() {
            event.prevent_default();
            look.set(Some(text));
        }
    };
    run_effect(move || {
        if state.error().is_some_and(|error| error.at("stories").is_some()) {
            look.set(written());
        }
    });
    view! {
        <Form state=state class="stack gap-5">
            <ErrorSummary error=error />
            <Field
                name="stories"
                label=t.meeting_stories()
                hint=t.meeting_stories_hint()
                kind=Kind::Lines(12)
                value=state.typed("stories", "")
                error=error
            />
            <Field
                name="told_on"
                label=t.told_when()
                hint=t.told_when_hint()
                kind=Kind::Day
                value=state.typed("told_on", "")
                error=error
            />
            <Consent text=t.consent_text_meeting() checked=state.typed("consent", "") == "1" error=error />
            <div class="actions">
                <button class="button" name="_form" value="look" on:click=press>
                    {t.look_first()}
                </button>
            </div>
            <LoadedIf asked=stories show=move |look| look.map(|look| view! { <Look look=look /> }) />
        </Form>
    }
}

/// What will be made of it, and the button that makes it: only what was looked at is put online.
#[component]
fn Look(look: MeetingLook) -> impl IntoView {
    let t = use_texts();
    let count = i64::try_from(look.stories.len()).unwrap_or(i64::MAX);
    let rows = look.stories.into_iter().map(move |story| {
        let title = story.draft().map(|draft| draft.title.to_string());
        let is_wrong = title.is_err();
        let name = if story.name.trim().is_empty() { t.name_missing().to_owned() } else { story.name };
        view! {
            <li>
                <b>{name}</b>
                " "
                {title.unwrap_or_default()}
                " "
                <small>{story.story.chars().take(140).collect::<String>()}</small>
                {is_wrong
                    .then(|| {
                        view! {
                            " "
                            <span class="tag tag--late">{t.story_wrong()}</span>
                        }
                    })}
            </li>
        }
    });
    view! {
        <section class="stack gap-3" aria-label=t.look_first()>
            <h2>{t.stories_found(count)}</h2>
            <ol class="linklist">{rows.collect_view()}</ol>
            <input type="hidden" name="looked" value=look.fingerprint />
            <div class="actions">
                <button class="button button--main">{t.put_all_online()}</button>
            </div>
        </section>
    }
}
