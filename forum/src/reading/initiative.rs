//! Reading initiatives: the list, one of them, and those that look like a text.

use crate::{
    Forum, Result,
    accounts::bylines::{is_taken_down, teller},
    boxed,
    commitments::histories,
    companions,
    conversation::comments,
    initiatives::{self, list::linked, offers, supports},
    journal::{self, calendar},
    measures::removals::removal,
    on_behalf::behalfs,
    reading::timeline,
    storage::Reader,
};
use naast_domain::{
    day::Day,
    ids::{BehalfId, CommentId, InitiativeId},
    initiatives::{Initiative, Linked, Mood, offer::Carrier},
    measures::Removal,
    members::Viewer,
    permission::Around,
    provenance::Provenance,
    refusal::Refusal,
};

/// What else moderators did that holds for an initiative; what is asked of its author is theirs to read.
async fn marks(conn: &mut Reader, row: &initiatives::Row, is_author: bool) -> Result<Vec<Removal>> {
    let asked = row.asked_by.filter(|asked| is_author && row.hidden_by != Some(*asked));
    let mut marks = Vec::new();
    for measure in [row.slowed_by, row.masked_by, asked] {
        marks.extend(removal(conn, measure).await?);
    }
    Ok(marks)
}

/// The thread in which the comment stands that an initiative was.
async fn branched_from(conn: &mut Reader, comment: Option<CommentId>) -> Result<Option<(Linked, CommentId)>> {
    let Some(comment) = comment else { return Ok(None) };
    let Some(row) = comments::find(conn, comment).await? else { return Ok(None) };
    Ok(linked(conn, row.initiative).await?.map(|from| (from, comment)))
}

/// What the rules about an initiative leave to whoever reads it.
fn around(viewer: &Viewer, carriers: &[Carrier], has_clock: bool, today: Day) -> Around {
    let (own, others): (Vec<_>, Vec<_>) = carriers.iter().partition(|carrier| Some(carrier.id) == viewer.id());
    Around {
        today,
        has_clock,
        is_invited: own.iter().any(|carrier| !carrier.has_joined),
        has_others: others.iter().any(|carrier| carrier.has_joined),
    }
}

impl Forum {
    /// One initiative, as the viewer may see it. A hidden or withdrawn one keeps its place without its text.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn initiative(&self, viewer: &Viewer, id: InitiativeId) -> Result<Initiative> {
        let mut conn = self.db.read().await?;
        // Before the rest: what is posted in between comes as news twice rather than never.
        let journal_position = journal::position(&mut conn).await?;
        let row = initiatives::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let removal_of_story = removal(&mut conn, row.hidden_by).await?;
        let lock = removal(&mut conn, row.locked_by).await?;
        let marks = marks(&mut conn, &row, viewer.has_written(row.initiator, row.behalf)).await?;
        let merged_into = match row.merged_into {
            Some(whole) => linked(&mut conn, whole).await?,
            None => None,
        };
        let merged_from = initiatives::merged_with(&mut conn, id).await?;
        let (is_supported, is_followed, last_visit) = match viewer.id() {
            Some(member) => supports::of_member(&mut conn, id, member).await?,
            None => (false, false, None),
        };
        let is_author = viewer.has_written(row.initiator, row.behalf);
        let is_readable = row.hidden_by.is_none() || row.merged_into.is_some() || is_author;
        let is_told = is_readable && row.withdrawn_at.is_none();
        let rule = calendar::rule(&mut conn).await?;
        let (course, now) = (row.course(), self.clock.now());
        let carriers = self.carriers_of(&mut conn, viewer, &row, &course).await?;
        let begun = row.begun(&course);
        let standing = row.standing.standing(&rule, self.today());
        let around = around(viewer, &carriers, standing.clock.is_some(), self.today());
        let mut offers = if is_told { offers::of(&mut conn, id).await? } else { Vec::new() };
        for offer in &mut offers {
            offer.may = viewer.may_on_offer((offer.by_id, offer.state), &begun, now);
        }
        let is_paused = course.is_paused_by_hand(self.today());
        let pause_reason =
            if is_paused { companions::pause_reason(&mut conn, id, self.today()).await? } else { String::new() };
        let branched_from = branched_from(&mut conn, row.branched_from).await?;
        let commitments = histories::of(&mut conn, id, &rule, self.today()).await?;
        let timeline = if is_readable { timeline::of(&mut conn, id, &commitments).await? } else { Vec::new() };
        Ok(Initiative {
            id,
            title: if is_readable { row.title } else { String::new() },
            story_html: if is_told { row.story_html } else { String::new() },
            initiator_id: row.initiator,
            initiator: teller(row.initiator, row.initiator_name, row.told_by.clone(), row.import_author),
            theme: row.theme,
            place: if is_told { row.place } else { String::new() },
            mood: row.mood.and_then(|mood| mood.parse::<Mood>().ok()),
            origin: row.origin,
            behalf: row.behalf,
            taken_down_at: row.withdrawn_at.filter(|_| is_taken_down(row.told_by.as_deref())),
            provenance: self.provenance(&mut conn, row.behalf).await?,
            branched_from,
            grown_at: row.grown_at,
            started_at: row.started_at,
            edited_at: row.edited_at,
            version: row.version,
            withdrawn_at: row.withdrawn_at,
            removal: removal_of_story,
            lock,
            marks,
            slow_minutes: row.slow_minutes,
            merged_into,
            merged_from: merged_from.into_iter().map(|(id, title)| Linked { id, title }).collect(),
            comment_count: row.comment_count,
            support_count: row.support_count,
            imported_support: row.imported_support,
            timeline,
            carriers,
            companions: companions::of(&mut conn, id).await?,
            companion_steps: companions::steps(&mut conn, id).await?,
            commitments,
            offers,
            pause_reason,
            standing,
            may: viewer.may_on_initiative(&begun, around, now),
            journal_position,
            is_supported,
            is_followed,
            last_visit,
        })
    }

    /// Where something came from that somebody else wrote down.
    pub(crate) async fn provenance(&self, conn: &mut Reader, id: Option<BehalfId>) -> Result<Option<Provenance>> {
        match id {
            Some(id) => Ok(behalfs::provenance(conn, id).await?),
            None => Ok(None),
        }
    }
}
