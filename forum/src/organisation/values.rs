//! What the organisation stands for: values and goals, kept by administrators, read by everybody, weighed in decisions.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    organisation::sql,
};
use naast_domain::{
    ids::ValueId,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    organisation::value::{Value, ValueDraft, ValueInput},
    refusal::Refusal,
};

pub(crate) use super::sql::values::{Row, all};

impl Forum {
    /// All values and goals, retired ones too.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn values(&self) -> Result<Vec<Value>> {
        let mut conn = self.db.read().await?;
        Ok(all(&mut conn).await?)
    }

    /// Adds a value or goal, or changes one, in the languages that are offered; its words in others stay. A retired
    /// one stays in the decisions that weighed it. Decisions keep the words that they weighed: other words for such a
    /// value are a new one, and the old one is retired.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at the fields of `ValueInput`; `NotFound`.
    #[boxed]
    pub async fn save_value(
        &self,
        viewer: &Viewer,
        offered: &[Language],
        id: Option<ValueId>,
        input: &ValueInput,
        is_retired: bool,
    ) -> Result<ValueId> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let draft = ValueDraft::parse(input, offered)?;
        let mut tx = self.db.write().await?;
        let entry =
            |id: ValueId| Entry { thing: Some(id.0), ..Entry::new(EntryKind::ValueChanged, now, administrator.id()) };
        let mut place = id;
        if let Some(id) = id {
            let before = sql::values::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
            if !is_same(&before, &draft, offered) && sql::values::is_weighed(&mut tx, id).await? {
                sql::values::retire(&mut tx, id, now).await?;
                journal::append(&mut tx, entry(id)).await?;
                place = None;
            }
        }
        let retired = is_retired.then_some(now);
        let saved = sql::values::put(&mut tx, place, draft.kind, retired).await?.ok_or(Refusal::NotFound)?;
        if let Some(before) = id.filter(|before| *before != saved) {
            sql::values::copy_words(&mut tx, before, saved).await?;
        }
        sql::values::word(&mut tx, saved, offered, &draft).await?;
        journal::append(&mut tx, entry(saved)).await?;
        tx.commit().await?;
        Ok(saved)
    }
}

/// Whether it reads as it did, in these languages.
fn is_same(before: &Value, draft: &ValueDraft, languages: &[Language]) -> bool {
    let is_same_in = |language: &Language| {
        before.name.written(*language) == draft.name.written(*language)
            && before.sentence.written(*language) == draft.sentence.written(*language)
    };
    before.kind == draft.kind && languages.iter().all(is_same_in)
}
