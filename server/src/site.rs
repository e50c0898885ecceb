//! Shared state of the handlers: the forum, the files of the site, and whom to believe about addresses.

use crate::{
    assets, client,
    config::Contact,
    kept::Kept,
    live::Streams,
    sign_on::Provider,
    watch::{Metrics, Number},
};
use axum::http::{HeaderMap, request::Parts};
use ipnet::IpNet;
use naast_app::shell::Head;
use naast_domain::{language::Language, members::Viewer, sign_on::IdentityProvider};
use naast_forum::Forum;
use naast_ui::request::{Request, arrival_cookie, claim_cookie, device_cookie, session_cookie, waiting_cookie};
use std::{ops::Deref, sync::Arc};

/// How many bytes the pages may take that are kept, unless somebody chose.
pub const ROOM: u64 = 32 * MEGABYTE;
/// So many bytes.
pub const MEGABYTE: u64 = 1_000_000;

/// What every handler shares. A copy is one pointer: each layer of the router takes one for each request.
#[derive(Debug, Clone)]
pub struct Site(Arc<Shared>);

/// What is shared.
#[derive(Debug, Clone)]
pub struct Shared {
    pub forum: Forum,
    pub head: Head,
    pub trusted_proxies: Arc<[IpNet]>,
    /// The languages that are offered; the first is for whoever asks for none of them.
    pub languages: Arc<[Language]>,
    /// What was rendered for readers without a session.
    pub kept: Kept,
    /// The live updates that are open.
    pub streams: Streams,
    pub metrics: Metrics,
    /// Whom to tell of a weakness in the security.
    pub security_contact: Option<Contact>,
    /// Where the forum is, whatever an administrator said: a demo has the story of another one.
    pub web: Option<String>,
    /// Where people can sign in elsewhere.
    sign_ons: Arc<[Provider]>,
    /// What people see of that.
    providers: Arc<[IdentityProvider]>,
}

impl Deref for Site {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Site {
    /// A site for this forum.
    pub fn new(forum: Forum, trusted_proxies: Vec<IpNet>, languages: Vec<Language>) -> Self {
        Self(Arc::new(Shared {
            forum,
            head: assets::head(),
            trusted_proxies: trusted_proxies.into(),
            languages: languages.into(),
            kept: Kept::with_room(ROOM),
            streams: Streams::by_open_files(),
            metrics: Metrics::default(),
            security_contact: None,
            web: None,
            sign_ons: Arc::default(),
            providers: Arc::default(),
        }))
    }

    fn changed(self, change: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Arc::unwrap_or_clone(self.0);
        change(&mut shared);
        Self(Arc::new(shared))
    }

    /// The same, where the pages that are kept may take so many bytes.
    pub fn with_room(self, bytes: u64) -> Self {
        self.changed(|shared| shared.kept = Kept::with_room(bytes))
    }

    /// The same, which names somebody to tell of a weakness.
    pub fn with_security_contact(self, security_contact: Option<Contact>) -> Self {
        self.changed(|shared| shared.security_contact = security_contact)
    }

    /// The same, which is at this address.
    pub fn with_web(self, web: Option<String>) -> Self {
        self.changed(|shared| shared.web = web)
    }

    /// The same, where people can sign in elsewhere.
    pub fn with_sign_ons(self, sign_ons: Vec<Provider>) -> Self {
        self.changed(|shared| {
            shared.providers = sign_ons.iter().map(|provider| provider.told().clone()).collect();
            shared.sign_ons = sign_ons.into();
        })
    }

    /// Where people can sign in elsewhere, by its key.
    pub fn provider(&self, key: &str) -> Option<&Provider> {
        self.sign_ons.iter().find(|provider| provider.told().key == key)
    }

    /// The same, with room for so many live updates, and for so many from one address.
    pub fn with_streams(self, at_most: usize, from_address: usize) -> Self {
        self.changed(|shared| shared.streams = Streams::within(at_most, from_address))
    }

    /// The language for a reader: as chosen here, else on their account, else in their browser.
    pub fn language(&self, headers: &HeaderMap, viewer: &Viewer) -> Language {
        let here = cookie(headers, "language").and_then(Language::from_tag);
        let chosen = [here, viewer.member().and_then(|member| member.language)];
        chosen.into_iter().flatten().find(|language| self.languages.contains(language)).unwrap_or_else(|| {
            let accept = headers.get("accept-language").and_then(|value| value.to_str().ok());
            Language::negotiate(accept.unwrap_or_default(), &self.languages)
        })
    }

    /// Who asks, in which language: what the app needs to know of a request.
    ///
    /// # Errors
    /// Only the database.
    pub async fn request(&self, parts: &Parts) -> naast_forum::Result<Request> {
        let is_secure = client::is_secure(parts, &self.trusted_proxies);
        let token = cookie(&parts.headers, session_cookie(is_secure)).map(str::to_owned);
        let claim_token = cookie(&parts.headers, claim_cookie(is_secure)).map(str::to_owned);
        let device = cookie(&parts.headers, device_cookie(is_secure)).map(str::to_owned);
        let waiting = cookie(&parts.headers, waiting_cookie(is_secure)).map(str::to_owned);
        let arrival = cookie(&parts.headers, arrival_cookie(is_secure)).map(str::to_owned);
        // Whoever is signed in stays who they are; else a claim code says on whose behalf they are here.
        let viewer = match (self.forum.viewer(token.as_deref()).await?, &claim_token) {
            (Viewer::Visitor, Some(token)) => self.forum.claimant(token).await?,
            (viewer, _) => viewer,
        };
        let language = self.language(&parts.headers, &viewer);
        let client = client::address(parts, &self.trusted_proxies);
        let header =
            |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (host, agent) = (header("host"), header("user-agent"));
        let (forum, languages) = (self.forum.for_request(), self.languages.clone());
        let number = parts.extensions.get::<Number>().map(ToString::to_string).unwrap_or_default();
        Ok(Request {
            forum,
            viewer,
            token,
            device,
            waiting,
            arrival,
            claim_token,
            client,
            agent,
            host,
            language,
            languages,
            providers: self.providers.clone(),
            is_secure,
            number,
        })
    }

    /// The request of nobody in particular: what all who are not signed in have in common.
    pub fn visitors(&self, language: Language, is_secure: bool) -> Request {
        Request {
            forum: self.forum.for_request(),
            viewer: Viewer::Visitor,
            token: None,
            device: None,
            waiting: None,
            arrival: None,
            claim_token: None,
            client: String::new(),
            agent: String::new(),
            host: String::new(),
            language,
            languages: self.languages.clone(),
            providers: self.providers.clone(),
            is_secure,
            number: String::new(),
        }
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all("cookie").into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}
