//! What the pages about values and goals ask of the forum.

use leptos::prelude::*;
use naast_domain::decision::Value;
use naast_ui::error::AppError;

/// All values and goals, retired ones too.
#[server(ReadValues, endpoint = "values", input = server_fn::codec::Json)]
pub async fn values() -> Result<Vec<Value>, AppError> {
    Ok(naast_ui::request::request()?.forum.values().await?)
}

/// Adds a value or goal, or changes one.
#[server(endpoint = "save_value")]
pub async fn save_value(
    #[server(default)] id: String,
    #[server(default)] kind: String,
    #[server(default)] name_nl: String,
    #[server(default)] name_en: String,
    #[server(default)] sentence_nl: String,
    #[server(default)] sentence_en: String,
    #[server(default)] retired: Option<String>,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let id = naast_ui::request::parse_if("id", &id)?;
    let input = naast_domain::value::ValueInput { kind, name_nl, name_en, sentence_nl, sentence_en };
    request.forum.save_value(&request.viewer, id, &input, retired.is_some()).await?;
    Ok(())
}
