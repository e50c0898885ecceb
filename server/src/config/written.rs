//! Settings that are written in a form of their own.

use ipnet::IpNet;
use serde::Deserialize;
use std::{net::IpAddr, str::FromStr};

/// A proxy, or a network of them: `10.0.0.1` or `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Proxy(pub IpNet);

impl FromStr for Proxy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let network = text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
        network.map(Self).ok_or_else(|| format!("{text} is no address as 10.0.0.1, and no network as 10.0.0.0/8"))
    }
}

impl TryFrom<String> for Proxy {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// Whom to tell of a weakness: an address that a browser or a mail program opens (RFC 9116, 2.5.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Contact(pub String);

impl FromStr for Contact {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_address = ["mailto:", "https://", "tel:"].iter().any(|scheme| text.starts_with(scheme));
        let is_one_word = text.bytes().all(|byte| byte.is_ascii_graphic());
        let contact = (is_address && is_one_word).then(|| Self(text.to_owned()));
        contact.ok_or_else(|| format!("{text} does not begin with mailto:, https:// or tel:"))
    }
}

impl TryFrom<String> for Contact {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}
