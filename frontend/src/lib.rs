//! The wasm entry: hydrates the app, nothing else.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the page that the server rendered.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    naast_app::prepare().await;
    leptos::mount::hydrate_lazy(naast_app::App);
}
