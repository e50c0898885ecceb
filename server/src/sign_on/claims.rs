//! What a provider says of somebody (OpenID Connect Core 1.0, 5.1).

use naast_domain::{
    sign_on::{Identity, IdentityProvider},
    text::Email,
};
use openidconnect::{AdditionalClaims, EndUserEmail, IdTokenClaims, UserInfoClaims, core::CoreGenderClaim};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;

/// The most letters of a name that are taken along.
const NAME: usize = 60;

/// All claims that are not standard ones, groups among them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    #[serde(flatten)]
    pub all: HashMap<String, Value>,
}

impl AdditionalClaims for Claims {}

/// What is said in an ID token, and beside it.
pub type Token = IdTokenClaims<Claims, CoreGenderClaim>;
pub type UserInfo = UserInfoClaims<Claims, CoreGenderClaim>;

/// Who they are: in the token, else in what is said beside it.
pub fn identity(provider: &IdentityProvider, claims: &Token, more: Option<&UserInfo>) -> Identity {
    let proved = |email: Option<&EndUserEmail>, verified: Option<bool>| {
        let email = Email::parse(email.filter(|_| verified == Some(true))?).ok()?;
        Some(email.as_str().to_owned())
    };
    let email = proved(claims.email(), claims.email_verified())
        .or_else(|| more.and_then(|more| proved(more.email(), more.email_verified())));
    let name = claims.name().or_else(|| more.and_then(UserInfoClaims::name));
    let name = name.and_then(|name| name.get(None)).map(|name| name.chars().take(NAME).collect::<String>());
    let claim = &provider.groups_claim;
    let groups = claims.additional_claims().all.get(claim);
    let groups = groups.or_else(|| more.and_then(|more| more.additional_claims().all.get(claim)));
    Identity {
        issuer: provider.issuer.clone(),
        subject: claims.subject().to_string(),
        email,
        name: name.unwrap_or_default().trim().to_owned(),
        granted: provider.granted(&groups_in(groups)),
    }
}

/// The groups that a claim tells of: a list of words, or one word.
fn groups_in(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::String(group)) => vec![group.clone()],
        Some(Value::Array(groups)) => groups.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
