//! What somebody reads when something is wrong on the way: the server is busy or broken, the database does not answer, a text is
//! too large, or came from another site. In their language, with what they typed, and without asking the database for anything.

pub mod arriving;

use crate::{markup::correct, site::Site, watch::Number};
use arriving::{Arrived, End};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::IntoResponse,
};
use naast_app::pages::fault::{Fault, fault_page};
use naast_domain::members::Viewer;
use naast_ui::{
    error::{AppError, ErrorKind},
    form::unsent,
    texts::Texts,
};

/// What the page may load: its style and font, nothing else (CSP level 3).
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri \
                      'none'; frame-ancestors 'none'";

/// What is answered for machines only.
const FOR_MACHINES: [&str; 4] = ["/live/", "/pkg/", "/healthz", "/readyz"];

/// On the answer to what another site posted in the reader's name.
#[derive(Debug, Clone, Copy)]
pub struct FromElsewhere;

/// Explains to the reader what went wrong, where the answer would be a bare status.
pub async fn explain(State(site): State<Site>, request: Request<Body>, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts);
    if parts.method != Method::POST {
        let response = next.run(Request::from_parts(parts, body)).await;
        return asked.told(&site, response, None);
    }
    let Arrived { text, end } = arriving::read(body).await;
    let response = match end {
        End::Whole => next.run(Request::from_parts(parts, Body::from(text.clone()))).await,
        End::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        End::TooSlow => StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    asked.told(&site, response, Some((&text, end == End::Whole)))
}

/// What of a request the explanation needs; little is copied, as most requests need none.
struct Asked {
    uri: Uri,
    /// Those that say in which language and in which form.
    headers: [Option<HeaderValue>; 3],
    number: Option<Number>,
    is_form: bool,
}

const TELLING: [HeaderName; 3] = [header::COOKIE, header::ACCEPT_LANGUAGE, header::ACCEPT];

impl Asked {
    fn of(parts: &Parts) -> Self {
        Self {
            uri: parts.uri.clone(),
            headers: TELLING.each_ref().map(|name| parts.headers.get(name).cloned()),
            number: parts.extensions.get().copied(),
            is_form: parts.method == Method::POST && !parts.uri.path().starts_with("/api/"),
        }
    }

    /// The answer, or an explanation in its place.
    fn told(&self, site: &Site, response: Response<Body>, typed: Option<(&[u8], bool)>) -> Response<Body> {
        let (status, path) = (response.status(), self.uri.path());
        let Some(fault) = fault(&response) else { return response };
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_told = kind.is_some_and(|kind| kind.starts_with("text/html") || kind.contains("json"));
        if is_told || FOR_MACHINES.iter().any(|folder| path.starts_with(folder)) {
            return response;
        }
        let headers: HeaderMap =
            TELLING.into_iter().zip(&self.headers).filter_map(|(name, value)| Some((name, value.clone()?))).collect();
        let t = Texts(site.language(&headers, &Viewer::Visitor));
        let number = self.number.map(|number| t.fault_number(&number.to_string())).unwrap_or_default();
        let words = format!("{} {number}", fault.words(t));
        let (kind, text) = if path.starts_with("/api/") {
            let error = AppError { kind: ErrorKind::Unreachable, status: status.as_u16(), words, flaws: Vec::new() };
            ("application/json", serde_json::to_string(&error).unwrap_or_default())
        } else if self.is_form || self.accepts_html() {
            ("text/html; charset=utf-8", self.page(site, t, fault, words, typed))
        } else {
            ("text/plain; charset=utf-8", words + "\n")
        };
        let mut told = (status, text).into_response();
        let headers = told.headers_mut();
        if let Some(later) = response.headers().get(header::RETRY_AFTER) {
            headers.insert(header::RETRY_AFTER, later.clone());
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        told
    }

    fn page(&self, site: &Site, t: Texts, fault: Fault, words: String, typed: Option<(&[u8], bool)>) -> String {
        let (text, is_whole) = typed.unwrap_or_default();
        let fields: Vec<(String, String)> = form_urlencoded::parse(text).into_owned().collect();
        let text = unsent::text(t, &fields);
        // What another site made up is not sent on from here, nor what is not all there or holds a password.
        let may_again = self.is_form && is_whole && fault != Fault::Elsewhere;
        let is_open = !fields.iter().any(|(name, _)| unsent::is_secret(name));
        let address = self.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned();
        correct(&fault_page(&site.head.style, t, words, text, address, (may_again && is_open).then_some(fields)))
    }

    fn accepts_html(&self) -> bool {
        let [.., accept] = &self.headers;
        accept.as_ref().and_then(|value| value.to_str().ok()).is_some_and(|line| line.contains("text/html"))
    }
}

fn fault(response: &Response<Body>) -> Option<Fault> {
    match response.status() {
        StatusCode::FORBIDDEN => response.extensions().get::<FromElsewhere>().map(|FromElsewhere| Fault::Elsewhere),
        StatusCode::REQUEST_TIMEOUT => Some(Fault::Slow),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Fault::Large),
        StatusCode::SERVICE_UNAVAILABLE => Some(Fault::Busy),
        StatusCode::INTERNAL_SERVER_ERROR => Some(Fault::Broken),
        _ => None,
    }
}

/// What a file answers when the forum refuses: the status of the refusal. Whatever else happened stays in the log.
pub fn refuse(error: &naast_forum::Error) -> Response<Body> {
    let status = match error {
        naast_forum::Error::Refused(refusal) => StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::NOT_FOUND),
        other => {
            tracing::error!("{other}");
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    status.into_response()
}
