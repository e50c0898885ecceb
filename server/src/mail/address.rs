//! The settings of mail: the server that takes it, who sends it, where it is answered, and the mailbox in which answers come.

use lettre::{Address, message::Mailbox as Correspondent};
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
        let host = host_of(&url).ok_or_else(wrong)?;
        let credentials = url.password().map(|password| (decoded(url.username()), decoded(password)));
        if credentials.is_some() && tls == Tls::None {
            return Err("a password is not sent over a line that is not secret: use smtps:// or smtp://".to_owned());
        }
        Ok(Self { host, port: url.port().unwrap_or(port), tls, credentials })
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
pub struct Sender(pub Correspondent);

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

/// The address at which mails are answered, with a star where a word stands that says whose mail it is: `naast+*@example.org` where a
/// mail server knows subaddresses (RFC 5233), or `*@answers.example.org` where all of a domain comes together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ReplyAddress {
    before: String,
    after: String,
}

/// The most characters before an `@` (RFC 5321, 4.5.3.1.1), and the most of what stands for the star.
const LOCAL: usize = 64;
const TAG: usize = 48;

impl ReplyAddress {
    /// The address with this tag.
    pub fn with(&self, tag: &str) -> String {
        format!("{}{tag}{}", self.before, self.after)
    }

    /// The tag in an address; nothing when it is another one. Mail servers may write it in capitals.
    pub fn tag_of<'a>(&self, address: &'a str) -> Option<&'a str> {
        let length = address.len().checked_sub(self.before.len() + self.after.len())?;
        let before = address.get(..self.before.len())?;
        let tag = address.get(self.before.len()..self.before.len() + length)?;
        let after = address.get(self.before.len() + length..)?;
        (before.eq_ignore_ascii_case(&self.before) && after.eq_ignore_ascii_case(&self.after)).then_some(tag)
    }
}

impl FromStr for ReplyAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text} is no address as naast+*@example.org, with a star for the word of each mail");
        let (before, after) = text.trim().split_once('*').ok_or_else(wrong)?;
        let local = after.split('@').next().unwrap_or_default();
        if before.len() + local.len() + TAG > LOCAL {
            return Err(format!(
                "{text} leaves no room for the word of each mail: at most {} letters beside it",
                LOCAL - TAG
            ));
        }
        let address = Self { before: before.to_owned(), after: after.to_owned() };
        let is_one = after.contains('@') && !before.contains('@') && address.with("r-1-1").parse::<Address>().is_ok();
        is_one.then_some(address).ok_or_else(wrong)
    }
}

impl TryFrom<String> for ReplyAddress {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// A mailbox that is emptied: `imaps://user:password@imap.example.org/INBOX`, or `imap://…` with `STARTTLS`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Mailbox {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub user: String,
    pub password: String,
    pub folder: String,
}

impl FromStr for Mailbox {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "a mailbox is imaps://user:password@host or imap://user:password@host".to_owned();
        let url: Url = text.parse().map_err(|_| wrong())?;
        let (tls, port) = match url.scheme() {
            "imaps" => (Tls::Implicit, 993),
            "imap" => (Tls::Start, 143),
            _ => return Err(wrong()),
        };
        let folder = decoded(url.path().trim_matches('/'));
        Ok(Self {
            host: host_of(&url).ok_or_else(wrong)?,
            port: url.port().unwrap_or(port),
            tls,
            user: decoded(url.username()),
            password: decoded(url.password().ok_or_else(wrong)?),
            folder: if folder.is_empty() { "INBOX".to_owned() } else { folder },
        })
    }
}

impl TryFrom<String> for Mailbox {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Debug for Mailbox {
    /// Without the password.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at {}:{} ({:?})", self.user, self.host, self.port, self.tls)
    }
}

/// The host of an address, without the brackets of one that is a number.
fn host_of(url: &Url) -> Option<String> {
    url.host_str().map(|host| host.trim_matches(['[', ']']).to_owned()).filter(|host| !host.is_empty())
}

/// A part of an address in which some letters are written as numbers.
fn decoded(text: &str) -> String {
    let text = format!("v={}", text.replace('+', "%2B"));
    form_urlencoded::parse(text.as_bytes()).into_owned().next().map(|(_, value)| value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_address_has_a_star_for_the_word_of_each_mail() {
        let plus: ReplyAddress = "naast+*@example.org".parse().unwrap();
        assert_eq!(plus.with("r-1-2-x"), "naast+r-1-2-x@example.org");
        assert_eq!(plus.tag_of("naast+r-1-2-x@example.org"), Some("r-1-2-x"));
        assert_eq!(plus.tag_of("NAAST+R-1-2-X@EXAMPLE.ORG"), Some("R-1-2-X"));
        for other in ["naast@example.org", "naast+r@example.com", "x", "", "naast+@é"] {
            assert_eq!(plus.tag_of(other), None, "{other}");
        }
        assert_eq!("*@re.example.org".parse::<ReplyAddress>().unwrap().with("r"), "r@re.example.org");
        for wrong in
            ["naast@example.org", "naast@*.example.org", "*", "naast+*", "a-very-long-name-of-ours+*@example.org"]
        {
            assert!(wrong.parse::<ReplyAddress>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_mailbox_is_an_address() {
        let mailbox: Mailbox = "imaps://naast%40example.org:p%40ss@imap.example.org/In/Naast".parse().unwrap();
        let (user, password) = (mailbox.user.as_str(), mailbox.password.as_str());
        assert_eq!(
            (user, password, mailbox.port, mailbox.folder.as_str()),
            ("naast@example.org", "p@ss", 993, "In/Naast")
        );
        assert!(!format!("{mailbox:?}").contains("p@ss"));
        let start: Mailbox = "imap://a:b@[::1]:1143".parse().unwrap();
        assert_eq!(
            (start.host.as_str(), start.port, start.tls, start.folder.as_str()),
            ("::1", 1143, Tls::Start, "INBOX")
        );
        for wrong in ["imap.example.org", "imaps://example.org", "https://a:b@example.org", "imaps:", ""] {
            assert!(wrong.parse::<Mailbox>().is_err(), "{wrong}");
        }
    }

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
