//! What the pages about mail ask of the forum.

use leptos::prelude::*;
use naast_domain::mail::{MailOverview, MailSettings};
use naast_ui::error::AppError;

/// What is mailed to the viewer, or to whoever has the link from their mail.
#[server(ReadMailSettings, endpoint = "mail_settings", input = server_fn::codec::Json)]
pub async fn mail_settings(key: Option<String>) -> Result<MailSettings, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.mail_settings(&request.viewer, key.as_deref()).await?)
}

/// Keeps how soon they are told of each kind of news; what is not in the form stays as it is.
#[server(endpoint = "choose_mail")]
pub async fn choose_mail(
    #[server(default)] key: String,
    #[server(default)] replies: String,
    #[server(default)] mentions: String,
    #[server(default)] followed: String,
    #[server(default)] desk: String,
    #[server(default)] cases: String,
) -> Result<(), AppError> {
    use naast_domain::{flaw::Flaws, mail::News};
    let request = naast_ui::request::request()?;
    let kinds = [News::Replies, News::Mentions, News::Followed, News::Desk, News::Cases];
    let mut flaws = Flaws::default();
    let typed = kinds.into_iter().zip([replies, mentions, followed, desk, cases]).filter(|(_, pace)| !pace.is_empty());
    let chosen =
        typed.filter_map(|(news, pace)| Some((news, flaws.check(news.word(), pace.parse())?))).collect::<Vec<_>>();
    flaws.into_result()?;
    let key = (!key.is_empty()).then_some(key);
    Ok(request.forum.choose_mail(&request.viewer, key.as_deref(), &chosen).await?)
}

/// Confirms an address with the code that was mailed to it.
#[server(endpoint = "confirm_email")]
pub async fn confirm_email(#[server(default)] code: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.confirm_email(&code).await?)
}

/// Mails the viewer another link to confirm their address with.
#[server(endpoint = "ask_confirmation")]
pub async fn ask_confirmation() -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.ask_confirmation(&request.viewer).await?)
}

/// How the mail is, for administrators.
#[server(ReadMailOverview, endpoint = "mail_overview", input = server_fn::codec::Json)]
pub async fn mail_overview() -> Result<MailOverview, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.mail_overview(&request.viewer).await?)
}
