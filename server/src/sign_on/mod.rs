//! Signing in elsewhere: the way there, the way back, and the way out. What comes back is believed only in the browser that was
//! sent there, once, and from the provider to which it was sent: each has an address of its own to come back to (RFC 9700, 4.4.2).

mod claims;
mod fetching;
mod provider;
mod setting;

pub use provider::Provider;
pub use setting::{SignOnSetting, registered};

use crate::{
    faults::refuse,
    site::{Site, cookie},
};
use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderValue, Request, Response, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect},
};
use naast_domain::{
    sign_on::{FromElsewhere, Identity},
    time::Timestamp,
};
use naast_ui::{
    here::is_way_in,
    request::{ARRIVAL, Request as Asking, arrival_cookie, cookie_header, is_here, sign_on_cookie},
};
use provider::{Asked, SignOnError};
use serde::Deserialize;

/// How long somebody may be elsewhere, and how long they may then take to join, in milliseconds.
const LIFE: i64 = 15 * Timestamp::MINUTE;
/// What is sealed for the browser of whoever is elsewhere.
const ASKED: &str = "sign-on";
/// The longest address that somebody goes on at, in bytes: a cookie holds it.
const BACK: usize = 500;

/// Where the reader was.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// What a provider says in the address with which it sends somebody back (RFC 6749, 4.1.2; RFC 9207).
#[derive(Debug, Deserialize)]
pub struct Returned {
    code: Option<String>,
    #[serde(default)]
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Sends somebody to where they sign in.
pub async fn begin(
    State(site): State<Site>,
    Path(key): Path<String>,
    Query(Back { back }): Query<Back>,
    request: Request<Body>,
) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let Some(provider) = site.provider(&key) else { return StatusCode::NOT_FOUND.into_response() };
    let request = match site.request(&parts).await {
        Ok(request) => request,
        Err(error) => return refuse(&error),
    };
    let back = if is_here(&back) && back.len() <= BACK { back } else { String::new() };
    let asked = async {
        let back = going_on(&request, &back).await?;
        let redirect = returning(&site, &request, &key).await?;
        let (address, asked) = provider.begin(&redirect, &back).await.map_err(log)?;
        let sealed = request.forum.seal(ASKED, &json(&asked), LIFE).await?;
        Ok::<_, Fault>((address, sealed))
    };
    match asked.await {
        Ok((address, sealed)) => {
            let kept = cookie_header(sign_on_cookie(request.is_secure), &sealed, LIFE, request.is_secure);
            with_cookies(Redirect::to(address.as_str()), kept)
        }
        Err(fault) => fault.answer(&back),
    }
}

/// Takes somebody in who comes back.
pub async fn returned(
    State(site): State<Site>,
    Path(key): Path<String>,
    Query(returned): Query<Returned>,
    request: Request<Body>,
) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let Some(provider) = site.provider(&key) else { return StatusCode::NOT_FOUND.into_response() };
    let request = match site.request(&parts).await {
        Ok(request) => request,
        Err(error) => return refuse(&error),
    };
    let mut back = String::new();
    let identified = async {
        let asked = asked(&request, &parts).await?;
        back.clone_from(&asked.back);
        if asked.key != key || asked.state != returned.state {
            return Err(Fault::Over);
        }
        if returned.iss.as_ref().is_some_and(|issuer| *issuer != provider.told().issuer) {
            return Err(log(SignOnError::NotBelieved(
                provider.told().issuer.clone(),
                "another one answered".to_owned(),
            )));
        }
        let code = match (returned.code, returned.error) {
            (Some(code), None) => code,
            (_, Some(error)) if error == "access_denied" => return Err(Fault::Cancelled),
            (_, error) => {
                let error = error.unwrap_or_default().chars().filter(char::is_ascii_graphic).take(60).collect();
                return Err(log(SignOnError::NotBelieved(provider.told().issuer.clone(), error)));
            }
        };
        let redirect = returning(&site, &request, &key).await?;
        provider.identify(&redirect, &asked, code).await.map_err(log)
    };
    let answer = match identified.await {
        Ok(identity) => let_in(&request, &key, identity, &back).await.unwrap_or_else(|error| refuse(&error)),
        // Who is in already stays where they are.
        Err(Fault::Cancelled) if request.viewer.id().is_some() && !back.is_empty() => {
            Redirect::to(&back).into_response()
        }
        Err(fault) => fault.answer(&back),
    };
    // What was asked is answered once.
    with_cookies(
        answer,
        [cookie_header(sign_on_cookie(request.is_secure), "", 0, request.is_secure)].into_iter().flatten(),
    )
}

