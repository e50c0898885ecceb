//! Telling what officials answer: from the files of the story to what they would type into the form.

use super::{story::CommentStory, world::World};
use anyhow::{Context, anyhow};
use naast_domain::{
    answers::{
        AnswerInput, WayInput,
        decision::{DecisionInput, Revises, WeightInput},
    },
    ids::{CommentId, InitiativeId},
    obstacles::{ObstacleInput, Outcome},
};

impl<'a> World<'a> {
    /// What an official types.
    pub async fn answer(&self, index: usize, comment: &'a CommentStory, body: String) -> anyhow::Result<AnswerInput> {
        let kind = if comment.answer.is_empty() { "answer" } else { &comment.answer };
        let due = comment.due_days_after.map(|after| self.day(index, after)).unwrap_or_default();
        let ways = comment.way.iter().map(|way| WayInput {
            text: way.text.clone(),
            state: way.state.clone(),
            why: way.why.clone(),
        });
        let meeting = comment.meeting.as_ref();
        Ok(AnswerInput {
            kind: kind.to_owned(),
            body,
            whom: comment.whom.clone(),
            due,
            promise: comment.promise.clone(),
            ways: ways.collect(),
            meeting_day: meeting.map(|meeting| self.day(index, meeting.days_after)).unwrap_or_default(),
            meeting_time: meeting.map(|meeting| meeting.time.clone()).unwrap_or_default(),
            meeting_place: meeting.map(|meeting| meeting.place.clone()).unwrap_or_default(),
            decision: self.decision(index, comment)?,
            keeps: self.keeps(index, comment).await?,
            ..AnswerInput::default()
        })
    }

    fn decision(&self, index: usize, comment: &CommentStory) -> anyhow::Result<DecisionInput> {
        let Some(it) = &comment.decision else { return Ok(DecisionInput::default()) };
        let earlier = (!comment.revises.is_empty()).then(|| self.comment(index, &comment.revises)).transpose()?;
        let mut decision = DecisionInput {
            verdict: it.verdict.clone(),
            headline: it.headline.clone(),
            conditions: it.conditions.clone(),
            tipped: it.tipped.clone(),
            could_change: it.could_change.clone(),
            mandate: it.mandate.clone(),
            objection: it.objection.clone(),
            revises: earlier.map_or(Revises::NOTHING.to_owned(), |earlier| earlier.to_string()),
            objection_until: it.objection_until_days_after.map(|after| self.day(index, after)).unwrap_or_default(),
            ..DecisionInput::default()
        };
        for weight in &it.weight {
            let value = self.values.get(weight.value.as_str()).ok_or_else(|| anyhow!("no value {}", weight.value))?;
            let value = value.to_string();
            if weight.tipped {
                decision.tipping.clone_from(&value);
            }
            decision.weights.push(WeightInput { value, pull: weight.pull.clone(), why: weight.why.clone() });
        }
        Ok(decision)
    }

    /// The commitments that an answer keeps.
    async fn keeps(&self, index: usize, comment: &CommentStory) -> anyhow::Result<Vec<i64>> {
        let id = self.initiatives.get(&index).context("not begun yet")?;
        let mut kept = Vec::new();
        for of in &comment.keeps {
            kept.push(self.commitment(index, *id, of).await?.0);
        }
        Ok(kept)
    }

    /// The register of rules in the way, once all initiatives are told.
    pub async fn name_obstacles(&self) -> anyhow::Result<()> {
        for told in &self.story.obstacles {
            let index = self.numbered(&told.initiative)?;
            let id = self.initiatives.get(&index).context("not begun yet")?;
            let comment = if told.comment.is_empty() { None } else { Some(self.comment(index, &told.comment)?) };
            let input = ObstacleInput {
                rule: told.rule.clone(),
                citation: told.citation.clone(),
                link: told.link.clone(),
                blocks: told.blocks.clone(),
            };
            self.clock.set(self.now.plus(-super::world::days(told.days_ago)));
            let person = self.person(&told.by)?;
            let named = self.forum.name_obstacle(person, &input, Some(*id), comment).await;
            let obstacle = named.with_context(|| told.key.clone())?;
            for (other, comment) in self.linked(told)? {
                self.forum.link_obstacle(person, obstacle, other, comment).await?;
            }
            if let Some(outcome) = Outcome::from_word(&told.outcome) {
                self.clock.set(self.now.plus(-super::world::days(told.outcome_days_ago)));
                self.forum.settle_obstacle(self.person(&told.outcome_by)?, obstacle, outcome, &told.reason).await?;
            }
        }
        Ok(())
    }

    /// Where else people ran into a rule: the initiatives that the register names, and the comments that say so.
    fn linked(
        &self,
        told: &super::story::obstacle::ObstacleStory,
    ) -> anyhow::Result<Vec<(InitiativeId, Option<CommentId>)>> {
        let mut linked = Vec::new();
        for (index, initiative) in self.story.initiatives.iter().enumerate() {
            let id = || self.initiatives.get(&index).copied().context("not begun yet");
            if initiative.number != told.initiative && told.also.contains(&initiative.number) {
                linked.push((id()?, None));
            }
            let is_there = |comment: &&CommentStory| !comment.withdrawn && comment.hidden.is_none();
            for comment in initiative.comment.iter().filter(|comment| comment.obstacle == told.key).filter(is_there) {
                linked.push((id()?, Some(self.comment(index, &comment.id)?)));
            }
        }
        Ok(linked)
    }

    /// Where the initiative with this number stands in the story.
    fn numbered(&self, number: &str) -> anyhow::Result<usize> {
        let found = self.story.initiatives.iter().position(|initiative| initiative.number == number);
        found.ok_or_else(|| anyhow!("no initiative {number}"))
    }
}
