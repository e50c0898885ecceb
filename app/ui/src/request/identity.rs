//! Who asks: how somebody says who they are in a form, and the cookies by which they are known from then on.

use super::{Request, is_here};
use crate::{error::AppError, texts::Texts};
use http::{HeaderValue, header};
use leptos::prelude::expect_context;
use leptos_axum::ResponseOptions;
use naast_domain::{
    device::Device,
    members::Viewer,
    refusal::Refusal,
    sign_on::{FromElsewhere, IdentityProvider},
    spam_defence::arrival::Arrival,
};
use naast_forum::{Asker, CLAIM_LIFE, Registration, SESSION_LIFE, SessionToken, WAITING, WaitingBrowser};

/// How a visitor says who they are, in the form that they wrote in.
#[derive(Debug, Clone, Default)]
pub struct Identification {
    /// `sign-in`, `register`, `mail` for a code by mail, `code` with that, or nothing yet.
    pub how: Option<String>,
    pub email: Option<String>,
    pub password: Option<String>,
    pub name: Option<String>,
    pub code: Option<String>,
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

/// The name of the cookie of a browser that waits for a code by mail, likewise.
pub const fn waiting_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-waiting" } else { "waiting" }
}

/// The name of the cookie of a browser whose owner is signing in elsewhere, likewise.
pub const fn sign_on_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-sign-on" } else { "sign-on" }
}

/// The name of the cookie of a browser whose owner came from elsewhere and has yet to join, likewise.
pub const fn arrival_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-arrival" } else { "arrival" }
}

/// What is sealed for that cookie.
pub const ARRIVAL: &str = "arrival";

/// The header that sets a cookie for so many milliseconds; none at all takes it back.
pub fn cookie_header(name: &str, value: &str, life: i64, is_secure: bool) -> Option<HeaderValue> {
    let seconds = life / 1_000;
    let secure = if is_secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}

/// For how many milliseconds a browser counts as one that signed in before.
const DEVICE_LIFE: i64 = 365 * naast_domain::time::Timestamp::DAY;

impl Request {
    /// Who this is: whoever is signed in, else whom they say they are in the form.
    ///
    /// # Errors
    /// `SignInNeeded` when they say nothing; `CodeMailed` when they are to type a code; else what signing in or registering refuses.
    pub async fn identify(&self, who: Identification) -> Result<Viewer, AppError> {
        let came_with_code = self.viewer.claimant().is_some() && who.how.is_none();
        if self.viewer.id().is_some() || came_with_code {
            return Ok(self.viewer.clone());
        }
        let (email, password) = (who.email.unwrap_or_default(), who.password.unwrap_or_default());
        let token = match who.how.as_deref() {
            Some("sign-in") => self.forum.sign_in(&self.client, self.device.as_deref(), &email, &password).await?,
            Some("mail") => {
                self.ask_code(&email, "").await?;
                return Err(Refusal::CodeMailed.into());
            }
            Some("code") => self.sign_in_with_code(&who.code.unwrap_or_default()).await?,
            Some("register") => {
                let name = who.name.unwrap_or_default();
                let registration = Registration { email, name, password, language: self.language };
                match self.join(&registration, &who.arrival, "").await? {
                    Some(token) => token,
                    None => return Err(Refusal::CodeMailed.into()),
                }
            }
            _ => return Err(Refusal::SignInNeeded.into()),
        };
        self.remember(&token).await?;
        Ok(self.forum.viewer(Some(&token.0)).await?)
    }

    /// Registers; nothing when a code was mailed first, with which they join and go on there.
    ///
    /// # Errors
    /// What registering refuses.
    pub async fn join(
        &self,
        registration: &Registration,
        arrival: &Arrival,
        back: &str,
    ) -> Result<Option<SessionToken>, AppError> {
        let incoming = self.incoming(arrival);
        if self.forum.joins_by_mail().await? {
            let waiting = self.forum.receive_joining(&incoming, self.asker(back), registration).await?;
            self.wait_for_code(&waiting);
            return Ok(None);
        }
        Ok(Some(self.forum.receive_registration(&incoming, registration).await?))
    }

