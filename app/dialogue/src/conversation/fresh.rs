//! When the thread is read again, and what of it comes into view.

use leptos::{prelude::*, server_fn::ServerFn, wasm_bindgen::JsCast};
use leptos_router::hooks::use_location;
use naast_ui::{alive::is_alive, error::AppError, form::FormState, page::element, weight::effect::run_effect};
use std::time::Duration;

/// Counts how often the thread was to be read again: when the reader asked for news, or said something.
#[derive(Clone, Copy)]
pub struct Fresh(pub RwSignal<u32>);

/// Once something was said by this form, its field is empty and the thread is read again.
pub fn read_again_when_done<S: ServerFn<Error = AppError> + 'static>(state: FormState<S>, field: String) {
    let fresh = use_context::<Fresh>();
    state.when_done(move || {
        if let Some(area) = element::<web_sys::HtmlTextAreaElement>(&field) {
            area.set_value("");
        }
        if let Some(Fresh(fresh)) = fresh {
            fresh.update(|count| *count += 1);
        }
    });
}

/// By then the router has gone where it goes.
const SETTLED: Duration = Duration::from_millis(150);

/// The form that the address names comes into view, also when it came later than the address, and what is typed is typed in
/// it. What it is about stays in view, as far as there is room.
pub fn come_into_view(form: String) {
    let hash = use_location().hash;
    run_effect(move || {
        let id = form.clone();
        if is_alive() && hash.get_untracked().trim_start_matches('#') == id {
            request_animation_frame(move || {
                let Some(form) = element::<web_sys::HtmlElement>(&id) else { return };
                let area = form.query_selector("textarea").ok().flatten();
                if let Some(area) = area.and_then(|area| area.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = area.focus();
                }
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                form.scroll_into_view_with_scroll_into_view_options(&nearest);
                // The router may go to the top of the page after that; where the form is in view nothing moves.
                let again = move || form.scroll_into_view_with_scroll_into_view_options(&nearest);
                set_timeout(again, SETTLED);
            });
        }
    });
}
