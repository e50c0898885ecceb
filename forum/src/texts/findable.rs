//! The index of what can be found, as a whole: made anew, and compared with the texts. It is derived from them, so a backup has
//! none.

use super::sql::search::{Findable, add, comments, stories, terms};
use crate::storage::{Reader, Writer};
use naast_domain::ids::{CommentId, InitiativeId};

/// How many texts are read at a time.
const AT_ONCE: i64 = 500;

/// All texts that everybody may read, some at a time: stories, then comments.
#[derive(Debug, Default)]
struct Texts {
    are_comments: bool,
    after: i64,
}

impl Texts {
    /// The next ones; none at the end.
    async fn next(&mut self, conn: &mut Reader) -> sqlx::Result<Vec<Findable>> {
        if !self.are_comments {
            let stories = stories(conn, self.after, AT_ONCE).await?;
            if let Some(last) = stories.last() {
                self.after = last.id;
                return Ok(stories);
            }
            *self = Self { are_comments: true, after: 0 };
        }
        let comments = comments(conn, self.after, AT_ONCE).await?;
        self.after = comments.last().map_or(self.after, |last| last.id);
        Ok(comments)
    }
}

/// Makes everything findable that everybody may read, where nothing is yet.
pub async fn make_findable(conn: &mut Writer) -> sqlx::Result<()> {
    let mut texts = Texts::default();
    loop {
        let some = texts.next(conn).await?;
        if some.is_empty() {
            return Ok(());
        }
        for text in some {
            add(conn, text.initiative, text.comment, &text.title, &text.body).await?;
        }
    }
}

/// Initiatives (without a comment) and comments whose document does not hold the words of their text; a hundred at most.
pub async fn strayed(conn: &mut Reader) -> sqlx::Result<Vec<(InitiativeId, Option<CommentId>)>> {
    let (mut texts, mut strayed) = (Texts::default(), Vec::new());
    while strayed.len() < 100 {
        let some = texts.next(conn).await?;
        if some.is_empty() {
            break;
        }
        let is_strayed =
            |text: &Findable| text.words.as_ref().is_some_and(|words| *words != terms(&text.title, &text.body));
        strayed.extend(some.iter().filter(|text| is_strayed(text)).map(|text| (text.initiative, text.comment)));
    }
    strayed.truncate(100);
    Ok(strayed)
}
