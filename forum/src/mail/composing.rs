//! What is due to a member, put together: the words and the sending are the server's.

use crate::{
    Forum, Result,
    accounts::{members, sessions},
    boxed,
    journal::told::{self, SaidLine},
    mail::{
        addresses::{confirmation, reached},
        choices::settings_key,
        replies, sql,
        sql::outbox::Row,
        tags,
    },
    storage::{Reader, Scope},
    texts::plain,
};
use naast_domain::{
    device::Device,
    ids::MemberId,
    journal::{AccountNews, EntryKind, ForYou},
    mail::{News, Pace, Reached, ReplyTo, ReturnedReply, Telling},
    members::Viewer,
    time::Timestamp,
};

/// How many members are looked at in one go, and how many tellings one mail may hold.
const MEMBERS: i64 = 100;
const TELLINGS: i64 = 100;
/// How many characters of what somebody said stand in a mail: enough to read a usual comment, or the beginning of a long one.
const SAID: usize = 1_500;

/// A mail to a member, put together and not written yet.
#[derive(Debug, Clone)]
pub struct Mail {
    pub member: MemberId,
    /// Who they are: the language that they chose, and what may stand in their mail.
    pub viewer: Viewer,
    pub email: String,
    /// Their own name, also where another one stands in for it.
    pub name: String,
    pub says: Says,
    /// What it tells, so that it can be noted what became of it.
    pub tellings: Vec<Telling>,
    /// How often it was tried.
    pub tries: i64,
    /// With this they change their settings without signing in.
    pub settings_key: String,
    /// What stands in the address at which they answer it, where there is something to answer.
    pub reply_tag: Option<String>,
    /// What stands in the address at which mail servers say that theirs does not exist.
    pub bounce_tag: String,
}

/// What a mail says.
#[derive(Debug, Clone)]
pub enum Says {
    /// That this address is to be confirmed, with this code.
    Confirm(String),
    /// That their password was changed at this moment.
    PasswordChanged(Timestamp),
    /// That an administrator made a code at this moment, with which a password can be chosen.
    RecoveryCodeGiven(Timestamp),
    /// That somebody signed in at this moment with a device that did not before.
    NewDevice(Timestamp, Device),
    /// That at this moment a way to come in was added to their account, or taken from it.
    WaysIn(Timestamp),
    /// That they have had another address since this moment; told at the one that they left.
    EmailLeft(Timestamp),
    /// That what they answered by mail comes back.
    Returned(ReturnedReply),
    /// What happened to one initiative, or to one thing.
    Told(Vec<Told>),
    /// What happened in a day or a week; the kinds of what waits that are told with it.
    Digest { lines: Vec<Told>, waiting: Vec<News> },
}

/// A line of *For you*, with the words of what was said.
#[derive(Debug, Clone)]
pub struct Told {
    pub line: ForYou,
    /// Paragraphs without markup; empty where nothing was said.
    pub said: String,
    pub news: News,
}

impl Forum {
    /// Members to whom mail is due, who waits longest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn members_with_mail(&self) -> Result<Vec<MemberId>> {
        let mut conn = self.db.read().await?;
        Ok(sql::outbox::waiting_members(&mut conn, self.clock.now(), MEMBERS).await?)
    }

    /// The mails that are due to a member: one for each matter of their account, one for each initiative of which they are told at
    /// once, and one for all that can wait. What there is nothing to tell of any more, as it was hidden or withdrawn meanwhile, is
    /// taken out of the outbox.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_for(&self, id: MemberId) -> Result<Vec<Mail>> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let due = sql::outbox::due(&mut conn, id, now, TELLINGS).await?;
        let member = members::find(&mut conn, id).await?.filter(|member| member.closed_at.is_none());
        let Some((member, email)) = member.and_then(|member| member.email.clone().map(|email| (member, email))) else {
            drop(conn);
            self.take_out(id, due).await?;
            return Ok(Vec::new());
        };
        let name = member.own_name().to_owned();
        let viewer = Viewer::Member(Box::new(member.signed_in()));
        let is_proved = reached(&mut conn, id, &email).await? == Reached::Yes;
        let due = if is_proved { due } else { self.held_back(id, due).await? };
        let former = sql::addresses::find(&mut conn, id).await?.former;
        let key = self.signing_key().await?;
        let (mut mails, mut gone) = (Vec::new(), Vec::new());
        for group in grouped(due) {
            let mut lines = Vec::new();
            for row in &group.told {
                let found = told::find(&mut conn, id, row.entry).await?;
                match found.and_then(|found| told(found, row, &viewer, now)) {
                    Some(told) => lines.push(told),
                    None => gone.push(row.clone()),
                }
            }
            let waiting = group.waiting.iter().filter_map(Row::known_news).collect::<Vec<_>>();
            let says = match (&group.account, group.is_digest) {
                (Some(row), _) => {
                    let said = if row.account_news() == Some(AccountNews::EmailLeft) {
                        former.as_ref().map(|_| Says::EmailLeft(row.at))
                    } else if is_proved {
                        of_account(&mut conn, id, row).await?
                    } else if asks_to_confirm(row) {
                        Some(Says::Confirm(confirmation(&key, id, &email, now)?))
                    } else {
                        None
                    };
                    let Some(said) = said else {
                        gone.push(row.clone());
                        continue;
                    };
                    said
                }
                (None, _) if lines.is_empty() && waiting.is_empty() => continue,
                (None, true) => Says::Digest { lines, waiting },
                (None, false) => Says::Told(lines),
            };
            let to = former.as_ref().filter(|_| matches!(says, Says::EmailLeft(_))).unwrap_or(&email);
            mails.push(Mail {
                reply_tag: answered(id, &says).map(|to| tags::reply_tag(&key, to)),
                bounce_tag: tags::bounce_tag(&key, id, to),
                member: id,
                viewer: viewer.clone(),
                email: to.clone(),
                name: name.clone(),
                says,
                tellings: group.rows().filter_map(Row::telling).collect(),
                tries: group.rows().map(|row| row.tries).max().unwrap_or_default(),
                settings_key: settings_key(&key, id, &email)?,
            });
        }
        drop(conn);
        self.take_out(id, gone).await?;
        Ok(mails)
    }

    /// Holds back what is not about the account of a member who has another address by now, until they confirm that one.
    async fn held_back(&self, member: MemberId, due: Vec<Row>) -> Result<Vec<Row>> {
        let is_of_account = |row: &Row| row.known_news() == Some(News::Account);
        let (account, rest): (Vec<_>, Vec<_>) = due.into_iter().partition(is_of_account);
        if !rest.is_empty() {
            let mut tx = self.db.write_to(Scope::Outbox).await?;
            sql::outbox::hold(&mut tx, member).await?;
            tx.commit().await?;
        }
        Ok(account)
    }

    async fn take_out(&self, member: MemberId, rows: Vec<Row>) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        for row in rows {
            sql::outbox::drop(&mut tx, member, row.entry, &row.news).await?;
        }
        tx.commit().await
    }
}

