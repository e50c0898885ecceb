//! The rows of a part of a thread: comments depth-first, a page at a time, deep branches folded.

use super::comment_marks::Marks;
use crate::{
    Forum, Result,
    answers::details,
    boxed,
    conversation::{
        comments,
        threads::{self, Row, Stretch},
    },
    initiatives::states,
    memory::Weighed,
    obstacles::namings,
    on_behalf::behalfs,
    storage::Reader,
};
use naast_domain::{
    answers::{Answer, AnswerKind},
    conversation::{AnswerInThread, FOLD_DEPTH, PlaceInThread, ThreadPart},
    day::Day,
    ids::{CommentId, InitiativeId},
    journal::course::Course,
    measures::Removal,
    obstacles::NamedRule,
    refusal::Refusal,
};
use std::{collections::HashMap, sync::Arc};

/// How many comments a page has.
pub const PAGE: usize = 50;
/// How many answers of officials a page of a thread leads to at most.
const ANSWERS: usize = 20;

/// A part of a thread.
#[derive(Debug)]
pub struct Rows {
    /// The initiative, as far as the rules ask of it.
    pub about: states::Row,
    pub course: Course,
    /// The comments above the first one.
    pub above: Vec<CommentRows>,
    pub comments: Vec<CommentRows>,
    pub next: Option<CommentId>,
    pub place: Option<PlaceInThread>,
}

/// A comment, and what else is read for its place on a page.
#[derive(Debug)]
pub struct CommentRows {
    pub row: Row,
    pub answer: Option<Answer>,
    pub obstacles: Vec<NamedRule>,
    /// What moderators did that holds for it.
    pub removals: Vec<Removal>,
    /// What somebody else wrote down of it.
    pub written: Option<behalfs::Row>,
}

impl Weighed for Rows {
    fn bytes(&self) -> usize {
        let each = |comment: &CommentRows| 600 + comment.row.body_html.len() + comment.row.path.len();
        self.above.iter().chain(&self.comments).map(each).sum::<usize>() + self.about.course.len()
    }
}

impl Rows {
    #[boxed]
    async fn read(conn: &mut Reader, id: InitiativeId, part: ThreadPart, today: Day) -> Result<Self> {
        let about = states::find(conn, id).await?.ok_or(Refusal::NotFound)?;
        let branch = within(conn, id, part.branch).await?;
        let whole = stretch(id, branch.as_ref().map(|row| (row.path.as_str(), row.depth)));
        let mut stretch = whole.clone();
        if let Some(after) = within(conn, id, part.after).await?.filter(|after| after.path < stretch.until) {
            // '!' sorts before every letter of a path: right after the comment, before what hangs below it.
            stretch.from = stretch.from.max(format!("{}!", after.path));
        }
        let mut rows = threads::read(conn, &stretch, PAGE as i64 + 1).await?;
        let has_more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = if has_more { rows.last().map(|row| row.id) } else { None };
        let above = match rows.first() {
            Some(first) => threads::above(conn, id, &first.path).await?,
            None => Vec::new(),
        };
        let place = match rows.first() {
            Some(first) if has_more || part.after.is_some() => Some(place(conn, &whole, part, first).await?),
            _ => None,
        };
        Ok(Self {
            course: about.course(),
            about,
            above: with_details(conn, above, today).await?,
            comments: with_details(conn, rows, today).await?,
            next,
            place,
        })
    }
}

/// Where the page that begins with this comment stands.
async fn place(conn: &mut Reader, whole: &Stretch, part: ThreadPart, first: &Row) -> Result<PlaceInThread> {
    let size = PAGE as i64;
    let before = threads::count_before(conn, whole, &first.path).await?;
    let rest = threads::count_before(conn, whole, &whole.until).await? - before;
    let begun = |comments: i64| (comments + size - 1) / size;
    let (page, left) = (begun(before) + 1, begun(rest) - 1);
    // A page begins after the comment that is one more than a page away from its end.
    let begins = async |conn: &mut Reader, end: &str, comments: i64| -> Result<ThreadPart> {
        let before = threads::before(conn, whole, end, comments + 1).await?;
        let after = before.get(usize::try_from(comments).unwrap_or_default()).copied();
        Ok(ThreadPart { after, ..part })
    };
    let previous = if before > 0 { Some(begins(conn, &first.path, size).await?) } else { None };
    let last = if left > 0 { Some(begins(conn, &whole.until, rest - left * size).await?) } else { None };
    let newest = threads::newest(conn, whole.initiative).await?;
    let answers = threads::answers(conn, whole.initiative).await?;
    let answer_count = answers.len() as i64;
    let answers = answers.into_iter().take(ANSWERS).filter_map(|row| {
        let kind = AnswerKind::from_word(&row.answer)?;
        Some(AnswerInThread { id: row.id, by: row.by_name.unwrap_or_default(), kind, at: row.posted_at })
    });
    let answers = answers.collect();
    Ok(PlaceInThread { page, pages: page + left.max(0), previous, last, newest, answer_count, answers })
}

impl Forum {
    /// The rows of a part of a thread. An unknown branch or place to go on from is the beginning.
    ///
    /// # Errors
    /// `NotFound` when there is no such initiative.
    pub(in crate::reading) async fn rows_of_thread(&self, id: InitiativeId, part: ThreadPart) -> Result<Arc<Rows>> {
        let read = async { Rows::read(&mut self.db.read().await?, id, part, self.today()).await };
        Ok(self.recall(id, Some(part), read).await?.1)
    }
}

/// The comment with this id, if it is of this initiative.
async fn within(conn: &mut Reader, id: InitiativeId, comment: Option<CommentId>) -> Result<Option<comments::Row>> {
    let Some(comment) = comment else { return Ok(None) };
    Ok(comments::find(conn, comment).await?.filter(|row| row.initiative == id))
}

/// What is shown of the branch that begins at this path, at this depth; of the whole thread without one.
pub fn stretch(initiative: InitiativeId, branch: Option<(&str, i64)>) -> Stretch {
    let (path, depth) = branch.unwrap_or(("", 0));
    Stretch { initiative, from: path.to_owned(), until: format!("{path}~"), deepest: depth + FOLD_DEPTH }
}

async fn with_details(conn: &mut Reader, rows: Vec<Row>, today: Day) -> Result<Vec<CommentRows>> {
    let mut details = details::of(conn, &rows, today).await?;
    let mut named = named(conn, &rows).await?;
    let mut marks = Marks::of(conn, &rows).await?;
    let with_details = |row: Row| CommentRows {
        answer: row.answer.as_deref().and_then(AnswerKind::from_word).map(|kind| details.take(row.id, kind)),
        obstacles: named.remove(&row.id).unwrap_or_default(),
        removals: marks.removals.remove(&row.id).unwrap_or_default(),
        written: marks.written.remove(&row.id),
        row,
    };
    Ok(rows.into_iter().map(with_details).collect())
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
