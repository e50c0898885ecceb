//! House rules: what the forum asks of those who take part.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    organisation::sql,
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    house_rule::{HouseRule, HouseRuleVersion},
    ids::HouseRuleId,
    journal::EntryKind,
    member::Viewer,
    paging::{Cursor, Page},
    text::{About, Label},
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

    /// Saves a new version of the rule with this number. Measures keep pointing at the one that stood that day.
    ///
    /// # Errors
    /// `Invalid` at `number` (1 to 99), `title_nl`, `title_en`, `text_nl` or `text_en`.
    #[boxed]
    pub async fn save_house_rule(
        &self,
        viewer: &Viewer,
        number: i64,
        title_nl: &str,
        title_en: &str,
        text_nl: &str,
        text_en: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let mut flaws = Flaws::default();
        flaws.check("number", if (1..=99).contains(&number) { Ok(()) } else { Err(Flaw::NotAChoice) });
        let titles =
            flaws.check("title_nl", Label::parse(title_nl)).zip(flaws.check("title_en", Label::parse(title_en)));
        let texts = flaws.check("text_nl", About::parse(text_nl)).zip(flaws.check("text_en", About::parse(text_en)));
        flaws.into_result()?;
        let Some(((title_nl, title_en), (text_nl, text_en))) = titles.zip(texts) else { return Ok(()) };
        let rule = HouseRule {
            id: HouseRuleId(0),
            number,
            title_nl: title_nl.to_string(),
            title_en: title_en.to_string(),
            text_nl: text_nl.to_string(),
            text_en: text_en.to_string(),
            since: now,
        };
        let mut tx = self.db.write().await?;
        sql::house_rules::replace(&mut tx, &rule).await?;
        journal::append(&mut tx, Entry::new(EntryKind::HouseRuleChanged, now, administrator.id())).await?;
        tx.commit().await
    }
}
