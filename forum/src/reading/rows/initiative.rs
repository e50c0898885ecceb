//! The rows of an initiative, without its thread.

use super::timeline;
use crate::{
    Forum, Result, boxed,
    commitments::histories,
    companions,
    conversation::comments,
    initiatives::{self, list::linked, offers},
    journal::calendar,
    measures::removals::removal,
    memory::Weighed,
    obstacles::register,
    on_behalf::behalfs,
    storage::Reader,
};
use naast_domain::{
    commitments::Commitment,
    companions::{Companion, CompanionStep},
    day::Day,
    ids::{CommentId, EntryId, InitiativeId, MeasureId},
    initiatives::{
        Linked,
        offer::{Carrier, Offer},
    },
    journal::{course::Course, standing::Standing, timeline::TimelineStep},
    measures::Removal,
    obstacles::RuleInTheWay,
    provenance::Provenance,
    refusal::Refusal,
};
use std::sync::Arc;

/// How many rules in the way its page shows, the newest first.
const OBSTACLES: i64 = 20;

/// An initiative, and what else is read for its page.
#[derive(Debug)]
pub struct Rows {
    pub row: initiatives::Row,
    pub course: Course,
    pub standing: Standing,
    pub provenance: Option<Provenance>,
    pub branched_from: Option<(Linked, CommentId)>,
    pub merged_into: Option<Linked>,
    pub merged_from: Vec<Linked>,
    /// The measure that hides it.
    pub removal: Option<Removal>,
    pub lock: Option<Removal>,
    /// The measures that slow its thread or masked its text, and the one that asks its author to change it.
    pub marks: Vec<Removal>,
    /// Whoever carries it.
    pub carriers: Vec<Carrier>,
    /// Whoever was invited to.
    pub invited: Vec<Carrier>,
    pub companions: Vec<Companion>,
    pub companion_steps: Vec<CompanionStep>,
    pub commitments: Vec<Commitment>,
    pub offers: Vec<Offer>,
    pub obstacles: Vec<RuleInTheWay>,
    pub pause_reason: String,
    pub timeline: Vec<TimelineStep>,
}

impl Weighed for Rows {
    fn bytes(&self) -> usize {
        let things = self.companion_steps.len()
            + self.commitments.len()
            + self.offers.len()
            + self.timeline.len()
            + self.obstacles.len();
        2_000 + self.row.story_html.len() + 300 * things
    }
}

impl Rows {
    #[boxed]
    async fn read(conn: &mut Reader, id: InitiativeId, today: Day) -> Result<Self> {
        let row = initiatives::find(conn, id).await?.ok_or(Refusal::NotFound)?;
        let (rule, course) = (calendar::rule(conn).await?, row.course());
        let commitments = histories::of(conn, id, &rule, today).await?;
        let is_paused = course.is_paused_by_hand(today);
        let provenance = match row.behalf {
            Some(behalf) => behalfs::provenance(conn, behalf).await?,
            None => None,
        };
        let merged_into = match row.merged_into {
            Some(whole) => linked(conn, whole).await?,
            None => None,
        };
        let merged_from = initiatives::merged_with(conn, id).await?;
        Ok(Self {
            standing: row.standing.clone().standing(&rule, today),
            provenance,
            branched_from: branched_from(conn, row.branched_from).await?,
            merged_into,
            merged_from: merged_from.into_iter().map(|(id, title)| Linked { id, title }).collect(),
            removal: removal(conn, row.hidden_by).await?,
            lock: removal(conn, row.locked_by).await?,
            marks: marks(conn, [row.slowed_by, row.masked_by, row.asked_by]).await?,
            carriers: initiatives::carriers::of(conn, &row, &course).await?,
            invited: offers::invited(conn, id).await?,
            companions: companions::of(conn, id).await?,
            companion_steps: companions::steps(conn, id).await?,
            timeline: timeline::of(conn, id, &commitments).await?,
            commitments,
            offers: offers::of(conn, id).await?,
            obstacles: register::of_initiative(conn, id, OBSTACLES).await?,
            pause_reason: if is_paused { companions::pause_reason(conn, id, today).await? } else { String::new() },
            row,
            course,
        })
    }
}

impl Forum {
    /// The rows of an initiative, and the last entry of the journal.
    ///
    /// # Errors
    /// `NotFound`.
    pub(in crate::reading) async fn rows_of_initiative(&self, id: InitiativeId) -> Result<(EntryId, Arc<Rows>)> {
        let read = async { Rows::read(&mut self.db.read().await?, id, self.today()).await };
        self.recall(id, None, read).await
    }
}

/// What these measures say to everybody.
async fn marks(conn: &mut Reader, measures: [Option<MeasureId>; 3]) -> Result<Vec<Removal>> {
    let mut marks = Vec::new();
    for measure in measures {
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
