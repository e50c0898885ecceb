//! Signing in with an account elsewhere: at the municipality, or at whoever says for it who somebody is (OpenID Connect Core 1.0).

use crate::{
    language::Language,
    members::{Office, Role},
    translated::Translated,
};
use serde::{Deserialize, Serialize};

/// Where people can sign in elsewhere, as the operator set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityProvider {
    /// Its short name in addresses.
    pub key: String,
    /// What its button says.
    pub name: Translated,
    /// Who vouches (OpenID Connect Core 1.0, 2).
    pub issuer: String,
    /// The claim in which it tells of groups.
    pub groups_claim: String,
    /// What being in a group there means here.
    pub grants: Vec<Grant>,
}

/// A role for whoever is in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub group: String,
    pub role: Role,
    /// Filled for officials. It is where they begin: administrators may change it afterwards.
    pub office: Option<Office>,
}

impl IdentityProvider {
    /// What whoever is in these groups is granted: each role once, by the first grant that fits.
    pub fn granted(&self, groups: &[String]) -> Vec<Grant> {
        let mut granted: Vec<Grant> = Vec::new();
        for grant in self.grants.iter().filter(|grant| groups.contains(&grant.group)) {
            if granted.iter().all(|other| other.role != grant.role) {
                granted.push(grant.clone());
            }
        }
        granted
    }

    /// The way in that it is to somebody who reads this language.
    pub fn way_in(&self, language: Language) -> WayIn {
        WayIn { key: self.key.clone(), name: self.name.choose(language).to_owned(), issuer: self.issuer.clone() }
    }
}

/// A way in that a page offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayIn {
    pub key: String,
    pub name: String,
    pub issuer: String,
}

/// Who somebody is elsewhere. Issuer and subject together are theirs for ever (OpenID Connect Core 1.0, 5.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    /// Their address, if it is known there to be theirs.
    pub email: Option<String>,
    /// What they are called there; may be empty.
    pub name: String,
    pub granted: Vec<Grant>,
}

/// What the browser of somebody keeps who signed in elsewhere for the first time, until they join or link it to their account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromElsewhere {
    /// The key of the provider.
    pub key: String,
    pub identity: Identity,
    /// Where on the forum they go on.
    pub back: String,
}

/// What the page of somebody says who signed in elsewhere for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstArrival {
    /// What the button said that they pressed.
    pub way_in: String,
    /// What they are called there.
    pub name: String,
    /// Their address, if it is known there.
    pub email: Option<String>,
    /// Whether somebody has an account with that address already.
    pub is_known: bool,
    /// Who is signed in here meanwhile, and may link it to their account.
    pub member: Option<String>,
    /// Whether a group there makes them an official here.
    pub is_official: bool,
    /// Whether they show by their password that it is them.
    pub asks_password: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_granted_once_by_the_first_grant_that_fits() {
        let grant = |group: &str, role, department: &str| Grant {
            group: group.to_owned(),
            role,
            office: (!department.is_empty())
                .then(|| Office { function: "Adviseur".to_owned(), department: department.to_owned() }),
        };
        let provider = IdentityProvider {
            key: "town".to_owned(),
            name: Translated::default(),
            issuer: "https://login.example.org".to_owned(),
            groups_claim: "groups".to_owned(),
            grants: vec![
                grant("green", Role::Official, "Groen"),
                grant("roads", Role::Official, "Wegen"),
                grant("talk", Role::Moderator, ""),
            ],
        };
        let of = |groups: &[&str]| {
            let groups: Vec<_> = groups.iter().map(|&group| group.to_owned()).collect();
            provider.granted(&groups).into_iter().map(|grant| (grant.role, grant.group)).collect::<Vec<_>>()
        };
        assert_eq!(of(&[]), []);
        assert_eq!(of(&["Green", "x"]), [], "a group is what it is called, to the letter");
        assert_eq!(of(&["roads", "green"]), [(Role::Official, "green".to_owned())]);
        let both = [(Role::Official, "roads".to_owned()), (Role::Moderator, "talk".to_owned())];
        assert_eq!(of(&["talk", "roads"]), both);
    }
}
