//! One's own matters: account, mail, what is for you.

use crate::{
    Result,
    testing::{PASSWORD, World, elsewhere},
};
use naast_domain::{
    ids::MemberId,
    mail::{News, Pace},
    members::Viewer,
};

/// Tries it, if it is one of these; `member` makes an address that nobody has.
pub async fn attempt(world: &World, who: &Viewer, member: MemberId, action: &str) -> Option<Result<()>> {
    let forum = &world.forum;
    Some(match action {
        "draft" => forum.draft(who, "propose").await.map(drop),
        "account" => forum.account(who, None).await.map(drop),
        "my_data" => forum.my_data(who).await.map(drop),
        "for_you" => forum.for_you(who, None).await.map(drop),
        "for_you_seen" => forum.for_you_seen(who).await,
        "change_profile" => {
            forum.change_profile(who, &format!("Iemand {member} {}", who.id().map_or(0, |id| id.0)), "", None).await
        }
        "change_email" => forum.change_email(who, &format!("new{member}@example.org"), PASSWORD).await,
        "change_password" => forum.change_password(who, PASSWORD, "een groene kano onder de brug").await.map(drop),
        "close_account" => forum.close_account(who, PASSWORD, true).await,
        "end_session" => forum.end_session(who, "x").await,
        "link_sign_on" => forum.link_sign_on(who, &elsewhere(&format!("{member}")), PASSWORD).await,
        "unlink_sign_on" => forum.unlink_sign_on(who, "https://other.example").await,
        "link_asks_password" => forum.link_asks_password(who).await.map(drop),
        "invited" => forum.invited(who, "x").await.map(drop),
        "accept_role" => forum.accept_role(who, "x").await,
        "sign_out_everywhere" => forum.sign_out_everywhere(who, None).await.map(drop),
        "mail_settings" => forum.mail_settings(who, None).await.map(drop),
        "choose_mail" => forum.choose_mail(who, None, &[(News::Followed, Pace::Weekly)]).await,
        "ask_confirmation" => forum.ask_confirmation(who).await,
        "mail_overview" => forum.mail_overview(who).await.map(drop),
        _ => return None,
    })
}
