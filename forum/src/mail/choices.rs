//! How soon members are told of what: their own choice, from their account or by the link in any mail, which needs no sign-in.

use crate::{
    Forum, Result,
    accounts::{members, secrets},
    boxed,
    mail::{
        addresses::{marked, reached},
        sql,
    },
    storage::Scope,
};
use naast_domain::{
    ids::MemberId,
    mail::{MailChoice, MailSettings, News, Pace},
    members::{Roles, Viewer},
    refusal::Refusal,
};

/// What the link of a mail is for, before the member in it.
const SETTINGS: &str = "mail:";

/// With this a member changes how mail is told to them, and nothing else. It is over once they have another address.
pub(super) fn settings_key(key: &str, member: MemberId, email: &str) -> Result<String> {
    secrets::signed(key, &format!("{SETTINGS}{member}:{}", secrets::mark(email)))
}

impl Forum {
    /// How mail is told to the viewer, or to whoever has the link from their mail.
    ///
    /// # Errors
    /// `SignInNeeded` without a link; `LinkOver`.
    #[boxed]
    pub async fn mail_settings(&self, viewer: &Viewer, link: Option<&str>) -> Result<MailSettings> {
        let id = self.mail_reader(viewer, link).await?;
        let mut conn = self.db.read().await?;
        let member = members::find(&mut conn, id).await?.ok_or(Refusal::SignInNeeded)?;
        let email = member.email.clone().unwrap_or_default();
        let chosen = sql::choices::of(&mut conn, id).await?;
        let theirs = News::ALL.iter().filter(|news| news.is_chosen() && is_for(**news, member.roles()));
        let choice = |news: &News| {
            let chosen = chosen.iter().find(|choice| choice.news == *news);
            chosen.copied().unwrap_or(MailChoice { news: *news, pace: news.usual_pace() })
        };
        Ok(MailSettings {
            is_on: self.sends_mail(),
            choices: theirs.map(choice).collect(),
            reached: reached(&mut conn, id, &email).await?,
            email: if link.is_some() { String::new() } else { email },
        })
    }

    /// Keeps how soon the viewer is told of these kinds, or whoever has the link from their mail.
    ///
    /// # Errors
    /// As `mail_settings`; `Invalid` at the word of a kind with a pace that it may not have.
    #[boxed]
    pub async fn choose_mail(&self, viewer: &Viewer, link: Option<&str>, choices: &[(News, Pace)]) -> Result<()> {
        let id = self.mail_reader(viewer, link).await?;
        let choice = |(news, pace): &(News, Pace)| {
            MailChoice::new(*news, *pace).map_err(|flaw| Refusal::field(news.word(), flaw))
        };
        let choices = choices.iter().map(choice).collect::<Result<Vec<_>, _>>()?;
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        for choice in choices {
            sql::choices::put(&mut tx, id, choice).await?;
        }
        tx.commit().await
    }

    /// Whose settings these are.
    async fn mail_reader(&self, viewer: &Viewer, link: Option<&str>) -> Result<MemberId> {
        let Some(link) = link else { return Ok(viewer.may_manage_account()?) };
        let key = self.signing_key().await?;
        let said = secrets::verified(&key, link).and_then(|(said, _)| said.strip_prefix(SETTINGS));
        let (member, mark) = said.and_then(|said| said.split_once(':')).ok_or(Refusal::LinkOver)?;
        let member = MemberId(member.parse().map_err(|_| Refusal::LinkOver)?);
        marked(&mut self.db.read().await?, member, mark).await?;
        Ok(member)
    }
}

/// Whether news of this kind can come to somebody with these roles.
const fn is_for(news: News, roles: Roles) -> bool {
    match news {
        News::Desk => roles.official,
        News::Cases => roles.moderator,
        News::Account | News::Own | News::Replies | News::Mentions | News::Followed => true,
    }
}
