//! Who is a stranger, and who may let through what waits for a person.

use super::Moderator;
use crate::{
    ids::MemberId,
    measures::flag::NEWCOMER,
    members::{Roles, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

impl Viewer {
    /// Whether they joined within a day.
    pub fn has_just_joined(&self, now: Timestamp) -> bool {
        self.member().is_some_and(|member| member.joined_at > now.plus(-NEWCOMER))
    }

    /// Whom nobody knows yet: a member who joined within a day and was given no role. Whoever came in with a claim code was
    /// spoken to by an official.
    pub fn stranger(&self, now: Timestamp) -> Option<MemberId> {
        let member = self.member().filter(|member| member.roles == Roles::default())?;
        self.has_just_joined(now).then_some(member.id)
    }

    /// Moderators let through what others wrote.
    pub fn may_let_through(&self, author: MemberId, now: Timestamp) -> Result<Moderator, Refusal> {
        let moderator = self.may_moderate(now)?;
        if moderator.id() == author { Err(Refusal::OwnCase) } else { Ok(moderator) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members::SignedIn;

    const NOW: Timestamp = Timestamp(1_795_420_800_000);

    fn member(roles: Roles) -> Viewer {
        joined_at(NOW, roles)
    }

    fn joined_at(joined_at: Timestamp, roles: Roles) -> Viewer {
        Viewer::Member(Box::new(SignedIn {
            id: MemberId(7),
            name: "Nora".into(),
            roles,
            office: None,
            is_manager: false,
            suspended_until: None,
            joined_at,
            language: None,
            signed_in_at: joined_at,
        }))
    }

    #[test]
    fn a_stranger_joined_within_a_day_and_has_no_role() {
        let stranger = |before: i64, roles| joined_at(NOW.plus(-before), roles).stranger(NOW);
        assert_eq!(stranger(0, Roles::default()), Some(MemberId(7)));
        assert_eq!(stranger(NEWCOMER - 1, Roles::default()), Some(MemberId(7)));
        assert_eq!(stranger(NEWCOMER, Roles::default()), None);
        assert_eq!(stranger(0, Roles { official: true, ..Roles::default() }), None);
        assert_eq!(Viewer::Visitor.stranger(NOW), None);
    }

    #[test]
    fn a_moderator_lets_through_what_others_wrote() {
        let moderator = member(Roles { moderator: true, ..Roles::default() });
        assert!(moderator.may_let_through(MemberId(8), NOW).is_ok());
        assert_eq!(moderator.may_let_through(MemberId(7), NOW).unwrap_err(), Refusal::OwnCase);
        assert_eq!(member(Roles::default()).may_let_through(MemberId(8), NOW).unwrap_err(), Refusal::NotYourRole);
    }
}
