//! Background jobs of the server. What each of them did last, the metrics tell.

use crate::watch::Metrics;
use naast_forum::Forum;
use std::{fmt::Display, time::Duration};

/// How long the next few measures of a clearing wait for others to write.
const BREATH: Duration = Duration::from_millis(5);
/// How often to look for a clearing that another server began, or one before this.
const LOOK: Duration = Duration::from_secs(10);
/// How often expired sessions, old attempts and who filed decided notices are forgotten, and commitments reminded of.
const SWEEP: Duration = Duration::from_hours(1);

/// What has to be done by the clock: forget what expired and whoever filed a notice long ago, remind of promises, close
/// accounts whose notice is over, destroy what was masked.
pub async fn sweep(forum: Forum, metrics: Metrics) {
    let mut clock = tokio::time::interval(SWEEP);
    loop {
        clock.tick().await;
        done(&metrics, "sweep", forum.sweep().await);
        done(&metrics, "remind", forum.remind().await);
        done(&metrics, "forget_notifiers", forum.forget_notifiers().await);
        done(&metrics, "close_accounts", forum.close_announced().await);
        done(&metrics, "destroy_sealed", forum.destroy_sealed().await);
        done(&metrics, "erase_withdrawn", forum.erase_withdrawn().await);
        done(&metrics, "erase_mentions", forum.erase_all_mentions().await);
        done(&metrics, "sweep_outbox", forum.sweep_outbox().await);
    }
}

/// Takes the measures of clearings, from when one is begun until all is done.
pub async fn clear(forum: Forum, metrics: Metrics) {
    loop {
        match done(&metrics, "clear", forum.clear_next().await) {
            Some(true) => tokio::time::sleep(BREATH).await,
            Some(false) => {
                let _ = tokio::time::timeout(LOOK, forum.clearing_began()).await;
            }
            None => tokio::time::sleep(LOOK).await,
        }
    }
}

/// Notes how a job ended; tells what it said.
pub fn done<T, E: Display>(metrics: &Metrics, job: &'static str, ended: Result<T, E>) -> Option<T> {
    metrics.job(job, ended.is_ok());
    ended.inspect_err(|error| tracing::warn!(job, "not done: {error}")).ok()
}
