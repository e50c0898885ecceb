//! What administrators ask of the forum about members and their roles.

use leptos::prelude::*;
use naast_domain::{
    ids::MemberId,
    members::MemberRow,
    paging::{Cursor, Page},
};
use naast_ui::error::AppError;

/// Members by name.
#[server(ReadMembers, endpoint = "members", input = server_fn::codec::Json)]
pub async fn members(letters: String, after: Option<Cursor>) -> Result<Page<MemberRow>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.members(&request.viewer, &letters, after).await?)
}

/// Gives a role.
#[server(endpoint = "grant_role")]
pub async fn grant_role(
    member: MemberId,
    #[server(default)] email: String,
    #[server(default)] role: String,
    #[server(default)] function: String,
    #[server(default)] department: String,
    #[server(default)] manager: Option<String>,
) -> Result<(), AppError> {
    use naast_domain::members::{Office, Role};
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let role = naast_ui::request::parse("role", &role)?;
    let office = Office { function, department };
    request.forum.grant_role(&request.viewer, (member, &email), role, Some(&office)).await?;
    if manager.is_some() && role == Role::Official {
        request.forum.set_manager(&request.viewer, member, true).await?;
    }
    Ok(())
}

/// Marks an official as manager, or no longer.
#[server(endpoint = "set_manager")]
pub async fn set_manager(member: MemberId, #[server(default)] wanted: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.set_manager(&request.viewer, member, wanted == "true").await?)
}

/// Takes a role back.
#[server(endpoint = "revoke_role")]
pub async fn revoke_role(member: MemberId, #[server(default)] role: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let role = naast_ui::request::parse("role", &role)?;
    Ok(request.forum.revoke_role(&request.viewer, member, role).await?)
}

/// Makes a one-time code for a member; it is shown once.
#[server(endpoint = "give_recovery_code")]
pub async fn give_recovery_code(member: MemberId) -> Result<String, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.give_recovery_code(&request.viewer, member).await?)
}
