//! Starting texts of an answer: links that open the form with the text in it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::{answers::Template, ids::CommentId};
use naast_ui::{form::start::Start, surroundings::use_texts, view};

/// The template that the address names.
pub fn use_template(templates: &[Template]) -> Option<Template> {
    let named = use_query_map().with_untracked(|query| query.get("template"))?;
    templates.iter().find(|template| template.id.to_string() == named).cloned()
}

/// The template as what a form began with.
pub fn use_start(template: &Template, parent: Option<CommentId>) -> Start {
    let instead = use_query_map().with_untracked(|query| query.get("instead")).unwrap_or_default();
    let (address, anchor) = address(template, parent);
    Start { name: template.id.to_string(), instead, address, anchor }
}

/// The address of the form with this template in it: on the same part of the thread, where the form stands.
fn address(template: &Template, parent: Option<CommentId>) -> (String, String) {
    let query = use_query_map();
    let kept = ["branch", "after"].map(|name| {
        let value = query.with_untracked(|query| query.get(name)).and_then(|id| id.parse::<CommentId>().ok());
        value.map(|id| format!("&{name}={id}")).unwrap_or_default()
    });
    let reply = parent.map(|parent| format!("&reply={parent}")).unwrap_or_default();
    let anchor = parent.map_or("respond".to_owned(), |parent| format!("reply-{parent}"));
    (format!("?template={}{}{reply}", template.id, kept.concat()), anchor)
}

/// The choice of a starting text.
#[component]
pub fn Templates(templates: Vec<Template>, parent: Option<CommentId>) -> impl IntoView {
    let t = use_texts();
    (!templates.is_empty()).then(|| {
        let links = templates.into_iter().map(move |template| {
            let (address, anchor) = address(&template, parent);
            // Leaving the page lets the browser fill the form afresh.
            view! {
                <li>
                    <a href=format!("{address}#{anchor}") rel="external">
                        {template.title}
                    </a>
                </li>
            }
        });
        view! {
            <details class="disclose">
                <summary>{t.start_from()}</summary>
                <div class="stack gap-2">
                    <p class="soft">{t.template_hint()}</p>
                    <ul class="linklist">{links.collect_view()}</ul>
                </div>
            </details>
        }
    })
}
