//! Tell your idea: one field is enough. A visitor writes first and says who they are afterwards.

use crate::{
    account::who::Who,
    initiatives::{
        fields::{OptionalFields, StoryField},
        server_fns::Propose,
        similar::Similar,
    },
    surroundings::{use_surroundings, use_texts},
    ui::{
        draft::Draft,
        form::{Form, use_form},
        icon::{BESIDE, Icon, PHONE},
        page::PageTitle,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use naast_domain::initiative::InitiativeInput;

/// The page on which an initiative begins.
#[component]
pub fn Tell() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Propose>(None);
    let error = Signal::derive(move || state.error());
    let typed = move |name| state.typed(name, "");
    let first = InitiativeInput {
        story: typed("story"),
        title: typed("title"),
        theme: typed("theme"),
        place: typed("place"),
        mood: typed("mood"),
    };
    let (written, write) = signal(first.story.clone());
    let title = Signal::derive(move || match error.get() {
        Some(_) => t.error_title(t.tell_your_idea()),
        None => t.tell_your_idea().to_owned(),
    });
    let is_done = Signal::derive(move || state.is_done());
    view! {
        <PageTitle text=title />
        <div class="wrap page narrow">
            <Draft place="propose" fields=&["story", "title", "place"] is_done=is_done>
                <Form state=state class="stack gap-6">
                    <ErrorSummary error=error />
                    <div class="stack gap-3">
                        <h1>{t.tell_your_idea()}</h1>
                        <p class="lede">{t.tell_lede()}</p>
                    </div>
                    <StoryField value=first.story.clone() error=error written=write />
                    <Elsewhere />
                    <Similar text=written />
                    <section class="stack gap-5" aria-labelledby="more">
                        <div>
                            <h2 id="more">{t.add_something()}</h2>
                            <p class="soft">{t.all_optional()}</p>
                        </div>
                        <OptionalFields first=first.clone() error=error />
                    </section>
                    <Who error=error email=typed("email") name=typed("name") />
                    <div class="stack gap-3">
                        <div class="notice"><Icon drawing=BESIDE /> <p><b>{t.what_comes_next()}</b> " " {t.what_comes_next_text()}</p></div>
                        <div class="actions">
                            <PublishButtons error=error />
                            <button class="button" name="_form" value="look">{t.look_for_similar()}</button>
                        </div>
                        <p class="small soft"><a href="/house-rules">{t.how_we_talk()}</a></p>
                    </div>
                </Form>
            </Draft>
        </div>
    }
}

/// One button to publish; while a visitor says who they are, `Who` brings its own.
#[component]
fn PublishButtons(error: Signal<Option<crate::error::AppError>>) -> impl IntoView {
    let t = use_texts();
    let viewer = crate::surroundings::use_viewer();
    move || {
        let is_asking = viewer.get().id().is_none() && error.get().is_some();
        (!is_asking).then(|| view! { <button class="button button--main">{t.publish()}</button> })
    }
}

/// What the organisation wants to have said while somebody writes: danger to life, and broken things.
#[component]
fn Elsewhere() -> impl IntoView {
    let t = use_texts();
    let (danger, defects) = use_surroundings().with_untracked(|known| {
        (known.organisation.danger(t.0).to_owned(), known.organisation.defects(t.0).to_owned())
    });
    let is_there = !(danger.is_empty() && defects.is_empty());
    is_there.then(|| {
        view! {
            <div class="notice">
                <Icon drawing=PHONE />
                <div class="stack gap-2">
                    {(!danger.is_empty()).then(|| view! { <p>{danger}</p> })}
                    {(!defects.is_empty()).then(|| view! { <p>{defects}</p> })}
                </div>
            </div>
        }
    })
}
