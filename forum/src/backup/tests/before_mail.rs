//! Backups that earlier versions made, which had no mail, or whose mail could not be answered.

use super::{fill, packed, unpacked};
use crate::{
    Clock, Forum,
    backup::{
        before::{ADDED, ADDED_COLUMNS},
        restore,
    },
    testing::{MONDAY, both},
};
use naast_domain::language::Language;
use serde_json::Value;

/// Takes out what is gone.
fn without(values: &mut Vec<Value>, gone: &[bool]) {
    let mut gone = gone.iter();
    values.retain(|_| !gone.next().copied().unwrap_or_default());
}

/// The backup as this schema would have made it: without tables and columns that came later.
fn as_before(text: &str, schema: i64) -> String {
    let later: Vec<_> = ADDED.iter().filter(|(since, _)| schema < *since).flat_map(|(_, tables)| *tables).collect();
    let (mut is_kept, mut gone, mut rows, mut lines) = (true, Vec::new(), 0, Vec::new());
    for line in text.lines() {
        let mut line: Value = serde_json::from_str(line).unwrap();
        if let Some(table) = line.get_mut("table") {
            is_kept = !later.iter().any(|name| table["name"] == **name);
            let added = ADDED_COLUMNS.iter().filter(|(since, of, _)| schema < *since && table["name"] == *of);
            let added: Vec<_> = added.map(|(_, _, name)| *name).collect();
            let columns = table["columns"].as_array_mut().unwrap();
            gone = columns.iter().map(|column| added.iter().any(|name| column == name)).collect();
            without(columns, &gone);
        } else if let Some(row) = line.as_array_mut().filter(|_| is_kept) {
            rows += 1;
            without(row, &gone);
        } else if let Some(end) = line.get_mut("end") {
            is_kept = true;
            end["rows"] = rows.into();
        } else if let Some(head) = line.get_mut("naast") {
            head["schema"] = schema.into();
        }
        lines.extend(is_kept.then(|| line.to_string()));
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
        for schema in 2..9 {
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
