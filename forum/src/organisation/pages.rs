//! The pages of text that the organisation keeps; sensible texts come with Naast.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    organisation::sql::{self, details::PageRow},
    texts::markdown,
};
use naast_domain::{
    journal::EntryKind,
    language::Language,
    members::Viewer,
    organisation::{PageContent, PageName},
    refusal::Refusal,
    text::PageText,
};

/// The text that Naast came with, in the languages in which it did.
const fn delivered(name: PageName, language: Language) -> Option<&'static str> {
    let (dutch, english) = match name {
        PageName::About => (include_str!("../../pages/about.nl.md"), include_str!("../../pages/about.en.md")),
        PageName::Privacy => (include_str!("../../pages/privacy.nl.md"), include_str!("../../pages/privacy.en.md")),
        PageName::Accessibility => {
            (include_str!("../../pages/accessibility.nl.md"), include_str!("../../pages/accessibility.en.md"))
        }
    };
    // Naast comes with pages in these two languages; others may be added that have none.
    if matches!(language, Language::Nl) {
        Some(dutch)
    } else if matches!(language, Language::En) {
        Some(english)
    } else {
        None
    }
}

impl Forum {
    /// The page in this language: as saved last, else the text that Naast came with; where it came with none, the Dutch.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn page(&self, name: PageName, language: Language) -> Result<PageContent> {
        let mut conn = self.db.read().await?;
        if let Some(row) = sql::details::page(&mut conn, name.word(), language.tag()).await? {
            let PageRow { source, html, saved_at, version } = row;
            return Ok(PageContent { source, html, saved_at: Some(saved_at), version });
        }
        drop(conn);
        let Some(source) = delivered(name, language) else {
            return Ok(PageContent { saved_at: None, version: 0, ..self.page(name, Language::default()).await? });
        };
        let source = source.trim().to_owned();
        Ok(PageContent { html: markdown::render_page(&source), source, saved_at: None, version: 0 })
    }

    /// Saves the page, edited from this version.
    ///
    /// # Errors
    /// `Invalid` at `source`; `Stale` when somebody saved in between.
    #[boxed]
    pub async fn save_page(
        &self,
        viewer: &Viewer,
        name: PageName,
        language: Language,
        version: i64,
        source: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let source = PageText::parse(source).map_err(|flaw| Refusal::field("source", flaw))?;
        let html = markdown::render_page(source.as_str());
        let mut tx = self.db.write().await?;
        let standing = sql::details::page(&mut tx, name.word(), language.tag()).await?;
        let newest = standing.as_ref().map_or(0, |row| row.version);
        if newest != version {
            let theirs = standing.map(|row| row.source).unwrap_or_default();
            return Err(Refusal::Stale { version: newest, theirs }.into());
        }
        let row = PageRow { version: newest + 1, source: source.to_string(), html, saved_at: now };
        sql::details::insert_page(&mut tx, name.word(), language.tag(), &row, administrator.id()).await?;
        journal::append(&mut tx, Entry::new(EntryKind::PageChanged, now, administrator.id())).await?;
        tx.commit().await
    }
}
