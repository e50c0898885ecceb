//! Reading a thread: comments depth-first, a page at a time, deep branches folded.

use crate::{
    Forum, Result,
    accounts::bylines::{byline, is_taken_down, teller},
    answers::details,
    boxed,
    conversation::{
        comments::{self, LEVEL},
        threads::{self, Row, Stretch},
    },
    initiatives,
    obstacles::namings,
    reading::comment_marks::Marks,
    storage::Reader,
};
use naast_domain::{
    answers::{Answer, AnswerKind},
    conversation::{Comment, FOLD_DEPTH, ThreadPage, ThreadPart},
    day::Day,
    ids::{CommentId, InitiativeId},
    initiatives::Linked,
    language::Language,
    measures::{MeasureKind, Removal},
    members::{Office, Viewer},
    obstacles::NamedRule,
    permission::Begun,
    refusal::Refusal,
    time::Timestamp,
};
use std::collections::HashMap;

const PAGE: usize = 50;
/// How many comments before a linked one its page begins.
const LEAD: usize = 10;

impl Forum {
    /// A page of the thread. An unknown branch or place to go on from is the beginning.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn thread(&self, viewer: &Viewer, id: InitiativeId, part: ThreadPart) -> Result<ThreadPage> {
        let mut conn = self.db.read().await?;
        let branch = within(&mut conn, id, part.branch).await?;
        let mut stretch = stretch(id, branch.as_ref());
        if let Some(after) = within(&mut conn, id, part.after).await?.filter(|after| after.path < stretch.until) {
            // '!' sorts before every letter of a path: right after the comment, before what hangs below it.
            stretch.from = stretch.from.max(format!("{}!", after.path));
        }
        let mut rows = threads::read(&mut conn, &stretch, PAGE as i64 + 1).await?;
        let has_more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = if has_more { rows.last().map(|row| row.id) } else { None };
        let above = match rows.first() {
            Some(first) => threads::above(&mut conn, id, &first.path).await?,
            None => Vec::new(),
        };
        let Some(about) = initiatives::states::find(&mut conn, id).await? else {
            return Ok(ThreadPage { context: Vec::new(), comments: Vec::new(), next: None });
        };
        let course = about.course();
        let reading = Reading { viewer, begun: about.begun(&course), now: self.clock.now() };
        Ok(ThreadPage {
            context: reading.shown(&mut conn, above).await?,
            comments: reading.shown(&mut conn, rows).await?,
            next,
        })
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
        let stretch = stretch(row.initiative, branch.as_ref());
        let before = threads::before(&mut conn, &stretch, &row.path, PAGE as i64).await?;
        let after = if before.len() == PAGE { before.get(LEAD).copied() } else { None };
        Ok((row.initiative, ThreadPart { branch: branch.map(|row| row.id), after }))
    }
}

/// The comment with this id, if it is of this initiative.
async fn within(conn: &mut Reader, id: InitiativeId, comment: Option<CommentId>) -> Result<Option<comments::Row>> {
    let Some(comment) = comment else { return Ok(None) };
    Ok(comments::find(conn, comment).await?.filter(|row| row.initiative == id))
}

trait Placed {
    fn place(&self) -> (&str, i64);
}

impl Placed for comments::Row {
    fn place(&self) -> (&str, i64) {
        (&self.path, self.depth)
    }
}

impl Placed for Row {
    fn place(&self) -> (&str, i64) {
        (&self.path, self.depth)
    }
}

fn stretch(initiative: InitiativeId, branch: Option<&impl Placed>) -> Stretch {
    let (path, depth) = branch.map_or(("", 0), Placed::place);
    Stretch { initiative, from: path.to_owned(), until: format!("{path}~"), deepest: depth + FOLD_DEPTH }
}

/// Who reads which thread, and when.
struct Reading<'a> {
    viewer: &'a Viewer,
    begun: Begun<'a>,
    now: Timestamp,
}

impl Reading<'_> {
    async fn shown(&self, conn: &mut Reader, rows: Vec<Row>) -> Result<Vec<Comment>> {
        let viewer = self.viewer;
        let mut details = details::of(conn, &rows, Day::of(self.now)).await?;
        let mut named = named(conn, &rows).await?;
        let mut marks = Marks::of(conn, &rows).await?;
        let mut comments = Vec::with_capacity(rows.len());
        for row in rows {
            let is_author = viewer.has_written(row.author, row.behalf);
            let may_read = row.hidden_by.is_none() || is_author;
            let mut removals = marks.removals.remove(&row.id).unwrap_or_default();
            removals.retain(|removal| removal.kind != MeasureKind::AskChange || is_author);
            let (hiding, others) = removals.into_iter().partition(|it: &Removal| Some(it.measure) == row.hidden_by);
            let hiding: Vec<_> = hiding;
            let is_readable = row.withdrawn_at.is_none() && may_read;
            let said = row.said();
            let taken_down_at = row.withdrawn_at.filter(|_| is_taken_down(row.told_by.as_deref()));
            let kind = row.answer.as_deref().and_then(AnswerKind::from_word);
            let author = match kind.map(|_| Office { function: row.function, department: row.department }) {
                Some(office) => byline(row.author, row.author_name, Some(office), row.import_author),
                None => teller(row.author, row.author_name, row.told_by, row.import_author),
            };
            let answer = kind.filter(|_| is_readable).map(|kind| self.answered(details.take(row.id, kind)));
            let has_backed = answer.as_ref().zip(viewer.id()).is_some_and(|(answer, me)| answer.is_backed_by(me));
            comments.push(Comment {
                id: row.id,
                initiative: row.initiative,
                parent: row.parent,
                depth: row.depth,
                author_id: row.author,
                author,
                answer,
                behalf: marks.written.get(&row.id).map(|written| written.id),
                provenance: marks.written.remove(&row.id).and_then(|written| written.public_provenance()),
                taken_down_at,
                is_for_officials: row.is_for_officials,
                became: row.became.map(|id| Linked { id, title: row.became_title.unwrap_or_default() }),
                obstacles: named.remove(&row.id).filter(|_| is_readable).unwrap_or_default(),
                is_blank: row.body_html.is_empty() && row.withdrawn_at.is_none() && kind.is_none(),
                body_html: if is_readable { row.body_html } else { String::new() },
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
            });
        }
        Ok(comments)
    }

    /// An answer, with what the viewer may do about what it promises.
    fn answered(&self, mut answer: Answer) -> Box<Answer> {
        if let Some(made) = &mut answer.commitment {
            made.may = self.viewer.may_on_commitment((&*made).into(), &self.begun, self.now);
        }
        Box::new(answer)
    }
}

/// The rules in the way that these comments of one thread name.
async fn named(conn: &mut Reader, rows: &[Row]) -> Result<HashMap<CommentId, Vec<NamedRule>>> {
    let mut named: HashMap<_, Vec<_>> = HashMap::new();
    if let Some(span) = threads::span(rows) {
        for (comment, rule) in namings::named_between(conn, span).await? {
            named.entry(comment).or_default().push(rule);
        }
    }
    Ok(named)
}
