//! A letter: a mail in the words of its reader, with all that goes around it.

use crate::mail::{
    ReplyAddress,
    blocks::{self, Block},
    sentences,
};
use anyhow::Context;
use naast_domain::{
    day::Day,
    ids::{EntryId, InitiativeId},
    language::Language,
    mail::News,
    organisation::Organisation,
};
use naast_forum::{CodeMail, Forum, InvitationMail, Mail, Says};
use naast_ui::texts::{MailSigninSubject, Texts};

/// What letters are written with.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The address of the forum; that which the organisation gave, where there is none.
    pub web: Option<String>,
    /// The languages that are offered; the first is for whoever chose none of them.
    pub languages: Vec<Language>,
    /// Where mails are answered, if they can be.
    pub replies: Option<ReplyAddress>,
}

/// A letter that can be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    pub to: String,
    /// Empty where no name is said.
    pub name: String,
    pub language: Language,
    pub subject: String,
    pub blocks: Vec<Block>,
    /// What tells it apart from every other mail: made from its newest entry and its reader, so the same one has the same at each
    /// try (RFC 5322, 3.6.4).
    pub id: String,
    /// The initiative that it is about; mails about the same one are a thread in a mail program.
    pub initiative: Option<InitiativeId>,
    /// The address that one click of the mail program unsubscribes at (RFC 8058), where it is about something that was chosen.
    pub unsubscribe: Option<String>,
    /// The address at which it can be answered, if it can.
    pub reply_to: Option<String>,
    /// The address at which mail servers say that its reader's does not exist, where that is heard.
    pub bounce_to: Option<String>,
    /// The host of the forum.
    pub host: String,
    pub organisation: String,
}

impl Letter {
    /// The letter as text.
    pub fn text(&self) -> String {
        blocks::text(&self.blocks)
    }

    /// The letter as HTML.
    pub fn html(&self) -> String {
        blocks::html(self.language.tag(), &self.subject, &self.blocks)
    }
}

/// What every letter needs to know of the forum.
pub struct Place<'a> {
    pub t: Texts,
    pub organisation: &'a Organisation,
    /// Without a slash at its end.
    pub web: &'a str,
    pub today: Day,
}

impl Place<'_> {
    /// The whole address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.web)
    }
}

impl Writing {
    /// Writes a mail; nothing when there is nothing to say by now.
    ///
    /// # Errors
    /// When the database does not answer, or nobody said where the forum is.
    pub async fn letter(&self, forum: &Forum, mail: &Mail) -> anyhow::Result<Option<Letter>> {
        let organisation = forum.organisation().await?;
        let (web, host) = self.whereabouts(&organisation)?;
        let t = self.texts(mail.viewer.member().and_then(|member| member.language));
        let place = Place { t, organisation: &organisation, web: &web, today: Day::of(forum.clock().now()) };
        let Some((subject, body)) = sentences::said(&place, forum, mail).await? else { return Ok(None) };
        let reply_to = self.replies.as_ref().zip(mail.reply_tag.as_ref()).map(|(address, tag)| address.with(tag));
        let mut blocks: Vec<_> = reply_to.iter().map(|_| Block::Small(how_to_reply(t, mail).to_owned())).collect();
        let name = if matches!(mail.says, Says::Confirm(_)) { STRANGER } else { mail.name.as_str() };
        blocks.push(greeting(t, name));
        blocks.extend(body);
        blocks.push(Block::Rule);
        blocks.extend(closing(&place, mail, reply_to.is_some()));
        let stoppable: Vec<_> = kinds(mail).into_iter().filter(|news| news.is_chosen()).map(News::word).collect();
        let stop = || place.at(&format!("/mail/unsubscribe?key={}&news={}", mail.settings_key, stoppable.join(".")));
        Ok(Some(Letter {
            to: mail.email.clone(),
            name: name.to_owned(),
            language: t.0,
            subject,
            blocks,
            id: format!("{}@{host}", number(mail)),
            initiative: initiative(mail),
            reply_to,
            bounce_to: self.replies.as_ref().map(|address| address.with(&mail.bounce_tag)),
            unsubscribe: (!stoppable.is_empty()).then(stop),
            organisation: organisation.name.clone(),
            host,
        }))
    }
}

impl Writing {
    /// Writes the mail with a code.
    ///
    /// # Errors
    /// As `letter`.
    pub async fn code(&self, forum: &Forum, mail: &CodeMail) -> anyhow::Result<Letter> {
        let organisation = forum.organisation().await?;
        let (web, host) = self.whereabouts(&organisation)?;
        let t = self.texts(mail.language);
        let place = Place { t, organisation: &organisation, web: &web, today: Day::of(forum.clock().now()) };
        let name = if mail.is_known { mail.name.as_str() } else { STRANGER };
        let subject = t.mail_signin_subject(MailSigninSubject { code: &mail.code, forum: &organisation.name });
        let id = format!("code.{}.{}@{host}", mail.id, mail.code.to_lowercase());
        Ok(uncalled(&place, host, (&mail.email, name), subject, sentences::code(&place, mail), id))
    }

