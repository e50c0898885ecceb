//! A provider: the authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636).

use crate::sign_on::{
    claims::{Claims, Token, UserInfo, identity},
    fetching::Fetching,
    setting::{Registered, must_be_private},
};
use naast_domain::sign_on::{Identity, IdentityProvider};
use openidconnect::{
    AccessToken, AuthenticationFlow, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndSessionUrl, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl,
    LogoutRequest, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl,
    ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope, StandardErrorResponse, StandardTokenResponse,
    SubjectIdentifier, UserInfoError,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreResponseType, CoreRevocableToken,
        CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;
use url::Url;

/// How long its description and keys are believed.
const FRESH: Duration = Duration::from_hours(1);
/// How long ago keys have to be read to be read again for a token that fits none of them.
const STALE: Duration = Duration::from_secs(5);
/// By how many seconds its clock may be ahead of ours.
const AHEAD: i64 = 300;
type Fields = IdTokenFields<
    Claims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type OpenId = Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a provider says of itself, or why it said nothing.
type Found = Result<ProviderMetadataWithLogout, String>;

/// What the browser keeps while its owner is elsewhere.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    pub key: String,
    pub state: String,
    pub back: String,
    nonce: String,
    verifier: String,
}

/// Why somebody is not let in, for the log.
#[derive(Debug, thiserror::Error)]
pub enum SignOnError {
    /// Nothing came of asking it: it may do later.
    #[error("{0} does not answer: {1}")]
    Unreachable(String, String),
    /// What it said is not what it should have said.
    #[error("what {0} says is not believed: {1}")]
    NotBelieved(String, String),
}

/// A provider, and what it says of itself.
#[derive(Debug, Clone)]
pub struct Provider {
    registered: Arc<Registered>,
    http: Fetching,
    known: Arc<Mutex<Option<(Instant, Found)>>>,
}

impl Provider {
    /// A provider that is asked once somebody comes.
    ///
    /// # Errors
    /// When the system has no certificates to trust.
    pub fn new(registered: Registered) -> anyhow::Result<Self> {
        Ok(Self { registered: Arc::new(registered), http: Fetching::new()?, known: Arc::default() })
    }

    /// Whom people see.
    pub fn told(&self) -> &IdentityProvider {
        &self.registered.provider
    }

    fn unreachable(&self, error: impl std::fmt::Display) -> SignOnError {
        SignOnError::Unreachable(self.told().issuer.clone(), error.to_string())
    }

    fn not_believed(&self, error: impl std::fmt::Display) -> SignOnError {
        SignOnError::NotBelieved(self.told().issuer.clone(), error.to_string())
    }

    /// What it says of itself, with its keys: what is known of it, unless that is older than this.
    async fn description(&self, age: Duration) -> Result<ProviderMetadataWithLogout, SignOnError> {
        // Many who come at once ask once, and hear of one failure.
        let mut known = self.known.lock().await;
        if let Some((at, description)) = known.as_ref() {
            let age = if description.is_ok() { age } else { STALE };
            if at.elapsed() < age {
                return description.clone().map_err(|error| self.unreachable(error));
            }
        }
        let found = self.discover().await;
        *known = Some((Instant::now(), found.clone()));
        found.map_err(|error| self.unreachable(error))
    }

    async fn discover(&self) -> Result<ProviderMetadataWithLogout, String> {
        let issuer = IssuerUrl::new(self.told().issuer.clone()).map_err(|error| chain(&error))?;
        let found = ProviderMetadataWithLogout::discover_async(issuer, &self.http).await;
        let found = found.map_err(|error| chain(&error))?;
        let addresses = [
            Some(found.authorization_endpoint().as_str()),
            found.token_endpoint().map(|address| address.as_str()),
            found.userinfo_endpoint().map(|address| address.as_str()),
            Some(found.jwks_uri().as_str()),
        ];
        for address in addresses.into_iter().flatten() {
            must_be_private(address).map_err(|error| format!("{error:#}"))?;
        }
        Ok(found)
    }

    async fn open_id(&self, age: Duration, redirect: &str) -> Result<OpenId, SignOnError> {
        let description = self.description(age).await?;
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(|error| self.not_believed(error))?;
        let secret = self.registered.client_secret.clone().map(|secret| ClientSecret::new(secret.0));
        let id = ClientId::new(self.registered.client_id.clone());
        Ok(OpenId::from_provider_metadata(description, id, secret).set_redirect_uri(redirect))
    }

