//! What programs ask of every site: what search engines may read (`robots.txt`, RFC 9309), which initiatives there are
//! (sitemaps.org, 0.9), and whom to tell of a weakness (`security.txt`, RFC 9116).

use crate::{config::Contact, faults::refuse, markup::escaped, site::Site};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{Response, StatusCode, header},
    response::{IntoResponse, IntoResponseParts},
};
use naast_domain::{ids::InitiativeId, location::Location, time::Timestamp};
use std::fmt::Write;

/// How many numbers of initiatives one map covers; a map holds 50,000 addresses at most.
const PART: i64 = 10_000;

/// Where nothing stands for search engines: forms, one's own pages, and searches without end.
const NOT_FOR_THEM: &[&str] = &[
    "/account",
    "/administration",
    "/api/",
    "/claim",
    "/desk",
    "/for-you",
    "/invited",
    "/language/",
    "/live/",
    "/mail",
    "/moderation/waiting",
    "/notices/",
    "/on-behalf",
    "/recover",
    "/register",
    "/search?*after=",
    "/sign-in",
    "/signed-out",
    "/*/report",
];

/// What search engines may read, and where the map is.
pub async fn robots(State(site): State<Site>) -> Response<Body> {
    let web = match site.forum.organisation().await {
        Ok(organisation) => organisation.web_address,
        Err(error) => return refuse(&error),
    };
    let mut text = "User-agent: *\n".to_owned();
    for path in NOT_FOR_THEM {
        let _ = writeln!(text, "Disallow: {path}");
    }
    // A map names whole addresses; before an administrator said where the forum is, there is none.
    if !web.is_empty() {
        let _ = writeln!(text, "Sitemap: {web}/sitemap.xml");
    }
    fresh([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

/// How long what it says holds: less than a year (RFC 9116, 2.5.5).
const HOLDS: i64 = 300 * Timestamp::DAY;

/// Whom to tell of a weakness in the security; nothing where the operator named nobody.
pub async fn security(State(site): State<Site>) -> Response<Body> {
    let Some(Contact(contact)) = &site.security_contact else { return StatusCode::NOT_FOUND.into_response() };
    let web = match site.forum.organisation().await {
        Ok(organisation) => organisation.web_address,
        Err(error) => return refuse(&error),
    };
    let today = site.forum.clock().now().0.div_euclid(Timestamp::DAY) * Timestamp::DAY;
    let languages: Vec<_> = site.languages.iter().map(|language| language.tag()).collect();
    let (expires, languages) = (Timestamp(today).plus(HOLDS).rfc3339(), languages.join(", "));
    let mut text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {languages}\n");
    if !web.is_empty() {
        let _ = writeln!(text, "Canonical: {web}/.well-known/security.txt");
    }
    fresh([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

/// The map of the maps.
pub async fn sitemaps(State(site): State<Site>) -> Response<Body> {
    let asked = async { Ok((site.forum.organisation().await?.web_address, site.forum.last_initiative().await?)) };
    let (web, last) = match asked.await {
        Ok(told) => told,
        Err(error) => return refuse(&error),
    };
    let parts = (0..=last.map_or(0, |last| last.0.max(0) / PART))
        .map(|part| format!("<sitemap><loc>{}/sitemaps/{part}</loc></sitemap>", escaped(&web)));
    xml("sitemapindex", &parts.collect::<String>())
}

/// The initiatives of a part that everybody can read, with when something last happened.
pub async fn sitemap(State(site): State<Site>, Path(part): Path<String>) -> Response<Body> {
    let Some(part) = part.parse::<i64>().ok().filter(|part| (0..i64::MAX / PART - 1).contains(part)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let numbers = InitiativeId(part * PART)..InitiativeId((part + 1) * PART);
    let asked =
        async { Ok((site.forum.organisation().await?.web_address, site.forum.initiatives_numbered(numbers).await?)) };
    let (web, initiatives) = match asked.await {
        Ok(told) => told,
        Err(error) => return refuse(&error),
    };
    let lines = initiatives.into_iter().map(|(id, at)| {
        let address = escaped(&web) + &Location::Initiative(id).path();
        format!("<url><loc>{address}</loc><lastmod>{}</lastmod></url>", at.rfc3339())
    });
    xml("urlset", &lines.collect::<String>())
}

fn xml(element: &str, content: &str) -> Response<Body> {
    let begin = format!("<{element} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{begin}{content}</{element}>\n");
    fresh([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text)
}

/// What is hidden in the meantime stands in no cache.
fn fresh(head: impl IntoResponseParts, text: String) -> Response<Body> {
    ([(header::CACHE_CONTROL, "no-store")], head, text).into_response()
}
