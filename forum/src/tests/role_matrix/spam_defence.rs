//! Of the table: what comes in by a form, and what waits for a person.

use crate::{
    Result,
    spam_defence::tests::challenge::{comment, filled_in, from, set_defence},
    testing::World,
    tests::role_matrix::stage::reasons,
};
use naast_domain::{
    ids::{HouseRuleId, InitiativeId, WaitingId},
    members::Viewer,
    spam_defence::arrival::{Arrival, Defence},
};

/// A post that waits, of somebody new; only for the actions about these.
pub struct SpamDefence {
    initiative: InitiativeId,
    rule: HouseRuleId,
    post: WaitingId,
}

impl SpamDefence {
    pub async fn set(world: &World, rule: HouseRuleId, initiative: InitiativeId, action: &str, turn: usize) -> Self {
        let mut spam_defence = Self { initiative, rule, post: WaitingId(0) };
        if action.ends_with("waiting") || matches!(action, "let_through" | "take_back_post" | "change_defence") {
            set_defence(world, Defence::On).await;
            let nora = world.newcomer(&format!("Nora{turn}")).await;
            let arrival = filled_in(world).await;
            let written = comment(initiative, "Mag ik meedoen?");
            world.forum.receive(&nora, &from(&turn.to_string(), &arrival), &written).await.unwrap();
            spam_defence.post = world.forum.own_waiting(&nora).await.unwrap()[0].id;
            set_defence(world, Defence::Off).await;
        }
        spam_defence
    }

    pub async fn attempt(&self, world: &World, who: &Viewer, action: &str) -> Option<Result<()>> {
        let forum = &world.forum;
        Some(match action {
            "receive" => {
                let (arrival, written) = (Arrival::default(), comment(self.initiative, "Mooi plan."));
                forum.receive(who, &from("a", &arrival), &written).await.map(drop)
            }
            "own_waiting" => forum.own_waiting(who).await.map(drop),
            "take_back_post" => forum.take_back_post(who, self.post).await,
            "waiting" => forum.waiting(who, None).await.map(drop),
            "waiting_count" => forum.waiting_count(who).await.map(drop),
            "let_through" => forum.let_through(who, &[self.post]).await.map(drop),
            "refuse_waiting" => forum.refuse_waiting(who, &[self.post], &reasons(self.rule)).await.map(drop),
            "defence" => forum.defence(who).await.map(drop),
            "change_defence" => forum.change_defence(who, Defence::Auto).await,
            _ => return None,
        })
    }
}
