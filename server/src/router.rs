//! Which address leads to what: files, server functions, live updates, and pages for everything else.

use crate::{
    assets, calendar, crawlers, done,
    faults::{
        arriving::{REQUEST, TIME},
        explain, refuse,
    },
    forms, kept, language, live,
    mail::unsubscribe,
    page, prefetch,
    protection::{from_here, protect},
    record, reload, sign_on,
    site::Site,
    watch::{self, health, watch},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, State},
    http::{HeaderValue, Method, Request, Response, StatusCode, header, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect},
    routing::{any, get},
};
use leptos::prelude::provide_context;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    timeout::TimeoutLayer,
};

/// All routes.
pub fn router(site: Site) -> Router {
    // Leptos asks for this once; a second call changes nothing.
    let _ = any_spawner::Executor::init_tokio();
    let timed = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/robots.txt", get(crawlers::robots))
        .route("/.well-known/security.txt", get(crawlers::security))
        .route("/sitemap.xml", get(crawlers::sitemaps))
        .route("/sitemaps/{id}", get(crawlers::sitemap))
        .route(prefetch::RULES, get(prefetch::rules))
        .route("/sign-in/with/{key}", get(sign_on::begin))
        .route("/sign-in/returned/{key}", get(sign_on::returned))
        .route("/sign-in/left/{key}", get(sign_on::leave))
        .route("/language/{tag}", get(language::choose))
        .route("/code", get(|| async { Redirect::permanent("/claim") }))
        .route("/account/data.json", get(my_data))
        .route(unsubscribe::PATH, get(unsubscribe::choose).post(unsubscribe::unsubscribe))
        .route("/members/{id}/commitments.ics", get(calendar::commitments))
        .route("/meetings/{file}", get(calendar::meeting))
        .route("/moderation/record.atom", get(record::atom))
        .route("/moderation/record.csv", get(record::csv))
        .route("/moderation/record.json", get(record::json))
        .route("/moderation/transparency.csv", get(record::transparency::csv))
        .route("/api/{*function}", any(server_function))
        .fallback(anything)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIME));
    let all = Router::new().route("/live/initiatives/{id}", get(live::news)).merge(reload::routes()).merge(timed);
    guarded(site, all)
}

/// What stands before every route, the last one outermost: each request is watched, its answer protected and explained.
fn guarded(site: Site, routes: Router<Site>) -> Router {
    let metrics = site.metrics.clone();
    routes
        .layer(compression())
        .layer(DefaultBodyLimit::max(REQUEST))
        .layer(from_fn(watch::numbered))
        .layer(from_fn_with_state(site.clone(), kept::first))
        .layer(CatchPanicLayer::custom(move |_| {
            metrics.panicked();
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }))
        .layer(from_fn(from_here))
        .layer(from_fn_with_state(site.clone(), explain))
        .layer(from_fn_with_state(site.clone(), protect))
        .layer(from_fn_with_state(site.clone(), watch))
        .with_state(site)
}

/// Compresses what was not compressed beforehand; the program for the browser always is, where that is worth it.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth = DefaultPredicate::new().and(NotForContentType::const_new("application/wasm"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth)
}

/// A file of the site, a form that was posted, or a page.
async fn anything(State(site): State<Site>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    match parts.method {
        Method::GET | Method::HEAD => {
            if let Some(page) = kept::answer(&site, &parts).await {
                return page;
            }
            match assets::file(parts.uri.path(), &parts.headers) {
                Some(file) => file,
                None => page_of(&site, parts).await,
            }
        }
        Method::POST => match to_bytes(body, REQUEST).await {
            Ok(body) => forms::answer(&site, parts, body).await,
            Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        },
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

/// A page; what a form did a moment ago, it says once.
async fn page_of(site: &Site, parts: Parts) -> Response<Body> {
    let Some(posted) = done::told(&parts) else { return page::render(site, parts, None).await };
    let mut page = page::render(site, parts, Some(posted)).await;
    done::forget(&mut page);
    page
}

/// A server function, called by the app in the browser.
async fn server_function(State(site): State<Site>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(context) = site.request(&parts).await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let Ok(body) = to_bytes(body, REQUEST).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let request = Request::from_parts(parts, Body::from(body));
    let answer = leptos_axum::handle_server_fns_with_context(move || provide_context(context.clone()), request).await;
    let mut response = answer.into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// Everything that the forum holds about whoever is signed in, as a file.
async fn my_data(State(site): State<Site>, request: Request<Body>) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let Ok(context) = site.request(&parts).await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    match site.forum.my_data(&context.viewer).await {
        Ok(data) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"naast.json\""),
                (header::CACHE_CONTROL, "private, no-store"),
            ];
            (headers, serde_json::to_string_pretty(&data).unwrap_or_default()).into_response()
        }
        Err(error) => refuse(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use naast_domain::language::Language;
    use naast_forum::{Clock, Forum};
    use tower::ServiceExt;

    async fn broken() -> &'static str {
        std::hint::black_box(None::<&str>).expect("a fault of the program")
    }

    #[tokio::test]
    async fn a_fault_of_the_program_is_explained_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        let forum = Forum::open(&naast_tests::sqlite_forum(folder.path()).await, Clock::default()).await.unwrap();
        let site = Site::new(forum, Vec::new(), vec![Language::Nl]);
        let routes = guarded(site.clone(), Router::new().route("/broken", any(broken)));
        let typed = "_form=%2Fapi%2Fpost_comment&initiative=1&body=Dit+typte+ik.&password=geheim";
        let request = Request::post("/broken").header("content-type", "application/x-www-form-urlencoded");
        let answer = routes.oneshot(request.body(Body::from(typed)).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let number = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
        let page = to_bytes(answer.into_body(), REQUEST).await.unwrap();
        let page = String::from_utf8_lossy(&page);
        assert!(page.contains("Er ging bij ons iets mis") && page.contains(&number), "{page}");
        assert!(page.contains("Dit typte ik.") && !page.contains("geheim"), "{page}");
        assert!(site.metrics.text(&site).await.contains("naast_panics_total 1\n"));
    }
}
