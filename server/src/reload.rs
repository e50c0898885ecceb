//! While you write: pages reload when the server is back after a build. Only in builds for development, and there only
//! where `cargo xtask watch` asks for it.

use axum::{
    Router,
    http::header::CONTENT_TYPE,
    response::sse::{Event, KeepAlive, Sse},
    routing::get,
};
use futures::{StreamExt, stream};
use std::{convert::Infallible, time::Duration};

/// Where the script is.
const SCRIPT: &str = "/reload.js";

/// The script that a page loads, where pages are to reload.
pub fn script() -> Option<&'static str> {
    (cfg!(debug_assertions) && std::env::var_os("NAAST_RELOAD").is_some()).then_some(SCRIPT)
}

/// The script, and the stream that ends with this process.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    if script().is_none() {
        return Router::new();
    }
    let content = ([(CONTENT_TYPE, "text/javascript")], include_str!("reload.js"));
    // The browser asks again so soon after the stream ended.
    let open = Event::default().retry(Duration::from_millis(200)).data("");
    let stream = move || async move {
        Sse::new(stream::once(async { Ok::<_, Infallible>(open) }).chain(stream::pending()))
            .keep_alive(KeepAlive::default())
    };
    Router::new().route(SCRIPT, get(move || async move { content })).route("/reload", get(stream))
}
