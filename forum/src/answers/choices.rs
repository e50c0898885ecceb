//! What the reply form of an official offers to choose from.

use crate::{Forum, Result, answers::sql, boxed, companions, obstacles::namings, organisation::values};
use naast_domain::{
    answers::{AnswerKit, decision::EarlierDecision},
    ids::InitiativeId,
    members::Viewer,
};

/// How many rules of the register there are to choose from.
const RULES: i64 = 100;

impl Forum {
    /// Values to weigh, templates to begin with, colleagues to hand over to, decisions to revise, rules to name.
    ///
    /// # Errors
    /// Refused to all but officials.
    #[boxed]
    pub async fn answer_kit(&self, viewer: &Viewer, id: InitiativeId) -> Result<AnswerKit> {
        let official = viewer.may_act_as_official(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let mut values = values::all(&mut conn).await?;
        values.retain(|value| !value.is_retired);
        let earlier = |row: sql::decisions::Earlier| EarlierDecision { comment: row.comment, headline: row.headline };
        Ok(AnswerKit {
            values,
            templates: sql::answers::templates(&mut conn, official.id()).await?,
            colleagues: companions::colleagues(&mut conn, official.id()).await?,
            decisions: sql::decisions::unrevised(&mut conn, id).await?.into_iter().map(earlier).collect(),
            obstacles: namings::to_choose(&mut conn, id, RULES).await?,
        })
    }
}
