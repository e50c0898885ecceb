//! Live updates: server-sent events fed from the journal. Each event carries the number of its entry, so that a
//! browser that lost the line goes on where it was (`Last-Event-ID`, HTML standard, 9.2).

use crate::site::Site;
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use naast_domain::ids::{EntryId, InitiativeId};
use serde::Deserialize;
use std::convert::Infallible;

/// Where to begin.
#[derive(Debug, Deserialize)]
pub struct After {
    #[serde(default)]
    after: i64,
}

/// The news of a thread: one event for each comment, with the number of its author.
pub async fn news(
    State(site): State<Site>,
    Path(id): Path<i64>,
    Query(After { after }): Query<After>,
    headers: HeaderMap,
) -> impl IntoResponse {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    let follower = site.forum.follow_news(InitiativeId(id), EntryId(last.unwrap_or(after)));
    let stream = futures::stream::unfold(follower, async |mut follower| {
        let news = follower.next().await;
        let author = news.author.map(|author| author.to_string()).unwrap_or_default();
        let event = Event::default().event("comment").id(news.entry.to_string()).data(author);
        Some((Ok::<_, Infallible>(event), follower))
    });
    // A proxy that collects what it passes on would hold back the news (nginx: `proxy_buffering`).
    ([("x-accel-buffering", "no")], Sse::new(stream).keep_alive(KeepAlive::default()))
}
