//! What administrators and whoever they invite ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    ids::InvitationId,
    members::{Invited, RoleInvitation},
};
use naast_ui::error::AppError;

/// Invites somebody by mail to take on a role.
#[server(endpoint = "offer_role")]
pub async fn offer_role(
    #[server(default)] email: String,
    #[server(default)] role: String,
    #[server(default)] function: String,
    #[server(default)] department: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let role = naast_ui::request::parse("role", &role)?;
    let office = naast_domain::members::Office { function, department };
    Ok(request.forum.offer_role(&request.viewer, &email, role, Some(&office), request.language).await?)
}

/// The invitations that are open.
#[server(ReadRoleOffers, endpoint = "role_offers", input = server_fn::codec::Json)]
pub async fn role_offers() -> Result<Vec<RoleInvitation>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.role_offers(&request.viewer).await?)
}

/// Takes an invitation back.
#[server(endpoint = "withdraw_role_offer")]
pub async fn withdraw_role_offer(invitation: InvitationId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.withdraw_role_offer(&request.viewer, invitation).await?)
}

/// What whoever came with this code is invited to; nothing when the invitation is over.
#[server(ReadInvited, endpoint = "invited", input = server_fn::codec::Json)]
pub async fn invited(code: String) -> Result<Option<Invited>, AppError> {
    let request = naast_ui::request::request()?;
    match request.forum.invited(&request.viewer, &code).await {
        Ok(invited) => Ok(Some(invited)),
        Err(naast_forum::Error::Refused(naast_domain::refusal::Refusal::LinkOver)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Takes the role on.
#[server(endpoint = "accept_role")]
pub async fn accept_role(#[server(default)] code: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.accept_role(&request.viewer, &code).await?;
    naast_ui::request::go_to("/");
    Ok(())
}

/// Makes an account that takes the role on.
#[server(endpoint = "join_by_role_offer")]
pub async fn join_by_role_offer(
    #[server(default)] code: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let token = request.forum.join_by_role_offer(&code, &name, &password, request.language).await?;
    request.remember(&token).await?;
    naast_ui::request::go_to("/");
    Ok(())
}
