//! Background jobs of the server.

use naast_forum::Forum;
use std::time::Duration;

/// How long the next few measures of a clearing wait for others to write.
const BREATH: Duration = Duration::from_millis(5);
/// How often to look for a clearing that another server began, or one before this.
const LOOK: Duration = Duration::from_secs(10);
/// How often expired sessions, old attempts and who filed decided notices are forgotten, and commitments reminded of.
const SWEEP: Duration = Duration::from_hours(1);

/// What has to be done by the clock: forget what expired and whoever filed a notice long ago, remind of promises, close
/// accounts whose notice is over, destroy what was masked.
pub async fn sweep(forum: Forum) {
    let mut clock = tokio::time::interval(SWEEP);
    loop {
        clock.tick().await;
        if let Err(error) = forum.sweep().await {
            tracing::warn!("not swept: {error}");
        }
        if let Err(error) = forum.remind().await {
            tracing::warn!("not reminded: {error}");
        }
        if let Err(error) = forum.forget_notifiers().await {
            tracing::warn!("notifiers not forgotten: {error}");
        }
        if let Err(error) = forum.close_announced().await {
            tracing::warn!("accounts not closed: {error}");
        }
        if let Err(error) = forum.destroy_sealed().await {
            tracing::warn!("sealed texts not destroyed: {error}");
        }
    }
}

/// Takes the measures of clearings, from when one is begun until all is done.
pub async fn clear(forum: Forum) {
    loop {
        match forum.clear_next().await {
            Ok(true) => tokio::time::sleep(BREATH).await,
            Ok(false) => {
                let _ = tokio::time::timeout(LOOK, forum.clearing_began()).await;
            }
            Err(error) => {
                tracing::warn!("not cleared up: {error}");
                tokio::time::sleep(LOOK).await;
            }
        }
    }
}
