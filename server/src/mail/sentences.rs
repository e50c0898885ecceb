//! What a mail says: its subject and its body, in plain sentences. Those of *For you* are said here again.

use crate::mail::{blocks::Block, letter::Place};
use naast_app::members::list::in_office;
use naast_dialogue::journal::told::{address, sentences::sentence};
use naast_domain::{
    ids::InitiativeId,
    mail::{News, ReplyFault, ReturnedReply},
    time::Timestamp,
};
use naast_forum::{CodeMail, Forum, InvitationMail, Mail, Says, Told};
use naast_ui::{
    device::device_name,
    texts::{MailAbout, MailCode, MailDevice, MailInvited, MailLeft, MailPassword, MailWays, Texts},
};

/// How much of what somebody said stands in a mail of many things, in characters.
const BRIEF: usize = 400;
/// The most characters of a subject.
const SUBJECT: usize = 120;

/// The subject and the body; nothing when nothing waits any more.
///
/// # Errors
/// Only the database: what waits is counted now.
pub async fn said(place: &Place<'_>, forum: &Forum, mail: &Mail) -> anyhow::Result<Option<(String, Vec<Block>)>> {
    let t = place.t;
    Ok(Some(match &mail.says {
        Says::Confirm(code) => (t.mail_confirm_subject().to_owned(), confirm(place, code)),
        Says::PasswordChanged(at) => {
            let said = t.mail_password(MailPassword { forum: &place.organisation.name, when: &when(place, *at) });
            (t.mail_password_subject().to_owned(), account(place, said, t.mail_password_not()))
        }
        Says::RecoveryCodeGiven(at) => {
            let said = t.mail_code(MailCode { forum: &place.organisation.name, when: &when(place, *at) });
            (t.mail_code_subject().to_owned(), account(place, said, t.mail_code_not()))
        }
        Says::NewDevice(at, device) => {
            let device = &device_name(t, *device);
            let said = t.mail_device(MailDevice { forum: &place.organisation.name, when: &when(place, *at), device });
            (t.mail_device_subject().to_owned(), account(place, said, t.mail_device_not()))
        }
        Says::WaysIn(at) => {
            let said = t.mail_ways(MailWays { forum: &place.organisation.name, when: &when(place, *at) });
            (t.mail_ways_subject().to_owned(), account(place, said, t.mail_password_not()))
        }
        Says::EmailLeft(at) => {
            let said = t.mail_left(MailLeft { forum: &place.organisation.name, when: &when(place, *at) });
            (t.mail_left_subject().to_owned(), account(place, said, t.mail_password_not()))
        }
        Says::Returned(reply) => (returned_subject(t, reply.fault).to_owned(), returned(place, reply)),
        Says::Told(lines) => (subject(place, lines), told(place, lines)),
        Says::Digest { lines, waiting } => {
            let mut body = waits(place, forum, mail, waiting).await?;
            if lines.is_empty() && body.is_empty() {
                return Ok(None);
            }
            body.extend(digest(place, lines));
            (digest_subject(place, lines), body)
        }
    }))
}

fn when(place: &Place<'_>, at: Timestamp) -> String {
    at.date_and_time(place.t.0)
}

fn confirm(place: &Place<'_>, code: &str) -> Vec<Block> {
    let t = place.t;
    let href = place.at(&format!("/mail/confirm?code={code}"));
    vec![
        Block::Paragraph(t.mail_confirm(&place.organisation.name)),
        Block::Button { text: t.confirm_email_do().to_owned(), href },
        Block::Paragraph(t.mail_confirm_not().to_owned()),
    ]
}

