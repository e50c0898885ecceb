//! What members tell about themselves, and what they see of their own account.

use crate::{
    Forum, Result,
    accounts::{attempts, lookalikes, members, profiles, sessions, sign_ons},
    boxed,
    measures::{flags, removals, requested_changes},
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    journal::EntryKind,
    language::Language,
    measures::Subject,
    members::{Account, Viewer},
    refusal::Refusal,
    text::{About, DisplayName},
};

impl Forum {
    /// What the viewer sees of their own account.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn account(&self, viewer: &Viewer, token: Option<&str>) -> Result<Account> {
        let id = viewer.may_manage_account()?;
        let mut conn = self.db.read().await?;
        let sessions = sessions::own(&mut conn, id, token, self.clock.now()).await?;
        let member = members::find(&mut conn, id).await?.ok_or(Refusal::SignInNeeded)?;
        Ok(Account {
            removal: removals::removal(&mut conn, member.hidden_by.or(member.asked_by)).await?,
            sign_ons: sign_ons::of(&mut conn, id).await?,
            has_password: member.password_hash.is_some(),
            name: member.own_name().to_owned(),
            language: member.language.as_deref().and_then(Language::from_tag),
            email: member.email.unwrap_or_default(),
            about: member.about,
            sessions,
        })
    }

    /// Changes name, words about oneself, and language. What a moderator asked to change is there again once it is changed.
    ///
    /// # Errors
    /// `Invalid` at `name` or `about`; `TooOften`.
    #[boxed]
    pub async fn change_profile(
        &self,
        viewer: &Viewer,
        name: &str,
        about: &str,
        language: Option<Language>,
    ) -> Result<()> {
        let id = viewer.may_manage_account()?;
        let mut flaws = Flaws::default();
        let parsed = flaws.check("name", DisplayName::parse(name)).zip(flaws.check("about", About::parse(about)));
        flaws.into_result()?;
        let (name, about) = parsed.ok_or_else(|| Refusal::field("name", Flaw::Empty))?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let before = members::find(&mut tx, id).await?.ok_or(Refusal::SignInNeeded)?;
        members::update_language(&mut tx, id, language).await?;
        let is_renamed = before.own_name() != name.as_str();
        if is_renamed || before.about != about.as_str() {
            // Everybody reads it, also beside what they said before.
            viewer.may_take_part(now)?;
            attempts::count_of(&mut tx, "profile", id, attempts::PROFILES, now).await?;
            if is_renamed {
                lookalikes::must_be_own(&mut tx, &name, Some(id)).await?;
            }
            let (subject, text) = (Subject::Profile(id), format!("{}\n{}", name.as_str(), about.as_str()));
            if is_renamed || before.withheld_name.is_none() {
                profiles::update(&mut tx, id, name.as_str(), about.as_str()).await?;
                requested_changes::changed(&mut tx, subject, before.asked_by, id, now).await?;
            } else {
                profiles::update_about(&mut tx, id, about.as_str()).await?;
            }
            flags::glance(&mut tx, subject, &text, Some(id), now).await?;
        }
        self.note_account(&mut tx, id, EntryKind::MemberChanged).await?;
        tx.commit().await
    }
}
