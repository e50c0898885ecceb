//! The wasm entry: hydrates the app, nothing else.
#![recursion_limit = "512"]

use leptos::{mount::hydrate_from_async, prelude::document};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

/// Takes over the page that the server rendered, and says so: from then on `<html>` has the attribute `data-alive`.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    naast_app::prepare().await;
    let (Some(body), Some(page)) = (document().body(), document().document_element()) else { return };
    hydrate_from_async(body.unchecked_into(), naast_app::App).await.forget();
    let _ = page.set_attribute("data-alive", "");
}