/// A code, what it is for, and the way to where it is typed.
pub fn code(place: &Place<'_>, mail: &CodeMail) -> Vec<Block> {
    let (t, forum) = (place.t, &place.organisation.name);
    let said = match (mail.joins, mail.is_known) {
        (false, _) => t.mail_signin(forum),
        (true, false) => t.mail_join(forum),
        (true, true) => t.mail_join_known(forum),
    };
    // Who wanted another password types the code where they choose it.
    let page = if mail.back == "/recover" { "/recover" } else { "/sign-in/code" };
    let mut href = place.at(&format!("{page}?code={}", mail.code));
    if !matches!(mail.back.as_str(), "" | "/" | "/recover") {
        href.push_str("&back=");
        href.extend(form_urlencoded::byte_serialize(mail.back.as_bytes()));
    }
    vec![
        Block::Paragraph(said),
        Block::News(mail.code.clone()),
        Block::Button { text: t.mail_signin_open().to_owned(), href },
        Block::Paragraph(t.mail_signin_not().to_owned()),
    ]
}

/// To which role somebody is invited, and the way to take it on.
pub fn invitation(place: &Place<'_>, mail: &InvitationMail) -> Vec<Block> {
    let t = place.t;
    let role = in_office(t, mail.role, mail.office.as_ref());
    let said = t.mail_invited(MailInvited { forum: &place.organisation.name, role: &role });
    let href = place.at(&format!("/invited?code={}", mail.code));
    vec![
        Block::Paragraph(said),
        Block::Button { text: t.mail_invited_open().to_owned(), href },
        Block::Paragraph(t.mail_invited_not().to_owned()),
    ]
}

fn account(place: &Place<'_>, said: String, not: &str) -> Vec<Block> {
    let (t, contact) = (place.t, &place.organisation.contact_users);
    let mut blocks = vec![Block::Paragraph(said), Block::Paragraph(not.to_owned())];
    if !contact.is_empty() {
        blocks.push(Block::Paragraph(t.mail_contact(contact)));
    }
    blocks.push(Block::Link { text: t.mail_account_open().to_owned(), href: place.at("/account") });
    blocks
}

fn returned_subject(t: Texts, fault: ReplyFault) -> &'static str {
    match fault {
        ReplyFault::WithoutFiles => t.mail_files_subject(),
        ReplyFault::NoWords | ReplyFault::OtherSender | ReplyFault::TooOld | ReplyFault::Refused => {
            t.mail_returned_subject()
        }
    }
}

/// Why a reply does not stand in the thread, with what was in it, and where to say it.
fn returned(place: &Place<'_>, reply: &ReturnedReply) -> Vec<Block> {
    let t = place.t;
    let why = match reply.fault {
        ReplyFault::NoWords => t.mail_returned_no_words(),
        ReplyFault::OtherSender => t.mail_returned_other_sender(),
        ReplyFault::TooOld => t.mail_returned_too_old(),
        ReplyFault::Refused => &reply.said,
        ReplyFault::WithoutFiles => t.mail_files(),
    };
    let mut blocks = vec![Block::Paragraph(why.to_owned())];
    let is_posted = reply.fault == ReplyFault::WithoutFiles;
    if !is_posted && !reply.words.is_empty() {
        blocks.push(Block::News(t.mail_returned_words().to_owned()));
        blocks.push(Block::Quote(reply.words.clone()));
    }
    let href = place.at(&format!("/comments/{}", reply.comment));
    blocks.push(Block::Button { text: t.mail_read_on().to_owned(), href });
    blocks
}

/// What happened, in few words.
fn subject(place: &Place<'_>, lines: &[Told]) -> String {
    let t = place.t;
    let text = match lines {
        [told] if told.line.title.is_empty() => sentence(t, &told.line, place.today),
        [told] => t.mail_about(MailAbout { news: &sentence(t, &told.line, place.today), title: &told.line.title }),
        lines => match lines.iter().find(|told| !told.line.title.is_empty()) {
            Some(told) => t.mail_news_about(&told.line.title),
            None => lines.first().map(|told| sentence(t, &told.line, place.today)).unwrap_or_default(),
        },
    };
    shortened(&text, SUBJECT)
}

