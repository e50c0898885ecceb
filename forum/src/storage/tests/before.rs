//! What 0.1.0 left: its databases, made by other migrations, are refused; its backups are restored.

use crate::{
    Clock, Error, Forum,
    backup::{BackupError, restore},
    testing::{MONDAY, both},
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use naast_domain::language::Language::{En, Nl};
use std::{
    io::{Read, Write},
    path::Path,
};

/// Backups that 0.1.0 made of a forum with rows in every table, on SQLite and on PostgreSQL.
const OF_SQLITE: &[u8] = include_bytes!("naast-0.1.0-sqlite.backup");
const OF_POSTGRES: &[u8] = include_bytes!("naast-0.1.0-postgres.backup");

/// The lines of a backup after the first, which tells the version.
fn rows(backup: &[u8]) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(backup).read_to_string(&mut text).unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

/// The tables that there were none of in 0.1.0, and one that has another column since.
const LATER: [&str; 9] = [
    "mail_rounds",
    "mail_choices",
    "mail_addresses",
    "outbox",
    "mail_replies",
    "mailed_codes",
    "sessions",
    "sign_ons",
    "role_invitations",
];

/// The tables whose texts stood in columns for each language, and those in which they stand now.
const WORDED: [&str; 8] = [
    "themes",
    "theme_texts",
    "house_rules",
    "house_rule_texts",
    "organisation",
    "organisation_texts",
    "organisation_values",
    "value_texts",
];

/// The lines of all tables but these, without the count of rows at the end.
fn others(lines: &[String]) -> Vec<&str> {
    let mut is_other = true;
    let mut others: Vec<_> = lines.iter().map(String::as_str).collect();
    others.retain(|line| {
        if line.starts_with('{') {
            is_other = !line.contains("\"end\"")
                && LATER.iter().chain(&WORDED).all(|name| !line.contains(&format!("\"{name}\"")));
        }
        is_other
    });
    others
}

/// What a backup of now tells of the forum that this backup was restored into, in which every text arrived.
async fn restored(backup: &[u8], url: &str, folder: &Path) -> Vec<String> {
    let (file, again) = (folder.join("before"), folder.join("again"));
    std::fs::write(&file, backup).unwrap();
    restore(url, &file).await.unwrap();
    let forum = Forum::open_existing(url, Clock::fixed(MONDAY)).await.unwrap();
    assert_eq!(forum.check().await.unwrap(), Vec::<String>::new());
    assert_eq!(forum.themes().await.unwrap()[0].name, [(Nl, "Groen"), (En, "Green")].into());
    let value = forum.values().await.unwrap().remove(0);
    assert_eq!((value.name, value.sentence), ([(Nl, "a"), (En, "b")].into(), [(Nl, "c"), (En, "d")].into()));
    let rule = forum.house_rules().await.unwrap().remove(0);
    assert_eq!(rule.title, [(Nl, "Wij vallen geen personen aan"), (En, "We do not attack people")].into());
    assert_eq!(rule.text, [(Nl, "Zeg het over de zaak."), (En, "Talk about the matter.")].into());
    let told = forum.organisation().await.unwrap();
    assert_eq!((told.name.as_str(), told.contact_authorities.as_str()), ("a", "k"));
    assert_eq!((told.danger, told.defects), ([(Nl, "g"), (En, "h")].into(), [(Nl, "i"), (En, "j")].into()));
    assert_eq!(told.redress, [(Nl, "l")].into());
    forum.backup(&again).await.unwrap();
    forum.close().await;
    rows(&std::fs::read(again).unwrap())
}

#[tokio::test]
async fn backups_of_0_1_0_are_restored_into_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let same = restored(OF_SQLITE, &url("same.db"), folder.path()).await;
    assert_eq!(others(&same), others(&rows(OF_SQLITE)));
    let other = restored(OF_POSTGRES, &url("other.db"), folder.path()).await;
    assert_eq!(others(&other).len(), others(&rows(OF_POSTGRES)).len());
}

#[tokio::test]
async fn backups_of_0_1_0_are_restored_into_postgresql() {
    let Some(url) = naast_tests::postgres().await else { return };
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(others(&restored(OF_POSTGRES, &url, folder.path()).await), others(&rows(OF_POSTGRES)));
    let url = naast_tests::postgres().await.unwrap();
    assert_eq!(others(&restored(OF_SQLITE, &url, folder.path()).await).len(), others(&rows(OF_SQLITE)).len());
}

#[tokio::test]
async fn a_backup_of_an_earlier_schema_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (file, url) = (folder.path().join("earlier"), format!("sqlite:{}", folder.path().join("new.db").display()));
    let mut out = GzEncoder::new(std::fs::File::create(&file).unwrap(), Compression::fast());
    writeln!(out, r#"{{"naast":{{"format":1,"schema":13}}}}"#).unwrap();
    out.finish().unwrap();
    let refused = restore(&url, &file).await.unwrap_err();
    assert!(matches!(refused, BackupError::OtherVersion { theirs: (1, 13), .. }), "{refused}");
    assert!(refused.to_string().contains("restore with the version that made it"), "{refused}");
}

both! {
    async fn a_database_of_0_1_0_is_left_alone_and_told_what_to_do(world) {
        // The first of its fourteen migrations had the same number, and another text.
        let mut conn = world.forum.db.write().await.unwrap();
        let other: &[u8] = b"another text";
        execute!(&mut conn, "UPDATE _sqlx_migrations SET checksum = $1 WHERE version = 1", other).unwrap();
        execute!(&mut conn, "UPDATE _sqlx_migrations SET version = 14 WHERE version = 9").unwrap();
        conn.commit().await.unwrap();
        let (url, clock) = (world.url(), || Clock::fixed(MONDAY));
        for refused in [
            Forum::open(url, clock()).await,
            Forum::open_existing(url, clock()).await,
            Forum::open_or_create(url, clock()).await,
        ] {
            let error = refused.unwrap_err();
            assert!(matches!(error, Error::SchemaReplaced), "{error:?}");
            for word in ["0.1.0", "naast backup FILE", "naast restore FILE"] {
                assert!(error.to_string().contains(word), "{error}");
            }
        }
        let mut conn = world.read().await;
        let count: (i64,) = fetch_one!(&mut conn, (i64,), "SELECT COUNT(*) FROM _sqlx_migrations").unwrap();
        assert_eq!(count, (9,), "nothing was changed");
    }
}
