//! The queue that moderators work from: open cases, the most serious first.

use crate::{
    Forum, Result,
    accounts::members,
    appeals, boxed,
    cases::{casework, content::Content, reports},
    measures::{self, flags},
    moderation::{effects, seconding},
    notices,
    spam_defence::held_posts,
    storage::Reader,
};
use naast_domain::{
    cases::{
        casework::{Casework, IN_HAND},
        report::Case,
    },
    measures::Subject,
    members::Viewer,
    paging::{Cursor, Page},
};

const PAGE: u16 = 20;

/// How many earlier measures on the same author a case shows.
const EARLIER: i64 = 5;

impl Forum {
    /// Open cases, the most serious first, and of those the longest waiting; which measures fit is told of one at a time.
    ///
    /// # Errors
    /// Refused to all but moderators.
    #[boxed]
    pub async fn cases(&self, viewer: &Viewer, after: Option<Cursor>) -> Result<Page<Case>> {
        viewer.may_moderate(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let rows = reports::cases(&mut conn, after.map_or(0, |cursor| cursor.id), i64::from(PAGE) + 1).await?;
        let page = Page::cut(rows, usize::from(PAGE), |row| Cursor { key: row.place, id: row.place });
        let mut items = Vec::new();
        for row in page.items {
            items.push(self.open_case(&mut conn, viewer, row.about.0).await?);
        }
        Ok(Page { items, next: page.next })
    }

    /// How many cases, appeals, proposed measures and posts wait; 0 for whoever is not a moderator.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn case_count(&self, viewer: &Viewer) -> Result<i64> {
        if viewer.may_moderate(self.clock.now()).is_err() {
            return Ok(0);
        }
        let mut conn = self.db.read().await?;
        let others = seconding::count_open(&mut conn).await? + held_posts::count(&mut conn).await?;
        Ok(reports::count_cases(&mut conn).await? + appeals::count_open(&mut conn).await? + others)
    }

    /// One case with its content, whether or not it was reported.
    ///
    /// # Errors
    /// Refused to all but moderators; `NotFound`.
    #[boxed]
    pub async fn case(&self, viewer: &Viewer, subject: Subject) -> Result<Case> {
        viewer.may_moderate(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let case = self.open_case(&mut conn, viewer, subject).await?;
        let content = Content::find(&mut conn, subject).await?;
        let fitting = effects::fitting(&mut conn, &content, self.clock.now()).await?;
        let work = casework::beside(&mut conn, &content, case.work).await?;
        let case = Case { fitting, work, ..case };
        if !case.is_hidden || case.is_withdrawn {
            return Ok(case);
        }
        self.note_reading(viewer, subject, content.author(), content.behalf()).await?;
        Ok(Case { body_html: reports::text(&mut conn, subject).await?, ..case })
    }

    async fn open_case(&self, conn: &mut Reader, viewer: &Viewer, subject: Subject) -> Result<Case> {
        let content = Content::find(conn, subject).await?;
        let involvement = content.involvement(conn).await?;
        let is_own_case = viewer.may_take_measure(&involvement, self.clock.now()).is_err();
        let (is_hidden, is_withdrawn, author) = (content.is_hidden(), content.is_withdrawn(), content.author());
        let author_name = match author {
            Some(id) => {
                members::find(conn, id).await?.filter(|it| it.closed_at.is_none()).map(|it| it.name).unwrap_or_default()
            }
            None => String::new(),
        };
        let account = effects::account(conn, &content, self.clock.now()).await?;
        let earlier = match author {
            Some(author) => measures::of_author(conn, author, EARLIER).await?,
            None => Vec::new(),
        };
        let reports = reports::open(conn, subject).await?;
        let notices = notices::open(conn, subject).await?;
        let is_open = !is_withdrawn && !is_hidden;
        let body_html = if is_open { reports::text(conn, subject).await? } else { String::new() };
        Ok(Case {
            subject,
            title: content.title(true),
            author_name,
            body_html,
            is_hidden,
            is_withdrawn,
            fitting: Vec::new(),
            reports: reports.into_iter().map(reports::Row::shown).collect(),
            notices: notices.iter().map(notices::Row::shown).collect(),
            earlier: earlier.into_iter().filter_map(|row| row.shown(true)).collect(),
            account,
            flags: flags::open(conn, subject).await?,
            work: Casework {
                in_hand: casework::in_hand(conn, subject, self.clock.now().plus(-IN_HAND)).await?,
                calls: casework::calls(conn, subject).await?,
                ..Casework::default()
            },
            is_own_case,
        })
    }
}
