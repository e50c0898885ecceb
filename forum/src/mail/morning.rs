//! The mail of a day: what waits for officials and moderators, told in the morning of each working day.

use crate::{
    Forum, Result,
    journal::{self, Entry, calendar},
    mail::sql,
};
use naast_domain::{journal::EntryKind, mail::News};

impl Forum {
    /// Begins the mail of this day, if it is time and nobody did.
    pub(super) async fn begin_morning(&self) -> Result<()> {
        let (now, today) = (self.clock.now(), self.today());
        if naast_domain::mail::morning(today).is_none_or(|morning| now < morning) {
            return Ok(());
        }
        let mut conn = self.db.read().await?;
        if sql::rounds::morning(&mut conn).await? >= today {
            return Ok(());
        }
        let is_open = calendar::rule(&mut conn).await?.days.is_working_day(today);
        drop(conn);
        let mut tx = self.db.write().await?;
        if sql::rounds::begin_morning(&mut tx, today).await? && is_open {
            let entry = journal::append(&mut tx, Entry::new(EntryKind::MorningCame, now, None)).await?;
            for news in [News::Desk, News::Cases] {
                sql::filling::fill_morning(&mut tx, entry, news, today.is_monday(), now).await?;
            }
        }
        tx.commit().await
    }
}
