//! The wasm entry: hydrates the app, nothing else.
#![recursion_limit = "512"]

use leptos::{mount::hydrate_from_async, prelude::document, task::tick};
use naast_ui::alive;
use std::panic;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

/// Takes over the page that the server rendered, and says so: from then on `<html>` has the attribute `data-alive`.
#[wasm_bindgen]
pub async fn hydrate() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        alive::give_up(&info.to_string());
    }));
    naast_app::prepare().await;
    let Some(body) = document().body() else { return };
    hydrate_from_async(body.unchecked_into(), naast_app::App).await.forget();
    // The first effects run in between: they are about a page that is there already.
    tick().await;
    alive::come_alive();
}
