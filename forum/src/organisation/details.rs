//! The organisation: its name and address, its themes, and what is still to be set up.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    organisation::sql,
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::ThemeId,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    organisation::{Organisation, first_steps::FirstStep},
    refusal::Refusal,
    text::{About, Label, OptionalLine},
    translated::TypedTexts,
};

impl Forum {
    /// What is still to be set up before the forum opens, in order.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn first_steps(&self, viewer: &Viewer) -> Result<Vec<FirstStep>> {
        let now = self.clock.now();
        viewer.may_administer(now)?;
        let mut conn = self.db.read().await?;
        Ok(sql::first_steps::set_up(&mut conn, now).await?.open())
    }

    /// Changes what the organisation tells about itself, in the languages that are offered; its texts in others stay.
    ///
    /// # Errors
    /// `Invalid` at the fields, named as in `Organisation`.
    #[boxed]
    pub async fn change_organisation(
        &self,
        viewer: &Viewer,
        offered: &[Language],
        typed: &Organisation<TypedTexts>,
    ) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let organisation = parse_organisation(typed, offered)?;
        let mut tx = self.db.write().await?;
        sql::details::put(&mut tx, &organisation, offered).await?;
        journal::append(&mut tx, Entry::new(EntryKind::OrganisationChanged, now, administrator.id())).await?;
        tx.commit().await
    }

    /// Adds a theme, or changes one, in the languages that are offered; its names in others stay.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at `name`, in the language in which it is wrong; `NotFound`.
    #[boxed]
    pub async fn save_theme(
        &self,
        viewer: &Viewer,
        offered: &[Language],
        id: Option<ThemeId>,
        name: &TypedTexts,
        is_retired: bool,
    ) -> Result<ThemeId> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let mut flaws = Flaws::default();
        let name = name.parse("name", offered, &mut flaws, Label::parse);
        flaws.into_result()?;
        let retired = is_retired.then_some(now);
        let mut tx = self.db.write().await?;
        let id = match id {
            None => sql::themes::insert_theme(&mut tx, retired).await?,
            Some(id) => {
                let is_known = sql::themes::retire_theme(&mut tx, id, retired).await?;
                if is_known { id } else { return Err(Refusal::NotFound.into()) }
            }
        };
        sql::themes::name_theme(&mut tx, id, offered, &name).await?;
        let entry = Entry::new(EntryKind::ThemeChanged, now, administrator.id());
        journal::append(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(id)
    }
}

fn parse_organisation(typed: &Organisation<TypedTexts>, offered: &[Language]) -> Result<Organisation, Refusal> {
    let mut flaws = Flaws::default();
    let mut label = |field: &str, text: &str| {
        flaws.check(field, Label::parse(text)).map(|text| text.to_string()).unwrap_or_default()
    };
    let (name, short_name) = (label("name", &typed.name), label("short_name", &typed.short_name));
    let mut line = |field: &str, text: &str| {
        flaws.check(field, OptionalLine::parse(text)).map(|text| text.to_string()).unwrap_or_default()
    };
    let (phone, address, opening) =
        (line("phone", &typed.phone), line("address", &typed.address), line("opening", &typed.opening));
    let contact_authorities = line("contact_authorities", &typed.contact_authorities);
    let contact_users = line("contact_users", &typed.contact_users);
    let contact_languages = line("contact_languages", &typed.contact_languages);
    let web_address = line("web_address", &typed.web_address).trim_end_matches('/').to_owned();
    if !(web_address.is_empty() || web_address.starts_with("https://") || web_address.starts_with("http://")) {
        flaws.add("web_address", Flaw::NotAnAddress);
    }
    let mut text = |field: &str, typed: &TypedTexts| typed.parse(field, offered, &mut flaws, About::parse);
    let organisation = Organisation {
        name,
        short_name,
        phone,
        address,
        web_address,
        opening,
        danger: text("danger", &typed.danger),
        defects: text("defects", &typed.defects),
        contact_authorities,
        contact_users,
        contact_languages,
        redress: text("redress", &typed.redress),
    };
    flaws.into_result()?;
    Ok(organisation)
}
