//! The form of interests, for the desk: a box for each theme, and one line of places.

use crate::companions::interests::server_fns::SaveInterests;
use leptos::prelude::*;
use naast_domain::{companions::desk::Interests, ids::ThemeId};
use naast_ui::{
    field::Field,
    form::{Form, FormState},
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// The form. The page that shows it holds its state, and asks again when something was saved.
#[component]
pub fn InterestsForm(interests: Interests, state: FormState<SaveInterests>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let is_open = error.get_untracked().is_some();
    let places = state.typed("places", &interests.places);
    view! {
        <details class="disclose" open=is_open>
            <summary>{t.interests()}</summary>
            <Form state=state class="stack gap-5" label=t.interests()>
                <p class="small soft">{t.interests_hint()}</p>
                <ErrorSummary error=error prefix="interests-" />
                <Themes state=state chosen=interests.themes />
                <Field
                    name="places"
                    label=t.label_places()
                    hint=t.places_hint()
                    value=places
                    error=error
                    prefix="interests-"
                />
                <div class="actions">
                    <button class="button button--small">{t.save()}</button>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn Themes(state: FormState<SaveInterests>, chosen: Vec<ThemeId>) -> impl IntoView {
    let t = use_texts();
    // Only a box that is ticked is sent: once the form was, what it holds says all.
    let was_sent = state.typed("places", "\n") != "\n";
    let themes = use_surroundings().with_untracked(|known| known.themes.all());
    let boxes = themes.into_iter().filter(|theme| !theme.is_retired || chosen.contains(&theme.id)).map(|theme| {
        let name = format!("themes[{}]", theme.id);
        let is_chosen = if was_sent { !state.typed(&name, "").is_empty() } else { chosen.contains(&theme.id) };
        view! {
            <label class="check">
                <input type="checkbox" name=name value=theme.id.to_string() checked=is_chosen />
                " "
                <span>{theme.name(t.0).to_owned()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices" id="interests-themes" tabindex="-1">
            <legend>{t.themes()}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
}
