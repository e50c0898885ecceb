//! Backups by the clock: one each day, in a folder of the operator, and the newest of them are kept.

use crate::{jobs::done, watch::Metrics};
use naast_forum::Forum;
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// How often one is made, and how often to see whether it is time.
const EACH: Duration = Duration::from_hours(24);
const LOOK: Duration = Duration::from_mins(10);
const ENDING: &str = "backup";

/// Makes them, as long as the server runs.
pub async fn each_day(forum: Forum, metrics: Metrics, folder: PathBuf, kept: usize) {
    let mut clock = tokio::time::interval(LOOK);
    loop {
        clock.tick().await;
        if is_due(&folder, SystemTime::now()) {
            done(&metrics, "backup", back_up(&forum, &folder, kept).await);
        }
    }
}

/// Whether there is none of the last day.
fn is_due(folder: &Path, now: SystemTime) -> bool {
    let newest = backups(folder).ok().and_then(|names| names.last().cloned());
    let made = newest.and_then(|newest| fs::metadata(newest).ok()?.modified().ok());
    made.is_none_or(|made| now.duration_since(made).is_ok_and(|age| age >= EACH))
}

/// Makes one, named by its time, and removes the oldest above so many.
///
/// # Errors
/// Says what did not work, for the log.
async fn back_up(forum: &Forum, folder: &Path, kept: usize) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let name = format!("naast-{}.{ENDING}", forum.clock().now().rfc3339().replace(':', "-"));
    forum.backup(&folder.join(name)).await?;
    let names = backups(folder)?;
    for old in names.iter().rev().skip(kept) {
        fs::remove_file(old)?;
    }
    Ok(())
}

/// Those that are there, the oldest first. What else is in the folder is nobody's business here.
fn backups(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("naast-") && path.extension().is_some_and(|ending| ending == ENDING)
    };
    let mut files: Vec<_> = files.filter(is_ours).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use naast_domain::time::Timestamp;
    use naast_forum::Clock;

    #[tokio::test]
    async fn one_is_made_each_day_and_the_newest_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let url = naast_tests::sqlite_forum(folder.path()).await;
        let (into, day) = (folder.path().join("backups"), Timestamp(1_700_000_000_000));
        assert!(is_due(&into, SystemTime::now()));
        for number in 0..4 {
            let forum = Forum::open(&url, Clock::fixed(day.plus(number * Timestamp::DAY))).await.unwrap();
            back_up(&forum, &into, 2).await.unwrap();
            fs::write(into.join("notes.txt"), "mine").unwrap();
        }
        let names: Vec<_> = backups(&into).unwrap().iter().map(|path| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["naast-2023-11-16T22-13-20Z.backup", "naast-2023-11-17T22-13-20Z.backup"]);
        assert!(into.join("notes.txt").exists());
        assert!(!is_due(&into, SystemTime::now()));
        assert!(is_due(&into, SystemTime::now() + EACH));
    }
}
