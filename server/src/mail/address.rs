//! The settings of mail: the server that takes it, and who sends it.

use lettre::message::Mailbox;
use serde::Deserialize;
use std::{fmt, str::FromStr};
use url::Url;

/// How the line to a mail server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (`smtps`, RFC 8314).
    Implicit,
    /// After the server said that it can (`STARTTLS`, RFC 3207).
    Start,
    /// Not at all: to a server on the same machine.
    None,
}

/// A mail server: `smtps://user:password@mail.example.org`, `smtp://…` with `STARTTLS`, or `smtp+plain://127.0.0.1`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// Name and password; none where the server asks for none.
    pub credentials: Option<(String, String)>,
}

impl FromStr for MailServer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong =
            || "a mail server is smtps://user:password@host, smtp://user:password@host or smtp+plain://host".to_owned();
        let url: Url = text.parse().map_err(|_| wrong())?;
        let (tls, port) = match url.scheme() {
            "smtps" => (Tls::Implicit, 465),
            "smtp" => (Tls::Start, 587),
            "smtp+plain" => (Tls::None, 25),
            _ => return Err(wrong()),
        };
        let plain = |text: &str| {
            let pairs =
                form_urlencoded::parse(format!("v={}", text.replace('+', "%2B")).as_bytes()).into_owned().next();
            pairs.map(|(_, value)| value).unwrap_or_default()
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
        let credentials = url.password().map(|password| (plain(url.username()), plain(password)));
        if credentials.is_some() && tls == Tls::None {
            return Err("a password is not sent over a line that is not secret: use smtps:// or smtp://".to_owned());
        }
        Ok(Self { host: host.trim_matches(['[', ']']).to_owned(), port: url.port().unwrap_or(port), tls, credentials })
    }
}

impl TryFrom<String> for MailServer {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Debug for MailServer {
    /// Without the password.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{} ({:?})", self.host, self.port, self.tls)
    }
}

/// Who sends: `naast@example.org`, or `Example <naast@example.org>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Sender(pub Mailbox);

impl FromStr for Sender {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| format!("{text} is no address as naast@example.org or Name <naast@example.org>"))
    }
}

impl TryFrom<String> for Sender {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_is_an_address() {
        for (text, host, port, tls, credentials) in [
            (
                "smtps://naast:p%40ss+w@mail.example.org",
                "mail.example.org",
                465,
                Tls::Implicit,
                Some(("naast", "p@ss+w")),
            ),
            ("smtp://a%40b.nl:x@mail.example.org:2525", "mail.example.org", 2525, Tls::Start, Some(("a@b.nl", "x"))),
            ("smtp+plain://127.0.0.1", "127.0.0.1", 25, Tls::None, None),
            ("smtp+plain://[::1]:1025", "::1", 1025, Tls::None, None),
        ] {
            let server: MailServer = text.parse().unwrap();
            assert_eq!((server.host.as_str(), server.port, server.tls), (host, port, tls), "{text}");
            let named = server.credentials.as_ref().map(|(name, password)| (name.as_str(), password.as_str()));
            assert_eq!(named, credentials, "{text}");
            assert!(!format!("{server:?}").contains("p@ss"));
        }
        for wrong in ["mail.example.org", "https://mail.example.org", "smtp:", "smtp+plain://a:b@mail.example.org", ""]
        {
            assert!(wrong.parse::<MailServer>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_sender_is_a_mailbox() {
        assert_eq!("Vechtdrecht <naast@example.org>".parse::<Sender>().unwrap().0.name.as_deref(), Some("Vechtdrecht"));
        assert!("naast".parse::<Sender>().is_err());
    }
}
