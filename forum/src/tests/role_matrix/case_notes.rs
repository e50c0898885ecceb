//! Of the table: what colleagues make of a case, and clearing up after a flood.

use crate::{
    Result,
    testing::World,
    tests::role_matrix::stage::{REASON, reasons},
};
use naast_domain::{
    ids::{ClearingId, CommentId, HouseRuleId, NoteId},
    measures::{MeasureKind, Subject},
    members::Viewer,
    moderation::clearing::PatternInput,
};

/// The newest comment that there will ever be.
const NEWEST: CommentId = CommentId(i64::MAX);

/// A pattern that the comment fits.
fn flood() -> PatternInput {
    PatternInput { hours: "1".into(), phrase: "Wie doet mee".into(), ..PatternInput::default() }
}

/// What Ruth has in hand, noted or clears up; only for the actions about these.
pub struct Casework {
    subject: Subject,
    rule: HouseRuleId,
    note: NoteId,
    clearing: ClearingId,
}

impl Casework {
    pub async fn set(world: &World, rule: HouseRuleId, ruth: &Viewer, subject: Subject, action: &str) -> Self {
        let (forum, mut casework) = (&world.forum, Self { subject, rule, note: NoteId(0), clearing: ClearingId(0) });
        match action {
            "let_case_go" => forum.take_in_hand(ruth, subject).await.unwrap(),
            "erase_note" => casework.note = forum.note_on_case(ruth, subject, REASON).await.unwrap(),
            "clearing" | "undo_clearing" => {
                let cleared = forum.clear(ruth, MeasureKind::Hide, &flood(), NEWEST, &reasons(rule)).await;
                casework.clearing = cleared.unwrap();
            }
            _ => {}
        }
        casework
    }

    pub async fn attempt(&self, world: &World, who: &Viewer, action: &str) -> Option<Result<()>> {
        let (forum, subject) = (&world.forum, self.subject);
        Some(match action {
            "flagged_words" => forum.flagged_words(who).await.map(drop),
            "change_flagged_words" => forum.change_flagged_words(who, "casino").await,
            "take_in_hand" => forum.take_in_hand(who, subject).await,
            "let_case_go" => forum.let_case_go(who, subject).await,
            "note_on_case" => forum.note_on_case(who, subject, REASON).await.map(drop),
            "erase_note" => forum.erase_note(who, self.note).await,
            "call_for_help" => forum.call_for_help(who, subject).await,
            "aside" => forum.aside(who, subject).await.map(drop),
            "fitting_comments" => forum.fitting_comments(who, MeasureKind::Hide, &flood()).await.map(drop),
            "clear" => forum.clear(who, MeasureKind::Hide, &flood(), NEWEST, &reasons(self.rule)).await.map(drop),
            "undo_clearing" => forum.undo_clearing(who, self.clearing, REASON).await.map(drop),
            "clearing" => forum.clearing(who, self.clearing).await.map(drop),
            "clearings" => forum.clearings(who).await.map(drop),
            _ => return None,
        })
    }
}
