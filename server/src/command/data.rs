//! What the operator does with all the data: take it over from elsewhere, look for damage, list notices.

use anyhow::{Context, anyhow};
use naast_domain::ids::NoticeId;
use naast_forum::Forum;
use std::path::Path;

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
