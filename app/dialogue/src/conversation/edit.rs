//! Change or withdraw a comment of one's own.

use crate::conversation::server_fns::{EditComment, ReadCommentSource, WithdrawComment};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{conversation::CommentSource, ids::CommentId};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, folded::FoldedForm, use_form},
    icon::MINUS,
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn EditPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id =
        move || CommentId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let source = use_asked(move || ReadCommentSource { id: id() });
    view! {
        <Narrow title=t.edit_comment()>
            <Loaded
                asked=source
                show=move |source| {
                    let (may_edit, may_withdraw) = (source.may_edit, source.may_withdraw);
                    view! {
                        {if may_edit {
                            view! { <EditForm source=source /> }
                        } else {
                            view! { <p class="notice">{t.text_stays()}</p> }
                        }}
                        {may_withdraw.then(|| view! { <WithdrawForm /> })}
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn EditForm(source: CommentSource) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<EditComment>(None);
    let error = state.errors();
    let version = source.version;
    let base = move || error.get().and_then(|error| error.newer_version()).unwrap_or(version);
    view! {
        <Form state=state class="stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=source.id.to_string() />
            <input type="hidden" name="version" value=move || base().to_string() />
            <Field
                name="body"
                label=t.your_comment()
                kind=Kind::Lines(8)
                value=state.typed("body", &source.body)
                error=error
            />
            <div class="actions">
                <button class="button button--main">{t.save()}</button>
                <a class="quiet" href=format!("/comments/{}", source.id)>
                    {t.back()}
                </a>
            </div>
            <p class="small soft">{t.edit_hint()}</p>
        </Form>
    }
}

#[component]
fn WithdrawForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<WithdrawComment>(None);
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! {
        <FoldedForm state=state icon=MINUS words=t.withdraw_comment()>
            <p>{t.withdraw_comment_hint()}</p>
            <input type="hidden" name="id" value=id />
        </FoldedForm>
    }
}
