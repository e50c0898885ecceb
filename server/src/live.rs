//! Live updates: server-sent events fed from the journal. Each event carries the number of its entry, so that a
//! browser that lost the line goes on where it was (`Last-Event-ID`, HTML standard, 9.2).

use crate::{client, site::Site};
use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header, request::Parts},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use naast_domain::ids::{EntryId, InitiativeId};
use serde::Deserialize;
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex},
};

/// Where to begin.
#[derive(Debug, Deserialize)]
pub struct After {
    #[serde(default)]
    after: i64,
}

/// How many streams one process holds at most, and how many of them of one address: a town hall has one for many people.
pub const STREAMS: usize = 20_000;
pub const FROM_ADDRESS: usize = 500;

/// The streams that are open now. Copies are the same ones.
#[derive(Debug, Clone)]
pub struct Streams {
    open: Arc<Mutex<Open>>,
    at_most: usize,
    from_address: usize,
}

#[derive(Debug, Default)]
struct Open {
    total: usize,
    by_address: HashMap<String, usize>,
}

impl Streams {
    /// No more than so many, and so many from one address.
    pub fn within(at_most: usize, from_address: usize) -> Self {
        Self { open: Arc::default(), at_most, from_address }
    }

    /// As many as the open files that this process may have leave room for, with a quarter of them for pages.
    pub fn by_open_files() -> Self {
        let files = rlimit::Resource::NOFILE.get_soft().unwrap_or(u64::MAX);
        Self::within(usize::try_from(files / 4 * 3).unwrap_or(usize::MAX).min(STREAMS), FROM_ADDRESS)
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.open.lock().map(|open| open.total).unwrap_or_default()
    }

    /// Room for one more; nothing when there is none.
    fn enter(&self, address: String) -> Option<Stream> {
        let mut open = self.open.lock().ok()?;
        let here = open.by_address.get(&address).copied().unwrap_or_default();
        if here >= self.from_address || open.total >= self.at_most {
            return None;
        }
        open.total += 1;
        open.by_address.insert(address.clone(), here + 1);
        Some(Stream { streams: self.clone(), address })
    }
}

/// One of them, for as long as it lives.
#[derive(Debug)]
struct Stream {
    streams: Streams,
    address: String,
}

impl Drop for Stream {
    fn drop(&mut self) {
        let Ok(mut open) = self.streams.open.lock() else { return };
        open.total -= 1;
        match open.by_address.get_mut(&self.address) {
            Some(here) if *here > 1 => *here -= 1,
            _ => drop(open.by_address.remove(&self.address)),
        }
    }
}

/// The news of a thread: one event for each comment, with the number of its author.
pub async fn news(
    State(site): State<Site>,
    Path(id): Path<i64>,
    Query(After { after }): Query<After>,
    parts: Parts,
) -> Response {
    // Whoever finds no room reads on; what is new they see when they load the page again.
    let Some(room) = site.streams.enter(client::address(&parts, &site.trusted_proxies)) else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "60")]).into_response();
    };
    let headers = &parts.headers;
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    let follower = site.forum.follow_news(InitiativeId(id), EntryId(last.unwrap_or(after)));
    let stream = futures::stream::unfold((follower, room), async |(mut follower, room)| {
        let news = follower.next().await;
        let author = news.author.map(|author| author.to_string()).unwrap_or_default();
        let event = Event::default().event("comment").id(news.entry.to_string()).data(author);
        Some((Ok::<_, Infallible>(event), (follower, room)))
    });
    // A proxy that collects what it passes on would hold back the news (nginx: `proxy_buffering`).
    ([("x-accel-buffering", "no")], Sse::new(stream).keep_alive(KeepAlive::default())).into_response()
}