    /// Where somebody signs in, who then comes back to `redirect` and goes on at `back`.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn begin(&self, redirect: &str, back: &str) -> Result<(Url, Asked), SignOnError> {
        let open_id = self.open_id(FRESH, redirect).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut asking = open_id.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        for scope in &self.registered.scopes {
            asking = asking.add_scope(Scope::new(scope.clone()));
        }
        let (address, state, nonce) = asking.set_pkce_challenge(challenge).url();
        let asked = Asked {
            key: self.told().key.clone(),
            state: state.into_secret(),
            back: back.to_owned(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        };
        Ok((address, asked))
    }

    /// Who came back with this code.
    ///
    /// # Errors
    /// When it does not answer, or what it says is not believed.
    pub async fn identify(&self, redirect: &str, asked: &Asked, code: String) -> Result<Identity, SignOnError> {
        let open_id = self.open_id(FRESH, redirect).await?;
        let exchange = open_id.exchange_code(AuthorizationCode::new(code)).map_err(|error| self.not_believed(error))?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(asked.verifier.clone()));
        let tokens: Tokens = exchange.request_async(&self.http).await.map_err(|error| match &error {
            RequestTokenError::Request(_) => self.unreachable(chain(&error)),
            _ => self.not_believed(chain(&error)),
        })?;
        let Some(token) = tokens.extra_fields().id_token() else {
            return Err(self.not_believed("there is no ID token"));
        };
        let nonce = Nonce::new(asked.nonce.clone());
        let claims = if let Ok(claims) = token.claims(&verifier(&open_id), &nonce) {
            claims.clone()
        } else {
            // It may sign with a key that it did not have a while ago.
            let open_id = self.open_id(STALE, redirect).await?;
            token.claims(&verifier(&open_id), &nonce).map_err(|error| self.not_believed(chain(&error)))?.clone()
        };
        let more = self.user_info(&open_id, tokens.access_token(), &claims).await?;
        Ok(identity(self.told(), &claims, more.as_ref()))
    }

    /// What it says beside the token, where that has no address or no groups.
    async fn user_info(
        &self,
        open_id: &OpenId,
        token: &AccessToken,
        claims: &Token,
    ) -> Result<Option<UserInfo>, SignOnError> {
        let has_groups =
            self.told().grants.is_empty() || claims.additional_claims().all.contains_key(&self.told().groups_claim);
        if claims.email().is_some() && has_groups {
            return Ok(None);
        }
        // Whoever the token is of: another subject's answer is refused (OpenID Connect Core 1.0, 5.3.2).
        let subject: SubjectIdentifier = claims.subject().clone();
        let Ok(asking) = open_id.user_info(token.clone(), Some(subject)) else { return Ok(None) };
        asking.request_async(&self.http).await.map(Some).map_err(|error| match &error {
            UserInfoError::Request(_) => self.unreachable(chain(&error)),
            _ => self.not_believed(chain(&error)),
        })
    }

    /// Where whoever signed out here signs out there as well, and then comes back to `home`; nothing where it has no such place.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn sign_out(&self, home: &str) -> Result<Option<Url>, SignOnError> {
        let description = self.description(FRESH).await?;
        let Some(end) = description.additional_metadata().end_session_endpoint.clone() else { return Ok(None) };
        let home = PostLogoutRedirectUrl::new(home.to_owned()).map_err(|error| self.not_believed(error))?;
        let leaving = LogoutRequest::from(EndSessionUrl::clone(&end));
        let client = ClientId::new(self.registered.client_id.clone());
        Ok(Some(leaving.set_client_id(client).set_post_logout_redirect_uri(home).http_get_url()))
    }
}

/// What its tokens are looked at with: signature, issuer, audience and time by the library, and that it was not made later than now.
fn verifier(open_id: &OpenId) -> openidconnect::IdTokenVerifier<'_, CoreJsonWebKey> {
    open_id.id_token_verifier().set_issue_time_verifier_fn(|at| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let is_past = at.timestamp() <= now.as_secs().cast_signed() + AHEAD;
        if is_past { Ok(()) } else { Err("it was made in a time to come".to_owned()) }
    })
}

/// An error, with what it came from.
fn chain(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        said.push_str(": ");
        said.push_str(&error.to_string());
        source = error.source();
    }
    said
}