/// Sends whoever signed out here to where they sign out elsewhere.
pub async fn leave(State(site): State<Site>, Path(key): Path<String>, request: Request<Body>) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let Some(provider) = site.provider(&key) else { return StatusCode::NOT_FOUND.into_response() };
    let left = async {
        let request = site.request(&parts).await?;
        provider.sign_out(&format!("{}/", web(&site, &request).await?)).await.map_err(log)
    };
    match left.await {
        Ok(address) => Redirect::to(address.as_ref().map_or("/", |address| address.as_str())).into_response(),
        Err(fault) => fault.answer(""),
    }
}

/// Signs in whoever is known, and asks the others who they are here.
async fn let_in(request: &Asking, key: &str, identity: Identity, back: &str) -> naast_forum::Result<Response<Body>> {
    if let Some(token) = request.forum.sign_on(&identity).await? {
        let mut cookies = request.cookies_of(&token).await?;
        cookies.extend(cookie_header(arrival_cookie(request.is_secure), "", 0, request.is_secure));
        return Ok(with_cookies(Redirect::to(if back.is_empty() { "/" } else { back }), cookies));
    }
    let arrived = FromElsewhere { key: key.to_owned(), identity, back: back.to_owned() };
    let sealed = request.forum.seal(ARRIVAL, &json(&arrived), LIFE).await?;
    let kept = cookie_header(arrival_cookie(request.is_secure), &sealed, LIFE, request.is_secure);
    Ok(with_cookies(Redirect::to(naast_ui::here::FIRST_ARRIVAL), kept))
}

/// Where they go on: not on the way in, but where they wanted to when they first came that way.
async fn going_on(request: &Asking, back: &str) -> naast_forum::Result<String> {
    if !is_way_in(back) {
        return Ok(back.to_owned());
    }
    Ok(request.came_from_elsewhere().await?.map(|(came, _)| came.back).unwrap_or_default())
}

/// What this browser was sent away with.
async fn asked(request: &Asking, parts: &Parts) -> Result<Asked, Fault> {
    let sealed = cookie(&parts.headers, sign_on_cookie(request.is_secure)).unwrap_or_default();
    let unsealed = request.forum.unseal(ASKED, sealed).await?;
    unsealed.and_then(|text| serde_json::from_str(&text).ok()).ok_or(Fault::Over)
}

/// Where a provider sends people back to.
async fn returning(site: &Site, request: &Asking, key: &str) -> naast_forum::Result<String> {
    Ok(format!("{}/sign-in/returned/{key}", web(site, request).await?))
}

/// The address of the forum: where a demo runs, else what an administrator said, else how it was asked for.
async fn web(site: &Site, request: &Asking) -> naast_forum::Result<String> {
    if let Some(web) = &site.web {
        return Ok(web.clone());
    }
    let said = request.forum.organisation().await?.web_address;
    let scheme = if request.is_secure { "https" } else { "http" };
    Ok(if said.is_empty() { format!("{scheme}://{}", request.host) } else { said })
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Why somebody comes back to the page where they sign in, which says so.
#[derive(Debug)]
enum Fault {
    /// They changed their mind.
    Cancelled,
    /// It took too long, or another browser or window went on.
    Over,
    Unreachable,
    NotBelieved,
    Database(naast_forum::Error),
}

impl From<naast_forum::Error> for Fault {
    fn from(error: naast_forum::Error) -> Self {
        Self::Database(error)
    }
}

impl Fault {
    fn answer(self, back: &str) -> Response<Body> {
        let word = match self {
            Self::Cancelled => "cancelled",
            Self::Over => "over",
            Self::Unreachable => "unreachable",
            Self::NotBelieved => "refused",
            Self::Database(error) => return refuse(&error),
        };
        Redirect::to(&naast_ui::here::refused_address(word, back)).into_response()
    }
}

/// What the reader is told is little; the log has the rest.
fn log(error: SignOnError) -> Fault {
    tracing::warn!("{error}");
    match error {
        SignOnError::Unreachable(..) => Fault::Unreachable,
        SignOnError::NotBelieved(..) => Fault::NotBelieved,
    }
}

fn with_cookies(answer: impl IntoResponse, cookies: impl IntoIterator<Item = HeaderValue>) -> Response<Body> {
    let mut answer = answer.into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    for cookie in cookies {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}
