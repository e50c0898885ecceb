//! The organisation: its name and address, its themes, and what is still to be set up.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    organisation::sql,
};
use naast_domain::{
    first_steps::FirstStep,
    flaw::{Flaw, Flaws},
    ids::ThemeId,
    journal::EntryKind,
    member::Viewer,
    organisation::{Organisation, Theme},
    refusal::Refusal,
    text::{About, Label, OptionalLine},
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

    /// What the organisation tells about itself.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn organisation(&self) -> Result<Organisation> {
        let mut conn = self.db.read().await?;
        let found = sql::details::find(&mut conn).await?;
        Ok(found.unwrap_or_else(Organisation::unnamed))
    }

    /// Changes what the organisation tells about itself.
    ///
    /// # Errors
    /// `Invalid` at the fields, named as in `Organisation`.
    #[boxed]
    pub async fn change_organisation(&self, viewer: &Viewer, typed: &Organisation) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let organisation = parse_organisation(typed)?;
        let mut tx = self.db.write().await?;
        sql::details::put(&mut tx, &organisation).await?;
        journal::append(&mut tx, Entry::new(EntryKind::OrganisationChanged, now, administrator.id())).await?;
        tx.commit().await
    }

    /// All themes, retired ones too, by their Dutch name.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn themes(&self) -> Result<Vec<Theme>> {
        let mut conn = self.db.read().await?;
        let rows = sql::details::themes(&mut conn).await?;
        let themes = rows.into_iter().map(|row| Theme {
            id: row.id,
            name_nl: row.name_nl,
            name_en: row.name_en,
            is_retired: row.retired_at.is_some(),
        });
        Ok(themes.collect())
    }

    /// Adds a theme, or changes one.
    ///
    /// # Errors
    /// `Invalid` at `name_nl` or `name_en`; `NotFound`.
    #[boxed]
    pub async fn save_theme(
        &self,
        viewer: &Viewer,
        id: Option<ThemeId>,
        name_nl: &str,
        name_en: &str,
        is_retired: bool,
    ) -> Result<ThemeId> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let mut flaws = Flaws::default();
        let parsed = flaws.check("name_nl", Label::parse(name_nl)).zip(flaws.check("name_en", Label::parse(name_en)));
        flaws.into_result()?;
        let (nl, en) = parsed.ok_or_else(|| Refusal::field("name_nl", Flaw::Empty))?;
        let retired = is_retired.then_some(now);
        let mut tx = self.db.write().await?;
        let id = match id {
            None => sql::details::insert_theme(&mut tx, nl.as_str(), en.as_str(), retired).await?,
            Some(id) => {
                let is_known = sql::details::update_theme(&mut tx, id, nl.as_str(), en.as_str(), retired).await?;
                if is_known { id } else { return Err(Refusal::NotFound.into()) }
            }
        };
        let entry = Entry::new(EntryKind::ThemeChanged, now, administrator.id());
        journal::append(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(id)
    }
}

fn parse_organisation(typed: &Organisation) -> Result<Organisation, Refusal> {
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
    let mut text = |field: &str, text: &str| {
        flaws.check(field, About::parse(text)).map(|text| text.to_string()).unwrap_or_default()
    };
    let organisation = Organisation {
        name,
        short_name,
        phone,
        address,
        web_address,
        opening,
        danger_nl: text("danger_nl", &typed.danger_nl),
        danger_en: text("danger_en", &typed.danger_en),
        defects_nl: text("defects_nl", &typed.defects_nl),
        defects_en: text("defects_en", &typed.defects_en),
        contact_authorities,
        contact_users,
        contact_languages,
        redress_nl: text("redress_nl", &typed.redress_nl),
        redress_en: text("redress_en", &typed.redress_en),
    };
    flaws.into_result()?;
    Ok(organisation)
}
