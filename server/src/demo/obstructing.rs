//! Telling which rules stand in the way: each named, found elsewhere too and settled at its own moment.

use super::{
    story::{CommentStory, Story, obstacle::ObstacleStory},
    world::{World, days},
};
use anyhow::{Context, anyhow};
use naast_domain::{
    obstacles::{ObstacleInput, Outcome},
    time::Timestamp,
};

/// Something that happens in the register of rules in the way.
pub enum Obstructing<'a> {
    Name(&'a ObstacleStory),
    /// An initiative, or a comment in it, runs into a rule that was named before.
    Link(&'a ObstacleStory, usize, Option<&'a CommentStory>),
    Settle(&'a ObstacleStory),
}

impl<'a> Obstructing<'a> {
    /// All that happens there, and when, as seen from now.
    ///
    /// # Errors
    /// When a rule stands in the way of an initiative that is not in the story.
    pub fn of(story: &'a Story, now: Timestamp) -> anyhow::Result<Vec<(Timestamp, usize, Self)>> {
        let mut all = Vec::new();
        for told in &story.obstacles {
            let home = story.initiatives.iter().position(|initiative| initiative.number == told.initiative);
            let home = home.ok_or_else(|| anyhow!("no initiative {}", told.initiative))?;
            let named = now.plus(-days(told.days_ago));
            all.push((named, home, Self::Name(told)));
            for (index, initiative) in story.initiatives.iter().enumerate() {
                if index != home && told.also.contains(&initiative.number) {
                    all.push((named, index, Self::Link(told, index, None)));
                }
                let is_there = |comment: &&CommentStory| !comment.withdrawn && comment.hidden.is_none();
                for comment in initiative.comment.iter().filter(|it| it.obstacle == told.key).filter(is_there) {
                    let said = now.plus(-days(initiative.days_ago)).plus(days(comment.days_after));
                    all.push((said.max(named), index, Self::Link(told, index, Some(comment))));
                }
            }
            if Outcome::from_word(&told.outcome).is_some() {
                all.push((now.plus(-days(told.outcome_days_ago)), home, Self::Settle(told)));
            }
        }
        Ok(all)
    }
}

impl<'a> World<'a> {
    /// What happens in the register; `home` is where the initiative that it happens in stands in the story.
    pub async fn obstruct(&mut self, home: usize, what: &Obstructing<'a>) -> anyhow::Result<()> {
        match what {
            Obstructing::Name(told) => self.name(home, told).await.with_context(|| told.key.clone()),
            Obstructing::Link(told, index, comment) => {
                let id = *self.initiatives.get(index).context("not begun yet")?;
                let comment = comment.map(|comment| self.comment(*index, &comment.id)).transpose()?;
                let obstacle = *self.obstacles.get(told.key.as_str()).context("not named yet")?;
                Ok(self.forum.link_obstacle(self.person(&told.by)?, obstacle, id, comment).await?)
            }
            Obstructing::Settle(told) => {
                let outcome =
                    Outcome::from_word(&told.outcome).with_context(|| format!("no outcome {}", told.outcome))?;
                let obstacle = *self.obstacles.get(told.key.as_str()).context("not named yet")?;
                Ok(self.forum.settle_obstacle(self.person(&told.outcome_by)?, obstacle, outcome, &told.reason).await?)
            }
        }
    }

    async fn name(&mut self, home: usize, told: &'a ObstacleStory) -> anyhow::Result<()> {
        let id = *self.initiatives.get(&home).context("not begun yet")?;
        let comment = if told.comment.is_empty() { None } else { Some(self.comment(home, &told.comment)?) };
        let input = ObstacleInput {
            rule: told.rule.clone(),
            citation: told.citation.clone(),
            link: told.link.clone(),
            blocks: told.blocks.clone(),
        };
        let obstacle = self.forum.name_obstacle(self.person(&told.by)?, &input, Some(id), comment).await?;
        self.obstacles.insert(&told.key, obstacle);
        Ok(())
    }
}
