//! What moderators ask authors to change: once it is changed, the text is there to be read, and what it said before is kept
//! from others.

use crate::{
    Result,
    journal::{self, Entry},
    measures::{flags, sql},
    storage::Writer,
    texts::versions,
};
use naast_domain::{
    ids::{MeasureId, MemberId},
    journal::{Concern, EntryKind},
    measures::{
        Subject,
        flag::{FlagKind, Seen},
    },
    time::Timestamp,
};

/// Takes the marks off a text that its author changed, if this measure asked for it, and notes that; whoever asked is told
/// to look. Keep the new text first, findable: what the measure hid is there again, as it reads now.
pub async fn changed(
    tx: &mut Writer,
    subject: Subject,
    asked_by: Option<MeasureId>,
    author: MemberId,
    now: Timestamp,
) -> Result<()> {
    let Some(measure) = asked_by else { return Ok(()) };
    sql::asked::take_off(tx, subject, measure).await?;
    versions::seal(tx, subject, measure).await?;
    sql::measures::set_changed(tx, measure, now).await?;
    let entry = Entry::new(EntryKind::ChangedAsAsked, now, author).about(subject);
    let entry = Entry { measure: Some(measure), ..entry };
    let entry = journal::append(tx, entry).await?;
    flags::raise(tx, subject, &Seen::counted(FlagKind::Changed, 1), Some(author), now).await?;
    if let Some(row) = sql::measures::find(tx, measure).await? {
        journal::concern(tx, entry, row.moderator, Concern::Measure).await?;
    }
    Ok(())
}
