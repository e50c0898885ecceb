//! The public record of moderation as a feed and as files, with the filter of its page. Each holds a part and says where the
//! next one is.

mod feed;
mod files;
mod spreadsheet;
pub mod transparency;

pub use feed::atom;
pub use files::{csv, json};

use crate::site::Site;
use axum::http::{header, request::Parts};
use naast_domain::{
    language::Language,
    moderation::record::RecordFilter,
    paging::{Cursor, Page},
    time::Timestamp,
};
use naast_ui::texts::Texts;
use std::sync::Arc;

/// What is asked for: which measures, in whose language, and under which address the forum is reached.
struct Asked {
    filter: RecordFilter,
    texts: Texts,
    /// Those that the forum offers.
    languages: Arc<[Language]>,
    name: String,
    web: String,
    now: Timestamp,
}

impl Asked {
    async fn of(site: &Site, parts: &Parts) -> naast_forum::Result<Self> {
        let request = site.request(parts).await?;
        let organisation = site.forum.organisation().await?;
        let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        let scheme = if request.is_secure { "https" } else { "http" };
        let web = organisation.web_address;
        Ok(Self {
            filter: RecordFilter::read(|name| parameter(parts, name)),
            texts: Texts(request.language),
            languages: request.languages,
            name: organisation.name,
            web: if web.is_empty() { format!("{scheme}://{host}") } else { web },
            now: site.forum.clock().now(),
        })
    }

    fn address(&self, path: &str, after: Option<Cursor>) -> String {
        format!("{}{}", self.web, self.filter.address(path, after))
    }

    /// Where the next part is.
    fn next<T>(&self, path: &str, page: &Page<T>) -> Option<String> {
        page.next.map(|cursor| self.address(path, Some(cursor)))
    }
}

/// The first parameter of this name in the address.
pub fn parameter(parts: &Parts, name: &str) -> Option<String> {
    let query = parts.uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
