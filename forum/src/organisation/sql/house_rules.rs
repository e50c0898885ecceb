//! House rules and their versions.

use crate::storage::{Reader, Worded, Writer};
use naast_domain::{
    ids::HouseRuleId,
    language::Language,
    measures::statement::LAW_NUMBER,
    organisation::house_rule::{HouseRule, HouseRuleDraft},
    time::Timestamp,
    translated::Translated,
};

/// A version that something names, as it read then; the columns stand beside those of what names it.
#[derive(Debug, sqlx::FromRow)]
pub struct Named {
    pub rule: HouseRuleId,
    pub number: i64,
    #[sqlx(rename = "rule_title", try_from = "String")]
    pub title: Worded,
    #[sqlx(rename = "rule_text", try_from = "String")]
    pub text: Worded,
    pub since: Timestamp,
}

impl Named {
    /// The rule itself.
    pub fn shown(self) -> HouseRule {
        HouseRule { id: self.rule, number: self.number, title: self.title.0, text: self.text.0, since: self.since }
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
        "SELECT id AS rule, number, title AS rule_title, text AS rule_text, since, until FROM worded_house_rules
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
        "SELECT id AS rule, number, title AS rule_title, text AS rule_text, since, until FROM worded_house_rules
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
    let id = insert(conn, LAW_NUMBER, at).await?;
    let title = [(Language::Nl, "De wet geldt ook hier"), (Language::En, "The law holds here, too")];
    let text = [
        (Language::Nl, "Wat de wet verbiedt, kan hier niet staan."),
        (Language::En, "What the law forbids cannot stand here."),
    ];
    word(conn, id, &Language::ALL, (&title.into(), &text.into())).await?;
    Ok(id)
}

/// Closes the version that stands and begins a new one, worded in these languages; in others it reads as it did.
pub async fn replace(
    conn: &mut Writer,
    draft: &HouseRuleDraft,
    languages: &[Language],
    at: Timestamp,
) -> sqlx::Result<()> {
    let before = fetch_optional!(
        conn,
        (HouseRuleId,),
        "UPDATE house_rules SET until = $2 WHERE number = $1 AND until IS NULL RETURNING id",
        draft.number,
        at
    )?;
    let id = insert(conn, draft.number, at).await?;
    if let Some((before,)) = before {
        execute!(
            conn,
            "INSERT INTO house_rule_texts (rule, language, title, text)
             SELECT CAST($2 AS BIGINT), language, title, text FROM house_rule_texts WHERE rule = $1",
            before,
            id
        )?;
    }
    word(conn, id, languages, (&draft.title, &draft.text)).await
}

/// Begins a version, without words yet.
async fn insert(conn: &mut Writer, number: i64, since: Timestamp) -> sqlx::Result<HouseRuleId> {
    let (id,): (HouseRuleId,) = fetch_one!(
        conn,
        (HouseRuleId,),
        "INSERT INTO house_rules (number, since) VALUES ($1, $2) RETURNING id",
        number,
        since
    )?;
    Ok(id)
}

/// Words a version in these languages.
async fn word(
    conn: &mut Writer,
    id: HouseRuleId,
    languages: &[Language],
    (title, text): (&Translated, &Translated),
) -> sqlx::Result<()> {
    for language in languages {
        execute!(
            conn,
            "INSERT INTO house_rule_texts (rule, language, title, text) VALUES ($1, $2, $3, $4)
             ON CONFLICT (rule, language) DO UPDATE SET title = excluded.title, text = excluded.text",
            id,
            language.tag(),
            title.written(*language),
            text.written(*language)
        )?;
    }
    Ok(())
}
