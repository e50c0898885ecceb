//! Of the table: what two moderators decide together, and another look from outside.

use crate::{
    Result,
    moderation::seconding,
    organisation,
    testing::World,
    tests::role_matrix::stage::{REASON, reasons},
};
use naast_domain::{
    appeals::Contested,
    ids::{AppealId, HouseRuleId, ProposalId, ReviewId},
    measures::{MeasureKind, Subject},
    members::Viewer,
    moderation::seconding::Taken,
    organisation::Organisation,
};

/// What Ruth proposed, or whom she invited after she hid it; only for the actions about these.
pub struct Seconding {
    subject: Subject,
    rule: HouseRuleId,
    proposal: ProposalId,
    appeal: AppealId,
    review: ReviewId,
    code: String,
}

impl Seconding {
    pub async fn set(
        world: &World,
        rule: HouseRuleId,
        ruth: &Viewer,
        author: &Viewer,
        subject: Subject,
        action: &str,
    ) -> Self {
        let (proposal, appeal, review) = (ProposalId(0), AppealId(0), ReviewId(0));
        let mut seconding = Self { subject, rule, proposal, appeal, review, code: String::new() };
        let is_proposed = action.ends_with("_proposal");
        let mut conn = world.forum.db.write().await.unwrap();
        organisation::put(&mut conn, &Organisation::unnamed(), &[]).await.unwrap();
        seconding::put_needed(&mut conn, is_proposed).await.unwrap();
        if action.ends_with("_review") || action == "invite_reviewer" {
            execute!(&mut conn, "UPDATE members SET moderator_since = NULL WHERE id <> $1", ruth.id()).unwrap();
        }
        conn.commit().await.unwrap();
        if is_proposed {
            let taken = world.forum.take_or_propose(ruth, MeasureKind::Suspend, subject, &reasons(rule)).await.unwrap();
            let Taken::Waits(id) = taken else { panic!("it should wait: {taken:?}") };
            seconding.proposal = id;
        }
        if action.ends_with("_review") || action == "review" || action == "invite_reviewer" {
            let measure = world.forum.take_measure(ruth, MeasureKind::Hide, subject, &reasons(rule)).await.unwrap();
            seconding.appeal = world.forum.appeal(author, Contested::Measure(measure), REASON).await.unwrap();
        }
        if action.ends_with("_review") {
            seconding.code = world.forum.invite_reviewer(ruth, seconding.appeal).await.unwrap();
            let stuck = world.forum.stuck_appeals(ruth).await.unwrap();
            let ours = stuck.into_iter().find(|stuck| stuck.id == seconding.appeal).unwrap();
            seconding.review = ours.review.unwrap().id;
        }
        seconding
    }

    pub async fn attempt(&self, world: &World, who: &Viewer, action: &str) -> Result<()> {
        let forum = &world.forum;
        match action {
            "change_needs_second" => forum.change_needs_second(who, false).await,
            "take_or_propose" => {
                forum.take_or_propose(who, MeasureKind::Warn, self.subject, &reasons(self.rule)).await.map(drop)
            }
            "proposed_measures" => forum.proposed_measures(who, Some(self.subject)).await.map(drop),
            "confirm_proposal" => forum.confirm_proposal(who, self.proposal).await.map(drop),
            "decline_proposal" => forum.decline_proposal(who, self.proposal, REASON).await,
            "take_back_proposal" => forum.take_back_proposal(who, self.proposal).await,
            "stuck_appeals" => forum.stuck_appeals(who).await.map(drop),
            "invite_reviewer" => forum.invite_reviewer(who, self.appeal).await.map(drop),
            "withdraw_review" => forum.withdraw_review(who, self.review).await,
            "take_on_review" => {
                forum.take_on_review(who, &format!("{who:?}"), &self.code, "Ombudsvrouw").await.map(drop)
            }
            "review" => forum.review(who, self.review).await.map(drop),
            other => panic!("no such action: {other}"),
        }
    }
}
