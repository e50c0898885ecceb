//! Where people can sign in elsewhere, as it stands in the settings.

use anyhow::{Context, bail, ensure};
use naast_domain::{
    members::{Office, Role},
    sign_on::{Grant, IdentityProvider},
    text::OfficeName,
    translated::Translated,
};
use serde::Deserialize;
use std::{collections::HashSet, fmt, path::PathBuf};
use url::{Host, Url};

/// One place where people can sign in: a table `[[sign_on]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOnSetting {
    /// A short word for addresses: small letters, digits and dashes.
    key: String,
    /// What its button says, by language.
    name: Translated,
    /// Who vouches; its description is found below it (OpenID Connect Discovery 1.0, 4).
    issuer: String,
    client_id: String,
    client_secret: Option<Secret>,
    /// A file that has the secret, in place of the secret itself.
    client_secret_file: Option<PathBuf>,
    /// What is asked for beside who it is.
    #[serde(default = "usual_scopes")]
    scopes: Vec<String>,
    /// The claim that tells of groups.
    #[serde(default = "usual_groups_claim")]
    groups_claim: String,
    #[serde(default)]
    grants: Vec<GrantSetting>,
}

/// What nobody reads in a log.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a secret")
    }
}

/// What being in a group means here.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct GrantSetting {
    group: String,
    role: String,
    #[serde(default)]
    function: String,
    #[serde(default)]
    department: String,
}

fn usual_scopes() -> Vec<String> {
    vec!["email".to_owned(), "profile".to_owned()]
}

fn usual_groups_claim() -> String {
    "groups".to_owned()
}

/// A setting that was read: whom people see, and what is said to the provider.
#[derive(Debug, Clone)]
pub struct Registered {
    pub provider: IdentityProvider,
    pub client_id: String,
    pub client_secret: Option<Secret>,
    pub scopes: Vec<String>,
}

/// Reads the settings.
///
/// # Errors
/// When one of them makes no sense, or its secret cannot be read.
pub fn registered(settings: &[SignOnSetting]) -> anyhow::Result<Vec<Registered>> {
    let (mut keys, mut issuers) = (HashSet::new(), HashSet::new());
    for setting in settings {
        ensure!(keys.insert(&setting.key), "sign_on: there are two of {}", setting.key);
        ensure!(issuers.insert(&setting.issuer), "sign_on: there are two for {}", setting.issuer);
    }
    settings.iter().map(|setting| read(setting).with_context(|| format!("sign_on {}", setting.key))).collect()
}

fn read(setting: &SignOnSetting) -> anyhow::Result<Registered> {
    let is_word = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    ensure!(!setting.key.is_empty() && setting.key.chars().all(is_word), "key is small letters, digits and dashes");
    ensure!(!setting.name.choose(naast_domain::language::Language::default()).is_empty(), "name is empty");
    must_be_private(&setting.issuer).context("issuer")?;
    let client_secret = match (&setting.client_secret, &setting.client_secret_file) {
        (Some(_), Some(_)) => bail!("client_secret and client_secret_file are both set"),
        (Some(secret), None) => Some(secret.clone()),
        (None, Some(file)) => {
            let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            Some(Secret(text.trim().to_owned()))
        }
        (None, None) => None,
    };
    Ok(Registered {
        provider: IdentityProvider {
            key: setting.key.clone(),
            name: setting.name.clone(),
            issuer: setting.issuer.clone(),
            groups_claim: setting.groups_claim.clone(),
            grants: setting.grants.iter().map(grant).collect::<anyhow::Result<_>>()?,
        },
        client_id: setting.client_id.clone(),
        client_secret,
        scopes: setting.scopes.clone(),
    })
}

/// What an issuer says is only as good as the way it comes: over TLS (OpenID Connect Core 1.0, 16.17), or from this machine.
pub fn must_be_private(address: &str) -> anyhow::Result<()> {
    let said = address;
    let address = Url::parse(said).with_context(|| format!("{said} is no address"))?;
    let is_here = match address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    ensure!(address.scheme() == "https" || is_here, "{said} does not begin with https://");
    Ok(())
}

fn grant(setting: &GrantSetting) -> anyhow::Result<Grant> {
    let Some(role) = Role::from_word(&setting.role) else {
        bail!("role {} is none of official, moderator and administrator", setting.role)
    };
    ensure!(!setting.group.is_empty(), "a grant has no group");
    let office = if role == Role::Official {
        let name = |text: &str, what: &str| {
            let name =
                OfficeName::parse(text).map_err(|flaw| anyhow::anyhow!("{what} of group {}: {flaw:?}", setting.group));
            name.map(|name| name.to_string())
        };
        Some(Office {
            function: name(&setting.function, "function")?,
            department: name(&setting.department, "department")?,
        })
    } else {
        ensure!(setting.function.is_empty() && setting.department.is_empty(), "only officials have a function");
        None
    };
    Ok(Grant { group: setting.group.clone(), role, office })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct File {
        sign_on: Vec<SignOnSetting>,
    }

    fn read(text: &str) -> Result<Vec<Registered>, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        registered(&file.sign_on).map_err(|error| format!("{error:#}"))
    }

    const WHOLE: &str = r#"
[[sign_on]]
key = "town"
name = { nl = "Medewerkers: inloggen bij de gemeente", en = "Staff: sign in with the municipality" }
issuer = "https://login.example.org"
client_id = "naast"
client_secret = "hidden"
grants = [
  { group = "green", role = "official", function = "Adviseur", department = "Groen" },
  { group = "talk", role = "moderator" },
]
"#;

    #[test]
    fn what_is_set_is_what_people_see() {
        let read = read(WHOLE).unwrap().remove(0);
        assert_eq!(read.provider.groups_claim, "groups");
        assert_eq!(read.scopes, ["email", "profile"]);
        assert_eq!(read.provider.grants.len(), 2);
        assert_eq!(read.client_secret.as_ref().map(|secret| secret.0.as_str()), Some("hidden"));
        assert!(!format!("{read:?}").contains("hidden"));
    }

    #[test]
    fn what_makes_no_sense_is_told_to_the_operator() {
        for (right, wrong, told) in [
            ("\"town\"", "\"The Town\"", "small letters"),
            ("https://login", "http://login", "https://"),
            ("https://login.example.org", "login", "no address"),
            ("\"moderator\"", "\"boss\"", "none of official"),
            ("function = \"Adviseur\", ", "", "function of group green"),
            ("\"moderator\" }", "\"moderator\", function = \"x\" }", "only officials"),
            ("client_secret = ", "client_secrets = ", "unknown field"),
            ("client_secret = \"hidden\"", "client_secret_file = \"nowhere\"", "cannot read nowhere"),
            (
                "nl = \"Medewerkers: inloggen bij de gemeente\", en = \"Staff: sign in with the municipality\"",
                "",
                "name is empty",
            ),
        ] {
            let error = read(&WHOLE.replace(right, wrong)).expect_err(wrong);
            assert!(error.contains(told), "{wrong}: {error}");
        }
        let twice = read(&format!("{WHOLE}{WHOLE}")).expect_err("two");
        assert!(twice.contains("two of town"), "{twice}");
        let local = WHOLE.replace("https://login.example.org", "http://127.0.0.1:9000");
        assert!(read(&local).is_ok(), "a provider on this machine");
    }
}
