//! What is asked of strangers who post something: nothing in the field that people do not see, a form that was open for a
//! moment, and while the forum is flooded some work by their browser.

use crate::{
    Forum, Result,
    accounts::{attempts, secrets},
    boxed,
    journal::{self, Entry},
    organisation,
    storage::{Reader, Writer},
};
use naast_domain::{
    journal::EntryKind,
    members::Viewer,
    refusal::Refusal,
    spam_defence::arrival::{Arrival, BITS, Challenge, Defence, Worked},
    time::Timestamp,
};

impl Forum {
    /// What forms ask of this viewer now, for the page that shows them.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn challenge(&self, viewer: &Viewer) -> Result<Challenge> {
        let is_known = viewer.member().is_some() && viewer.stranger(self.clock.now()).is_none();
        let works = !is_known && self.asks_work().await?;
        Ok(Challenge { stamp: self.stamp().await?, bits: if works { BITS } else { 0 } })
    }

    /// A stamp of this moment, for one form.
    ///
    /// # Errors
    /// Only the database, the first time: then the key is read.
    #[boxed]
    pub async fn stamp(&self) -> Result<String> {
        secrets::stamp(&self.signing_key().await?, self.clock.now())
    }

    /// Whether browsers of strangers have work to do now.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn asks_work(&self) -> Result<bool> {
        let defence = self.settings().await?.defence;
        asks_work(defence, &mut self.db.read().await?, self.clock.now()).await
    }

    /// When browsers of strangers work.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn defence(&self, viewer: &Viewer) -> Result<Defence> {
        viewer.may_administer(self.clock.now())?;
        Ok(organisation::defence(&mut self.db.read().await?).await?)
    }

    /// Changes it.
    ///
    /// # Errors
    /// Refused to all but administrators; `NotFound` while the organisation told nothing about itself.
    #[boxed]
    pub async fn change_defence(&self, viewer: &Viewer, wanted: Defence) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let mut tx = self.db.write().await?;
        if !organisation::put_defence(&mut tx, wanted).await? {
            return Err(Refusal::NotFound.into());
        }
        let entry = Entry::new(EntryKind::OrganisationChanged, now, administrator.id());
        journal::append(&mut tx, Entry { word: Some("defence"), ..entry }).await?;
        tx.commit().await
    }

    /// Looks at what no person would do.
    ///
    /// # Errors
    /// `Invalid` at the field that people do not see; `TooQuick`.
    pub(crate) async fn look_at_arrival(&self, arrival: &Arrival) -> Result<()> {
        Ok(arrival.must_look_human(self.open_for(arrival).await?)?)
    }

    /// Whether a person has to look first: the forum is flooded, and it came without JavaScript.
    ///
    /// # Errors
    /// `WorkNeeded` when there is a browser that could do the work.
    pub(crate) async fn is_to_be_looked_at(&self, tx: &mut Writer, arrival: &Arrival, now: Timestamp) -> Result<bool> {
        if !asks_work(organisation::defence(tx).await?, tx, now).await? {
            return Ok(false);
        }
        match arrival.worked(self.open_for(arrival).await?)? {
            Worked::Cannot => Ok(true),
            Worked::Done if attempts::is_first(tx, &format!("proof:{}", arrival.stamp), now).await? => Ok(false),
            Worked::Done => Err(Refusal::WorkNeeded.into()),
        }
    }

    /// For how long the form was open, in milliseconds; nothing when its stamp is not ours.
    async fn open_for(&self, arrival: &Arrival) -> Result<Option<i64>> {
        let given = secrets::stamped_at(&self.signing_key().await?, &arrival.stamp);
        Ok(given.map(|given| self.clock.now().0 - given.0))
    }
}

/// Whether browsers of strangers have work to do now, with this setting.
async fn asks_work(defence: Defence, conn: &mut Reader, now: Timestamp) -> Result<bool> {
    Ok(match defence {
        Defence::Auto => attempts::is_flooded(conn, now).await?,
        Defence::On => true,
        Defence::Off => false,
    })
}
