//! The journal, replayed: what each text, thread and member would be like if nothing but the journal were left, and the
//! record of measures that it points to.

use crate::{storage::Reader, testing::World};
use naast_domain::{
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
    journal::EntryKind,
    measures::MeasureKind,
    time::Timestamp,
};
use std::collections::BTreeMap;

/// What moderators did to one text or thread, and has not been undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Marks {
    hidden: Option<MeasureId>,
    asked: Option<MeasureId>,
    /// The newest last; of what is kept it is the only one.
    masked: Vec<MeasureId>,
    folded: Option<MeasureId>,
    locked: Option<MeasureId>,
    slowed: Option<MeasureId>,
    merged_into: Option<InitiativeId>,
}

/// What moderators did to one member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Ban {
    suspended_until: Option<Timestamp>,
    closes_at: Option<Timestamp>,
}

/// All that is marked; what is not is left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct State {
    threads: BTreeMap<InitiativeId, Marks>,
    comments: BTreeMap<CommentId, Marks>,
    members: BTreeMap<MemberId, Ban>,
    profiles: BTreeMap<MemberId, Marks>,
}

#[derive(sqlx::FromRow)]
struct Told {
    kind: String,
    initiative: Option<InitiativeId>,
    comment: Option<CommentId>,
    member: Option<MemberId>,
    measure: MeasureId,
    thing: Option<i64>,
    /// Of the measure: its kind, what it is about, until when it lasts, and where it leads.
    taken: String,
    about: Option<InitiativeId>,
    profile: Option<MemberId>,
    until: Option<Timestamp>,
    target: Option<InitiativeId>,
}

impl State {
    /// By the journal.
    pub async fn replayed(world: &World) -> Self {
        let told = fetch_all!(
            &mut world.read().await,
            Told,
            "SELECT j.kind, j.initiative, j.comment, j.member, j.measure, j.thing, m.kind AS taken,
                    m.initiative AS about, m.profile, m.until, m.target
             FROM journal j JOIN measures m ON m.id = j.measure ORDER BY j.id"
        );
        let mut state = Self::default();
        for it in told.unwrap() {
            state.hear(&it);
        }
        let marked = state.threads.values_mut().chain(state.comments.values_mut());
        for marks in marked.chain(state.profiles.values_mut()) {
            marks.masked = marks.masked.pop().into_iter().collect();
        }
        state.threads.retain(|_, marks| *marks != Marks::default());
        state.comments.retain(|_, marks| *marks != Marks::default());
        state.profiles.retain(|_, marks| *marks != Marks::default());
        state.members.retain(|_, ban| *ban != Ban::default());
        state
    }

    /// Whether of each kind something is marked.
    pub fn is_eventful(&self) -> bool {
        !(self.threads.is_empty() || self.comments.is_empty() || self.members.is_empty() || self.profiles.is_empty())
    }

    fn hear(&mut self, told: &Told) {
        let measure = Some(told.measure);
        let kind = EntryKind::from_word(&told.kind).unwrap();
        if let Some(member) = told.member {
            let ban = self.members.entry(member).or_default();
            match kind {
                EntryKind::MemberSuspended => ban.suspended_until = told.until,
                EntryKind::SuspensionLifted => ban.suspended_until = None,
                EntryKind::ClosingAnnounced => ban.closes_at = told.until,
                EntryKind::ClosingCalledOff => ban.closes_at = None,
                _ => {}
            }
        }
        if kind == EntryKind::Rejoined {
            // What was split off stays to be read at its page, and stands nowhere else.
            let apart = told.target.expect("what it was");
            self.threads.entry(apart).or_default().hidden = measure;
            return;
        }
        let marks = match (told.comment, told.initiative, told.profile) {
            (Some(comment), ..) => self.comments.entry(comment).or_default(),
            (None, Some(initiative), _) => self.threads.entry(initiative).or_default(),
            (None, None, Some(member)) => self.profiles.entry(member).or_default(),
            (None, None, None) => return,
        };
        match kind {
            EntryKind::Hidden => {
                marks.hidden = measure;
                if told.taken == MeasureKind::Withhold.word() {
                    marks.asked = measure;
                }
            }
            EntryKind::Restored => (marks.hidden, marks.asked) = (None, None),
            EntryKind::ChangeAsked => marks.asked = measure,
            EntryKind::ChangedAsAsked => {
                marks.asked = None;
                marks.hidden = marks.hidden.filter(|hidden| Some(*hidden) != measure);
            }
            EntryKind::Masked => marks.masked.push(told.measure),
            EntryKind::Unmasked => drop(marks.masked.pop()),
            EntryKind::MarkedOffTopic => marks.folded = measure,
            EntryKind::MarkedOnTopic => marks.folded = None,
            EntryKind::ThreadLocked | EntryKind::BranchLocked => marks.locked = measure,
            EntryKind::ThreadReopened | EntryKind::BranchReopened => marks.locked = None,
            EntryKind::ThreadSlowed => marks.slowed = measure,
            EntryKind::ThreadUnslowed => marks.slowed = None,
            // It is told to both; only one of them is what it is about.
            EntryKind::Merged if told.about == told.initiative => {
                (marks.hidden, marks.merged_into) = (measure, told.thing.map(InitiativeId));
            }
            EntryKind::Unmerged if told.about == told.initiative => (marks.hidden, marks.merged_into) = (None, None),
            _ => {}
        }
    }

