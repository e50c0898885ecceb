//! Disclosure: a small form behind a summary, for what few people do on a page that many read.

use crate::{
    error::AppError,
    form::{Form, FormState},
    icon::Icon,
    view,
    wrong::ErrorSummary,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// A form that its summary opens; its one button says the same words. It stands open when it was refused.
#[component]
pub fn FoldedForm<S>(
    /// Its state.
    state: FormState<S>,
    icon: &'static str,
    /// What it does.
    words: &'static str,
    /// Of the ids of its fields, where a page shows several forms.
    #[prop(optional, into)]
    prefix: String,
    /// Its fields.
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + 'static,
{
    let error = state.errors();
    view! {
        <details class="disclose" open=error.get_untracked().is_some()>
            <summary>
                <Icon drawing=icon />
                " "
                {words}
            </summary>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error prefix=prefix />
                {children()}
                <div class="actions">
                    <button class="button button--small">{words}</button>
                </div>
            </Form>
        </details>
    }
}
