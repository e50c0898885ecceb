//! What the pages about accounts ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    ids::MemberId,
    journal::ForYou,
    members::{Account, Contribution, Profile},
    paging::{Cursor, Page},
    spam_defence::arrival::Arrival,
};
use naast_ui::error::AppError;

/// Signs in, and goes back to where the reader was; or has a code mailed, with which they do.
#[server(endpoint = "sign_in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] back: String,
    #[server(default)] how: Option<String>,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    if how.as_deref() == Some("mail") {
        request.ask_code(&email, &back).await?;
        naast_ui::request::go_to(&naast_ui::here::code_address(&back));
        return Ok(());
    }
    let token = request.forum.sign_in(&request.client, request.device.as_deref(), &email, &password).await?;
    request.remember(&token).await?;
    naast_ui::request::go_back_to(&back);
    Ok(())
}

/// Signs in with a code from a mail, and goes back to where the reader was.
#[server(endpoint = "sign_in_with_code")]
pub async fn sign_in_with_code(
    #[server(default)] code: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let token = request.sign_in_with_code(&code).await?;
    request.remember(&token).await?;
    naast_ui::request::go_back_to(&back);
    Ok(())
}

/// Registers and signs in, and goes back to where the reader was.
#[server(endpoint = "register")]
pub async fn register(
    #[server(default)] email: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] back: String,
    #[server(default)] arrival: Arrival,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let registration = naast_forum::Registration { email, name, password, language: request.language };
    match request.join(&registration, &arrival, &back).await? {
        Some(token) => {
            request.remember(&token).await?;
            naast_ui::request::go_back_to(&back);
        }
        None => naast_ui::request::go_to(&naast_ui::here::code_address(&back)),
    }
    Ok(())
}

/// Sets a new password with a one-time code: from an administrator, or from a mail, which it also has sent.
#[server(endpoint = "recover")]
pub async fn recover(
    #[server(default)] email: String,
    #[server(default)] code: String,
    #[server(default)] password: String,
    #[server(default)] how: Option<String>,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    if how.as_deref() == Some("mail") {
        request.ask_code(&email, "/recover").await?;
        return Err(naast_domain::refusal::Refusal::CodeMailed.into());
    }
    let (client, waiting) = (&request.client, request.waiting.as_deref());
    let token = if naast_forum::is_mailed_code(&code) {
        request.forum.recover_with_code(client, waiting, &code, &password).await?
    } else {
        request.forum.recover(client, &email, &code, &password).await?
    };
    request.remember(&token).await?;
    naast_ui::request::go_to("/");
    Ok(())
}

/// Signs out here, or everywhere.
#[server(endpoint = "sign_out")]
pub async fn sign_out(#[server(default)] everywhere: Option<String>) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let began_at = match (everywhere, request.token.as_deref()) {
        (Some(_), token) => request.forum.sign_out_everywhere(&request.viewer, token).await?,
        (None, Some(token)) => request.forum.sign_out(token).await?,
        (None, None) => None,
    };
    request.forget();
    if request.claim_token.is_some() {
        request.forget_claim().await?;
    }
    naast_ui::request::forget_pages();
    let provider = began_at.and_then(|issuer| request.providers.iter().find(|provider| provider.issuer == issuer));
    match provider {
        Some(provider) => naast_ui::request::go_to(&naast_ui::here::signed_out_address(&provider.key)),
        None => naast_ui::request::go_to("/"),
    }
    Ok(())
}

/// Signs out elsewhere.
#[server(endpoint = "end_session")]
pub async fn end_session(#[server(default)] session: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.end_session(&request.viewer, &session).await?)
}

/// What the viewer sees of their own account.
#[server(ReadAccount, endpoint = "account", input = server_fn::codec::Json)]
pub async fn account() -> Result<Account, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.account(&request.viewer, request.token.as_deref()).await?)
}

/// Changes name, words about oneself, and language.
#[server(endpoint = "change_profile")]
pub async fn change_profile(
    #[server(default)] name: String,
    #[server(default)] about: String,
    #[server(default)] language: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let language = naast_domain::language::Language::from_tag(&language);
    Ok(request.forum.change_profile(&request.viewer, &name, &about, language).await?)
}

/// Changes the e-mail address.
#[server(endpoint = "change_email")]
pub async fn change_email(
    #[server(default)] email: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.change_email(&request.viewer, &email, &password).await?)
}

/// Changes the password.
#[server(endpoint = "change_password")]
pub async fn change_password(
    #[server(default)] current: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let token = request.forum.change_password(&request.viewer, &current, &password).await?;
    request.remember(&token).await?;
    Ok(())
}

/// Closes the account.
#[server(endpoint = "close_account")]
pub async fn close_account(
    #[server(default)] password: String,
    #[server(default)] contributions: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.close_account(&request.viewer, &password, contributions == "withdraw").await?;
    request.forget();
    naast_ui::request::go_to("/");
    Ok(())
}

/// The public page of a member.
#[server(ReadProfile, endpoint = "profile", input = server_fn::codec::Json)]
pub async fn profile(id: MemberId, after: Option<Cursor>) -> Result<(Profile, Page<Contribution>), AppError> {
    let request = naast_ui::request::request()?;
    let profile = request.forum.profile(&request.viewer, id).await?;
    Ok((profile, request.forum.contributions(&request.viewer, id, after).await?))
}

/// What concerns the viewer; reading it is seeing it.
#[server(ReadForYou, endpoint = "for_you", input = server_fn::codec::Json)]
pub async fn for_you(after: Option<Cursor>) -> Result<Page<ForYou>, AppError> {
    let request = naast_ui::request::request()?;
    let page = request.forum.for_you(&request.viewer, after).await?;
    request.forum.for_you_seen(&request.viewer).await?;
    Ok(page)
}
