//! The words of the domain that stand in the questions by name.

use crate::storage::listed;
use naast_domain::{clock::Cause, journal::EntryKind, moderation::seconding::ProposalOutcome};
use std::sync::LazyLock;

/// Words and lists of words, by their names in the statements.
pub static WORDS: LazyLock<[(&str, String); 10]> = LazyLock::new(|| {
    let entry = |kind: EntryKind| listed(move |other: EntryKind| other == kind);
    [
        ("{posts}", listed(EntryKind::is_post)),
        ("{beginnings}", listed(EntryKind::comes_in)),
        ("{measures}", listed(EntryKind::is_of_measure)),
        ("{appeal_made}", entry(EntryKind::AppealMade)),
        ("{notice_filed}", entry(EntryKind::NoticeFiled)),
        ("{clearing_began}", entry(EntryKind::ClearingBegan)),
        ("{measure_proposed}", entry(EntryKind::MeasureProposed)),
        ("{reviewer_invited}", entry(EntryKind::ReviewerInvited)),
        ("{confirmed}", listed(|outcome: ProposalOutcome| outcome == ProposalOutcome::Confirmed)),
        ("{not_helped}", listed(|cause: Cause| cause == Cause::NotHelped)),
    ]
});
