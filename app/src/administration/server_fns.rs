//! What the pages about administration ask of the forum.

use leptos::prelude::*;
use naast_domain::{organisation::first_steps::FirstStep, translated::TypedTexts};
use naast_ui::error::AppError;

/// What is still to be set up before the forum opens.
#[server(ReadFirstSteps, endpoint = "first_steps", input = server_fn::codec::Json)]
pub async fn first_steps() -> Result<Vec<FirstStep>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.first_steps(&request.viewer).await?)
}

/// Changes what the organisation tells about itself.
#[server(endpoint = "change_organisation")]
pub async fn change_organisation(
    #[server(default)] name: String,
    #[server(default)] short_name: String,
    #[server(default)] phone: String,
    #[server(default)] address: String,
    #[server(default)] web_address: String,
    #[server(default)] opening: String,
    #[server(default)] danger: TypedTexts,
    #[server(default)] defects: TypedTexts,
    #[server(default)] contact_authorities: String,
    #[server(default)] contact_users: String,
    #[server(default)] contact_languages: String,
    #[server(default)] redress: TypedTexts,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let organisation = naast_domain::organisation::Organisation {
        name,
        short_name,
        phone,
        address,
        web_address,
        opening,
        danger,
        defects,
        contact_authorities,
        contact_users,
        contact_languages,
        redress,
    };
    Ok(request.forum.change_organisation(&request.viewer, &request.languages, &organisation).await?)
}

/// Adds a theme, or changes one.
#[server(endpoint = "save_theme")]
pub async fn save_theme(
    #[server(default)] id: String,
    #[server(default)] name: TypedTexts,
    #[server(default)] retired: Option<String>,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let id = if id.is_empty() { None } else { Some(naast_ui::request::parse("id", &id)?) };
    request.forum.save_theme(&request.viewer, &request.languages, id, &name, retired.is_some()).await?;
    Ok(())
}

/// Saves a new version of a house rule.
#[server(endpoint = "save_house_rule")]
pub async fn save_house_rule(
    number: i64,
    #[server(default)] title: TypedTexts,
    #[server(default)] text: TypedTexts,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let input = naast_domain::organisation::house_rule::HouseRuleInput { number, title, text };
    Ok(request.forum.save_house_rule(&request.viewer, &request.languages, &input).await?)
}

/// Saves a page of text.
#[server(endpoint = "save_page")]
pub async fn save_page(
    #[server(default)] name: String,
    #[server(default)] language: String,
    version: i64,
    #[server(default)] source: String,
) -> Result<(), AppError> {
    use naast_domain::{language::Language, organisation::PageName, refusal::Refusal};
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let name = PageName::from_word(&name).ok_or(Refusal::NotFound)?;
    let language = Language::from_tag(&language).ok_or(Refusal::NotFound)?;
    request.forum.save_page(&request.viewer, name, language, version, &source).await?;
    naast_ui::request::go_to(&format!("/{}", name.word()));
    Ok(())
}
