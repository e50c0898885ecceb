//! Live updates: server-sent events fed from the journal. Each event carries the number of its entry, so that a
//! browser that lost the line goes on where it was (`Last-Event-ID`, HTML standard, 9.2).

use crate::site::Site;
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::sse::{Event, KeepAlive, Sse},
};
use futures::Stream;
use naast_domain::ids::{EntryId, InitiativeId};
use serde::Deserialize;
use std::{collections::VecDeque, convert::Infallible, time::Duration};

/// How long to wait before looking again: another server may have written.
const PATIENCE: Duration = Duration::from_secs(3);

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
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    let begin = (EntryId(last.unwrap_or(after)), VecDeque::new(), site.forum.committed(), site);
    let stream = futures::stream::unfold(begin, move |(mut position, mut waiting, mut committed, site)| async move {
        loop {
            if let Some(event) = waiting.pop_front() {
                return Some((Ok(event), (position, waiting, committed, site)));
            }
            let news = site.forum.news(InitiativeId(id), position).await.unwrap_or_default();
            if news.is_empty() {
                let _ = tokio::time::timeout(PATIENCE, committed.changed()).await;
            }
            for (entry, _comment, author) in news {
                position = entry;
                let author = author.map(|author| author.to_string()).unwrap_or_default();
                waiting.push_back(Event::default().event("comment").id(entry.to_string()).data(author));
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
