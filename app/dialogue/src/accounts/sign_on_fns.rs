//! What the pages about accounts elsewhere ask of the forum.

use leptos::prelude::*;
use naast_domain::sign_on::{FirstArrival, IdentityProvider};
use naast_ui::error::AppError;

/// Who came from elsewhere for the first time; nobody when that was too long ago.
#[server(ReadFirstArrival, endpoint = "first_arrival", input = server_fn::codec::Json)]
pub async fn first_arrival() -> Result<Option<FirstArrival>, AppError> {
    let request = naast_ui::request::request()?;
    let Some((came, provider)) = request.came_from_elsewhere().await? else { return Ok(None) };
    Ok(Some(FirstArrival {
        way_in: provider.name.choose(request.language).to_owned(),
        is_known: request.forum.is_known_here(&came.identity).await?,
        member: request.viewer.member().map(|member| member.name.clone()),
        asks_password: request.forum.link_asks_password(&request.viewer).await?,
        is_official: came.identity.granted.iter().any(|grant| grant.role == naast_domain::members::Role::Official),
        name: came.identity.name,
        email: came.identity.email,
    }))
}

/// Joins as who they are elsewhere, and goes on where they wanted to.
#[server(endpoint = "join_by_sign_on")]
pub async fn join_by_sign_on(#[server(default)] name: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let (came, _) = request.from_elsewhere().await?;
    let token = request.forum.join_by_sign_on(&request.client, &came.identity, &name, request.language).await?;
    request.remember(&token).await?;
    request.forget_arrival();
    naast_ui::request::go_back_to(&came.back);
    Ok(())
}

/// Links who they are elsewhere to their account, and goes on where they wanted to.
#[server(endpoint = "link_sign_on")]
pub async fn link_sign_on(#[server(default)] password: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_manage_account()?;
    let (came, _) = request.from_elsewhere().await?;
    request.forum.link_sign_on(&request.viewer, &came.identity, &password).await?;
    request.forget_arrival();
    naast_ui::request::go_back_to(&came.back);
    Ok(())
}

/// Ends signing in at this issuer.
#[server(endpoint = "unlink_sign_on")]
pub async fn unlink_sign_on(#[server(default)] issuer: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.unlink_sign_on(&request.viewer, &issuer).await?)
}

/// Where people can sign in elsewhere, and what their groups mean here, for administrators.
#[allow(clippy::unused_async)]
#[server(ReadProviders, endpoint = "providers", input = server_fn::codec::Json)]
pub async fn providers() -> Result<Vec<IdentityProvider>, AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    Ok(request.providers.to_vec())
}
