//! Reading a thread, as the viewer may see it.

use crate::{
    Error, Forum, Result,
    accounts::bylines::{byline, is_taken_down, teller},
    boxed,
    conversation::{
        comments::{self, LEVEL},
        threads,
    },
    on_behalf::behalfs,
    reading::rows::thread::{CommentRows, PAGE, stretch},
};
use naast_domain::{
    answers::Answer,
    conversation::{Comment, FOLD_DEPTH, ThreadPage, ThreadPart},
    ids::{CommentId, InitiativeId},
    initiatives::Linked,
    language::Language,
    measures::{MeasureKind, Removal},
    members::{Office, Viewer},
    permission::Begun,
    refusal::Refusal,
    time::Timestamp,
};

/// How many comments before a linked one its page begins.
const LEAD: usize = 10;

impl Forum {
    /// A page of the thread. An unknown branch or place to go on from is the beginning.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn thread(&self, viewer: &Viewer, id: InitiativeId, part: ThreadPart) -> Result<ThreadPage> {
        let rows = match self.rows_of_thread(id, part).await {
            Err(Error::Refused(Refusal::NotFound)) => {
                return Ok(ThreadPage { context: Vec::new(), comments: Vec::new(), next: None, place: None });
            }
            read => read?,
        };
        let reading = Reading { viewer, begun: rows.about.begun(&rows.course), now: self.clock.now() };
        Ok(ThreadPage {
            context: rows.above.iter().map(|comment| reading.shown(comment)).collect(),
            comments: rows.comments.iter().map(|comment| reading.shown(comment)).collect(),
            next: rows.next,
            place: rows.place.clone(),
        })
    }

    /// How many comments the viewer could read for the first time since this moment, and the first of them.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn said_since(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        since: Timestamp,
    ) -> Result<(i64, Option<CommentId>)> {
        let Some(member) = viewer.id() else { return Ok((0, None)) };
        Ok(threads::since(&mut self.db.read().await?, id, member, since).await?)
    }

    /// Which part of its thread shows a comment, for links to it.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn find_comment(&self, _viewer: &Viewer, id: CommentId) -> Result<(InitiativeId, ThreadPart)> {
        let mut conn = self.db.read().await?;
        let row = comments::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let branch = if row.depth > FOLD_DEPTH {
            let level = usize::try_from((row.depth - 1) / FOLD_DEPTH * FOLD_DEPTH).unwrap_or_default();
            let path = row.path.get(..(level + 1) * LEVEL).unwrap_or(&row.path);
            threads::at(&mut conn, row.initiative, path).await?
        } else {
            None
        };
        let stretch = stretch(row.initiative, branch.as_ref().map(|row| (row.path.as_str(), row.depth)));
        let before = threads::before(&mut conn, &stretch, &row.path, PAGE as i64).await?;
        let after = if before.len() == PAGE { before.get(LEAD).copied() } else { None };
        Ok((row.initiative, ThreadPart { branch: branch.map(|row| row.id), after }))
    }
}

/// Who reads which thread, and when.
struct Reading<'a> {
    viewer: &'a Viewer,
    begun: Begun<'a>,
    now: Timestamp,
}

impl Reading<'_> {
    fn shown(&self, rows: &CommentRows) -> Comment {
        let (viewer, row) = (self.viewer, &rows.row);
        let is_author = viewer.has_written(row.author, row.behalf);
        let may_read = row.hidden_by.is_none() || is_author;
        let removals = rows.removals.iter().filter(|removal| removal.kind != MeasureKind::AskChange || is_author);
        let (hiding, others): (Vec<_>, Vec<_>) =
            removals.cloned().partition(|it: &Removal| Some(it.measure) == row.hidden_by);
        let is_readable = row.withdrawn_at.is_none() && may_read;
        let said = row.said();
        let office = || Office { function: row.function.clone(), department: row.department.clone() };
        let (name, imported) = (row.author_name.clone(), row.import_author.clone());
        let author = match said.answer {
            Some(_) => byline(row.author, name, Some(office()), imported),
            None => teller(row.author, name, row.told_by.clone(), imported),
        };
        let answer = rows.answer.as_ref().filter(|_| is_readable).map(|answer| self.answered(answer.clone()));
        let has_backed = answer.as_ref().zip(viewer.id()).is_some_and(|(answer, me)| answer.is_backed_by(me));
        Comment {
            id: row.id,
            initiative: row.initiative,
            parent: row.parent,
            depth: row.depth,
            author_id: row.author,
            author,
            answer,
            behalf: rows.written.as_ref().map(|written| written.id),
            provenance: rows.written.as_ref().and_then(behalfs::Row::public_provenance),
            taken_down_at: row.withdrawn_at.filter(|_| is_taken_down(row.told_by.as_deref())),
            is_for_officials: row.is_for_officials,
            became: row.became.map(|id| Linked { id, title: row.became_title.clone().unwrap_or_default() }),
            obstacles: if is_readable { rows.obstacles.clone() } else { Vec::new() },
            is_blank: row.body_html.is_empty() && row.withdrawn_at.is_none() && said.answer.is_none(),
            body_html: if is_readable { row.body_html.clone() } else { String::new() },
            language: row.language.as_deref().and_then(Language::from_tag),
            posted_at: row.posted_at,
            edited_at: row.edited_at,
            version: row.version,
            withdrawn_at: row.withdrawn_at,
            removal: hiding.into_iter().next(),
            marks: others,
            is_closed: row.is_closed,
            descendants: row.descendants,
            is_orphan: row.is_orphan,
            may: viewer.may_on_comment(&said, &self.begun, has_backed, self.now),
        }
    }

    /// An answer, with what the viewer may do about what it promises.
    fn answered(&self, mut answer: Answer) -> Box<Answer> {
        if let Some(made) = &mut answer.commitment {
            made.may = self.viewer.may_on_commitment((&*made).into(), &self.begun, self.now);
        }
        Box::new(answer)
    }
}
