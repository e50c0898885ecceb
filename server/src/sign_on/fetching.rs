//! How a provider is asked: no further than it says, for a time, and for so many bytes.

use futures::future::BoxFuture;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use std::time::Duration;

/// How long an answer may take.
const TIME: Duration = Duration::from_secs(10);
/// The most bytes of an answer: its keys, a token, who somebody is.
const BYTES: usize = 1 << 20;

/// Why nothing useful came.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error(transparent)]
    Asking(#[from] reqwest::Error),
    #[error("more than {BYTES} bytes came")]
    TooMuch,
    #[error(transparent)]
    Answer(#[from] http::Error),
}

/// What asks providers. It goes where it is told and nowhere else: whoever redirects it could lead it into the organisation's own
/// network.
#[derive(Debug, Clone)]
pub struct Fetching(reqwest::Client);

impl Fetching {
    /// # Errors
    /// When the system has no certificates to trust.
    pub fn new() -> reqwest::Result<Self> {
        reqwest::Client::builder().redirect(Policy::none()).timeout(TIME).build().map(Self)
    }

    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await? {
            if body.len() + piece.len() > BYTES {
                return Err(FetchError::TooMuch);
            }
            body.extend_from_slice(&piece);
        }
        Ok(response.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Fetching {
    type Error = FetchError;
    type Future = BoxFuture<'c, Result<HttpResponse, FetchError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}