    /// Has a code mailed with which this browser signs in and goes on there.
    ///
    /// # Errors
    /// What `Forum::ask_code` refuses.
    pub async fn ask_code(&self, email: &str, back: &str) -> Result<(), AppError> {
        let waiting = self.forum.ask_code(self.asker(back), email).await?;
        self.wait_for_code(&waiting);
        Ok(())
    }

    /// Signs in with the code that was mailed.
    ///
    /// # Errors
    /// What `Forum::sign_in_with_code` refuses.
    pub async fn sign_in_with_code(&self, code: &str) -> Result<SessionToken, AppError> {
        Ok(self.forum.sign_in_with_code(&self.client, self.waiting.as_deref(), code).await?)
    }

    fn asker<'a>(&'a self, back: &'a str) -> Asker<'a> {
        let back = if is_here(back) { back } else { "" };
        Asker { client: &self.client, browser: self.waiting.as_deref(), language: self.language, back }
    }

    fn wait_for_code(&self, waiting: &WaitingBrowser) {
        self.set_cookie(waiting_cookie(self.is_secure), &waiting.0, WAITING);
    }

    /// Puts the session in a cookie, and in another that this browser signed in to this account: it outlives the session, so that
    /// who tries passwords elsewhere does not stand in the owner's way.
    ///
    /// # Errors
    /// Only the database.
    pub async fn remember(&self, token: &SessionToken) -> Result<(), AppError> {
        for cookie in self.cookies_of(token).await? {
            expect_context::<ResponseOptions>().append_header(header::SET_COOKIE, cookie);
        }
        Ok(())
    }

    /// The headers that do what `remember` does, for answers that are no page.
    ///
    /// # Errors
    /// Only the database.
    pub async fn cookies_of(&self, token: &SessionToken) -> naast_forum::Result<Vec<HeaderValue>> {
        let device = self.forum.settle_session(token, self.device.as_deref(), Device::of(&self.agent)).await?;
        let session = cookie_header(session_cookie(self.is_secure), &token.0, SESSION_LIFE, self.is_secure);
        let device = device
            .and_then(|device| cookie_header(device_cookie(self.is_secure), &device, DEVICE_LIFE, self.is_secure));
        Ok(session.into_iter().chain(device).collect())
    }

    /// Who came from elsewhere in this browser and has yet to join or to link that; nobody when that was too long ago.
    ///
    /// # Errors
    /// Only the database.
    pub async fn came_from_elsewhere(&self) -> naast_forum::Result<Option<(FromElsewhere, &IdentityProvider)>> {
        let Some(sealed) = &self.arrival else { return Ok(None) };
        let unsealed = self.forum.unseal(ARRIVAL, sealed).await?;
        let came = unsealed.and_then(|text| serde_json::from_str::<FromElsewhere>(&text).ok());
        Ok(came.and_then(|came| {
            let provider = self.providers.iter().find(|provider| provider.key == came.key)?;
            Some((came, provider))
        }))
    }

    /// As `came_from_elsewhere`, for whoever is to be somebody.
    ///
    /// # Errors
    /// `LinkOver`, in words that fit.
    pub async fn from_elsewhere(&self) -> Result<(FromElsewhere, &IdentityProvider), AppError> {
        match self.came_from_elsewhere().await? {
            Some(came) => Ok(came),
            None => Err(AppError { words: Texts(self.language).sign_on_over().to_owned(), ..Refusal::LinkOver.into() }),
        }
    }

    /// Takes back what it keeps of them.
    pub fn forget_arrival(&self) {
        self.set_cookie(arrival_cookie(self.is_secure), "", 0);
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

    fn set_cookie(&self, name: &str, value: &str, life: i64) {
        if let Some(cookie) = cookie_header(name, value, life, self.is_secure) {
            expect_context::<ResponseOptions>().append_header(header::SET_COOKIE, cookie);
        }
    }
}
