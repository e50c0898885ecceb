//! What a request needs, in one context value. The only place where the app knows that it runs in a server.
#![cfg(feature = "ssr")]

mod identity;

pub use identity::{
    ARRIVAL, Identification, arrival_cookie, claim_cookie, cookie_header, device_cookie, session_cookie,
    sign_on_cookie, waiting_cookie,
};

use crate::{error::AppError, sentences::told, texts::Texts};
use http::{HeaderName, HeaderValue, StatusCode};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use naast_domain::{
    flaw::Flaw,
    language::Language,
    location::Location,
    measures::Subject,
    members::Viewer,
    refusal::Refusal,
    sign_on::IdentityProvider,
    spam_defence::{arrival::Arrival, held_post::Written},
};
use naast_forum::{Forum, Incoming, Received};
use std::sync::Arc;

/// Everything that a request needs.
#[derive(Clone)]
pub struct Request {
    pub forum: Forum,
    pub viewer: Viewer,
    /// The session token that came with it.
    pub token: Option<String>,
    /// What the browser keeps to show that it signed in before.
    pub device: Option<String>,
    /// What it keeps while it waits for a code by mail.
    pub waiting: Option<String>,
    /// What it keeps while somebody who signed in elsewhere joins.
    pub arrival: Option<String>,
    /// The token of a claim code that came with it.
    pub claim_token: Option<String>,
    /// The address of the client, for limits.
    pub client: String,
    /// What the browser says that it is.
    pub agent: String,
    /// The name under which the site was asked, as in addresses that people copy from it.
    pub host: String,
    pub language: Language,
    /// Those that this forum offers.
    pub languages: Arc<[Language]>,
    /// Where people can sign in elsewhere.
    pub providers: Arc<[IdentityProvider]>,
    /// Whether it came over https.
    pub is_secure: bool,
    /// Its number in the log; empty for what is rendered for many.
    pub number: String,
}

/// The request that is being answered.
///
/// # Errors
/// `Unreachable` outside a request.
pub fn request() -> Result<Request, AppError> {
    use_context::<Request>().ok_or(AppError::UNREACHABLE)
}

impl Request {
    /// How a form came in.
    pub fn incoming(&self, arrival: &Arrival) -> Incoming {
        Incoming { client: self.client.clone(), arrival: arrival.clone(), language: self.language }
    }

    /// Posts what was written, and sends whoever wrote it to where it stands; or to where it waits.
    ///
    /// # Errors
    /// What `Forum::receive` refuses.
    pub async fn receive(&self, viewer: &Viewer, arrival: &Arrival, written: &Written) -> Result<(), AppError> {
        match self.forum.receive(viewer, &self.incoming(arrival), written).await? {
            Received::Comment(id) => {
                let (initiative, part) = self.forum.find_comment(viewer, id).await?;
                go_to(&crate::paths::comment_address(id, initiative, part));
            }
            Received::Initiative(id) => go_to(&Location::Initiative(id).path()),
            Received::Waits => go_to(crate::paths::OWN_WAITING),
        }
        Ok(())
    }

    /// What a form names.
    ///
    /// # Errors
    /// `NotFound`; `NotAChoice` at `about`.
    pub async fn named(&self, about: &str) -> Result<Subject, AppError> {
        Ok(self.forum.subject_at(parse("about", about)?).await?)
    }
}

/// Sets the status of the answer.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

/// Lets the browser forget the pages that it keeps: on a computer of many people the next one does not read them
/// (Clear-Site-Data, W3C, 3.1).
pub fn forget_pages() {
    let header = HeaderName::from_static("clear-site-data");
    expect_context::<ResponseOptions>().insert_header(header, HeaderValue::from_static("\"cache\""));
}

/// Sends the reader on, with and without JavaScript.
pub fn go_to(path: &str) {
    leptos_axum::redirect(path);
}

/// Goes on where the reader said they came from; to the front page when that is not an address of this site.
pub fn go_back_to(address: &str) {
    go_to(if is_here(address) { address } else { "/" });
}

/// Whether this is an address of this site: `//host` and `/\host` would lead elsewhere.
pub fn is_here(address: &str) -> bool {
    let is_address = address.bytes().all(|byte| byte.is_ascii_graphic());
    is_address && address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

impl From<naast_forum::Error> for AppError {
    /// A refusal keeps its sentence and its status; whatever else happened stays in the server's log.
    fn from(error: naast_forum::Error) -> Self {
        let error = match error {
            naast_forum::Error::Refused(refusal) => in_words(refusal),
            other => {
                tracing::error!("{other}");
                unreachable()
            }
        };
        set_status(error.status);
        error
    }
}

/// What is said when the database does not answer, with the number under which the log has it.
fn unreachable() -> AppError {
    let request = use_context::<Request>().filter(|request| !request.number.is_empty());
    let words = request.map(|request| {
        let t = Texts(request.language);
        format!("{} {}", t.error_unreachable(), t.fault_number(&request.number))
    });
    AppError { words: words.unwrap_or_default(), ..AppError::UNREACHABLE }
}

/// A refusal, in the language of whoever asked.
pub fn in_words(refusal: Refusal) -> AppError {
    told(Texts(use_context::<Request>().map(|request| request.language).unwrap_or_default()), refusal)
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        naast_forum::Error::from(refusal).into()
    }
}

/// Reads an identifier or a choice that a form carries.
///
/// # Errors
/// `NotAChoice` at its field.
pub fn parse<T: std::str::FromStr>(field: &str, text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| Refusal::field(field, Flaw::NotAChoice).into())
}

/// As `parse`, for what a form may leave empty.
///
/// # Errors
/// `NotAChoice` at its field.
pub fn parse_if<T: std::str::FromStr>(field: &str, text: &str) -> Result<Option<T>, AppError> {
    if text.is_empty() { Ok(None) } else { parse(field, text).map(Some) }
}
