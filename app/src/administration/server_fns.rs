//! What the pages about administration ask of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    first_steps::FirstStep,
    ids::MemberId,
    language::Language,
    member::MemberRow,
    organisation::{PageContent, PageName},
    paging::{Cursor, Page},
    translated::TypedTexts,
};

/// What is still to be set up before the forum opens.
#[server(ReadFirstSteps, endpoint = "first_steps", input = server_fn::codec::Json)]
pub async fn first_steps() -> Result<Vec<FirstStep>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.first_steps(&request.viewer).await?)
}

/// Members by name.
#[server(ReadMembers, endpoint = "members", input = server_fn::codec::Json)]
pub async fn members(letters: String, after: Option<Cursor>) -> Result<Page<MemberRow>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.members(&request.viewer, &letters, after).await?)
}

/// Gives a role.
#[server(endpoint = "grant_role")]
pub async fn grant_role(
    member: MemberId,
    #[server(default)] role: String,
    #[server(default)] function: String,
    #[server(default)] department: String,
    #[server(default)] manager: Option<String>,
) -> Result<(), AppError> {
    use naast_domain::member::{Office, Role};
    let request = crate::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let role = crate::request::parse("role", &role)?;
    let office = Office { function, department };
    request.forum.grant_role(&request.viewer, member, role, Some(&office)).await?;
    if manager.is_some() && role == Role::Official {
        request.forum.set_manager(&request.viewer, member, true).await?;
    }
    Ok(())
}

/// Marks an official as manager, or no longer.
#[server(endpoint = "set_manager")]
pub async fn set_manager(member: MemberId, #[server(default)] wanted: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.set_manager(&request.viewer, member, wanted == "true").await?)
}

/// Takes a role back.
#[server(endpoint = "revoke_role")]
pub async fn revoke_role(member: MemberId, #[server(default)] role: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let role = crate::request::parse("role", &role)?;
    Ok(request.forum.revoke_role(&request.viewer, member, role).await?)
}

/// Makes a one-time code for a member; it is shown once.
#[server(endpoint = "give_recovery_code")]
pub async fn give_recovery_code(member: MemberId) -> Result<String, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.give_recovery_code(&request.viewer, member).await?)
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
    let request = crate::request::request()?;
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
    let request = crate::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let id = if id.is_empty() { None } else { Some(crate::request::parse("id", &id)?) };
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
    let request = crate::request::request()?;
    let input = naast_domain::house_rule::HouseRuleInput { number, title, text };
    Ok(request.forum.save_house_rule(&request.viewer, &request.languages, &input).await?)
}

/// A page of text.
#[server(ReadPage, endpoint = "page", input = server_fn::codec::Json)]
pub async fn page(name: PageName, language: Language) -> Result<PageContent, AppError> {
    Ok(crate::request::request()?.forum.page(name, language).await?)
}

/// Saves a page of text.
#[server(endpoint = "save_page")]
pub async fn save_page(
    #[server(default)] name: String,
    #[server(default)] language: String,
    version: i64,
    #[server(default)] source: String,
) -> Result<(), AppError> {
    use naast_domain::refusal::Refusal;
    let request = crate::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let name = PageName::from_word(&name).ok_or(Refusal::NotFound)?;
    let language = Language::from_tag(&language).ok_or(Refusal::NotFound)?;
    request.forum.save_page(&request.viewer, name, language, version, &source).await?;
    crate::request::go_to(&format!("/{}", name.word()));
    Ok(())
}
