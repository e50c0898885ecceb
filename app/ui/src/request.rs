//! What a request needs, in one context value. The only place where the app knows that it runs in a server.
#![cfg(feature = "ssr")]

use crate::{error::AppError, sentences::told, texts::Texts};
use http::{HeaderName, HeaderValue, StatusCode, header};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use naast_domain::{
    flaw::Flaw,
    language::Language,
    location::Location,
    measures::Subject,
    members::Viewer,
    refusal::Refusal,
    spam_defence::{arrival::Arrival, held_post::Written},
};
use naast_forum::{CLAIM_LIFE, Forum, Incoming, Received, Registration, SESSION_LIFE, SessionToken};
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
    /// The token of a claim code that came with it.
    pub claim_token: Option<String>,
    /// The address of the client, for limits.
    pub client: String,
    /// The name under which the site was asked, as in addresses that people copy from it.
    pub host: String,
    pub language: Language,
    /// Those that this forum offers.
    pub languages: Arc<[Language]>,
    /// Whether it came over https.
    pub is_secure: bool,
    /// Its number in the log; empty for what is rendered for many.
    pub number: String,
}

/// How a visitor says who they are, in the form that they wrote in.
#[derive(Debug, Clone, Default)]
pub struct Identification {
    /// `sign-in`, `register`, or nothing yet.
    pub how: Option<String>,
    pub email: Option<String>,
    pub password: Option<String>,
    pub name: Option<String>,
    /// What the form brought along.
    pub arrival: Arrival,
}

/// The name of the session cookie. The prefix ties it to this host and to https (RFC 6265bis, 4.1.3.2).
pub const fn session_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-session" } else { "session" }
}

/// The name of the cookie of a claim code, likewise.
pub const fn claim_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-claim" } else { "claim" }
}

/// The name of the cookie of a browser that signed in before, likewise.
pub const fn device_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-device" } else { "device" }
}

/// For how many milliseconds a browser counts as one that signed in before.
const DEVICE_LIFE: i64 = 365 * naast_domain::time::Timestamp::DAY;

/// The request that is being answered.
///
/// # Errors
/// `Unreachable` outside a request.
pub fn request() -> Result<Request, AppError> {
    use_context::<Request>().ok_or(AppError::UNREACHABLE)
}

impl Request {
    /// Who this is: whoever is signed in, else whom they say they are in the form.
    ///
    /// # Errors
    /// `SignInNeeded` when they say nothing; else what signing in or registering refuses.
    pub async fn identify(&self, who: Identification) -> Result<Viewer, AppError> {
        let came_with_code = self.viewer.claimant().is_some() && who.how.is_none();
        if self.viewer.id().is_some() || came_with_code {
            return Ok(self.viewer.clone());
        }
        let (email, password) = (who.email.unwrap_or_default(), who.password.unwrap_or_default());
        let token = match who.how.as_deref() {
            Some("sign-in") => self.forum.sign_in(&self.client, self.device.as_deref(), &email, &password).await?,
            Some("register") => {
                let name = who.name.unwrap_or_default();
                let registration = Registration { email, name, password, language: self.language };
                self.forum.receive_registration(&self.incoming(&who.arrival), &registration).await?
            }
            _ => return Err(Refusal::SignInNeeded.into()),
        };
        self.remember(&token).await?;
        Ok(self.forum.viewer(Some(&token.0)).await?)
    }

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

    /// Puts the session in a cookie, and in another that this browser signed in to this account: it outlives the session, so that
    /// who tries passwords elsewhere does not stand in the owner's way.
    ///
    /// # Errors
    /// Only the database.
    pub async fn remember(&self, token: &SessionToken) -> Result<(), AppError> {
        self.set_cookie(session_cookie(self.is_secure), &token.0, SESSION_LIFE);
        if let Some(device) = self.forum.device(token).await? {
            self.set_cookie(device_cookie(self.is_secure), &device, DEVICE_LIFE);
        }
        Ok(())
    }

    /// Takes the session cookie back.
    pub fn forget(&self) {
        self.set_cookie(session_cookie(self.is_secure), "", 0);
    }

    /// Puts the session of a claim code in a cookie of its own.
    pub fn remember_claim(&self, token: &SessionToken) {
        self.set_cookie(claim_cookie(self.is_secure), &token.0, CLAIM_LIFE);
    }

    /// Ends the session of a claim code.
    ///
    /// # Errors
    /// Only the database.
    pub async fn forget_claim(&self) -> Result<(), AppError> {
        if let Some(token) = &self.claim_token {
            self.forum.leave_claim(token).await?;
        }
        self.set_cookie(claim_cookie(self.is_secure), "", 0);
        Ok(())
    }

    /// Sets a cookie for so many milliseconds; none at all takes it back.
    fn set_cookie(&self, name: &str, value: &str, life: i64) {
        let seconds = life / 1_000;
        let secure = if self.is_secure { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            expect_context::<ResponseOptions>().append_header(header::SET_COOKIE, cookie);
        }
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
