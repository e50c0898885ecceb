//! Edit a page of text.

use crate::administration::server_fns::SavePage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::{accounts::guarded::guarded, organisation::server_fns::ReadPage};
use naast_domain::{
    language::Language,
    organisation::{PageContent, PageName},
};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, use_form},
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn PageEditor() -> impl IntoView {
    let params = use_params_map();
    let which = Signal::derive(move || {
        params.with(|params| {
            let name = params.get("name").and_then(|name| PageName::from_word(&name)).unwrap_or(PageName::About);
            let language = params.get("language").and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
            (name, language)
        })
    });
    let content = use_asked(move || {
        let (name, language) = which.get();
        ReadPage { name, language }
    });
    let t = use_texts();
    guarded(move || {
        view! {
            <Narrow title=t.edit_page()>
                <Loaded
                    asked=content
                    show=move |content| {
                        let (name, language) = which.get_untracked();
                        view! { <Editor name=name language=language content=content /> }
                    }
                />
            </Narrow>
        }
    })
}

#[component]
fn Editor(name: PageName, language: Language, content: PageContent) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<SavePage>(None);
    let error = state.errors();
    let version = content.version;
    let lang = (language != t.0).then(|| language.tag());
    let base = move || error.get().and_then(|error| error.newer_version()).unwrap_or(version);
    view! {
        <Form state=state class="stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="name" value=name.word() />
            <input type="hidden" name="language" value=language.tag() />
            <input type="hidden" name="version" value=move || base().to_string() />
            <Field
                name="source"
                label=t.label_in(naast_dialogue::organisation::text::title(t, name), language)
                hint=t.markdown_hint()
                kind=Kind::Lines(24)
                value=state.typed("source", &content.source)
                error=error
                lang=lang
            />
            <div class="actions">
                <button class="button button--main">{t.save()}</button>
                <a class="quiet" href="/administration">
                    {t.back()}
                </a>
            </div>
        </Form>
    }
}
