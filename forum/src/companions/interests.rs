//! What an official cares about: by it the desk chooses among the initiatives beside which nobody stands. Bookkeeping of
//! one member's place, no events: it is not in the journal.

use crate::{Forum, Result, boxed, companions::sql, organisation};
use naast_domain::{
    companions::desk::Interests,
    flaw::{Flaw, Flaws},
    ids::ThemeId,
    members::Viewer,
    refusal::Refusal,
    text::OptionalLine,
};

impl Forum {
    /// What the viewer cares about.
    ///
    /// # Errors
    /// Refused to all but officials.
    #[boxed]
    pub async fn interests(&self, viewer: &Viewer) -> Result<Interests> {
        let official = viewer.may_act_as_official(self.clock.now())?;
        let mut conn = self.db.read().await?;
        Ok(sql::desk::interests(&mut conn, official.id()).await?)
    }

    /// Keeps what the viewer cares about. Nothing chosen: everything is of interest.
    ///
    /// # Errors
    /// Refused to all but officials; `Invalid` at `themes` or `places`.
    #[boxed]
    pub async fn save_interests(&self, viewer: &Viewer, themes: &[ThemeId], places: &str) -> Result<()> {
        let official = viewer.may_act_as_official(self.clock.now())?;
        let mut tx = self.db.write().await?;
        let known = organisation::themes(&mut tx).await?;
        let mut flaws = Flaws::default();
        if themes.iter().any(|theme| known.iter().all(|row| row.id != *theme)) {
            flaws.add("themes", Flaw::NotAChoice);
        }
        let places = flaws.check("places", OptionalLine::parse(places));
        flaws.into_result()?;
        let places = places.ok_or_else(|| Refusal::field("places", Flaw::Empty))?;
        let mut themes = themes.to_vec();
        themes.sort_unstable();
        themes.dedup();
        sql::desk::put_interests(&mut tx, official.id(), &themes, places.as_str()).await?;
        tx.commit().await
    }
}
