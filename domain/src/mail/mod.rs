//! Mail: what it tells, how soon, and what of it a member may choose. One's own matters are always told (domain.md, rule 11);
//! all else is quiet until somebody chooses otherwise.

mod reply;

pub use reply::{REPLY_LIFE, ReplyFault, ReplyMail, ReplyOutcome, ReplyTo, ReturnedReply};

use crate::{
    day::Day,
    flaw::Flaw,
    ids::{EntryId, MemberId},
    journal::{Concern, EntryKind},
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What a mail tells, as its reader chooses it.
    News {
        /// Their account: an address to be confirmed, another password.
        Account = "account",
        /// What concerns nobody as much as them: an answer to their initiative, a promise, a measure, an invitation.
        Own = "own",
        /// What others say on their initiative, or to their comment.
        Replies = "replies",
        /// They were named.
        Mentions = "mentions",
        /// What happens to an initiative that they follow.
        Followed = "followed",
        /// What waits for an official.
        Desk = "desk",
        /// What waits for a moderator.
        Cases = "cases",
    }
}

words! {
    /// How soon something is told.
    Pace {
        AtOnce = "at_once",
        /// In one mail a day, in the morning.
        Daily = "daily",
        /// In one mail a week, on Monday morning.
        Weekly = "weekly",
        Never = "never",
    }
}

/// When a day's mail goes out, in seconds after midnight.
const MORNING: i64 = 7 * 3_600;

impl News {
    /// What an entry of this kind is to somebody whom it concerns for this reason.
    pub fn of(kind: EntryKind, concern: Concern) -> Self {
        match concern {
            Concern::Mention => Self::Mentions,
            Concern::Followed => Self::Followed,
            // Who stands beside an initiative is not the one to whom a colleague answers there.
            Concern::Companion if kind.is_post() => Self::Replies,
            Concern::OwnInitiative | Concern::ReplyToYou | Concern::Entered | Concern::OwnAnswer if kind.is_talk() => {
                Self::Replies
            }
            Concern::Companion
            | Concern::OwnInitiative
            | Concern::ReplyToYou
            | Concern::Entered
            | Concern::OwnAnswer
            | Concern::Invited
            | Concern::OwnCommitment
            | Concern::OwnOffer
            | Concern::OwnObstacle
            | Concern::Measure
            | Concern::OwnPost
            | Concern::OwnReport
            | Concern::OwnProposal
            | Concern::OwnReview
            | Concern::OwnAccount => Self::Own,
        }
    }

    /// Whether members choose how soon it is told. What they cannot switch off is theirs to know.
    pub const fn is_chosen(self) -> bool {
        match self {
            Self::Account | Self::Own => false,
            Self::Replies | Self::Mentions | Self::Followed | Self::Desk | Self::Cases => true,
        }
    }

    /// How soon it is told to whoever did not choose.
    pub const fn usual_pace(self) -> Pace {
        if self.is_chosen() { Pace::Daily } else { Pace::AtOnce }
    }

    /// The paces that it may have. What waits is counted once a day at most.
    pub const fn paces(self) -> &'static [Pace] {
        match self {
            Self::Account | Self::Own => &[Pace::AtOnce],
            Self::Desk | Self::Cases => &[Pace::Daily, Pace::Weekly, Pace::Never],
            Self::Replies | Self::Mentions | Self::Followed => Pace::ALL,
        }
    }
}

impl Pace {
    /// How long after the last mail about an initiative the next one goes out, in milliseconds: what is said in a lively thread
    /// meanwhile, stands in one mail. One's own matters do not wait.
    pub const BREATH: i64 = Timestamp::HOUR;

    /// When it is due if it happens now; `None` for never.
    pub fn due(self, now: Timestamp) -> Option<Timestamp> {
        let today = Day::of(now);
        let mut mornings = (0..=7).map(|days| today.plus(days)).filter(|day| self == Self::Daily || day.is_monday());
        match self {
            Self::AtOnce => Some(now),
            Self::Daily | Self::Weekly => mornings.find_map(|day| morning(day).filter(|morning| *morning > now)),
            Self::Never => None,
        }
    }
}

/// When the mail of a day goes out.
pub fn morning(day: Day) -> Option<Timestamp> {
    Timestamp::from_local(&day.iso(), MORNING)
}

/// How long to wait before a mail is tried again, in milliseconds, after so many tries; `None` when it is given up.
pub fn pause(tries: i64) -> Option<i64> {
    const MINUTES: [i64; 6] = [1, 5, 30, 120, 480, 1_440];
    let index = usize::try_from(tries.max(1) - 1).ok()?;
    Some(MINUTES.get(index)? * Timestamp::MINUTE)
}

