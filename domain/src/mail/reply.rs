//! Replies by mail: to what a mail can be answered, and why an answer comes back.

use crate::{
    ids::{CommentId, InitiativeId, MemberId},
    language::Language,
    refusal::Refusal,
    time::Timestamp,
    words::words,
};

/// How long a mail can be answered after what it told was said, in milliseconds: half a year. A conversation that is older goes on
/// at its own page, where one sees what came after.
pub const REPLY_LIFE: i64 = 183 * Timestamp::DAY;

/// Who was mailed, and what they were told of: what they answer, they say below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyTo {
    pub member: MemberId,
    pub comment: CommentId,
}

words! {
    /// Why a mail goes back to whoever answered.
    ReplyFault {
        /// Nothing in it was their own: only what they answered to.
        NoWords = "no_words",
        /// It did not come from the address of their account.
        OtherSender = "other_sender",
        /// It answers to something said too long ago.
        TooOld = "too_old",
        /// The forum did not take it, as it would not have on its page.
        Refused = "refused",
        /// It was posted, without the files that came with it.
        WithoutFiles = "without_files",
    }
}

/// A reply that came back, as its mail tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedReply {
    pub fault: ReplyFault,
    /// Why the forum did not take it, in a sentence; empty otherwise.
    pub said: String,
    /// What they wrote, so that it is not lost; empty where it was somebody else, perhaps.
    pub words: String,
    pub comment: CommentId,
    pub initiative: Option<InitiativeId>,
}

/// A mail that somebody answered with, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyMail {
    /// What stands in the address that it came to: whom we mailed, and of what.
    pub tag: String,
    /// The address that it came from.
    pub from: String,
    /// What tells it apart from every other mail, as its sender made it (RFC 5322, 3.6.4).
    pub message_id: String,
    /// What they wrote themselves, as Markdown: without what they answer to, and without the lines below a signature.
    pub words: String,
    /// Whether files came with it, other than pictures of a signature.
    pub has_files: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplyOutcome {
    /// It is in the thread.
    Posted(CommentId),
    /// It goes back, and its writer reads why.
    Returned(ReplyFault),
    /// The thread does not take it. It goes back once the reason is said in the language that they chose.
    Refused(Refusal, Option<Language>),
    /// Nobody is told: it answers no mail of ours, came before, or came back too often today.
    Ignored,
}
