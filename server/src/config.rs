//! Settings: flags first, then the environment, then a TOML file.

use crate::site::{MEGABYTE, ROOM};
use anyhow::Context;
use clap::Args;
use naast_domain::language::Language;
use serde::Deserialize;
use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

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
    /// Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed
    #[arg(long, global = true, env = "NAAST_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<IpAddr>>,
    /// The languages to offer; the first is for whoever asks for none of them [default: nl,en]
    #[arg(long, global = true, env = "NAAST_LANGUAGES", value_delimiter = ',')]
    pub languages: Option<Vec<Language>>,
    /// The memory for pages kept for readers without a session, in MB; 0 keeps none [default: 32]
    #[arg(long, global = true, env = "NAAST_KEPT_PAGES")]
    pub kept_pages: Option<u32>,
    /// The file with settings [default: naast.toml, when it is there]
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
            None if Path::new("naast.toml").exists() => Self::read(Path::new("naast.toml"))?,
            None => Self::default(),
        };
        Ok(Self {
            listen: self.listen.or(file.listen),
            database_url: self.database_url.or(file.database_url),
            trusted_proxies: self.trusted_proxies.or(file.trusted_proxies),
            languages: self.languages.or(file.languages),
            kept_pages: self.kept_pages.or(file.kept_pages),
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

    /// The proxies that are believed.
    pub fn trusted_proxies(&self) -> Vec<IpAddr> {
        self.trusted_proxies.clone().unwrap_or_default()
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
        std::fs::write(&path, "lisden = 1").unwrap();
        assert!(Settings { config: Some(path), ..Settings::default() }.complete().is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
