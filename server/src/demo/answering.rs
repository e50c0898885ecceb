//! Telling what officials answer: from the files of the story to what they would type into the form.

use super::{story::CommentStory, world::World};
use anyhow::{Context, anyhow};
use naast_domain::answers::{
    AnswerInput, WayInput,
    decision::{DecisionInput, Revises, WeightInput},
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
}
