//! A branch of a thread becomes an initiative of its own: what will happen, and its title.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::initiatives::growth::server_fns::{BranchOff, ReadBranchSource};
use naast_domain::{conversation::BranchSource, ids::CommentId};
use naast_ui::{
    field::Field,
    form::{Form, use_form},
    loaded::{Loaded, use_asked},
    page::Narrow,
    person::called,
    surroundings::use_texts,
    texts::BranchLede,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn BranchPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id =
        move || CommentId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let source = use_asked(move || ReadBranchSource { comment: id() });
    view! {
        <Narrow title=t.branch_title()>
            <Loaded asked=source show=move |source| view! { <BranchForm source=source /> } />
        </Narrow>
    }
}

#[component]
fn BranchForm(source: BranchSource) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<BranchOff>(None);
    let error = state.errors();
    let is_bound = source.is_bound;
    let back = format!("/comments/{}", source.comment);
    let form = (!is_bound).then(|| {
        view! {
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error />
                <input type="hidden" name="comment" value=source.comment.to_string() />
                <Field name="title" label=t.label_title() value=state.typed("title", &source.title) error=error />
                <div class="actions">
                    <button class="button button--main">{t.branch_button()}</button>
                </div>
            </Form>
        }
    });
    view! {
        <p class="lede">
            {t
                .branch_lede(BranchLede {
                    author: &called(t, &source.author),
                    title: &source.from.title,
                })}
        </p>
        <div class="quoted prose" inner_html=source.body_html />
        <p>{t.branch_replies(source.replies)}</p>
        {is_bound.then(|| view! { <p class="notice">{t.branch_bound()}</p> })}
        {form}
        <p>
            <a class="quiet" href=back>
                {t.back_to_comment()}
            </a>
        </p>
    }
}
