//! From concern to initiative: what was said in anger stays, and its author tells it anew.

use crate::initiatives::{fields::StoryField, growth::server_fns::Grow, server_fns::ReadInitiativeSource};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{ids::InitiativeId, initiatives::InitiativeSource};
use naast_ui::{
    field::Field,
    form::{Form, use_form},
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn GrowPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id =
        move || InitiativeId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let source = use_asked(move || ReadInitiativeSource { id: id() });
    view! {
        <Narrow title=t.grow_title()>
            <p class="lede">{t.grow_lede()}</p>
            <Loaded asked=source show=move |source| view! { <GrowForm source=source /> } />
        </Narrow>
    }
}

#[component]
fn GrowForm(source: InitiativeSource) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Grow>(None);
    let error = state.errors();
    let version = source.version;
    let kept = source.input.controls().filter(|(name, _)| !["story", "title"].contains(name));
    let kept =
        kept.map(|(name, typed)| view! { <input type="hidden" name=name value=typed.to_owned() /> }).collect_view();
    let base = move || error.get().and_then(|error| error.newer_version()).unwrap_or(version);
    view! {
        <section class="stack gap-3" aria-labelledby="was">
            <h2 id="was">{t.grow_was()}</h2>
            <p class="said lines">{source.input.story}</p>
        </section>
        <Form state=state class="stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=source.id.to_string() />
            <input type="hidden" name="version" value=move || base().to_string() />
            {kept}
            <ul class="linklist">
                <li>{t.grow_wish()}</li>
                <li>{t.grow_self()}</li>
                <li>{t.grow_need()}</li>
            </ul>
            <StoryField value=state.typed("story", "") error=error />
            <Field name="title" label=t.label_title() value=state.typed("title", &source.input.title) error=error />
            <div class="actions">
                <button class="button button--main">{t.grow_button()}</button>
                <a class="quiet" href=format!("/initiatives/{}", source.id)>
                    {t.back()}
                </a>
            </div>
            <p class="small soft">{t.edit_hint()}</p>
        </Form>
    }
}
