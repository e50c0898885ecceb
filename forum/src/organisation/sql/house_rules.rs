//! House rules and their versions.

use crate::storage::{Reader, Writer};
use naast_domain::{house_rule::HouseRule, ids::HouseRuleId, statement::LAW_NUMBER, time::Timestamp};

/// A version that something names, as it read then; the columns stand beside those of what names it.
#[derive(Debug, sqlx::FromRow)]
pub struct Named {
    pub rule: HouseRuleId,
    pub number: i64,
    pub title_nl: String,
    pub title_en: String,
    pub text_nl: String,
    pub text_en: String,
    pub since: Timestamp,
}

impl Named {
    /// The rule itself.
    pub fn shown(self) -> HouseRule {
        HouseRule {
            id: self.rule,
            number: self.number,
            title_nl: self.title_nl,
            title_en: self.title_en,
            text_nl: self.text_nl,
            text_en: self.text_en,
            since: self.since,
        }
    }
}

/// A version as stored, and until when it stood.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    #[sqlx(flatten)]
    pub rule: Named,
    pub until: Option<Timestamp>,
}

/// The rules that stand.
pub async fn standing(conn: &mut Reader) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT id AS rule, number, title_nl, title_en, text_nl, text_en, since, until FROM house_rules
         WHERE until IS NULL AND number > 0 ORDER BY number"
    )
}

/// Every version of every rule, or of one, by number and the newest first, after this number and id.
pub async fn versions(
    conn: &mut Reader,
    number: Option<i64>,
    after: (i64, HouseRuleId),
    size: i64,
) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT id AS rule, number, title_nl, title_en, text_nl, text_en, since, until FROM house_rules
         WHERE number > 0 AND (CAST($1 AS BIGINT) IS NULL OR number = $1) AND (number > $2 OR (number = $2 AND id < $3))
         ORDER BY number, id DESC LIMIT $4",
        number,
        after.0,
        after.1,
        size
    )
}

/// Whether this version stands.
pub async fn stands(conn: &mut Reader, id: HouseRuleId) -> sqlx::Result<bool> {
    let row = fetch_optional!(
        conn,
        (i64,),
        "SELECT number FROM house_rules WHERE id = $1 AND until IS NULL AND number > 0",
        id
    )?;
    Ok(row.is_some())
}

/// The rule that the law holds here, too: under number 0, made when a measure first rests on the law.
pub async fn law(conn: &mut Writer, at: Timestamp) -> sqlx::Result<HouseRuleId> {
    let found = fetch_optional!(
        conn,
        (HouseRuleId,),
        "SELECT id FROM house_rules WHERE number = $1 AND until IS NULL",
        LAW_NUMBER
    )?;
    if let Some((id,)) = found {
        return Ok(id);
    }
    let (id,): (HouseRuleId,) = fetch_one!(
        conn,
        (HouseRuleId,),
        "INSERT INTO house_rules (number, title_nl, title_en, text_nl, text_en, since) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING id",
        LAW_NUMBER,
        "De wet geldt ook hier",
        "The law holds here, too",
        "Wat de wet verbiedt, kan hier niet staan.",
        "What the law forbids cannot stand here.",
        at
    )?;
    Ok(id)
}

/// Closes the version that stands and begins a new one.
pub async fn replace(conn: &mut Writer, rule: &HouseRule) -> sqlx::Result<()> {
    execute!(conn, "UPDATE house_rules SET until = $2 WHERE number = $1 AND until IS NULL", rule.number, rule.since)?;
    execute!(
        conn,
        "INSERT INTO house_rules (number, title_nl, title_en, text_nl, text_en, since) VALUES ($1, $2, $3, $4, $5, $6)",
        rule.number,
        &rule.title_nl,
        &rule.title_en,
        &rule.text_nl,
        &rule.text_en,
        rule.since
    )?;
    Ok(())
}
