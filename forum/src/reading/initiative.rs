//! Reading an initiative, as the viewer may see it.

use crate::{
    Forum, Result,
    accounts::bylines::{is_taken_down, teller},
    boxed,
    initiatives::supports,
    reading::rows::initiative::Rows,
};
use naast_domain::{
    day::Day,
    ids::InitiativeId,
    initiatives::{Initiative, Mood, offer::Carrier},
    measures::MeasureKind,
    members::Viewer,
    permission::{Around, Carried},
};

impl Forum {
    /// One initiative, as the viewer may see it. A hidden or withdrawn one keeps its place without its text.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn initiative(&self, viewer: &Viewer, id: InitiativeId) -> Result<Initiative> {
        let (last, rows) = self.rows_of_initiative(id).await?;
        let (is_supported, is_followed, last_visit) = match viewer.id() {
            Some(member) => supports::of_member(&mut self.db.read().await?, id, member).await?,
            None => (false, false, None),
        };
        let (row, now, today) = (&rows.row, self.clock.now(), self.today());
        let is_author = viewer.has_written(row.initiator, row.behalf);
        let is_readable = row.hidden_by.is_none() || row.merged_into.is_some() || is_author;
        let is_told = is_readable && row.withdrawn_at.is_none();
        let may_read = row.hidden_by.is_none() || viewer.may_read_hidden(row.initiator, row.behalf, now);
        let carriers = carriers(viewer, &rows, id);
        let begun = row.begun(&rows.course);
        let around = around(viewer, &carriers, rows.standing.clock.is_some(), today);
        let mut offers = if is_told { rows.offers.clone() } else { Vec::new() };
        for offer in &mut offers {
            offer.may = viewer.may_on_offer((offer.by_id, offer.state), &begun, now);
        }
        // What is asked of its author is theirs to read.
        let mut marks = rows.marks.clone();
        let is_asked = |measure| is_author && row.hidden_by != Some(measure);
        marks.retain(|mark| mark.kind != MeasureKind::AskChange || is_asked(mark.measure));
        let only = |is_shown: bool, text: &str| if is_shown { text.to_owned() } else { String::new() };
        Ok(Initiative {
            id,
            title: only(is_readable, &row.title),
            story_html: only(is_told, &row.story_html),
            opening: only(is_told, &row.opening),
            initiator_id: row.initiator,
            initiator: teller(
                row.initiator,
                row.initiator_name.clone(),
                row.told_by.clone(),
                row.import_author.clone(),
            ),
            theme: row.theme,
            place: only(is_told, &row.place),
            mood: row.mood.as_ref().and_then(|mood| mood.parse::<Mood>().ok()),
            origin: row.origin.clone(),
            behalf: row.behalf,
            taken_down_at: row.withdrawn_at.filter(|_| is_taken_down(row.told_by.as_deref())),
            provenance: rows.provenance.clone(),
            branched_from: rows.branched_from.clone(),
            grown_at: row.grown_at,
            started_at: row.started_at,
            edited_at: row.edited_at,
            version: row.version,
            withdrawn_at: row.withdrawn_at,
            removal: rows.removal.clone(),
            lock: rows.lock.clone(),
            marks,
            slow_minutes: row.slow_minutes,
            merged_into: rows.merged_into.clone(),
            merged_from: rows.merged_from.clone(),
            comment_count: row.comment_count,
            support_count: row.support_count,
            imported_support: row.imported_support,
            timeline: if is_readable { rows.timeline.clone() } else { Vec::new() },
            carriers,
            companions: rows.companions.clone(),
            companion_steps: rows.companion_steps.clone(),
            commitments: rows.commitments.clone(),
            offers,
            obstacles: if may_read { rows.obstacles.clone() } else { Vec::new() },
            pause_reason: rows.pause_reason.clone(),
            standing: rows.standing.clone(),
            may: viewer.may_on_initiative(&begun, around, now),
            journal_position: last.0,
            is_supported,
            is_followed,
            last_visit,
        })
    }
}

/// Who carries it; and who was invited to, as far as the viewer may know.
fn carriers(viewer: &Viewer, rows: &Rows, id: InitiativeId) -> Vec<Carrier> {
    let carried = Carried { initiative: id, carriers: &rows.course.carriers };
    let invited = rows.invited.iter().filter(|invited| viewer.may_read_invitation(carried, invited.id));
    rows.carriers.iter().chain(invited).cloned().collect()
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
