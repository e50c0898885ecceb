//! How soon members want to be told of what.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::MemberId,
    mail::{MailChoice, News, Pace},
};

/// What a member chose.
pub async fn of(conn: &mut Reader, member: MemberId) -> sqlx::Result<Vec<MailChoice>> {
    let rows = fetch_all!(
        conn,
        (String, String),
        "SELECT news, pace FROM mail_choices WHERE member = $1 ORDER BY news",
        member
    )?;
    let choice = |(news, pace): (String, String)| {
        Some(MailChoice { news: News::from_word(&news)?, pace: Pace::from_word(&pace)? })
    };
    Ok(rows.into_iter().filter_map(choice).collect())
}

/// Keeps a choice. What waits is taken out when it is never to be told.
pub async fn put(conn: &mut Writer, member: MemberId, choice: MailChoice) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO mail_choices (member, news, pace) VALUES ($1, $2, $3)
         ON CONFLICT (member, news) DO UPDATE SET pace = excluded.pace",
        member,
        choice.news.word(),
        choice.pace.word()
    )?;
    if choice.pace == Pace::Never {
        execute!(
            conn,
            "DELETE FROM outbox WHERE member = $1 AND news = $2 AND sent_at IS NULL",
            member,
            choice.news.word()
        )?;
    }
    Ok(())
}
