//! A backup that an earlier version made, which had no mail.

use super::{fill, packed, unpacked};
use crate::{
    Clock, Forum,
    backup::restore,
    testing::{MONDAY, both},
};
use naast_domain::language::Language;

both! {
    async fn a_backup_from_before_there_was_mail_is_restored(world) {
        let (id, bert) = fill(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("naast.backup");
        world.forum.backup(&file).await.unwrap();
        let mut is_kept = true;
        let mut rows = 0;
        let mut lines = Vec::new();
        for line in unpacked(&file).lines() {
            if line.starts_with('{') {
                is_kept = !["mail_rounds", "mail_choices", "mail_addresses", "outbox"].iter().any(|name| line.contains(name));
            }
            rows += usize::from(is_kept && line.starts_with('['));
            let line = if line.contains("\"end\"") { format!(r#"{{"end":{{"rows":{rows}}}}}"#) } else { line.to_owned() };
            lines.extend(is_kept.then(|| line.replace(r#""schema":4"#, r#""schema":2"#)));
        }
        packed(&(lines.join("\n") + "\n"), &file);
        let url = format!("sqlite:{}", folder.path().join("restored.db").display());
        restore(&url, &file).await.unwrap();
        let forum = Forum::open(&url, Clock::fixed(MONDAY)).await.unwrap();
        forum.post_comment(&bert, id, None, "Ik ben er weer", false, Language::Nl).await.unwrap();
        assert!(forum.hold_mail("here").await.unwrap());
        forum.fill_outbox().await.unwrap();
        assert!(forum.members_with_mail().await.unwrap().is_empty(), "what happened before there was mail is not told");
        forum.close().await;
    }
}
