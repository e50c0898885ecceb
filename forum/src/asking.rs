//! What moderators ask authors to change: once it is changed, the text is there to be read, and what it said before is kept
//! from others.

use crate::{
    Result,
    content::Content,
    sql::{self, Conn, journal::Entry},
};
use naast_domain::{
    ids::MemberId,
    journal::{Concern, EntryKind, Visibility},
    measure::Subject,
    time::Timestamp,
};

/// Notes that the author changed the text, if a moderator asked for it; whoever asked is told to look.
pub async fn changed(tx: &mut Conn, subject: Subject, author: MemberId, now: Timestamp) -> Result<()> {
    let content = Content::find(tx, subject).await?;
    let Some(measure) = content.asked_by() else { return Ok(()) };
    let hidden = content.hidden_by() == Some(measure);
    if let Some(comment) = &content.comment {
        sql::comments::set_asked(tx, comment.id, None).await?;
        if hidden {
            sql::comments::set_hidden(tx, comment, None).await?;
        }
    } else {
        sql::initiatives::set_asked(tx, content.initiative.id, None).await?;
        if hidden {
            sql::initiatives::set_hidden(tx, &content.initiative, None).await?;
        }
    }
    sql::versions::seal(tx, subject, measure).await?;
    sql::measures::set_changed(tx, measure, now).await?;
    let entry = Entry {
        initiative: Some(subject.initiative),
        comment: subject.comment,
        measure: Some(measure),
        ..Entry::new(EntryKind::ChangedAsAsked, now, author)
    };
    let entry = sql::journal::append(tx, entry.seen_by(Visibility::Parties)).await?;
    if let Some(row) = sql::measures::find(tx, measure).await? {
        sql::journal::concern(tx, entry, row.moderator, Concern::Measure).await?;
    }
    Ok(())
}
