//! A flood, as the tests of clearing up after it begin with.

use crate::testing::{World, by};
use naast_domain::{
    conversation::ThreadPart,
    ids::{ClearingId, CommentId, HouseRuleId, InitiativeId},
    language::Language,
    measures::{MeasureKind, statement::StatementInput},
    members::Viewer,
    moderation::clearing::{Clearing, PatternInput},
    time::Timestamp,
};

pub const REASON: &str = "Reclame voor gokken, honderden keren.";
pub const LAST: CommentId = CommentId(i64::MAX);

/// Three members who said the same in two threads, and Bert who said something of his own.
pub struct Flood {
    pub ruth: Viewer,
    pub rule: HouseRuleId,
    pub flooders: Vec<Viewer>,
    pub threads: [InitiativeId; 2],
    pub said: Vec<CommentId>,
    pub bert: Viewer,
    pub own: CommentId,
}

impl Flood {
    pub async fn rise(world: &World, each: usize) -> Self {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let threads = [
            world.initiative(&anna, "Een bankje bij de halte.").await,
            world.initiative(&anna, "Een zitplek bij de bus.").await,
        ];
        world.wait(40 * Timestamp::DAY);
        let mut flooders = Vec::new();
        for name in ["Xander", "Yara", "Zoef"] {
            flooders.push(world.newcomer(name).await);
        }
        let mut said = Vec::new();
        for turn in 0..each {
            world.wait(Timestamp::MINUTE);
            for flooder in &flooders {
                let text = format!("Win nu in het CASINO! Kans {turn}, 100% zeker https://example.org");
                said.push(say(world, flooder, threads[turn % 2], None, &text).await);
            }
        }
        let own = say(world, &bert, threads[0], None, "Mijn oom zat in een casino en kwam nooit terug.").await;
        let (ruth, rule) = (world.moderator("Ruth").await, world.rule().await);
        Self { ruth, rule, flooders, threads, said, bert, own }
    }

    pub fn statement(&self) -> StatementInput {
        by(self.rule, REASON)
    }

    pub async fn clear(&self, world: &World, kind: MeasureKind) -> ClearingId {
        let statement = StatementInput { days: "30".into(), ..self.statement() };
        let id = world.forum.clear(&self.ruth, kind, &newcomers(), LAST, &statement).await.unwrap();
        finish(world).await;
        id
    }

    pub async fn undo(&self, world: &World, id: ClearingId) -> ClearingId {
        let undoing = world.forum.undo_clearing(&self.ruth, id, "Dat was een vergissing van mij.").await.unwrap();
        finish(world).await;
        undoing
    }
}

pub async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, text: &str) -> CommentId {
    world.forum.post_comment(who, id, parent, text, false, Language::Nl).await.unwrap()
}

/// What new accounts said about a casino today.
pub fn newcomers() -> PatternInput {
    PatternInput { hours: "24".into(), phrase: "casino".into(), newcomers: "7".into(), ..PatternInput::default() }
}

pub fn anybody() -> PatternInput {
    PatternInput { newcomers: String::new(), ..newcomers() }
}

/// Begins to fold what was answered to somebody.
pub async fn begin(world: &World, moderator: &Viewer, rule: HouseRuleId) -> ClearingId {
    let pattern = PatternInput { phrase: "Reactie".into(), ..anybody() };
    world.forum.clear(moderator, MeasureKind::OffTopic, &pattern, LAST, &by(rule, REASON)).await.unwrap()
}

pub async fn finish(world: &World) {
    while world.forum.clear_next().await.unwrap() {}
}

pub async fn hidden(world: &World, id: InitiativeId) -> usize {
    let thread = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap();
    thread.comments.iter().filter(|comment| comment.removal.is_some()).count()
}

pub async fn clearing(world: &World, flood: &Flood, id: ClearingId) -> Clearing {
    world.forum.clearing(&flood.ruth, id).await.unwrap()
}
