//! What measures are called: before they are taken, and once they are.

use naast_domain::measures::{MeasureKind, Subject};
use naast_ui::texts::Texts;

/// As `to_do`, where it is known what it is about: some do something else to a branch or a profile.
pub const fn to_do_about(t: Texts, kind: MeasureKind, subject: Subject) -> (&'static str, &'static str) {
    match (kind, subject) {
        (MeasureKind::Lock, Subject::Contribution { comment: Some(_), .. }) => {
            (t.measure_lock_branch(), t.measure_lock_hint())
        }
        (MeasureKind::Reopen, Subject::Contribution { comment: Some(_), .. }) => {
            (t.measure_reopen_branch(), t.measure_reopen_hint())
        }
        (MeasureKind::Hide, Subject::Profile(_)) => (t.measure_hide(), t.measure_hide_profile_hint()),
        (MeasureKind::Withhold, Subject::Profile(_)) => (t.measure_withhold(), t.measure_withhold_profile_hint()),
        (MeasureKind::AskChange, Subject::Profile(_)) => (t.measure_ask_change(), t.measure_ask_change_profile_hint()),
        (MeasureKind::Restore, Subject::Profile(_)) => (t.measure_restore(), t.measure_restore_profile_hint()),
        _ => to_do(t, kind),
    }
}

/// The measure as a moderator chooses it, and what it does.
pub const fn to_do(t: Texts, kind: MeasureKind) -> (&'static str, &'static str) {
    match kind {
        MeasureKind::Hide => (t.measure_hide(), t.measure_hide_hint()),
        MeasureKind::Withhold => (t.measure_withhold(), t.measure_withhold_hint()),
        MeasureKind::AskChange => (t.measure_ask_change(), t.measure_ask_change_hint()),
        MeasureKind::Restore => (t.measure_restore(), t.measure_restore_hint()),
        MeasureKind::Mask => (t.measure_mask(), t.measure_mask_hint()),
        MeasureKind::Unmask => (t.measure_unmask(), t.measure_unmask_hint()),
        MeasureKind::OffTopic => (t.measure_off_topic(), t.measure_off_topic_hint()),
        MeasureKind::OnTopic => (t.measure_on_topic(), t.measure_on_topic_hint()),
        MeasureKind::Move => (t.measure_move(), t.measure_move_hint()),
        MeasureKind::MoveBack => (t.measure_move_back(), t.measure_move_back_hint()),
        MeasureKind::Split => (t.measure_split(), t.measure_split_hint()),
        MeasureKind::Rejoin => (t.measure_rejoin(), t.measure_rejoin_hint()),
        MeasureKind::Merge => (t.measure_merge(), t.measure_merge_hint()),
        MeasureKind::Unmerge => (t.measure_unmerge(), t.measure_unmerge_hint()),
        MeasureKind::Lock => (t.measure_lock(), t.measure_lock_hint()),
        MeasureKind::Reopen => (t.measure_reopen(), t.measure_reopen_hint()),
        MeasureKind::Slow => (t.measure_slow(), t.measure_slow_hint()),
        MeasureKind::Unslow => (t.measure_unslow(), t.measure_unslow_hint()),
        MeasureKind::Warn => (t.measure_warn(), t.measure_warn_hint()),
        MeasureKind::Suspend => (t.measure_suspend(), t.measure_suspend_hint()),
        MeasureKind::Lift => (t.measure_lift(), t.measure_lift_hint()),
        MeasureKind::CloseAccount => (t.measure_close_account(), t.measure_close_account_hint()),
        MeasureKind::KeepAccount => (t.measure_keep_account(), t.measure_keep_account_hint()),
    }
}

/// What was done.
pub const fn done(t: Texts, kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Hide => t.done_hidden(),
        MeasureKind::Withhold => t.done_withheld(),
        MeasureKind::AskChange => t.done_change_asked(),
        MeasureKind::Restore => t.done_restored(),
        MeasureKind::Mask => t.done_masked(),
        MeasureKind::Unmask => t.done_unmasked(),
        MeasureKind::OffTopic => t.done_off_topic(),
        MeasureKind::OnTopic => t.done_on_topic(),
        MeasureKind::Move => t.done_moved(),
        MeasureKind::MoveBack => t.done_moved_back(),
        MeasureKind::Split => t.done_split(),
        MeasureKind::Rejoin => t.done_rejoined(),
        MeasureKind::Merge => t.done_merged(),
        MeasureKind::Unmerge => t.done_unmerged(),
        MeasureKind::Lock => t.done_locked(),
        MeasureKind::Reopen => t.done_reopened(),
        MeasureKind::Slow => t.done_slowed(),
        MeasureKind::Unslow => t.done_unslowed(),
        MeasureKind::Warn => t.done_warned(),
        MeasureKind::Suspend => t.done_suspended(),
        MeasureKind::Lift => t.done_lifted(),
        MeasureKind::CloseAccount => t.done_account_closing(),
        MeasureKind::KeepAccount => t.done_account_kept(),
    }
}
