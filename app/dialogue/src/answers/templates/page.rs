//! The pages of starting texts: an official's own beside the desk, and the organisation's for administrators.

use crate::{
    accounts::guarded::Setting,
    answers::templates::{editor::TemplateEditor, server_fns::ReadTemplates},
};
use leptos::prelude::*;
use naast_domain::answers::Template;
use naast_ui::{
    loaded::{Asked, Loaded, use_asked_again},
    page::Narrow,
    surroundings::use_texts,
    view,
};

type Texts = (RwSignal<usize>, Asked<Vec<Template>>);

fn use_templates() -> Texts {
    let changed = RwSignal::new(0_usize);
    (changed, use_asked_again(move || changed.get().to_string(), || ReadTemplates {}))
}

/// The page, loaded when an official asks for it.
#[component]
pub fn OwnTemplates() -> impl IntoView {
    let t = use_texts();
    let (changed, templates) = use_templates();
    view! {
        <Narrow title=t.templates_own()>
            <p class="lede">{t.templates_lede()}</p>
            <Loaded
                asked=templates
                show=move |templates| {
                    let (own, ours): (Vec<_>, Vec<_>) = templates.into_iter().partition(|template| template.is_own);
                    view! {
                        <TemplateEditor templates=own of_organisation=false changed=changed />
                        <Ours templates=ours />
                    }
                }
            />
            <p>
                <a class="quiet" href="/desk">
                    {t.back()}
                </a>
            </p>
        </Narrow>
    }
}

/// The organisation's texts, to read.
#[component]
fn Ours(templates: Vec<Template>) -> impl IntoView {
    let t = use_texts();
    let rows = templates.into_iter().map(|template| {
        view! {
            <li>
                <details class="disclose">
                    <summary>{template.title}</summary>
                    <p class="rule__text">{template.text}</p>
                </details>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="ours">
                <h2 id="ours">{t.templates_of_organisation()}</h2>
                <ul class="stack gap-2">{rows}</ul>
            </section>
        }
    })
}

/// The page, loaded when an administrator asks for it.
#[component]
pub fn TemplatesOfOrganisation() -> impl IntoView {
    let t = use_texts();
    let (changed, templates) = use_templates();
    view! {
        <Setting title=t.templates()>
            <p class="lede">{t.templates_lede_organisation()}</p>
            <Loaded
                asked=templates
                show=move |templates| {
                    let ours = templates.into_iter().filter(|template| !template.is_own).collect::<Vec<_>>();
                    view! { <TemplateEditor templates=ours of_organisation=true changed=changed /> }
                }
            />
        </Setting>
    }
}
