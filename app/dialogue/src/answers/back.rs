//! A manager stands publicly behind an answer of a colleague.

use crate::answers::server_fns::BackAnswer;
use leptos::prelude::*;
use naast_domain::ids::CommentId;
use naast_ui::{
    field::{Field, Kind},
    form::{folded::FoldedForm, use_form_here},
    icon::BESIDE,
    surroundings::use_texts,
    view,
};

/// The form, for a manager who has not done so yet.
#[component]
pub fn BackForm(comment: CommentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<BackAnswer>(Some(("comment", comment.to_string())));
    let error = state.errors();
    let prefix = format!("back-{comment}-");
    view! {
        <FoldedForm state=state icon=BESIDE words=t.back_this() prefix=prefix.clone()>
            <input type="hidden" name="comment" value=comment.to_string() />
            <Field
                name="words"
                label=t.back_words()
                kind=Kind::Lines(2)
                value=state.typed("words", "")
                error=error
                prefix=prefix
            />
        </FoldedForm>
    }
}
