//! What measures are called: before they are taken, and once they are.

use crate::texts::Texts;
use naast_domain::measure::MeasureKind;

/// The measure as a moderator chooses it, and what it does.
pub const fn to_do(t: Texts, kind: MeasureKind) -> (&'static str, &'static str) {
    match kind {
        MeasureKind::Hide => (t.measure_hide(), t.measure_hide_hint()),
        MeasureKind::Restore => (t.measure_restore(), t.measure_restore_hint()),
        MeasureKind::Lock => (t.measure_lock(), t.measure_lock_hint()),
        MeasureKind::Reopen => (t.measure_reopen(), t.measure_reopen_hint()),
        MeasureKind::Warn => (t.measure_warn(), t.measure_warn_hint()),
        MeasureKind::Suspend => (t.measure_suspend(), t.measure_suspend_hint()),
        MeasureKind::Lift => (t.measure_lift(), t.measure_lift_hint()),
    }
}

/// What was done.
pub const fn done(t: Texts, kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Hide => t.done_hidden(),
        MeasureKind::Restore => t.done_restored(),
        MeasureKind::Lock => t.done_locked(),
        MeasureKind::Reopen => t.done_reopened(),
        MeasureKind::Warn => t.done_warned(),
        MeasureKind::Suspend => t.done_suspended(),
        MeasureKind::Lift => t.done_lifted(),
    }
}
