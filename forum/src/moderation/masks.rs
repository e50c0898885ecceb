//! Redaction: personal data goes out of a text and out of its earlier versions. What stood there is sealed; its
//! author and moderators can read it until it is destroyed, once nobody can ask for another look any more.

use crate::{
    Forum, Result, boxed,
    cases::content::Content,
    conversation::comments,
    initiatives::{self, story::OPENING},
    journal::{self, Entry},
    measures::{self, seals},
    storage::{Reader, Writer},
    texts::{
        markdown, mentions,
        versions::{self, Row, Text},
    },
};
use naast_domain::{
    appeals,
    flaw::Flaw,
    ids::MeasureId,
    journal::EntryKind,
    measures::{MeasureKind, Subject},
    refusal::Refusal,
    time::Timestamp,
};

/// What stands in the place of what was masked.
pub const MASK: &str = "[…]";

/// Masks these pieces in the text and in all its versions.
///
/// # Errors
/// `Invalid` at `masked` when one of them does not stand there.
pub async fn mask(tx: &mut Writer, content: &Content, id: MeasureId, pieces: &[String], now: Timestamp) -> Result<()> {
    let versions = versions::of(tx, content.subject).await?;
    let stands = |piece: &String| versions.iter().any(|row| row.text.contains(piece) || row.title.contains(piece));
    if !pieces.iter().all(stands) {
        return Err(Refusal::field("masked", Flaw::NotInText).into());
    }
    let hide = |text: &str| pieces.iter().fold(text.to_owned(), |text, piece| text.replace(piece, MASK));
    for row in &versions {
        let masked = Text { title: hide(&row.title), text: hide(&row.text) };
        if masked.title != row.title || masked.text != row.text {
            seals::keep(tx, id, row, now.plus(appeals::TERM)).await?;
            write(tx, content, row.version, &masked).await?;
        }
    }
    Ok(seals::set_masked(tx, content.subject, None).await?)
}

/// Changes a text and all its versions for good: nothing is kept of what stood there.
pub async fn rewrite(tx: &mut Writer, subject: Subject, change: impl Fn(&str) -> String) -> Result<()> {
    let content = Content::find(tx, subject).await?;
    for row in versions::of(tx, subject).await? {
        let changed = Text { title: change(&row.title), text: change(&row.text) };
        if changed.title != row.title || changed.text != row.text {
            write(tx, &content, row.version, &changed).await?;
        }
    }
    Ok(())
}

/// Puts back what the newest mask took out.
pub async fn unmask(tx: &mut Writer, content: &Content) -> Result<()> {
    let measure = undoable(tx, content.subject).await?.ok_or(Refusal::NotOpen)?;
    for Row { version, title, text, .. } in seals::of(tx, measure).await? {
        write(tx, content, version, &Text { title, text }).await?;
    }
    seals::delete(tx, measure).await?;
    Ok(seals::set_masked(tx, content.subject, Some(measure)).await?)
}

/// The newest mask of a text, while what stood there was not destroyed.
pub async fn undoable(conn: &mut Reader, subject: Subject) -> Result<Option<MeasureId>> {
    let Some(row) = measures::newest(conn, subject, MeasureKind::Mask).await? else { return Ok(None) };
    let is_kept = !seals::of(conn, row.id).await?.is_empty();
    Ok(Some(row.id).filter(|_| is_kept))
}

/// Writes a version anew: one that was replaced since, or the one that is read now.
async fn write(tx: &mut Writer, content: &Content, version: i64, text: &Text) -> Result<()> {
    let subject = content.subject;
    if versions::rewrite(tx, subject, version, text).await? {
        return Ok(());
    }
    let initiative = content.in_thread()?;
    let html = mentions::render(tx, &text.text, initiative.id.0).await?.html;
    if let Some(comment) = content.comment() {
        return Ok(comments::rewrite(tx, comment, &text.text, &html).await?);
    }
    let opening = markdown::opening(&text.text, OPENING);
    Ok(initiatives::rewrite(tx, initiative, text, (&html, &opening)).await?)
}

impl Forum {
    /// Destroys what was masked long enough ago; tells how many texts that were. A job of the server calls this.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn destroy_sealed(&self) -> Result<usize> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let due = seals::destroy(&mut tx, now).await?;
        for row in &due {
            let subject = measures::find(&mut tx, row.measure).await?.map(|measure| measure.subject());
            let entry = Entry::new(EntryKind::SealDestroyed, now, None);
            let entry = subject.map_or(entry, |subject| entry.on_case(subject));
            let entry = Entry { measure: Some(row.measure), ..entry };
            journal::append(&mut tx, entry).await?;
        }
        if !due.is_empty() {
            tx.commit().await?;
        }
        Ok(due.len())
    }
}
