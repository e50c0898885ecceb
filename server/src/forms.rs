//! Forms posted without JavaScript, to the page they stand on. The server function that the form names is called as
//! the browser would call it. Done: the reader is sent on, or back to the page, which says so. Refused: the same page
//! again, with the reason at the field and everything that was typed; when the page does not have the form any more,
//! that is shown beside it.

use crate::{done, page, site::Site};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use leptos::prelude::provide_context;
use naast_ui::{
    error::AppError,
    form::{FORM, Posted, Shown, unsent},
    texts::Texts,
};

/// The most bytes that a server function answers a form with.
const ANSWER: usize = 1 << 20;

/// Answers a form.
pub async fn answer(site: &Site, parts: Parts, body: Bytes) -> Response<Body> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let named = fields.iter().rev().find(|(name, _)| name == FORM);
    let form = named.map(|(_, value)| value.clone()).unwrap_or_default();
    let mut posted = Posted {
        form,
        fields: Vec::new(),
        error: None,
        told: None,
        path: parts.uri.path().to_owned(),
        is_done: false,
        unsent: None,
        shown: Shown::default(),
    };
    let mut kept = HeaderMap::new();
    if posted.form.starts_with("/api/") {
        let answer = call(site, &parts, &posted.form, &fields).await;
        let (answer, content) = answer.into_parts();
        kept = for_the_browser(&answer.headers);
        let content = to_bytes(content, ANSWER).await.unwrap_or_default();
        let content = String::from_utf8_lossy(&content).into_owned();
        if answer.status.is_success() {
            let location = answer.headers.get(header::LOCATION);
            if let Some(next) = next(&parts, location, &content) {
                if location.is_none() {
                    done::tell(&mut kept, &posted.form);
                }
                return with_headers(next, kept);
            }
            posted.told = Some(content);
        } else {
            posted.error = Some(serde_json::from_str(&content).unwrap_or(AppError::UNREADABLE));
        }
    }
    posted.fields = fields.into_iter().filter(|(name, _)| !unsent::is_kept_back(name)).collect();
    with_headers(shown(site, parts, posted).await, kept)
}

/// The page with the form that was posted to it. Only once it is rendered is it known whether it shows that form: a
/// page of whoever is not signed in any more may have another one. Then it is rendered once more.
async fn shown(site: &Site, parts: Parts, posted: Posted) -> Response<Body> {
    let page = page::render(site, parts.clone(), Some(posted.clone())).await;
    if posted.error.is_none() {
        return page;
    }
    let language = site.request(&parts).await.map(|request| request.language).unwrap_or_default();
    let typed = unsent::text(Texts(language), &posted.fields);
    let has_words = posted.shown.has_words() || typed.is_empty();
    if has_words && posted.shown.has_reason() {
        return page;
    }
    page::render(site, parts, Some(Posted { unsent: Some(typed), ..posted })).await
}

/// Calls the server function as the browser would.
async fn call(site: &Site, parts: &Parts, path: &str, fields: &[(String, String)]) -> Response<Body> {
    let Ok(request) = site.request(parts).await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let fields = fields.iter().filter(|(name, _)| name != FORM);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let call = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(body));
    let Ok(call) = call else { return StatusCode::BAD_REQUEST.into_response() };
    leptos_axum::handle_server_fns_with_context(move || provide_context(request.clone()), call).await.into_response()
}

/// Where the reader goes on: where the server function says, else back to the page, unless there is something to
/// be shown on it.
fn next(parts: &Parts, location: Option<&HeaderValue>, content: &str) -> Option<Response<Body>> {
    let target = match location {
        Some(location) => location.clone(),
        None if content == "null" || content.is_empty() => {
            HeaderValue::from_str(parts.uri.path_and_query()?.as_str()).ok()?
        }
        None => return None,
    };
    Some((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

/// What a server function says to the browser and not to the page: cookies to keep, and pages to forget.
fn for_the_browser(headers: &HeaderMap) -> HeaderMap {
    let names = [header::SET_COOKIE, HeaderName::from_static("clear-site-data")];
    let kept = names.iter().flat_map(|name| headers.get_all(name).iter().map(|value| (name.clone(), value.clone())));
    let mut all = HeaderMap::new();
    for (name, value) in kept {
        all.append(name, value);
    }
    all
}

fn with_headers(mut response: Response<Body>, headers: HeaderMap) -> Response<Body> {
    let mut last = None;
    for (name, value) in headers {
        // Of several values of one name, only the first comes with it.
        last = name.or(last);
        if let Some(name) = &last {
            response.headers_mut().append(name, value);
        }
    }
    response
}
