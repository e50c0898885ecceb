//! The fields of an initiative. Only the story is asked for; all else may be skipped.

use leptos::prelude::*;
use naast_domain::initiatives::InitiativeInput;
use naast_ui::{
    error::AppError,
    field::{Choice, Field, use_flaw},
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::FieldError,
};

/// The sheet for the story.
#[component]
pub fn StoryField(
    value: String,
    #[prop(into)] error: Signal<Option<AppError>>,
    /// Told what is written, when somebody pauses.
    #[prop(optional)]
    written: Option<WriteSignal<String>>,
    /// What is asked; nothing asks whoever writes.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView {
    let t = use_texts();
    let flaw = use_flaw("story", error);
    let pause = move |event| {
        if let Some(written) = written {
            written.set(event_target_value(&event));
        }
    };
    view! {
        <div class="sheet" class:field--wrong=move || flaw.get().is_some()>
            <label for="story">{label.unwrap_or(t.what_to_tell())}</label>
            {move || flaw.get().map(|text| view! { <FieldError id="story-error".to_owned() text=text /> })}
            <textarea
                class="input"
                id="story"
                name="story"
                rows="8"
                aria-invalid=move || flaw.get().map(|_| "true")
                aria-describedby=move || flaw.get().map(|_| "story-error")
                on:change=pause
            >
                {naast_ui::in_textarea(value)}
            </textarea>
        </div>
    }
}

/// Title, hope or concern, place and theme.
#[component]
pub fn OptionalFields(first: InitiativeInput, #[prop(into)] error: Signal<Option<AppError>>) -> impl IntoView {
    let t = use_texts();
    let mut themes = vec![(String::new(), t.theme_unknown().to_owned())];
    use_surroundings().with_untracked(|known| {
        let all = known.themes.all();
        let choices = all.iter().filter(|theme| !theme.is_retired || theme.id.to_string() == first.theme);
        themes.extend(choices.map(|theme| (theme.id.to_string(), theme.name(t.0).to_owned())));
    });
    let is_mood = |word: &str| first.mood == word;
    view! {
        <Field name="title" label=t.label_title() hint=t.title_hint() value=first.title.clone() error=error />
        <fieldset class="choices choices--across">
            <legend>{t.mood_question()}</legend>
            <label class="choice">
                <input type="radio" name="mood" value="hope" checked=is_mood("hope") />
                " "
                <span>{t.mood_hope()} " " <small>{t.mood_hope_hint()}</small></span>
            </label>
            <label class="choice">
                <input type="radio" name="mood" value="concern" checked=is_mood("concern") />
                " "
                <span>{t.mood_concern()} " " <small>{t.mood_concern_hint()}</small></span>
            </label>
        </fieldset>
        <Field name="place" label=t.label_place() hint=t.place_hint() value=first.place.clone() error=error />
        <Choice name="theme" label=t.label_theme() options=themes value=first.theme error=error />
    }
}
