//! Settings: flags first, then the environment, then a TOML file.

mod written;

pub use written::{Contact, Proxy};

use crate::{
    mail::{Delivery, MailServer, Mailbox, Post, Receiving, ReplyAddress, Sender, Writing},
    sign_on::SignOnSetting,
    site::{MEGABYTE, ROOM},
    watch::log::Format,
};
use anyhow::Context;
use clap::Args;
use ipnet::IpNet;
use naast_domain::language::Language;
use serde::Deserialize;
use std::{
    net::SocketAddr,
    num::{NonZeroU32, NonZeroUsize},
    path::{Path, PathBuf},
};

/// Where settings are looked for: in this folder, and where a package puts them.
const FILES: [&str; 2] = ["naast.toml", "/etc/naast/naast.toml"];
/// How many backups are kept, unless somebody chose.
const BACKUPS: usize = 14;
/// How many mails go out in a minute, unless somebody chose: what a mail server takes from a new sender without suspicion.
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// What can be set. Each setting may stand in the file under the same name, with underscores.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The address to listen on [default: 127.0.0.1:3000]
    #[arg(long, global = true, env = "NAAST_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// The database: sqlite:FILE or postgres://… [default: sqlite:data/naast.db]
    #[arg(long, global = true, env = "DATABASE_URL")]
    pub database_url: Option<String>,
    /// Addresses or networks of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed
    #[arg(long, global = true, env = "NAAST_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<Proxy>>,
    /// The languages to offer; the first is for whoever asks for none of them [default: nl,en]
    #[arg(long, global = true, env = "NAAST_LANGUAGES", value_delimiter = ',')]
    pub languages: Option<Vec<Language>>,
    /// The memory for pages kept for readers without a session, in MB; 0 keeps none [default: 32]
    #[arg(long, global = true, env = "NAAST_KEPT_PAGES")]
    pub kept_pages: Option<u32>,
    /// The address where metrics for Prometheus are, and health checks [default: none]
    #[arg(long, global = true, env = "NAAST_METRICS")]
    pub metrics: Option<SocketAddr>,
    /// How lines of the log are written [default: text]
    #[arg(long, global = true, env = "NAAST_LOG_FORMAT")]
    pub log_format: Option<Format>,
    /// The folder into which a backup is written each day [default: none]
    #[arg(long, global = true, env = "NAAST_BACKUPS")]
    pub backups: Option<PathBuf>,
    /// How many of them are kept [default: 14]
    #[arg(long, global = true, env = "NAAST_BACKUPS_KEPT")]
    pub backups_kept: Option<NonZeroUsize>,
    /// Whom to tell of a weakness in the security: mailto:… or https://…, for /.well-known/security.txt [default: none]
    #[arg(long, global = true, env = "NAAST_SECURITY_CONTACT")]
    pub security_contact: Option<Contact>,
    /// The server that takes mail: smtps://user:password@host, smtp://… (STARTTLS) or smtp+plain://host [default: no mail]
    #[arg(long, global = true, env = "NAAST_MAIL_SERVER", hide_env_values = true)]
    pub mail_server: Option<MailServer>,
    /// Who sends mail: naast@example.org, or Example <naast@example.org>
    #[arg(long, global = true, env = "NAAST_MAIL_FROM")]
    pub mail_from: Option<Sender>,
    /// How many mails go out in a minute at most [default: 120]
    #[arg(long, global = true, env = "NAAST_MAIL_PER_MINUTE")]
    pub mail_per_minute: Option<NonZeroU32>,
    /// Where mails are answered: naast+*@example.org, with a star for the word of each mail [default: they cannot be]
    #[arg(long, global = true, env = "NAAST_MAIL_REPLIES")]
    pub mail_replies: Option<ReplyAddress>,
    /// The mailbox in which answers come: imaps://user:password@host, or imap://… (STARTTLS) [default: a mail server hands them over]
    #[arg(long, global = true, env = "NAAST_MAILBOX", hide_env_values = true)]
    pub mailbox: Option<Mailbox>,
    /// Where people can sign in elsewhere; in the file only.
    #[arg(skip)]
    pub sign_on: Vec<SignOnSetting>,
    /// The file with settings [default: naast.toml or /etc/naast/naast.toml, when it is there]
    #[arg(long, global = true, env = "NAAST_CONFIG")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
}

impl Settings {
    /// Fills in from the file what neither flags nor environment say.
    ///
    /// # Errors
    /// When the file is named but not there, or cannot be read.
    pub fn complete(self) -> anyhow::Result<Self> {
        let file = match &self.config {
            Some(path) => Self::read(path)?,
            None => match FILES.map(Path::new).into_iter().find(|path| path.exists()) {
                Some(path) => Self::read(path)?,
                None => Self::default(),
            },
        };
        Ok(Self {
            listen: self.listen.or(file.listen),
            database_url: self.database_url.or(file.database_url),
            trusted_proxies: self.trusted_proxies.or(file.trusted_proxies),
            languages: self.languages.or(file.languages),
            kept_pages: self.kept_pages.or(file.kept_pages),
            metrics: self.metrics.or(file.metrics),
            log_format: self.log_format.or(file.log_format),
            backups: self.backups.or(file.backups),
            backups_kept: self.backups_kept.or(file.backups_kept),
            security_contact: self.security_contact.or(file.security_contact),
            mail_server: self.mail_server.or(file.mail_server),
            mail_from: self.mail_from.or(file.mail_from),
            mail_per_minute: self.mail_per_minute.or(file.mail_per_minute),
            mail_replies: self.mail_replies.or(file.mail_replies),
            mailbox: self.mailbox.or(file.mailbox),
            sign_on: file.sign_on,
            config: self.config,
        })
    }

    fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
    }

    /// The address to listen on.
    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)))
    }

    /// The address of a database that is there.
    pub fn database_url(&self, default: &str) -> String {
        self.database_url.clone().unwrap_or_else(|| default.to_owned())
    }

    /// The address of a database that may be created; the folder of the default one is made.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn database_to_create(&self, default: &str) -> anyhow::Result<String> {
        if self.database_url.is_none() {
            std::fs::create_dir_all("data").context("cannot make the folder data")?;
        }
        Ok(self.database_url(default))
    }

    /// How mail goes out and comes in; nothing where none is sent.
    ///
    /// # Errors
    /// When a setting is missing without which another one makes no sense.
    pub fn mail(&self) -> anyhow::Result<Option<Delivery>> {
        let (languages, replies) = (self.languages(), self.mail_replies.clone());
        let receiving = replies.clone().map(|replies| Receiving { replies, languages: languages.clone() });
        let mailbox = match (self.mailbox.clone(), receiving) {
            (Some(mailbox), Some(receiving)) => Some((mailbox, receiving)),
            (Some(_), None) => anyhow::bail!("mailbox is set and mail_replies is not: where are mails answered?"),
            (None, _) => None,
        };
        let (server, sender) = match (self.mail_server.clone(), self.mail_from.clone()) {
            (Some(server), Some(sender)) => (server, sender),
            (None, None) if replies.is_none() => return Ok(None),
            (None, None) => anyhow::bail!("mail_replies is set and mail_server is not: there is no mail to answer"),
            (Some(_), None) => anyhow::bail!("mail_server is set and mail_from is not: who sends the mail?"),
            (None, Some(_)) => anyhow::bail!("mail_from is set and mail_server is not: who takes the mail?"),
        };
        Ok(Some(Delivery {
            post: Post::smtp(server, sender),
            writing: Writing { web: None, languages, replies },
            per_minute: Some(self.mail_per_minute.unwrap_or(PER_MINUTE)),
            mailbox,
        }))
    }

    /// The proxies that are believed.
    pub fn trusted_proxies(&self) -> Vec<IpNet> {
        self.trusted_proxies.iter().flatten().map(|proxy| proxy.0).collect()
    }

    /// Where backups are written, and how many are kept.
    pub fn backups(&self) -> Option<(&Path, usize)> {
        Some((self.backups.as_deref()?, self.backups_kept.map_or(BACKUPS, NonZeroUsize::get)))
    }

    /// How many bytes the pages may take that are kept.
    pub fn kept_pages(&self) -> u64 {
        self.kept_pages.map_or(ROOM, |megabytes| u64::from(megabytes) * MEGABYTE)
    }

    /// The languages that are offered: those that have every text, unless somebody chose.
    pub fn languages(&self) -> Vec<Language> {
        let chosen = self.languages.clone().filter(|languages| !languages.is_empty());
        chosen.unwrap_or_else(|| Language::ALL.into_iter().filter(|language| language.is_complete()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_go_before_the_file() {
        let folder = std::env::temp_dir().join(format!("naast-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("naast.toml");
        std::fs::write(&path, "listen = \"127.0.0.1:4000\"\ndatabase_url = \"sqlite:x.db\"\n").unwrap();
        let flags = Settings {
            listen: Some("127.0.0.1:5000".parse().unwrap()),
            config: Some(path.clone()),
            ..Settings::default()
        };
        let complete = flags.complete().unwrap();
        assert_eq!(complete.listen().port(), 5000);
        assert_eq!(complete.database_url.as_deref(), Some("sqlite:x.db"));
        std::fs::write(&path, "languages = [\"fy\", \"nl\"]\n").unwrap();
        let named = Settings { config: Some(path.clone()), ..Settings::default() }.complete().unwrap();
        assert_eq!(named.languages(), [Language::Fy, Language::Nl]);
        assert_eq!(Settings::default().languages(), [Language::Nl, Language::En], "those that lack nothing");
        std::fs::write(&path, "kept_pages = 4\n").unwrap();
        let less = Settings { config: Some(path.clone()), ..Settings::default() }.complete().unwrap();
        assert_eq!((less.kept_pages(), Settings::default().kept_pages()), (4_000_000, 32_000_000));
        let text = "trusted_proxies = [\"10.0.0.1\", \"fd00::/8\"]\nlog_format = \"json\"\nbackups = \"b\"\nbackups_kept = 3\n";
        std::fs::write(&path, text).unwrap();
        let watched = Settings { config: Some(path.clone()), ..Settings::default() }.complete().unwrap();
        assert_eq!(watched.trusted_proxies().len(), 2);
        assert_eq!((watched.log_format, watched.backups()), (Some(Format::Json), Some((Path::new("b"), 3))));
        for wrong in
            ["trusted_proxies = [\"proxy\"]", "security_contact = \"security@example.org\"", "backups_kept = 0"]
        {
            std::fs::write(&path, wrong).unwrap();
            let complete = Settings { config: Some(path.clone()), ..Settings::default() }.complete();
            assert!(complete.is_err(), "{wrong}");
        }
        std::fs::write(&path, "lisden = 1").unwrap();
        assert!(Settings { config: Some(path), ..Settings::default() }.complete().is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
