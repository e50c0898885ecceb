//! Naming rules in the way: by anyone who takes part, of an initiative, in a comment, or in an answer.

use crate::{
    Forum, Result,
    accounts::{attempts, drafts},
    boxed,
    conversation::comments,
    initiatives,
    journal::{
        self, Entry,
        courses::{self, tell_carriers},
    },
    obstacles::sql,
    storage::{Reader, Writer},
};
use naast_domain::{
    answers::Naming,
    flaw::Flaw,
    ids::{CommentId, InitiativeId, MemberId, ObstacleId},
    journal::{Concern, EntryKind},
    members::Viewer,
    obstacles::{ObstacleDraft, ObstacleInput},
    refusal::Refusal,
    time::Timestamp,
};

pub(crate) use super::sql::namings::{Place, named_between, to_choose};

impl Forum {
    /// Names a rule in the way, of an initiative or of none, perhaps said in a comment. The same words at the same
    /// initiative are named once: the first one's id comes back.
    ///
    /// # Errors
    /// `Invalid` at `heard`, `citation`, `link` or `blocks`; `NotFound`; `NotOpen` when what it is about was hidden or
    /// withdrawn; `TooOften`.
    #[boxed]
    pub async fn name_obstacle(
        &self,
        viewer: &Viewer,
        input: &ObstacleInput,
        initiative: Option<InitiativeId>,
        comment: Option<CommentId>,
    ) -> Result<ObstacleId> {
        let now = self.clock.now();
        let member = viewer.may_name_obstacle(now)?;
        let draft = ObstacleDraft::parse(input)?;
        let mut tx = self.db.write().await?;
        let about = find_place(&mut tx, (viewer, now), initiative, comment).await?;
        let id = name(&mut tx, &draft, about, member, now).await?;
        let place = format!("obstacle:{}", about.map_or(0, |about| about.initiative.0));
        drafts::delete(&mut tx, member, &place).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Says that a rule stands in the way of another initiative, too. Said again, it changes nothing.
    ///
    /// # Errors
    /// `NotFound`; `NotOpen` when the initiative or comment was hidden or withdrawn; `TooOften`.
    #[boxed]
    pub async fn link_obstacle(
        &self,
        viewer: &Viewer,
        id: ObstacleId,
        initiative: InitiativeId,
        comment: Option<CommentId>,
    ) -> Result<()> {
        let now = self.clock.now();
        let member = viewer.may_name_obstacle(now)?;
        let mut tx = self.db.write().await?;
        sql::register::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        find_place(&mut tx, (viewer, now), Some(initiative), comment).await?;
        link(&mut tx, id, Place { initiative, comment }, member, now).await?;
        tx.commit().await
    }
}

/// Names a rule in an answer, in its transaction.
///
/// # Errors
/// `NotAChoice` for a rule that the register does not have; `TooOften`.
pub async fn name_in_answer(
    tx: &mut Writer,
    naming: &Naming,
    answer: Place,
    member: MemberId,
    now: Timestamp,
) -> Result<()> {
    match naming {
        Naming::New(draft) => {
            name(tx, draft, Some(answer), member, now).await?;
        }
        Naming::Known(id) => {
            let is_there = sql::register::find(tx, *id).await?.is_some();
            is_there.then_some(()).ok_or(Refusal::field("obstacle[chosen]", Flaw::NotAChoice))?;
            link(tx, *id, answer, member, now).await?;
        }
    }
    Ok(())
}

/// Whether this comment names this rule already.
pub async fn is_named(tx: &mut Reader, naming: &Naming, comment: CommentId) -> Result<bool> {
    let named = sql::namings::named_in(tx, comment).await?;
    Ok(named.iter().any(|rule| match naming {
        Naming::Known(id) => rule.id == *id,
        Naming::New(draft) => rule.rule == draft.rule.as_str(),
    }))
}

/// Puts a rule in the register; where the same words stand at the initiative already, it is that one.
async fn name(
    tx: &mut Writer,
    draft: &ObstacleDraft,
    about: Option<Place>,
    member: MemberId,
    now: Timestamp,
) -> Result<ObstacleId> {
    let initiative = about.map(|about| about.initiative);
    if let Some(same) = sql::namings::find_same(tx, draft.rule.as_str(), initiative, member).await? {
        if let Some(about) = about {
            link(tx, same, about, member, now).await?;
        }
        return Ok(same);
    }
    attempts::count_of(tx, "obstacle", member, attempts::OBSTACLES, now).await?;
    let id = sql::register::insert(tx, draft, member, now).await?;
    if let Some(about) = about {
        sql::namings::insert_link(tx, id, about, member, now).await?;
    }
    note(tx, EntryKind::ObstacleNamed, id, about, (member, now)).await?;
    Ok(id)
}

/// Says that an initiative ran into a rule, and in which comment; said again, it changes nothing.
async fn link(tx: &mut Writer, id: ObstacleId, about: Place, member: MemberId, now: Timestamp) -> Result<()> {
    if sql::namings::insert_link(tx, id, about, member, now).await? {
        attempts::count_of(tx, "obstacle", member, attempts::OBSTACLES, now).await?;
        note(tx, EntryKind::ObstacleLinked, id, Some(about), (member, now)).await?;
    }
    Ok(())
}

/// Keeps in the journal that a rule was named or linked, and tells whoever carries the initiative or stands beside it.
async fn note(
    tx: &mut Writer,
    kind: EntryKind,
    id: ObstacleId,
    about: Option<Place>,
    (member, now): (MemberId, Timestamp),
) -> Result<()> {
    let entry = Entry {
        initiative: about.map(|about| about.initiative),
        comment: about.and_then(|about| about.comment),
        thing: Some(id.0),
        ..Entry::new(kind, now, member)
    };
    let entry = journal::append(tx, entry).await?;
    let Some(about) = about else { return Ok(()) };
    let course = courses::find(tx, about.initiative).await?;
    tell_carriers(tx, entry, &course, Some(member)).await?;
    for seat in course.companions {
        if seat.member != member {
            journal::concern(tx, entry, seat.member, Concern::Companion).await?;
        }
    }
    Ok(())
}

/// What the viewer names a rule about, if anything.
async fn find_place(
    tx: &mut Reader,
    (viewer, now): (&Viewer, Timestamp),
    initiative: Option<InitiativeId>,
    comment: Option<CommentId>,
) -> Result<Option<Place>> {
    let initiative = match (initiative, comment) {
        (Some(initiative), _) => initiative,
        (None, Some(comment)) => comments::find(tx, comment).await?.ok_or(Refusal::NotFound)?.initiative,
        (None, None) => return Ok(None),
    };
    let about = initiatives::find(tx, initiative).await?.ok_or(Refusal::NotFound)?.text();
    let said = match comment {
        None => None,
        Some(id) => {
            let row = comments::find(tx, id).await?.filter(|row| row.initiative == initiative);
            Some(row.ok_or(Refusal::NotFound)?.text())
        }
    };
    viewer.may_name_obstacle_of(about, said, now)?;
    Ok(Some(Place { initiative, comment }))
}
