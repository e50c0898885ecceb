//! Tell your idea: one field is enough. A visitor writes first and says who they are afterwards.

use crate::{
    accounts::who::Who,
    initiatives::{
        fields::{OptionalFields, StoryField},
        server_fns::Propose,
        similar::Similar,
    },
    spam_defence::arrival::Arrival,
};
use leptos::prelude::*;
use naast_domain::initiatives::InitiativeInput;
use naast_ui::{
    form::{
        Form, FormState,
        draft::Draft,
        server_fns::{KeepDraft, ReadDraft},
        use_form,
    },
    icon::{BESIDE, Icon, PHONE},
    loaded::{Loaded, LoadedIf, use_asked, use_asked_if},
    page::PageTitle,
    surroundings::{use_surroundings, use_texts, use_viewer},
    view,
    wrong::ErrorSummary,
};
use std::collections::BTreeMap;

/// The page on which an initiative begins: empty, with what was typed, or with what a member kept for later.
#[component]
pub fn Tell() -> impl IntoView {
    let state = use_form::<Propose>(None);
    let typed = typed_in(state);
    let is_new = typed.is_empty();
    let is_member = use_viewer().get_untracked().id().is_some();
    let kept = use_asked_if(move || (is_new && is_member).then(|| ReadDraft { place: PLACE.to_owned() }));
    view! {
        <div class="wrap page narrow">
            <LoadedIf
                asked=kept
                show=move |kept| {
                    let kept = kept.flatten().and_then(|kept: String| serde_json::from_str(&kept).ok());
                    view! { <TellForm state=state first=kept.unwrap_or_else(|| typed.clone()) /> }
                }
            />
        </div>
    }
}

/// Where the draft of a new initiative is kept.
const PLACE: &str = "propose";

type Fields = BTreeMap<String, String>;

fn typed_in(state: FormState<Propose>) -> Fields {
    let typed = InitiativeInput::read(|name| state.typed(name, ""));
    let typed = typed.controls().filter(|(_, text)| !text.is_empty());
    typed.map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

#[component]
fn TellForm(state: FormState<Propose>, first: Fields) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let first = InitiativeInput::read(|name| first.get(name).cloned().unwrap_or_default());
    let (written, write) = signal(first.story.clone());
    let title = Signal::derive(move || match error.get() {
        Some(_) => t.error_title(t.tell_your_idea()),
        None => t.tell_your_idea().to_owned(),
    });
    let is_done = Signal::derive(move || state.is_done());
    let typed = move |name| state.typed(name, "");
    view! {
        <PageTitle text=title />
        <Draft place=PLACE is_done=is_done>
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
                <Arrival error=error is_done=is_done />
                <div class="stack gap-3">
                    <div class="notice">
                        <Icon drawing=BESIDE />
                        <p>
                            <b>{t.what_comes_next()}</b>
                            " "
                            {t.what_comes_next_text()}
                        </p>
                    </div>
                    <div class="actions">
                        <PublishButtons error=error />
                        <button class="button" name="_form" value="look">
                            {t.look_for_similar()}
                        </button>
                        <KeepForLater state=state />
                    </div>
                    <p class="small soft">
                        <a href="/house-rules">{t.how_we_talk()}</a>
                    </p>
                </div>
            </Form>
        </Draft>
    }
}

/// A member keeps the story for later with a button: without JavaScript nothing keeps it by itself.
#[component]
fn KeepForLater(state: FormState<Propose>) -> impl IntoView {
    let t = use_texts();
    let is_member = use_viewer().get_untracked().id().is_some();
    let keeping = (state.asked_for("keep") && is_member).then(|| {
        let content = serde_json::to_string(&typed_in(state)).unwrap_or_default();
        use_asked(move || KeepDraft { place: PLACE.to_owned(), content: content.clone() })
    });
    is_member.then(|| {
        view! {
            <button class="button" name="_form" value="keep">
                {t.keep_for_later()}
            </button>
            {keeping
                .map(|keeping| {
                    view! {
                        <Loaded
                            asked=keeping
                            show=move |()| {
                                view! {
                                    <p class="notice notice--kept" role="status">
                                        {t.kept_for_later()}
                                    </p>
                                }
                            }
                        />
                    }
                })}
        }
    })
}

/// One button to publish; while a visitor says who they are, `Who` brings its own.
#[component]
fn PublishButtons(error: Signal<Option<naast_ui::error::AppError>>) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    move || {
        let is_asking = viewer.get().id().is_none() && error.get().is_some();
        (!is_asking).then(|| view! { <button class="button button--main">{t.publish()}</button> })
    }
}

/// What the organisation wants to have said while somebody writes: danger to life, and broken things.
#[component]
fn Elsewhere() -> impl IntoView {
    let t = use_texts();
    let said = use_surroundings().with_untracked(|known| {
        let organisation = &known.organisation;
        [&organisation.danger, &organisation.defects].map(|text| (text.choose(t.0).to_owned(), text.lang(t.0)))
    });
    let mut paragraphs = said.into_iter().filter(|(text, _)| !text.is_empty()).peekable();
    paragraphs.peek().is_some().then(|| {
        view! {
            <div class="notice">
                <Icon drawing=PHONE />
                <div class="stack gap-2">
                    {paragraphs.map(|(text, lang)| view! { <p lang=lang>{text}</p> }).collect_view()}
                </div>
            </div>
        }
    })
}
