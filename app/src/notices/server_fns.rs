//! What the pages about notices ask of the forum.

use leptos::prelude::*;
use naast_domain::{appeals::NoticePage, ids::NoticeId, notices::Receipt};
use naast_ui::error::AppError;

/// Files a notice that something breaks the law.
#[server(endpoint = "file_notice")]
#[allow(clippy::too_many_arguments)]
pub async fn file_notice(
    #[server(default)] location: String,
    #[server(default)] grounds: String,
    #[server(default)] law: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] exempt: Option<String>,
    #[server(default)] danger: Option<String>,
    #[server(default)] good_faith: Option<String>,
    #[server(default)] more: String,
) -> Result<Receipt, AppError> {
    use naast_domain::notices::NoticeInput;
    let request = naast_ui::request::request()?;
    let input = NoticeInput {
        location,
        grounds,
        law,
        name,
        email,
        is_exempt: exempt.is_some(),
        is_urgent: danger.is_some(),
        is_in_good_faith: good_faith.is_some(),
        more,
    };
    Ok(request.forum.file_notice(&request.viewer, &request.client, &request.host, &input).await?)
}

/// What became of the notice that this code belongs to.
#[server(endpoint = "notice_by_code")]
pub async fn notice_by_code(#[server(default)] code: String) -> Result<NoticePage, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.notice_by_code(&request.client, &code).await?)
}

/// Asks another moderator to look at a notice that was not followed.
#[server(endpoint = "appeal_notice")]
pub async fn appeal_notice(
    #[server(default)] code: String,
    #[server(default)] words: String,
) -> Result<NoticePage, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.appeal_notice(&request.client, &code, &words).await?)
}

/// A notice and its decision, for moderators.
#[server(ReadNotice, endpoint = "notice", input = server_fn::codec::Json)]
pub async fn notice(id: NoticeId) -> Result<NoticePage, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.notice(&request.viewer, id).await?)
}
