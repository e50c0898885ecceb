//! House rules: what the forum asks of those who take part.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    organisation::sql,
};
use naast_domain::{
    ids::HouseRuleId,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    organisation::house_rule::{HouseRule, HouseRuleDraft, HouseRuleInput, HouseRuleVersion},
    paging::{Cursor, Page},
};

pub(crate) use super::sql::house_rules::{Named, law, standing, stands};

const PAGE: usize = 100;

impl Forum {
    /// The rules that stand, by number.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn house_rules(&self) -> Result<Vec<HouseRule>> {
        let mut conn = self.db.read().await?;
        Ok(standing(&mut conn).await?.into_iter().map(|row| row.rule.shown()).collect())
    }

    /// Every version of every rule, or of the one with this number, as it read then: by number, the newest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn house_rule_versions(
        &self,
        number: Option<i64>,
        after: Option<Cursor>,
    ) -> Result<Page<HouseRuleVersion>> {
        let mut conn = self.db.read().await?;
        let after = after.map_or((0, HouseRuleId(0)), |cursor| (cursor.key, HouseRuleId(cursor.id)));
        let rows = sql::house_rules::versions(&mut conn, number, after, PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.rule.number, id: row.rule.rule.0 });
        let items = page.items.into_iter().map(|row| HouseRuleVersion { until: row.until, rule: row.rule.shown() });
        Ok(Page { items: items.collect(), next: page.next })
    }

    /// Saves a new version of the rule with this number, in the languages that are offered; what it says in others stays.
    /// Measures keep pointing at the version that stood that day.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at the fields of `HouseRuleInput`.
    #[boxed]
    pub async fn save_house_rule(&self, viewer: &Viewer, offered: &[Language], input: &HouseRuleInput) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let draft = HouseRuleDraft::parse(input, offered)?;
        let mut tx = self.db.write().await?;
        sql::house_rules::replace(&mut tx, &draft, offered, now).await?;
        journal::append(&mut tx, Entry::new(EntryKind::HouseRuleChanged, now, administrator.id())).await?;
        tx.commit().await
    }
}
