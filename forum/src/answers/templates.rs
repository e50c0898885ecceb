//! Starting texts for answers: the organisation's, and an official's own. `post_answer` refuses one that nobody made
//! their own.

use crate::{
    Forum, Result,
    answers::sql,
    boxed,
    journal::{self, Entry},
    storage::Writer,
};
use naast_domain::{
    answers::{AnswerKind, Template},
    flaw::{Flaw, Flaws},
    ids::TemplateId,
    journal::EntryKind,
    members::Viewer,
    permission::Keeper,
    refusal::Refusal,
    text::{CommentText, Label},
};

impl Forum {
    /// The starting texts that the viewer may begin with: their own first, then the organisation's.
    ///
    /// # Errors
    /// Refused to all but officials, and administrators, who keep those of the organisation.
    #[boxed]
    pub async fn templates(&self, viewer: &Viewer) -> Result<Vec<Template>> {
        let reader = viewer.may_read_templates(self.clock.now())?;
        let mut conn = self.db.read().await?;
        Ok(sql::answers::templates(&mut conn, reader.id()).await?)
    }

    /// Adds a starting text, or changes one: the viewer's own, or the organisation's.
    ///
    /// # Errors
    /// Refused to all but officials, or administrators for the organisation's; `Invalid` at `title` or `text`;
    /// `NotFound`, also for what is somebody else's.
    #[boxed]
    pub async fn save_template(
        &self,
        viewer: &Viewer,
        id: Option<TemplateId>,
        kind: AnswerKind,
        title: &str,
        text: &str,
        of_organisation: bool,
    ) -> Result<TemplateId> {
        let keeper = viewer.may_keep_template(of_organisation, self.clock.now())?;
        let mut flaws = Flaws::default();
        let parsed = flaws.check("title", Label::parse(title)).zip(flaws.check("text", CommentText::parse(text)));
        flaws.into_result()?;
        let (title, text) = parsed.ok_or_else(|| Refusal::field("title", Flaw::Empty))?;
        let mut tx = self.db.write().await?;
        let id = match id {
            None => sql::templates::insert(&mut tx, keeper.owner(), kind, title.as_str(), text.as_str()).await?,
            Some(id) => {
                if sql::templates::owner(&mut tx, id).await? != Some(keeper.owner()) {
                    return Err(Refusal::NotFound.into());
                }
                sql::templates::update(&mut tx, id, kind, title.as_str(), text.as_str()).await?;
                id
            }
        };
        self.note_template(&mut tx, id, keeper).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Takes a starting text out of the choice.
    ///
    /// # Errors
    /// Refused to all but officials, or administrators for the organisation's; `NotFound`, also for what is somebody
    /// else's.
    #[boxed]
    pub async fn retire_template(&self, viewer: &Viewer, id: TemplateId) -> Result<()> {
        let now = self.clock.now();
        viewer.may_read_templates(now)?;
        let mut tx = self.db.write().await?;
        let owner = sql::templates::owner(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let keeper = viewer.may_keep_template(owner.is_none(), now)?;
        if keeper.owner() != owner {
            return Err(Refusal::NotFound.into());
        }
        sql::templates::retire(&mut tx, id, now).await?;
        self.note_template(&mut tx, id, keeper).await?;
        tx.commit().await
    }

    async fn note_template(&self, tx: &mut Writer, id: TemplateId, keeper: Keeper) -> Result<()> {
        let entry = Entry::new(EntryKind::TemplateChanged, self.clock.now(), keeper.id());
        let entry = Entry { thing: Some(id.0), ..entry };
        journal::append(tx, entry).await?;
        Ok(())
    }
}
