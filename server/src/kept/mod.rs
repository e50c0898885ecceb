//! Kept pages: what readers without a session read is rendered once, and sent as a file is until an entry of the journal
//! may have changed it. ARCHITECTURE.md tells why that is never too late.

mod address;
mod coding;
mod page;
mod pieces;
mod pulse;
mod stamped;

use crate::{page as drawing, prefetch, site::Site, site::cookie};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Method, Request, Response, Uri, request::Parts},
    middleware::Next,
    response::IntoResponse,
};
use coding::Coding;
use naast_domain::{language::Language, members::Viewer, time::Timestamp};
use naast_forum::Part;
use naast_ui::request::{claim_cookie, session_cookie};
use page::Page;
use pulse::Pulse;
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter, sync::Cache, sync::DefaultLifecycle};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// How long a page is kept at most, in milliseconds. What the clock changes, it changes by the day, and days begin with a
/// quarter of an hour in every time zone; but how many moderators there are, a figure, changes when a suspension ends.
const LONGEST: i64 = 15 * Timestamp::MINUTE;
/// What a kept page takes beside its text and its address, in bytes; rather too much.
const BESIDE: u64 = 1_024;
/// In how many parts the memory is, each with a lock of its own; no page is larger than one.
const SHARDS: usize = 4;

/// The pages that are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Kept(Option<Arc<Memory>>);

#[derive(Debug)]
struct Memory {
    pages: Cache<Key, Page, Weight>,
    pulse: Pulse,
    rendered: AtomicU64,
}

/// All that a kept page is rendered from; and when, as far as that changes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    language: Language,
    is_secure: bool,
    asks_work: bool,
    /// The last entry of the journal that may have changed it.
    entry: i64,
    /// The quarter of an hour.
    quarter: i64,
    coding: Coding,
}

#[derive(Debug, Clone)]
struct Weight;

impl Weighter<Key, Page> for Weight {
    fn weight(&self, key: &Key, page: &Page) -> u64 {
        (key.address.len() + page.size()) as u64 + BESIDE
    }
}

impl Kept {
    /// Room for so many bytes; none keeps nothing.
    pub fn with_room(bytes: u64) -> Self {
        let options = OptionsBuilder::new()
            .estimated_items_capacity(usize::try_from(bytes / 16_384).unwrap_or(usize::MAX).max(64))
            .weight_capacity(bytes)
            .shards(SHARDS)
            .build();
        let memory = options.ok().filter(|_| bytes > 0).map(|options| Memory {
            pages: Cache::with_options(options, Weight, DefaultHashBuilder::default(), DefaultLifecycle::default()),
            pulse: Pulse::default(),
            rendered: AtomicU64::new(0),
        });
        Self(memory.map(Arc::new))
    }

    /// How many pages were rendered to be kept.
    pub fn rendered(&self) -> u64 {
        self.0.as_ref().map_or(0, |memory| memory.rendered.load(Ordering::Relaxed))
    }

    /// How many bytes kept pages take.
    pub fn size(&self) -> u64 {
        self.0.as_ref().map_or(0, |memory| memory.pages.weight())
    }
}

/// Answers at once with a page that is kept, as most readers ask for one: before the request is routed, timed and its answer
/// looked at for compressing. Whatever has to wait for something goes on.
pub async fn first(State(site): State<Site>, request: Request<Body>, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    if matches!(parts.method, Method::GET | Method::HEAD)
        && let Some(page) = at_hand(&site, &parts).await
    {
        return page;
    }
    next.run(Request::from_parts(parts, body)).await
}

async fn at_hand(site: &Site, parts: &Parts) -> Option<Response<Body>> {
    let memory = site.kept.0.as_ref()?;
    let part = asked(parts)?;
    let key = key(site, parts, part, memory.pulse.at_hand(&site.forum)?)?;
    sent(site, parts, &memory.pages.get(&key)?).await
}

/// The answer to whoever asks for a page that is kept; none where it has to be rendered for them.
pub async fn answer(site: &Site, parts: &Parts) -> Option<Response<Body>> {
    let memory = site.kept.0.as_ref()?;
    let part = asked(parts)?;
    let asks_work = memory.pulse.asks_work(&site.forum).await.ok()?;
    match memory.page(site, key(site, parts, part, asks_work)?, &parts.uri).await {
        Ok(page) => sent(site, parts, &page).await,
        Err(response) => Some(response),
    }
}

/// What is asked for shows, if that is kept and nobody in particular asks.
fn asked(parts: &Parts) -> Option<Part> {
    address::kept(&parts.uri).filter(|_| !is_somebody(&parts.headers))
}

/// The number of the entry is that before the rendering: what changes in the middle of it makes a page that is never found again.
fn key(site: &Site, parts: &Parts, part: Part, asks_work: bool) -> Option<Key> {
    Some(Key {
        address: parts.uri.path_and_query()?.as_str().to_owned(),
        language: site.language(&parts.headers, &Viewer::Visitor),
        is_secure: crate::client::is_secure(parts, &site.trusted_proxies),
        asks_work,
        entry: site.forum.freshness(part),
        quarter: site.forum.clock().now().0.div_euclid(LONGEST),
        coding: Coding::accepted(&parts.headers),
    })
}

/// The page, with a stamp for this reader.
async fn sent(site: &Site, parts: &Parts, page: &Page) -> Option<Response<Body>> {
    let stamp = if page.has_stamps() { site.forum.stamp().await.ok()? } else { String::new() };
    let mut response = page.answer(&parts.headers, &stamp)?;
    prefetch::offer(&Viewer::Visitor, response.headers_mut());
    Some(response)
}

/// Whether a cookie says who asks, or that a form was posted a moment ago.
fn is_somebody(headers: &HeaderMap) -> bool {
    let telling =
        [session_cookie(true), session_cookie(false), claim_cookie(true), claim_cookie(false), crate::done::COOKIE];
    telling.iter().any(|name| cookie(headers, name).is_some())
}

impl Memory {
    /// The page, compressed if that is asked; many who ask at once wait for one of them.
    async fn page(&self, site: &Site, key: Key, uri: &Uri) -> Result<Page, Response<Body>> {
        if key.coding == Coding::Plain {
            return self.plain(site, &key, uri).await;
        }
        match self.pages.get_value_or_guard_async(&key).await {
            Ok(page) => Ok(page),
            Err(place) => {
                let plain = Key { coding: Coding::Plain, ..key.clone() };
                let page = self.plain(site, &plain, uri).await?.compressed(key.coding).await;
                let _ = place.insert(page.clone());
                Ok(page)
            }
        }
    }

    async fn plain(&self, site: &Site, key: &Key, uri: &Uri) -> Result<Page, Response<Body>> {
        match self.pages.get_value_or_guard_async(key).await {
            Ok(page) => Ok(page),
            Err(place) => {
                self.rendered.fetch_add(1, Ordering::Relaxed);
                let drawn = drawing::for_visitors(site, uri, key.language, key.is_secure).await?;
                let page =
                    Page::of(drawn, key.is_secure).map_err(|drawn| drawn.answer(key.is_secure).into_response())?;
                let _ = place.insert(page.clone());
                Ok(page)
            }
        }
    }
}
