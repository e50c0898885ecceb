//! Mail: a job that empties the outbox (`forum/src/mail`), and what comes in (`incoming`). The job writes each mail when it is sent,
//! as things are then, and notes what became of it before it sends the next one: a crash loses none, and doubles at most the one
//! under way.

mod address;
mod blocks;
pub mod incoming;
mod letter;
mod message;
mod post;
mod sentences;
mod smtp;
pub mod unsubscribe;

pub use address::{MailServer, Mailbox, ReplyAddress, Sender};
pub use incoming::Receiving;
pub use letter::Writing;
pub use post::Post;

use crate::{jobs::done, watch::Metrics};
use incoming::Seen;
use naast_domain::mail::pause;
use naast_forum::{Forum, Mail};
use post::Fault;
use std::{
    num::NonZeroU32,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use tokio_util::sync::CancellationToken;

/// How long after something happened a round begins: what belongs together is in the outbox by then.
const GATHER: Duration = Duration::from_millis(500);
/// How often to look when nothing happened: at the clock, and at what another server wrote.
const LOOK: Duration = Duration::from_secs(5);
/// How often to hold the rounds anew: less than half as long as they are held.
const HOLD: Duration = Duration::from_secs(5);
/// How often to look into the mailbox.
const MAILBOX: Duration = Duration::from_secs(10);
/// How long to wait after the mail server was not there, at first and at most.
const DOWN: Duration = Duration::from_secs(5);
const DOWN_AT_MOST: Duration = Duration::from_mins(5);

/// How mail goes out.
#[derive(Debug)]
pub struct Delivery {
    pub post: Post,
    pub writing: Writing,
    /// How many mails a minute at most.
    pub per_minute: Option<NonZeroU32>,
    /// The mailbox in which answers come, unless a mail server hands them over.
    pub mailbox: Option<(Mailbox, Receiving)>,
}

/// The rounds of this server: whether it holds them.
#[derive(Debug)]
struct Rounds {
    holder: String,
    are_held: AtomicBool,
}

/// Empties the outbox until it is told to stop; then the mail under way is finished, and another server may go on.
pub async fn deliver(forum: Forum, metrics: Metrics, mut delivery: Delivery, stop: CancellationToken) {
    let mailbox = delivery.mailbox.take();
    let rounds = Rounds {
        holder: format!("{:016x}", getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()))),
        are_held: AtomicBool::new(false),
    };
    tokio::select! {
        () = rounds.hold(&forum) => {}
        () = rounds.go(&forum, &metrics, delivery, &stop) => {}
        () = rounds.look_into(&forum, &metrics, mailbox) => {}
    }
    // Where the database is gone, nobody else waits for it either.
    let _ = forum.release_mail(&rounds.holder).await;
}

impl Rounds {
    /// Holds the rounds for as long as the server runs. A mail that takes long is no reason for another server to begin.
    async fn hold(&self, forum: &Forum) {
        loop {
            let holds = matches!(forum.hold_mail(&self.holder).await, Ok(true));
            self.are_held.store(holds, Ordering::Relaxed);
            tokio::time::sleep(HOLD).await;
        }
    }

    fn are_held(&self) -> bool {
        self.are_held.load(Ordering::Relaxed)
    }

    /// Looks into the mailbox now and then, if there is one, while this server holds the rounds.
    async fn look_into(&self, forum: &Forum, metrics: &Metrics, mailbox: Option<(Mailbox, Receiving)>) {
        let Some((mailbox, receiving)) = mailbox else { return std::future::pending().await };
        let (mut seen, mut pause) = (Seen::default(), MAILBOX);
        loop {
            tokio::time::sleep(pause).await;
            if self.are_held() {
                let fetched = done(metrics, "mailbox", incoming::fetch(forum, &mailbox, &receiving, &mut seen).await);
                pause = if fetched.is_some() { MAILBOX } else { (pause * 2).min(DOWN_AT_MOST) };
            }
        }
    }

