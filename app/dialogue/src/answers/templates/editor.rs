//! The forms to keep starting texts.

use crate::answers::{
    form::kind_words,
    templates::server_fns::{RetireTemplate, SaveTemplate},
};
use leptos::prelude::*;
use naast_domain::answers::{AnswerKind, Template};
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, use_form},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The list with a form for each, and one for a new text.
#[component]
pub fn TemplateEditor(
    templates: Vec<Template>,
    of_organisation: bool,
    /// Counted up when something was saved.
    changed: RwSignal<usize>,
) -> impl IntoView {
    let t = use_texts();
    let is_empty = templates.is_empty();
    let rows = templates.into_iter().map(move |template| {
        view! {
            <li class="card">
                <details class="disclose">
                    <summary>
                        <b>{template.title.clone()}</b>
                        " "
                        <span class="tag">{kind_words(t, template.kind).0}</span>
                    </summary>
                    <div class="stack">
                        <TemplateForm template=Some(template.clone()) of_organisation=of_organisation changed=changed />
                        <RetireForm template=template changed=changed />
                    </div>
                </details>
            </li>
        }
    });
    view! {
        {is_empty.then(|| view! { <p class="empty">{t.templates_none()}</p> })}
        <ul class="stack">{rows.collect_view()}</ul>
        <section class="card stack" aria-labelledby="new-template">
            <h2 id="new-template">{t.new_template()}</h2>
            <TemplateForm template=None of_organisation=of_organisation changed=changed />
        </section>
    }
}

#[component]
fn TemplateForm(template: Option<Template>, of_organisation: bool, changed: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let id = template.as_ref().map(|template| template.id.to_string()).unwrap_or_default();
    let prefix = format!("t{id}-");
    let state = use_form::<SaveTemplate>(Some(("id", id.clone())));
    let error = state.errors();
    state.when_done(move || changed.update(|count| *count += 1));
    let button = if template.is_some() { t.save() } else { t.add() };
    let (title, text, kind) = template.map_or((String::new(), String::new(), AnswerKind::Answer), |template| {
        (template.title, template.text, template.kind)
    });
    let kinds = AnswerKind::ALL.iter().map(move |kind| (kind.word().to_owned(), kind_words(t, *kind).0.to_owned()));
    let label = if title.is_empty() { t.new_template().to_owned() } else { title.clone() };
    view! {
        <Form state=state class="stack gap-5" label=label>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="id" value=id />
            {of_organisation.then(|| view! { <input type="hidden" name="of_organisation" value="1" /> })}
            <Choice
                name="kind"
                label=t.label_kind()
                options=kinds.collect()
                value=state.typed("kind", kind.word())
                error=error
                prefix=prefix.clone()
            />
            <Field
                name="title"
                label=t.template_title()
                hint=t.template_title_hint()
                value=state.typed("title", &title)
                error=error
                prefix=prefix.clone()
            />
            <Field
                name="text"
                label=t.template_text()
                kind=Kind::Lines(6)
                value=state.typed("text", &text)
                error=error
                prefix=prefix
            />
            <div class="actions">
                <button class="button button--main">{button}</button>
            </div>
        </Form>
    }
}

#[component]
fn RetireForm(template: Template, changed: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let id = template.id.to_string();
    let state = use_form::<RetireTemplate>(Some(("id", id.clone())));
    let error = state.errors();
    state.when_done(move || changed.update(|count| *count += 1));
    view! {
        <Form state=state class="stack gap-3">
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=id />
            <div class="actions">
                <button class="button button--small">
                    {t.retire_template()} <span class="unseen">": " {template.title}</span>
                </button>
            </div>
        </Form>
    }
}
