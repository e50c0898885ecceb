//! The entry of the journal for each kind of measure.

use super::EntryKind;
use crate::measures::MeasureKind;

impl EntryKind {
    /// The entry of a measure: on a comment and its branch, or on anything else.
    pub const fn of_measure(kind: MeasureKind, of_comment: bool) -> Self {
        match kind {
            MeasureKind::Hide | MeasureKind::Withhold => Self::Hidden,
            MeasureKind::AskChange => Self::ChangeAsked,
            MeasureKind::Restore => Self::Restored,
            MeasureKind::Mask => Self::Masked,
            MeasureKind::Unmask => Self::Unmasked,
            MeasureKind::OffTopic => Self::MarkedOffTopic,
            MeasureKind::OnTopic => Self::MarkedOnTopic,
            MeasureKind::Move => Self::Moved,
            MeasureKind::MoveBack => Self::MovedBack,
            MeasureKind::Split => Self::SplitOff,
            MeasureKind::Rejoin => Self::Rejoined,
            MeasureKind::Merge => Self::Merged,
            MeasureKind::Unmerge => Self::Unmerged,
            MeasureKind::Lock if of_comment => Self::BranchLocked,
            MeasureKind::Lock => Self::ThreadLocked,
            MeasureKind::Reopen if of_comment => Self::BranchReopened,
            MeasureKind::Reopen => Self::ThreadReopened,
            MeasureKind::Slow => Self::ThreadSlowed,
            MeasureKind::Unslow => Self::ThreadUnslowed,
            MeasureKind::Warn => Self::Warned,
            MeasureKind::Suspend => Self::MemberSuspended,
            MeasureKind::Lift => Self::SuspensionLifted,
            MeasureKind::CloseAccount => Self::ClosingAnnounced,
            MeasureKind::KeepAccount => Self::ClosingCalledOff,
        }
    }

    /// Whether a measure has such an entry.
    pub fn is_of_measure(self) -> bool {
        MeasureKind::ALL.iter().any(|kind| [false, true].map(|of| Self::of_measure(*kind, of)).contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Visibility;

    /// The public record does not tell whom a personal measure was taken on, and nor does the journal.
    #[test]
    fn what_is_about_the_author_is_told_to_the_parties_only() {
        for kind in MeasureKind::ALL {
            let seen_by = if kind.is_personal() { Visibility::Parties } else { Visibility::Public };
            for of_comment in [false, true] {
                assert_eq!(EntryKind::of_measure(*kind, of_comment).visibility(), seen_by, "{kind:?}");
            }
        }
    }
}