/// What a member chose for one kind of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailChoice {
    pub news: News,
    pub pace: Pace,
}

impl MailChoice {
    /// What was chosen, if it may be.
    ///
    /// # Errors
    /// `NotAChoice`.
    pub fn new(news: News, pace: Pace) -> Result<Self, Flaw> {
        if news.is_chosen() && news.paces().contains(&pace) { Ok(Self { news, pace }) } else { Err(Flaw::NotAChoice) }
    }
}

/// Whether mail reaches somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reached {
    Yes,
    /// They gave none: whoever signs in elsewhere may have none here.
    NoAddress,
    /// They did not confirm their address yet.
    Unproved,
    /// Their mail server does not take it; what it said.
    Refused(String),
}

/// How mail is told to a member, as they see it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    /// Whether this forum sends mail.
    pub is_on: bool,
    /// The kinds that are theirs to choose, with what they chose.
    pub choices: Vec<MailChoice>,
    pub reached: Reached,
    /// Where it goes to, for the member's own eyes; empty for whoever came with a link.
    pub email: String,
}

/// An address that mail does not reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedAddress {
    pub member: MemberId,
    pub name: String,
    pub at: Timestamp,
    /// What the mail server said.
    pub said: String,
}

/// What administrators see of the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailOverview {
    /// Whether this forum sends mail.
    pub is_on: bool,
    /// Tellings that wait for their time.
    pub waiting: i64,
    /// Tellings that were tried and will be tried again.
    pub retrying: i64,
    /// Tellings that were sent in the last seven days.
    pub sent: i64,
    /// Addresses that mail does not reach, the newest first.
    pub refused: Vec<RefusedAddress>,
    /// The newest mails, where they are kept and not sent.
    pub kept: Vec<KeptMail>,
}

/// A mail that was kept and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMail {
    pub at: Timestamp,
    pub to: String,
    pub subject: String,
    pub text: String,
}

/// The entry of a telling, with what it is to its reader.
pub type Telling = (EntryId, News);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        let (day, time) = text.split_once('T').unwrap();
        let (hour, minute) = time.split_once(':').unwrap();
        let seconds = hour.parse::<i64>().unwrap() * 3_600 + minute.parse::<i64>().unwrap() * 60;
        Timestamp::from_local(day, seconds).unwrap()
    }

    #[test]
    fn a_days_mail_goes_out_in_the_morning() {
        // A Tuesday.
        for (now, daily, weekly) in [
            ("2026-12-01T06:59", "2026-12-01T07:00", "2026-12-07T07:00"),
            ("2026-12-01T07:00", "2026-12-02T07:00", "2026-12-07T07:00"),
            ("2026-12-07T05:00", "2026-12-07T07:00", "2026-12-07T07:00"),
            ("2026-12-07T23:00", "2026-12-08T07:00", "2026-12-14T07:00"),
        ] {
            assert_eq!(Pace::Daily.due(at(now)), Some(at(daily)), "{now}");
            assert_eq!(Pace::Weekly.due(at(now)), Some(at(weekly)), "{now}");
            assert_eq!(Pace::AtOnce.due(at(now)), Some(at(now)));
            assert_eq!(Pace::Never.due(at(now)), None);
        }
    }

    #[test]
    fn ones_own_matters_cannot_be_switched_off() {
        for news in News::ALL {
            let never = MailChoice::new(*news, Pace::Never);
            assert_eq!(never.is_ok(), news.is_chosen(), "{news:?}");
            assert!(news.paces().contains(&news.usual_pace()), "{news:?}");
        }
        for concern in Concern::ALL {
            let answer = News::of(EntryKind::AnswerPosted, *concern);
            let quiet = [Concern::Mention, Concern::Followed, Concern::Companion];
            assert_eq!(answer.is_chosen(), quiet.contains(concern), "{concern:?}");
        }
        assert_eq!(News::of(EntryKind::CommentPosted, Concern::OwnInitiative), News::Replies);
        assert_eq!(News::of(EntryKind::Hidden, Concern::Measure), News::Own);
    }

    #[test]
    fn pauses_grow_until_it_is_given_up() {
        let pauses: Vec<_> = (1..=7).map(pause).collect();
        assert!(pauses[..6].is_sorted() && pauses[..6].iter().all(Option::is_some));
        assert_eq!(pauses[6], None);
    }
}