    /// Writes the mail with an invitation to take on a role.
    ///
    /// # Errors
    /// As `letter`.
    pub async fn invitation(&self, forum: &Forum, mail: &InvitationMail) -> anyhow::Result<Letter> {
        let organisation = forum.organisation().await?;
        let (web, host) = self.whereabouts(&organisation)?;
        let t = self.texts(mail.language);
        let place = Place { t, organisation: &organisation, web: &web, today: Day::of(forum.clock().now()) };
        let subject = t.mail_invited_subject(&organisation.name);
        // Numbers may come again, moments do not.
        let id = format!("invited.{}.{}@{host}", mail.id, mail.until.0);
        Ok(uncalled(&place, host, (&mail.email, STRANGER), subject, sentences::invitation(&place, mail), id))
    }

    /// The address of the forum, and its host.
    fn whereabouts(&self, organisation: &Organisation) -> anyhow::Result<(String, String)> {
        let web = self.web.clone().unwrap_or_else(|| organisation.web_address.clone());
        let host = web.split_once("://").map(|(_, host)| host.trim_end_matches('/').to_owned());
        let host = host.context("no mail goes out before an administrator gives the address of the forum")?;
        let host = host.split(':').next().unwrap_or_default().to_owned();
        Ok((web, host))
    }

    /// The texts for whoever chose this language.
    fn texts(&self, chosen: Option<Language>) -> Texts {
        let offered = chosen.filter(|language| self.languages.contains(language));
        Texts(offered.or(self.languages.first().copied()).unwrap_or_default())
    }
}

/// What somebody is called whose address nobody confirmed: whoever typed it may have typed that of somebody else, who is mailed no words
/// of theirs, not even a name.
const STRANGER: &str = "";

/// A letter to whoever reads the mail of an address, member or not.
fn uncalled(
    place: &Place<'_>,
    host: String,
    (email, name): (&str, &str),
    subject: String,
    says: Vec<Block>,
    id: String,
) -> Letter {
    let mut blocks = vec![greeting(place.t, name)];
    blocks.extend(says);
    blocks.extend([Block::Rule, Block::Small(place.organisation.name.clone())]);
    Letter {
        to: email.to_owned(),
        name: name.to_owned(),
        language: place.t.0,
        subject,
        blocks,
        id,
        initiative: None,
        reply_to: None,
        bounce_to: None,
        unsubscribe: None,
        organisation: place.organisation.name.clone(),
        host,
    }
}

fn greeting(t: Texts, name: &str) -> Block {
    Block::Paragraph(if name == STRANGER { t.mail_greeting_anyone().to_owned() } else { t.mail_greeting(name) })
}

/// The kinds of news in a mail, each once.
fn kinds(mail: &Mail) -> Vec<News> {
    let mut kinds: Vec<_> = mail.tellings.iter().map(|(_, news)| *news).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// What a mail is known by.
fn number(mail: &Mail) -> String {
    let (newest, news) = mail.tellings.iter().copied().max().unwrap_or((EntryId(0), News::Account));
    format!("{}.{newest}.{}", news.word().replace('_', "-"), mail.member)
}

fn initiative(mail: &Mail) -> Option<InitiativeId> {
    match &mail.says {
        Says::Told(lines) => lines.first().and_then(|told| told.line.initiative),
        _ => None,
    }
}

/// What becomes of what its reader answers. What an official says by mail is no official answer: that has a kind, and a form.
fn how_to_reply(t: Texts, mail: &Mail) -> &'static str {
    let is_official = mail.viewer.member().is_some_and(|member| member.roles.official);
    if is_official { t.mail_reply_official() } else { t.mail_reply() }
}

/// Why this came, and what its reader can do about it.
fn closing(place: &Place<'_>, mail: &Mail, is_answered: bool) -> Vec<Block> {
    let t = place.t;
    let forum = &place.organisation.name;
    let settings = Block::Link {
        text: t.mail_settings_open().to_owned(),
        href: place.at(&format!("/mail?key={}", mail.settings_key)),
    };
    let kinds = kinds(mail);
    let why = if kinds.iter().any(|news| news.is_chosen()) {
        t.mail_why_chosen(forum)
    } else if kinds == [News::Account] {
        t.mail_why_account(forum)
    } else {
        t.mail_why_own().to_owned()
    };
    let mut blocks = vec![Block::Small(why)];
    if kinds != [News::Account] {
        blocks.push(settings);
        if !is_answered {
            blocks.push(Block::Small(t.mail_no_reply().to_owned()));
        }
    }
    blocks.push(Block::Small(forum.clone()));
    blocks
}
