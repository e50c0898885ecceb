//! The journal: the append-only record of what happened. Ids, kinds and dates; never people's own text.

use crate::{
    ids::{CommentId, EntryId, InitiativeId, MeasureId},
    member::Byline,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word in the database.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// What happened.
    EntryKind {
        MemberJoined = "member_joined",
        MemberSignedIn = "member_signed_in",
        MemberSignedOut = "member_signed_out",
        MemberChanged = "member_changed",
        PasswordChanged = "password_changed",
        EmailChanged = "email_changed",
        RecoveryCodeGiven = "recovery_code_given",
        MemberClosed = "member_closed",
        MemberSuspended = "member_suspended",
        RoleGranted = "role_granted",
        RoleRevoked = "role_revoked",
        InitiativeProposed = "initiative_proposed",
        InitiativeEdited = "initiative_edited",
        InitiativeWithdrawn = "initiative_withdrawn",
        InitiativeSupported = "initiative_supported",
        SupportWithdrawn = "support_withdrawn",
        InitiativeFollowed = "initiative_followed",
        FollowEnded = "follow_ended",
        CommentPosted = "comment_posted",
        AnswerPosted = "answer_posted",
        CommentEdited = "comment_edited",
        CommentWithdrawn = "comment_withdrawn",
        Reported = "reported",
        ReportSettled = "report_settled",
        Hidden = "hidden",
        Restored = "restored",
        ThreadLocked = "thread_locked",
        ThreadReopened = "thread_reopened",
        OrganisationChanged = "organisation_changed",
        ThemeChanged = "theme_changed",
        HouseRuleChanged = "house_rule_changed",
        PageChanged = "page_changed",
        /// An import began this initiative or added to its thread; one entry for all that it brought there.
        Imported = "imported",
    }
}

words! {
    /// Who may see an entry.
    Visibility {
        /// Everyone.
        Public = "public",
        /// The actor and those it concerns.
        Parties = "parties",
        /// Nobody but the operators.
        Internal = "internal",
    }
}

words! {
    /// Why an entry concerns a member.
    Concern {
        /// It happened to their own initiative.
        OwnInitiative = "own_initiative",
        /// Somebody replied to their comment.
        ReplyToYou = "reply",
        /// They were mentioned.
        Mention = "mention",
        /// They follow the initiative.
        Followed = "followed",
        /// A measure was taken on something they wrote.
        Measure = "measure",
        /// Something they reported was looked at.
        OwnReport = "own_report",
        /// Their account was changed by an administrator.
        OwnAccount = "own_account",
    }
}

/// A line of *For you*; newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForYou {
    pub entry: EntryId,
    pub kind: EntryKind,
    pub concern: Concern,
    pub at: Timestamp,
    /// Who did it. `None` for measures: moderators appear as "moderator".
    pub actor: Option<Byline>,
    pub initiative: Option<InitiativeId>,
    pub title: String,
    pub comment: Option<CommentId>,
    pub measure: Option<MeasureId>,
    /// For a settled report: whether a measure followed.
    pub is_followed_up: bool,
    pub is_new: bool,
}
