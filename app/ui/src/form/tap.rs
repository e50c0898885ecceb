//! A form of one button within what the server drew (`drawn.rs`), that leads elsewhere when it was done. Without JavaScript
//! it is a form like any other. With it the page listens for all of them at once, so that none needs hydration.

use crate::{
    exchange::{FORM_TYPE, send},
    form::{FORM, fields},
    view,
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// Marks such a form, and says what it calls.
const MARK: &str = "data-tap";

/// The form. Children are hidden fields, and what stands beside the button.
#[component]
pub fn Tap(
    /// The path of the server function that it calls.
    path: &'static str,
    /// What the button says.
    words: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <form method="post" class="actions" data-tap=path>
            <input type="hidden" name=FORM value=path />
            <button class="quiet">{words}</button>
            {children()}
        </form>
    }
}

/// Sends a form of this kind that was submitted somewhere below; the answer says where to go on. One that is refused is left to
/// the browser: the page comes with the reason.
pub fn send_tapped(event: web_sys::SubmitEvent) {
    let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
    let Some((form, path)) = form.and_then(|form| Some((form.clone(), form.get_attribute(MARK)?))) else { return };
    let Some(fields) = fields(&event) else { return };
    event.prevent_default();
    // A second press does nothing any more.
    let _ = form.remove_attribute(MARK);
    leptos::task::spawn_local(async move {
        if !send(path, FORM_TYPE, fields).await.is_done() {
            let _ = form.submit();
        }
    });
}
