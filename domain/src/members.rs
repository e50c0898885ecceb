//! Members: who takes part, in which roles, and how they appear to others.

use crate::{
    device::Device,
    ids::{BehalfId, CommentId, InitiativeId, InvitationId, MemberId},
    language::Language,
    may::MayOnProfile,
    measures::Removal,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// A role that an administrator gives. Someone without a role is a citizen.
    Role {
        Official = "official",
        Moderator = "moderator",
        Administrator = "administrator",
    }
}

/// The roles someone holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Roles {
    pub official: bool,
    pub moderator: bool,
    pub administrator: bool,
}

impl Roles {
    /// Whether this role is among them.
    pub const fn has(self, role: Role) -> bool {
        match role {
            Role::Official => self.official,
            Role::Moderator => self.moderator,
            Role::Administrator => self.administrator,
        }
    }

    /// The roles, one by one.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }
}

/// In what function, of which department, an official answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Office {
    pub function: String,
    pub department: String,
}

/// Who is signed in: everything that the rules need to know of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub id: MemberId,
    pub name: String,
    pub roles: Roles,
    /// Filled for officials.
    pub office: Option<Office>,
    /// An official who may stand publicly behind a colleague's answer.
    pub is_manager: bool,
    pub suspended_until: Option<Timestamp>,
    pub joined_at: Timestamp,
    /// The language they chose, if they chose.
    pub language: Option<Language>,
    /// When they signed in where they are now; told to no page.
    #[serde(skip)]
    pub signed_in_at: Timestamp,
}

/// Whoever looks at a page or does something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Viewer {
    /// Someone not signed in.
    #[default]
    Visitor,
    /// Someone who came in with a claim code, without an account.
    Claimant(Box<Claimant>),
    /// Someone signed in.
    Member(Box<SignedIn>),
}

impl Viewer {
    /// Who is signed in, if anyone.
    pub fn member(&self) -> Option<&SignedIn> {
        match self {
            Self::Visitor | Self::Claimant(_) => None,
            Self::Member(member) => Some(member),
        }
    }

    /// Who came in with a claim code, if anyone did.
    pub fn claimant(&self) -> Option<&Claimant> {
        match self {
            Self::Claimant(claimant) => Some(claimant),
            Self::Visitor | Self::Member(_) => None,
        }
    }

    /// The id of whoever is signed in.
    pub fn id(&self) -> Option<MemberId> {
        self.member().map(|member| member.id)
    }
}

/// How a member appears beside what they wrote. Without an id it is a former member
/// ("voormalig deelnemer"), somebody imported, of whom only a number is known, or somebody who told it by phone or
/// at the counter, under a name of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    pub id: Option<MemberId>,
    /// Empty for a former member.
    pub name: String,
    /// The office in which an answer was given.
    pub office: Option<Office>,
    /// The author's number at the place it was imported from.
    pub imported_number: Option<String>,
}

/// The name that stands in for one that a moderator withholds: the same for readers of every language.
pub fn stand_in(member: MemberId) -> String {
    format!("#{member}")
}

/// The public page of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: MemberId,
    pub name: String,
    pub about: String,
    pub roles: Roles,
    pub office: Option<Office>,
    pub joined_at: Timestamp,
    /// Why what they tell about themselves is hidden, if it is; to themselves also what they are asked to change.
    pub removal: Option<Removal>,
    pub initiative_count: i64,
    pub comment_count: i64,
    /// What the viewer may do with it.
    #[serde(default, skip_serializing_if = "MayOnProfile::is_nothing")]
    pub may: MayOnProfile,
}

/// One thing that a member contributed, for the list on their profile; newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    pub initiative: InitiativeId,
    pub title: String,
    /// `None`: the initiative itself.
    pub comment: Option<CommentId>,
    /// The beginning of what was said, as plain text.
    pub opening: String,
    pub at: Timestamp,
}

/// What members see and change of their own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub email: String,
    pub name: String,
    pub about: String,
    /// Why name and words are hidden, or what a moderator asks to change about them.
    pub removal: Option<Removal>,
    pub language: Option<Language>,
    /// Whether there is a password to come in with.
    pub has_password: bool,
    /// Accounts elsewhere with which they come in.
    pub sign_ons: Vec<OwnSignOn>,
    /// Where they are signed in, the newest first.
    pub sessions: Vec<OwnSession>,
}

/// An account elsewhere with which a member signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSignOn {
    pub issuer: String,
    pub since: Timestamp,
}

/// Where a member is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    /// What tells it apart from their others; nobody is let in with it.
    pub mark: String,
    pub device: Device,
    pub since: Timestamp,
    /// Whether it is the one that is used now.
    pub is_here: bool,
}

/// An invitation by mail to take on a role here, as administrators see it until it is taken on or over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleInvitation {
    pub id: InvitationId,
    pub email: String,
    pub role: Role,
    /// Filled for officials.
    pub office: Option<Office>,
    pub until: Timestamp,
    /// What the mail server said that did not take it.
    pub refused: Option<String>,
}

/// What whoever was invited reads before they take the role on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub role: Role,
    pub office: Option<Office>,
    /// Whom it is for.
    pub email: String,
    pub how: HowToAccept,
}

/// What is between them and the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HowToAccept {
    /// They are signed in with that address.
    Accept,
    /// They have an account, and sign in first.
    SignIn,
    /// They are signed in with another address.
    SignOut,
    /// They make an account.
    Join,
}

/// A line in the administrators' list of members. No e-mail address: moderators and colleagues
/// looking over a shoulder do not need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    pub id: MemberId,
    pub name: String,
    pub roles: Roles,
    pub office: Option<Office>,
    pub is_manager: bool,
    pub joined_at: Timestamp,
}

/// Somebody who came in with a claim code: no account, one thing to answer for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimant {
    pub behalf: BehalfId,
    pub initiative: InitiativeId,
    /// Filled when the code is for one comment.
    pub comment: Option<CommentId>,
    /// The name under which they told it.
    pub name: String,
}