/// One thing that happened, with the words of it and where it stands.
fn news(place: &Place<'_>, told: &Told, length: usize, leads_on: bool) -> Vec<Block> {
    let t = place.t;
    let mut blocks = vec![Block::News(sentence(t, &told.line, place.today))];
    let said = if told.said.is_empty() { &told.line.words } else { &told.said };
    if !said.is_empty() {
        blocks.push(Block::Quote(shortened(said, length)));
    }
    let href = place.at(&address(&told.line));
    let text = if told.line.kind.is_post() { t.mail_read_on() } else { t.mail_read() }.to_owned();
    blocks.push(if leads_on { Block::Button { text, href } } else { Block::Link { text, href } });
    blocks
}

fn digest_subject(place: &Place<'_>, lines: &[Told]) -> String {
    let t = place.t;
    let groups = by_initiative(lines);
    match groups.as_slice() {
        [] => t.mail_waits_subject().to_owned(),
        [(_, group)] => subject(place, &group.iter().map(|told| (*told).clone()).collect::<Vec<_>>()),
        groups => t.mail_news_of(i64::try_from(groups.len()).unwrap_or(i64::MAX)),
    }
}

/// What happened, by initiative; that to which something happened last comes first, and so does what happened last to it.
fn digest(place: &Place<'_>, lines: &[Told]) -> Vec<Block> {
    let groups = by_initiative(lines).into_iter();
    let group = |(_, group): (_, Vec<&Told>)| {
        let heading = heading(place, group.iter().copied());
        heading
            .into_iter()
            .chain(group.into_iter().flat_map(|told| news(place, told, BRIEF, false)).collect::<Vec<_>>())
    };
    groups.flat_map(group).collect()
}

/// What happened to one initiative, oldest first: where it is one thing, there is one thing to do.
fn told(place: &Place<'_>, lines: &[Told]) -> Vec<Block> {
    let is_one = lines.len() == 1;
    heading(place, lines.iter())
        .into_iter()
        .chain(lines.iter().flat_map(|told| news(place, told, usize::MAX, is_one)))
        .collect()
}

/// The initiative that these are about, if they are about one whose title may be read.
fn heading<'a>(place: &Place<'_>, mut lines: impl Iterator<Item = &'a Told>) -> Option<Block> {
    let told = lines.find(|told| !told.line.title.is_empty())?;
    let href = place.at(&format!("/initiatives/{}", told.line.initiative?));
    Some(Block::Heading { text: told.line.title.clone(), href })
}

fn by_initiative(lines: &[Told]) -> Vec<(Option<InitiativeId>, Vec<&Told>)> {
    let mut groups: Vec<(Option<InitiativeId>, Vec<&Told>)> = Vec::new();
    for told in lines.iter().rev() {
        match groups.iter_mut().find(|(initiative, _)| initiative.is_some() && *initiative == told.line.initiative) {
            Some((_, group)) => group.push(told),
            None => groups.push((told.line.initiative, vec![told])),
        }
    }
    groups
}

/// What waits for an official or a moderator, counted now.
async fn waits(place: &Place<'_>, forum: &Forum, mail: &Mail, kinds: &[News]) -> anyhow::Result<Vec<Block>> {
    let t = place.t;
    let mut blocks = Vec::new();
    if kinds.contains(&News::Desk) {
        let count = forum.desk_count(&mail.viewer).await?;
        if !count.is_none() {
            blocks.push(Block::News(t.desk_waiting(count.at_least)));
            blocks.push(Block::Button { text: t.mail_desk_open().to_owned(), href: place.at("/desk") });
        }
    }
    if kinds.contains(&News::Cases) {
        let count = forum.case_count(&mail.viewer).await?;
        if count > 0 {
            blocks.push(Block::News(t.mail_cases(count)));
            blocks.push(Block::Button { text: t.mail_cases_open().to_owned(), href: place.at("/moderation") });
        }
    }
    Ok(blocks)
}

/// As many whole words as fit.
fn shortened(text: &str, length: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let cut = text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(head, _)| head);
    format!("{}…", cut.trim_end())
}
