//! What the organisation stands for: values and goals, kept by administrators, read by everybody, weighed in decisions.

use crate::{
    Forum, Result,
    sql::{self, journal::Entry},
};
use naast_domain::{
    decision::Value,
    ids::ValueId,
    journal::EntryKind,
    member::Viewer,
    refusal::Refusal,
    value::{ValueDraft, ValueInput},
};

impl Forum {
    /// All values and goals, retired ones too.
    ///
    /// # Errors
    /// Only the database.
    pub async fn values(&self) -> Result<Vec<Value>> {
        let mut conn = self.db.read().await?;
        Ok(sql::decisions::values(&mut conn).await?)
    }

    /// Adds a value or goal, or changes one. A retired one stays in the decisions that weighed it.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at the fields of `ValueInput`; `NotFound`.
    pub async fn save_value(
        &self,
        viewer: &Viewer,
        id: Option<ValueId>,
        input: &ValueInput,
        is_retired: bool,
    ) -> Result<ValueId> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let draft = ValueDraft::parse(input)?;
        let mut tx = self.db.write().await?;
        let retired = is_retired.then_some(now);
        let saved = sql::decisions::put_value(&mut tx, id, draft.kind, draft.texts(), retired).await?;
        let id = saved.ok_or(Refusal::NotFound)?;
        let entry = Entry { thing: Some(id.0), ..Entry::new(EntryKind::ValueChanged, now, administrator.id()) };
        sql::journal::append(&mut tx, entry).await?;
        self.commit(tx).await?;
        Ok(id)
    }
}