    /// As it is kept.
    pub async fn kept(world: &World) -> Self {
        let mut conn = world.read().await;
        Self {
            threads: threads(&mut conn).await,
            comments: comments(&mut conn).await,
            members: members(&mut conn).await,
            profiles: profiles(&mut conn).await,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    hidden_by: Option<MeasureId>,
    asked_by: Option<MeasureId>,
    masked_by: Option<MeasureId>,
    locked_by: Option<MeasureId>,
    folded_by: Option<MeasureId>,
    slowed_by: Option<MeasureId>,
    merged_into: Option<InitiativeId>,
}

impl Row {
    fn marks(self) -> (i64, Marks) {
        let marks = Marks {
            hidden: self.hidden_by,
            asked: self.asked_by,
            masked: self.masked_by.into_iter().collect(),
            folded: self.folded_by,
            locked: self.locked_by,
            slowed: self.slowed_by,
            merged_into: self.merged_into,
        };
        (self.id, marks)
    }
}

fn marked<T: Ord>(rows: Vec<Row>, id: impl Fn(i64) -> T) -> BTreeMap<T, Marks> {
    let marks = rows.into_iter().map(Row::marks).filter(|(_, marks)| *marks != Marks::default());
    marks.map(|(number, marks)| (id(number), marks)).collect()
}

async fn threads(conn: &mut Reader) -> BTreeMap<InitiativeId, Marks> {
    let sql = "SELECT id, hidden_by, asked_by, masked_by, locked_by, CAST(NULL AS BIGINT) AS folded_by, slowed_by, merged_into
               FROM initiatives";
    marked(fetch_all!(conn, Row, sql).unwrap(), InitiativeId)
}

async fn comments(conn: &mut Reader) -> BTreeMap<CommentId, Marks> {
    let sql = "SELECT id, hidden_by, asked_by, masked_by, locked_by, folded_by, CAST(NULL AS BIGINT) AS slowed_by,
                      CAST(NULL AS BIGINT) AS merged_into
               FROM comments";
    marked(fetch_all!(conn, Row, sql).unwrap(), CommentId)
}

async fn profiles(conn: &mut Reader) -> BTreeMap<MemberId, Marks> {
    let sql = "SELECT id, hidden_by, asked_by, CAST(NULL AS BIGINT) AS masked_by, CAST(NULL AS BIGINT) AS locked_by,
                      CAST(NULL AS BIGINT) AS folded_by, CAST(NULL AS BIGINT) AS slowed_by,
                      CAST(NULL AS BIGINT) AS merged_into
               FROM members";
    marked(fetch_all!(conn, Row, sql).unwrap(), MemberId)
}

async fn members(conn: &mut Reader) -> BTreeMap<MemberId, Ban> {
    let rows = fetch_all!(
        conn,
        (MemberId, Option<Timestamp>, Option<Timestamp>),
        "SELECT id, suspended_until, closes_at FROM members
         WHERE suspended_until IS NOT NULL OR closes_at IS NOT NULL"
    );
    let ban = |(id, suspended_until, closes_at)| (id, Ban { suspended_until, closes_at });
    rows.unwrap().into_iter().map(ban).collect()
}
