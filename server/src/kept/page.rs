//! A kept page: what is sent of it, to whom its form is known and to whom it is new.

use super::{coding::Coding, pieces::Pieces, stamped::Stamped};
use crate::{page::Drawn, policy};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What a page that can be kept says beside its text. Whatever else it says is meant for one reader.
const SAID: [HeaderName; 4] =
    [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_SECURITY_POLICY, header::CACHE_CONTROL];

/// A kept page in one form. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Page {
    text: Arc<Stamped>,
    kind: HeaderValue,
    policy: HeaderValue,
    /// Weak (RFC 9110, 8.8.1): pages with other stamps, and in other forms, stand for each other.
    tag: HeaderValue,
}

impl Page {
    /// What was rendered, to be kept; or the answer for this reader alone.
    ///
    /// # Errors
    /// The answer, when it is not a page for everybody.
    pub fn of(drawn: Drawn, is_secure: bool) -> Result<Self, Box<Drawn>> {
        let is_for_all =
            drawn.head.status == StatusCode::OK && drawn.head.headers.keys().all(|name| SAID.contains(name));
        let kind = drawn.head.headers.get(header::CONTENT_TYPE).cloned();
        let policy = policy::with_digests(&drawn.text, &drawn.nonce, is_secure);
        let (Some(kind), Some(policy), true) = (kind, policy, is_for_all && !drawn.stamp.is_empty()) else {
            return Err(Box::new(drawn));
        };
        // The nonce of the rendering lets no script run any more.
        let text = drawn.text.replace(&format!(" nonce=\"{}\"", drawn.nonce), "").replace(&drawn.nonce, "");
        let digest =
            Sha256::new().chain_update(text.replace(&drawn.stamp, "")).chain_update(policy.as_bytes()).finalize();
        let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..18]));
        let Ok(tag) = HeaderValue::from_str(&tag) else { return Err(Box::new(drawn)) };
        Ok(Self { text: Arc::new(Stamped::plain(&text, &drawn.stamp)), kind, policy, tag })
    }

    /// The same page in this form, where that can be; else as it is. Made aside of the threads that answer.
    pub async fn compressed(self, coding: Coding) -> Self {
        let text = self.text.clone();
        match tokio::task::spawn_blocking(move || text.compressed(coding)).await {
            Ok(Some(text)) => Self { text: Arc::new(text), ..self },
            _ => self,
        }
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.text.size()
    }

    /// Whether it has forms with a stamp.
    pub fn has_stamps(&self) -> bool {
        self.text.has_stamps()
    }

    /// The answer to whoever sent these headers, with this stamp in its forms. A reader who has the page is told so.
    pub fn answer(&self, headers: &HeaderMap, stamp: &str) -> Option<Response<Body>> {
        let mut response = if self.is_known(headers) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::new(Pieces::of(self.text.with(stamp)?)).into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, self.kind.clone());
            if let Some(coding) = self.text.coding().name() {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            }
            response
        };
        let out = response.headers_mut();
        // Also with 304: what a browser keeps takes these headers over (RFC 9111, 3.2).
        out.insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
        out.insert(header::ETAG, self.tag.clone());
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        out.insert(header::VARY, HeaderValue::from_static("cookie, accept-language, accept-encoding"));
        Some(response)
    }

    /// Whether the reader has this page (RFC 9110, 13.1.2: compared weakly).
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let ours = self.tag.to_str().map(plain).unwrap_or_default();
        let lines = headers.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
        lines.flat_map(|line| line.split(',')).any(|tag| tag.trim() == "*" || plain(tag) == ours)
    }
}
