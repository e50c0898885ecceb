//! The calendar of the organisation: the days on which it is closed, and within how many working days it answers. A
//! change moves the clocks of all that waits, in the same transaction.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry, calendar},
    organisation::sql,
    storage::Writer,
};
use naast_domain::{
    day::Day,
    flaw::{Flaw, Flaws},
    ids::MemberId,
    journal::EntryKind,
    members::Viewer,
    organisation::{ClosingDay, Organisation},
    refusal::Refusal,
    text::Label,
};

/// Within how many working days an organisation may promise to answer.
const ANSWER_DAYS: std::ops::RangeInclusive<u32> = 1..=30;

impl Forum {
    /// The days on which the organisation is closed, beside weekends and the holidays of the law; the first one first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn closing_days(&self) -> Result<Vec<ClosingDay>> {
        let mut conn = self.db.read().await?;
        let days = calendar::closing_days(&mut conn).await?;
        Ok(days.into_iter().map(|(day, name)| ClosingDay { day, name }).collect())
    }

    /// Within how many working days the organisation answers.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn answer_days(&self) -> Result<u32> {
        let mut conn = self.db.read().await?;
        Ok(calendar::rule(&mut conn).await?.allowed)
    }

    /// Adds a closing day, or gives it another name.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at `day` or `name`.
    #[boxed]
    pub async fn save_closing_day(&self, viewer: &Viewer, day: &str, name: &str) -> Result<()> {
        let administrator = viewer.may_administer(self.clock.now())?;
        let mut flaws = Flaws::default();
        let parsed = flaws.check("day", Day::parse(day)).zip(flaws.check("name", Label::parse(name)));
        flaws.into_result()?;
        let (day, name) = parsed.ok_or_else(|| Refusal::field("day", Flaw::Empty))?;
        let mut tx = self.db.write().await?;
        calendar::put_closing_day(&mut tx, day, name.as_str()).await?;
        self.turn_calendar(&mut tx, administrator.id(), Some(day), "closed").await?;
        tx.commit().await
    }

    /// Takes a closing day away.
    ///
    /// # Errors
    /// Refused to all but administrators; `NotFound`.
    #[boxed]
    pub async fn delete_closing_day(&self, viewer: &Viewer, day: Day) -> Result<()> {
        let administrator = viewer.may_administer(self.clock.now())?;
        let mut tx = self.db.write().await?;
        if !calendar::delete_closing_day(&mut tx, day).await? {
            return Err(Refusal::NotFound.into());
        }
        self.turn_calendar(&mut tx, administrator.id(), Some(day), "open").await?;
        tx.commit().await
    }

    /// Changes within how many working days the organisation answers.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at `answer_days`, which is 1 to 30.
    #[boxed]
    pub async fn change_answer_days(&self, viewer: &Viewer, days: u32) -> Result<()> {
        let administrator = viewer.may_administer(self.clock.now())?;
        if !ANSWER_DAYS.contains(&days) {
            return Err(Refusal::field("answer_days", Flaw::NotAChoice).into());
        }
        let mut tx = self.db.write().await?;
        if !calendar::put_answer_days(&mut tx, i64::from(days)).await? {
            let organisation = sql::details::find(&mut tx).await?.unwrap_or_else(Organisation::unnamed);
            sql::details::put(&mut tx, &organisation, &[]).await?;
            calendar::put_answer_days(&mut tx, i64::from(days)).await?;
        }
        self.turn_calendar(&mut tx, administrator.id(), None, "answer_days").await?;
        tx.commit().await
    }

    /// Notes a change of the calendar, and reads all clocks by it.
    async fn turn_calendar(&self, tx: &mut Writer, by: MemberId, day: Option<Day>, word: &'static str) -> Result<()> {
        let entry = Entry::new(EntryKind::ClosingDaysChanged, self.clock.now(), by);
        journal::append(tx, Entry { due: day, word: Some(word), ..entry }).await?;
        self.read_clocks(tx).await
    }
}