    async fn go(&self, forum: &Forum, metrics: &Metrics, mut delivery: Delivery, stop: &CancellationToken) {
        let (mut committed, mut asked) = (forum.committed(), forum.codes_asked());
        let mut pause = DOWN;
        while !stop.is_cancelled() {
            let more = if self.are_held() {
                done(metrics, "mail", self.round(forum, &mut delivery, stop).await)
            } else {
                Some(false)
            };
            match more {
                Some(true) => pause = DOWN,
                Some(false) => {
                    pause = DOWN;
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(LOOK) => {}
                        _ = committed.changed() => tokio::time::sleep(GATHER).await,
                        _ = asked.changed() => {}
                    }
                }
                None => {
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(pause) => {}
                    }
                    pause = (pause * 2).min(DOWN_AT_MOST);
                }
            }
        }
    }

    /// Fills the outbox and sends what is due, as long as this server holds the rounds; tells whether there may be more.
    async fn round(&self, forum: &Forum, delivery: &mut Delivery, stop: &CancellationToken) -> anyhow::Result<bool> {
        forum.fill_outbox().await?;
        let mut asked = forum.codes_asked();
        delivery.send_codes(forum, stop).await?;
        delivery.send_invitations(forum, stop).await?;
        let members = forum.members_with_mail().await?;
        for member in &members {
            // Whoever waits for a code waits before their screen: no other mail goes first.
            if asked.has_changed().is_ok_and(|changed| changed) {
                asked.mark_unchanged();
                delivery.send_codes(forum, stop).await?;
            }
            for mail in forum.mail_for(*member).await? {
                if stop.is_cancelled() || !self.are_held() {
                    return Ok(false);
                }
                delivery.send(forum, &mail).await?;
            }
        }
        Ok(!members.is_empty())
    }
}

impl Delivery {
    /// Writes a mail, sends it, and notes what became of it before anything else is sent.
    async fn send(&mut self, forum: &Forum, mail: &Mail) -> anyhow::Result<()> {
        let began = Instant::now();
        let Some(letter) = self.writing.letter(forum, mail).await? else {
            return Ok(forum.mail_says_nothing(mail).await?);
        };
        match self.post.send(forum, &letter).await {
            Ok(()) => forum.mail_was_sent(mail).await?,
            Err(Fault::Refused(said)) => forum.mail_was_refused(mail, &said).await?,
            Err(Fault::Later(said)) => {
                if !forum.mail_was_delayed(mail).await? {
                    tracing::warn!("a mail is given up after many tries: {said}");
                }
            }
            Err(Fault::Down(said)) => anyhow::bail!("the mail server takes nothing: {said}"),
        }
        self.breathe(began).await;
        Ok(())
    }

    /// Sends the codes that somebody waits for.
    async fn send_codes(&mut self, forum: &Forum, stop: &CancellationToken) -> anyhow::Result<()> {
        for mail in forum.codes_to_mail().await? {
            if stop.is_cancelled() {
                return Ok(());
            }
            let began = Instant::now();
            let letter = self.writing.code(forum, &mail).await?;
            let again = match self.post.send(forum, &letter).await {
                // An address that does not exist is not told from one that does: nobody waits there.
                Ok(()) | Err(Fault::Refused(_)) => None,
                Err(Fault::Later(_)) => pause(mail.tries + 1).map(|pause| forum.clock().now().plus(pause)),
                Err(Fault::Down(said)) => anyhow::bail!("the mail server takes nothing: {said}"),
            };
            forum.code_was_mailed(mail.id, again).await?;
            self.breathe(began).await;
        }
        Ok(())
    }

    /// Sends the invitations to take on a role.
    async fn send_invitations(&mut self, forum: &Forum, stop: &CancellationToken) -> anyhow::Result<()> {
        for mail in forum.invitations_to_mail().await? {
            if stop.is_cancelled() {
                return Ok(());
            }
            let began = Instant::now();
            let letter = self.writing.invitation(forum, &mail).await?;
            let (again, said) = match self.post.send(forum, &letter).await {
                Ok(()) => (None, None),
                Err(Fault::Refused(said)) => (None, Some(said)),
                Err(Fault::Later(said)) => {
                    (pause(mail.tries + 1).map(|pause| forum.clock().now().plus(pause)), Some(said))
                }
                Err(Fault::Down(said)) => anyhow::bail!("the mail server takes nothing: {said}"),
            };
            forum.invitation_was_mailed(mail.id, again, said.as_deref()).await?;
            self.breathe(began).await;
        }
        Ok(())
    }

    /// Waits until the next mail may go out, after one that began then.
    async fn breathe(&self, began: Instant) {
        if let Some(per_minute) = self.per_minute {
            let each = Duration::from_mins(1) / per_minute.get();
            tokio::time::sleep(each.saturating_sub(began.elapsed())).await;
        }
    }
}
