//! One click of a mail program (RFC 8058): it posts to the address in the mail's header, without cookies. Who opens that address in a
//! browser, as a mail scanner also does, changes nothing: they come to the page where they choose.

use crate::{faults::refuse, site::Site};
use axum::{
    body::Body,
    extract::{Query, State},
    http::{Response, header},
    response::{IntoResponse, Redirect},
};
use naast_domain::{
    mail::{News, Pace},
    members::Viewer,
};
use serde::Deserialize;

/// The address of it.
pub const PATH: &str = "/mail/unsubscribe";

/// What stands in the link.
#[derive(Debug, Deserialize)]
pub struct Link {
    #[serde(default)]
    key: String,
    /// Words of kinds of news, with points between them.
    #[serde(default)]
    news: String,
}

/// Switches off the kinds of news that were in the mail.
pub async fn unsubscribe(State(site): State<Site>, Query(link): Query<Link>) -> Response<Body> {
    let kinds = link.news.split('.').filter_map(News::from_word).filter(|news| news.is_chosen());
    let never: Vec<_> = kinds.map(|news| (news, Pace::Never)).collect();
    match site.forum.choose_mail(&Viewer::Visitor, Some(&link.key), &never).await {
        Ok(()) => ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response(),
        Err(error) => refuse(&error),
    }
}

/// Leads to the page where its reader chooses.
pub async fn choose(Query(link): Query<Link>) -> Redirect {
    let key: String = form_urlencoded::byte_serialize(link.key.as_bytes()).collect();
    Redirect::to(&format!("/mail?key={key}"))
}
