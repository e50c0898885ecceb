//! What everybody may ask about the organisation: its house rules and its pages of text.

use leptos::prelude::*;
use naast_domain::{
    language::Language,
    organisation::{
        PageContent, PageName,
        house_rule::{HouseRule, HouseRuleVersion},
    },
    paging::{Cursor, Page},
};
use naast_ui::error::AppError;

/// A page of text.
#[server(ReadPage, endpoint = "page", input = server_fn::codec::Json)]
pub async fn page(name: PageName, language: Language) -> Result<PageContent, AppError> {
    Ok(naast_ui::request::request()?.forum.page(name, language).await?)
}

/// The house rules that stand.
#[server(ReadHouseRules, endpoint = "house_rules", input = server_fn::codec::Json)]
pub async fn house_rules() -> Result<Vec<HouseRule>, AppError> {
    Ok(naast_ui::request::request()?.forum.house_rules().await?)
}

/// Every version of every house rule, or of one.
#[server(ReadHouseRuleVersions, endpoint = "house_rule_versions", input = server_fn::codec::Json)]
pub async fn house_rule_versions(
    number: Option<i64>,
    after: Option<Cursor>,
) -> Result<Page<HouseRuleVersion>, AppError> {
    Ok(naast_ui::request::request()?.forum.house_rule_versions(number, after).await?)
}
