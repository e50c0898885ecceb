//! What stands on every page: the organisation and its themes; and when browsers of strangers work. Read once for each
//! change of the settings, as the journal tells.

use crate::{
    Forum, Result, boxed,
    memory::{Question, Weighed},
    organisation::sql::{self, themes::ThemeRow},
    storage::Reader,
};
use naast_domain::{
    organisation::{Organisation, Theme},
    spam_defence::arrival::Defence,
};
use std::sync::Arc;

/// What was set.
#[derive(Debug)]
pub struct Settings {
    pub organisation: Organisation,
    /// All of them, retired ones too, by their Dutch name.
    pub themes: Vec<Theme>,
    pub defence: Defence,
}

impl Settings {
    async fn read(conn: &mut Reader) -> sqlx::Result<Self> {
        let shown = |row: ThemeRow| Theme { id: row.id, name: row.name.0, is_retired: row.retired_at.is_some() };
        Ok(Self {
            organisation: sql::details::find(conn).await?.unwrap_or_else(Organisation::unnamed),
            themes: sql::themes::themes(conn).await?.into_iter().map(shown).collect(),
            defence: sql::details::defence(conn).await?,
        })
    }
}

impl Weighed for Settings {
    fn bytes(&self) -> usize {
        ABOUT * (1 + self.themes.len())
    }
}

/// What the details of the organisation take, or a theme, in bytes; more or less.
const ABOUT: usize = 2_000;

impl Forum {
    /// What is set now.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub(crate) async fn settings(&self) -> Result<Arc<Settings>> {
        // Before the settings are read: what is read afterwards holds this entry.
        let entry = self.readable_settings().await?;
        let question = Question { initiative: None, part: None, entry, today: self.today() };
        let read = async { Ok(Settings::read(&mut self.db.read().await?).await?) };
        self.memory.recall(question, read).await
    }

    /// What the organisation tells about itself.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn organisation(&self) -> Result<Organisation> {
        Ok(self.settings().await?.organisation.clone())
    }

    /// All themes, retired ones too, by their Dutch name.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn themes(&self) -> Result<Vec<Theme>> {
        Ok(self.settings().await?.themes.clone())
    }
}