/// What is said of their account to somebody who confirmed their address; nothing where they were to confirm it.
async fn of_account(conn: &mut Reader, member: MemberId, row: &Row) -> Result<Option<Says>> {
    Ok(match row.account_news() {
        Some(AccountNews::PasswordChanged) => Some(Says::PasswordChanged(row.at)),
        Some(AccountNews::RecoveryCodeGiven) => Some(Says::RecoveryCodeGiven(row.at)),
        Some(AccountNews::NewDevice) => {
            let device = sessions::device_at(conn, member, row.at).await?;
            Some(Says::NewDevice(row.at, Device::from_word(&device.unwrap_or_default())))
        }
        Some(AccountNews::WaysIn) => Some(Says::WaysIn(row.at)),
        Some(AccountNews::ReplyReturned) => replies::returned(conn, member, row.entry).await?.map(Says::Returned),
        Some(AccountNews::Confirm | AccountNews::EmailLeft) | None => None,
    })
}

/// Whether it asks its reader to confirm their address: entries that are no news of an account do, where somebody is told of one.
fn asks_to_confirm(row: &Row) -> bool {
    row.account_news().is_none_or(|news| news == AccountNews::Confirm)
}

/// What is answered by whoever answers this mail: what was said last.
fn answered(member: MemberId, says: &Says) -> Option<ReplyTo> {
    match says {
        Says::Told(lines) => {
            let last = lines.iter().rev().find(|told| told.line.kind.is_post())?;
            Some(ReplyTo { member, comment: last.line.comment? })
        }
        Says::Confirm(_)
        | Says::PasswordChanged(_)
        | Says::RecoveryCodeGiven(_)
        | Says::NewDevice(..)
        | Says::WaysIn(_)
        | Says::EmailLeft(_)
        | Says::Returned(_)
        | Says::Digest { .. } => None,
    }
}

/// Tellings that one mail holds.
#[derive(Debug, Default)]
struct Group {
    account: Option<Row>,
    told: Vec<Row>,
    /// What waits is counted when the mail is written.
    waiting: Vec<Row>,
    is_digest: bool,
}

impl Group {
    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.account.iter().chain(&self.told).chain(&self.waiting)
    }
}

impl Row {
    fn known_news(&self) -> Option<News> {
        News::from_word(&self.news)
    }

    fn account_news(&self) -> Option<AccountNews> {
        EntryKind::from_word(&self.kind).and_then(EntryKind::account_news)
    }

    fn telling(&self) -> Option<Telling> {
        Some((self.entry, self.known_news()?))
    }
}

/// What is told at once, by initiative, oldest first; then all the rest together.
fn grouped(due: Vec<Row>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut digest = Group { is_digest: true, ..Group::default() };
    for row in due {
        match row.known_news() {
            Some(News::Account) => groups.push(Group { account: Some(row), ..Group::default() }),
            Some(News::Desk | News::Cases) => digest.waiting.push(row),
            _ if row.pace != Pace::AtOnce.word() => digest.told.push(row),
            _ => {
                let is_same =
                    |group: &&mut Group| group.told.first().is_some_and(|first| first.initiative == row.initiative);
                match groups.iter_mut().find(is_same).filter(|_| row.initiative.is_some()) {
                    Some(group) => group.told.push(row),
                    None => groups.push(Group { told: vec![row], ..Group::default() }),
                }
            }
        }
    }
    if digest.rows().next().is_some() {
        groups.push(digest);
    }
    groups
}

/// A line, if there is still something to tell: what others said, and news that somebody chose to hear, only while everybody may
/// read it.
fn told(found: SaidLine, row: &Row, viewer: &Viewer, now: Timestamp) -> Option<Told> {
    let news = row.known_news()?;
    let line = found.line.told_to(viewer, 0, now)?;
    let (is_gone, is_post) = (found.is_gone == 1, line.kind.is_post());
    if is_gone && (is_post || news.is_chosen()) {
        return None;
    }
    let body = found.body.filter(|_| is_post).unwrap_or_default();
    Some(Told { line, said: plain::paragraphs(&body, SAID), news })
}
