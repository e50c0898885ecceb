//! What the pages about starting texts ask of the forum.

use leptos::prelude::*;
use naast_domain::{answers::Template, ids::TemplateId};
use naast_ui::error::AppError;

/// The starting texts that the viewer may begin with.
#[server(ReadTemplates, endpoint = "templates", input = server_fn::codec::Json)]
pub async fn templates() -> Result<Vec<Template>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.templates(&request.viewer).await?)
}

/// Adds a starting text, or changes one.
#[server(endpoint = "save_template")]
pub async fn save_template(
    #[server(default)] id: String,
    #[server(default)] kind: String,
    #[server(default)] title: String,
    #[server(default)] text: String,
    #[server(default)] of_organisation: Option<String>,
) -> Result<(), AppError> {
    use naast_ui::request::{parse, parse_if, request};
    let request = request()?;
    let is_ours = of_organisation.is_some();
    request.viewer.may_keep_template(is_ours, request.forum.clock().now())?;
    let (id, kind) = (parse_if("id", &id)?, parse("kind", &kind)?);
    request.forum.save_template(&request.viewer, id, kind, &title, &text, is_ours).await?;
    Ok(())
}

/// Takes a starting text out of the choice.
#[server(endpoint = "retire_template")]
pub async fn retire_template(id: TemplateId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.retire_template(&request.viewer, id).await?)
}
