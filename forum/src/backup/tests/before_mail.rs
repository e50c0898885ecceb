//! Backups that earlier versions made, which had no mail, or whose mail could not be answered.

use super::{fill, packed, unpacked};
use crate::{
    Clock, Forum,
    backup::{before::ADDED, restore},
    testing::{MONDAY, both},
};
use naast_domain::language::Language;

/// The backup as this schema would have made it: without tables that came later.
fn as_before(text: &str, schema: i64) -> String {
    let later: Vec<_> = ADDED.iter().filter(|(since, _)| schema < *since).flat_map(|(_, tables)| *tables).collect();
    let (mut is_kept, mut rows, mut lines) = (true, 0, Vec::new());
    for line in text.lines() {
        if line.starts_with('{') {
            is_kept = !later.iter().any(|name| line.contains(&format!("\"{name}\"")));
        }
        rows += usize::from(is_kept && line.starts_with('['));
        let line = if line.contains("\"end\"") { format!(r#"{{"end":{{"rows":{rows}}}}}"#) } else { line.to_owned() };
        lines.extend(is_kept.then(|| line.replace(r#""schema":6"#, &format!(r#""schema":{schema}"#))));
    }
    lines.join("\n") + "\n"
}

both! {
    async fn a_backup_from_before_there_was_mail_is_restored(world) {
        let (id, bert) = fill(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("naast.backup");
        world.forum.backup(&file).await.unwrap();
        let text = unpacked(&file);
        for schema in 2..6 {
            packed(&as_before(&text, schema), &file);
            let url = format!("sqlite:{}", folder.path().join(format!("restored-{schema}.db")).display());
            restore(&url, &file).await.unwrap();
            let forum = Forum::open(&url, Clock::fixed(MONDAY)).await.unwrap();
            forum.post_comment(&bert, id, None, "Ik ben er weer", false, Language::Nl).await.unwrap();
            if schema == 2 {
                assert!(forum.hold_mail("here").await.unwrap());
                forum.fill_outbox().await.unwrap();
                assert!(forum.members_with_mail().await.unwrap().is_empty(), "what happened before there was mail is not told");
            }
            forum.close().await;
        }
    }
}
