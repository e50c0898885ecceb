//! What the operator does with all the data: take it over from elsewhere, look for damage, see whether a backup is one, list notices.

use anyhow::{Context, anyhow};
use naast_domain::ids::NoticeId;
use naast_forum::{Clock, Forum, backup};
use std::{path::Path, time::Instant};

/// Takes over initiatives and comments from two files of CONSUL Democracy.
pub async fn import_consul(forum: &Forum, proposals: &Path, comments: &Path) -> anyhow::Result<()> {
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let names = (proposals.display().to_string(), comments.display().to_string());
    let report = forum.import_consul(&read(proposals)?, &read(comments)?, (&names.0, &names.1)).await?;
    print!("{report}");
    Ok(())
}

/// Prints what is damaged.
pub async fn check(forum: &Forum) -> anyhow::Result<()> {
    let found = forum.check().await?;
    for line in &found {
        println!("{line}");
    }
    if found.is_empty() {
        println!("no damage found");
        Ok(())
    } else {
        Err(anyhow!("{} things are not as they should be", found.len()))
    }
}

/// Restores a backup into a database beside it that is thrown away, looks for damage, and prints how old it is and how long it took.
pub async fn drill(file: &Path) -> anyhow::Result<()> {
    let began = Instant::now();
    let made = file.metadata().and_then(|file| file.modified());
    let made = made.with_context(|| format!("cannot read {}", file.display()))?;
    // Beside the backup: it may be larger than what fits where temporary files are.
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = tempfile::tempdir_in(folder).context("no folder for the drill could be made beside the backup")?;
    let url = format!("sqlite:{}", folder.path().join("drill.db").display());
    backup::restore(&url, file).await.context("this backup cannot be restored")?;
    let forum = Forum::open_existing(&url, Clock::default()).await?;
    let initiatives = forum.initiative_count().await?;
    check(&forum).await?;
    forum.close().await;
    let hours = made.elapsed().unwrap_or_default().as_secs() / 3_600;
    let (name, took) = (file.display(), began.elapsed().as_secs_f32());
    println!("{name} can be restored: {initiatives} initiatives, made {hours} hours ago; it took {took:.1} s");
    Ok(())
}

/// Prints all notices of illegal content, with who filed them.
pub async fn notices(forum: &Forum) -> anyhow::Result<()> {
    let mut after = NoticeId(0);
    loop {
        let rows = forum.operator_notices(after).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            let state = match (row.settled_at, row.is_followed) {
                (None, _) => "open",
                (Some(_), true) => "followed by a measure",
                (Some(_), false) => "not followed",
            };
            let (at, place) = (row.at.rfc3339(), row.location.path());
            println!("{}\t{at}\t{place}\t{}\t{}\t{state}", row.id, row.name, row.email);
        }
    }
}
