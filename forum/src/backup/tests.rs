//! Backups: what one database wrote, either of them can be restored from.

mod before_mail;

use crate::{
    Clock, Forum,
    backup::{
        BackupError, restore,
        sql::{TABLES, columns, page},
    },
    testing::{MONDAY, World, both, by},
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use naast_domain::{
    appeals::Contested,
    ids::InitiativeId,
    initiatives::InitiativeInput,
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
};
use std::{
    collections::BTreeMap,
    io::{Read, Write},
    path::Path,
};

/// A world in which every table has rows.
async fn fill(world: &World) -> (InitiativeId, Viewer) {
    let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
    let (ruth, ada) = (world.moderator("Ruth").await, world.administrator("Ada").await);
    let (forum, rule) = (&world.forum, world.rule().await);
    let id = world.initiative(&anna, "Een \"bankje\" bij de halte,\nmet een regel \\ en een 🌳.").await;
    let mut first = None;
    for number in 0..6 {
        let said =
            forum.post_comment(&bert, id, first, &format!("Reactie {number}"), false, Language::Nl).await.unwrap();
        first = first.or(Some(said));
    }
    forum.edit_comment(&bert, first.unwrap(), 1, "Beter gezegd").await.unwrap();
    let input = forum.initiative_source(&anna, id).await.unwrap().input;
    let input = InitiativeInput { place: "Dorpsplein".into(), ..input };
    forum.edit_initiative(&anna, id, 1, &input).await.unwrap();
    forum.support(&bert, id, true).await.unwrap();
    forum.follow(&bert, id, true).await.unwrap();
    forum.note_visit(&bert, id).await.unwrap();
    forum.keep_draft(&bert, "propose", "{}").await.unwrap();
    let subject = Subject::Contribution { initiative: id, comment: first };
    forum.report(&anna, subject, rule, "Dit kan niet").await.unwrap();
    let hidden =
        forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
    forum.appeal(&bert, Contested::Measure(hidden), "Kijk nog eens.").await.unwrap();
    crate::moderation::tests::flood::begin(world, &ruth, rule).await;
    let notice = crate::notices::tests::notice(format!("/initiatives/{id}"));
    forum.file_notice(&bert, "here", "", &notice).await.unwrap();
    let files =
        (include_bytes!("../import/consul_files/proposals.csv"), include_bytes!("../import/consul_files/comments.csv"));
    forum.import_consul(files.0, files.1, ("proposals", "comments")).await.unwrap();
    let mut conn = forum.db.write().await.unwrap();
    let (member, ada) = (bert.id(), ada.id());
    execute!(&mut conn, "INSERT INTO sessions VALUES ('x', $1, 1, 2, 'firefox-linux', '')", member).unwrap();
    execute!(&mut conn, "INSERT INTO recovery_codes VALUES ($1, 'x', $2, 2)", member, ada).unwrap();
    execute!(&mut conn, "INSERT INTO themes (retired_at) VALUES (NULL)").unwrap();
    execute!(&mut conn, "INSERT INTO theme_texts VALUES (1, 'nl', 'Groen'), (1, 'fy', 'Grien')").unwrap();
    let organisation =
        "INSERT INTO organisation (id, name, short_name, phone, address, web_address, opening, answer_days, contact_authorities)
         VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f', 5, 'k')";
    execute!(&mut conn, organisation).unwrap();
    execute!(&mut conn, "INSERT INTO organisation_texts VALUES (1, 'nl', 'g', 'h', 'i')").unwrap();
    execute!(&mut conn, "INSERT INTO pages VALUES ('about', 'nl', 1, 'a', 'b', 3, $1)", ada).unwrap();
    for row in BESIDE {
        execute!(&mut conn, *row, member).unwrap_or_else(|error| panic!("{row}: {error}"));
    }
    conn.commit().await.unwrap();
    (id, bert)
}

/// A row in each table about standing beside; `$1` is a member. Use cases are tried elsewhere, here only copies count.
const BESIDE: &[&str] = &[
    "INSERT INTO closing_days SELECT 20000, 'brug' WHERE $1 > 0",
    "INSERT INTO companions SELECT id, $1, 0, 5, answer_due, FALSE FROM initiatives WHERE id = 1",
    "INSERT INTO companion_steps (initiative, step, member, other, note, at) VALUES (1, 'stood', $1, NULL, '', 5)",
    "INSERT INTO pauses (initiative, member, reason, until, at) VALUES (1, $1, 'ziek', 20001, 5)",
    "INSERT INTO answers SELECT 1, 'wie', 5, 'waar' WHERE $1 > 0",
    "INSERT INTO ways SELECT 1, 0, 'weg', 'open', '' WHERE $1 > 0",
    "INSERT INTO backings VALUES (1, $1, 'f', 'd', 'ja', 5)",
    "INSERT INTO helps VALUES (1, TRUE, '', $1, 5)",
    "INSERT INTO commitments (initiative, comment, holder, promise, due, state, made_at) VALUES (1, 1, $1, 'ja', 20002, 'open', 5)",
    "INSERT INTO commitment_moves (commitment, from_day, to_day, reason, member, at) VALUES (1, 20001, 20002, 'ziek', $1, 6)",
    "INSERT INTO commitments_taken_on (commitment, member, note, at) VALUES (1, $1, 'ik doe het', 7)",
    "INSERT INTO reopenings VALUES (1, 1, 'toch niet', $1, 7)",
    "INSERT INTO organisation_values (kind) SELECT 'value' WHERE $1 > 0",
    "INSERT INTO value_texts SELECT 1, 'nl', 'a', 'b' WHERE $1 > 0",
    "INSERT INTO decisions (initiative, comment, verdict, headline, conditions, tipped, could_change, mandate, objection, decided_at)
        SELECT 1, 1, 'yes', 'a', '', 'b', 'c', 'd', 'e', 5 WHERE $1 > 0",
    "INSERT INTO weights SELECT 1, 1, 0, 'for', 'om', FALSE WHERE $1 > 0",
    "INSERT INTO templates (owner, kind, title, text) VALUES ($1, 'answer', 'a', 'b')",
    "INSERT INTO interests VALUES ($1, ',1,', 'Kade')",
    "INSERT INTO offers (initiative, member, kind, text, state, at) VALUES (1, $1, 'time', 'ik help', 'open', 5)",
    "INSERT INTO carriers (initiative, member, invited_at) VALUES (1, $1, 5)",
    "INSERT INTO behalfs (initiative, origin, name, told_on, contact, consent_at, entered_by, entered_at)
        VALUES (1, 'phone', 'Henk', 20000, '', 5, $1, 5)",
    "INSERT INTO claim_notes (behalf, member, note, at) VALUES (1, $1, 'kwijt', 6)",
    "INSERT INTO claim_sessions SELECT 'x', 1, 7 WHERE $1 > 0",
    "INSERT INTO obstacles (rule, citation, link, blocks, named_by, named_at) VALUES ('mag niet', '', '', '', $1, 5)",
    "INSERT INTO obstacle_outcomes (obstacle, outcome, reason, member, at) VALUES (1, 'stays', 'druk', $1, 6)",
    "UPDATE obstacles SET outcome = 'stays', settled = 1 WHERE $1 > 0",
    "INSERT INTO obstacle_links VALUES (1, 1, NULL, $1, 5)",
    "INSERT INTO obstacle_comments SELECT 1, 1 WHERE $1 > 0",
    "INSERT INTO flags (initiative, comment, kind, number, word, member, at) VALUES (1, 1, 'links', 4, '', $1, 5)",
    "INSERT INTO fingerprints (comment, fingerprint, at) SELECT 1, 'x', 5 WHERE $1 > 0",
    "INSERT INTO story_fingerprints (initiative, fingerprint, at) SELECT 1, 'x', 5 WHERE $1 > 0 ON CONFLICT DO NOTHING",
    "INSERT INTO flagged_words (word) SELECT 'casino' WHERE $1 > 0",
    "INSERT INTO cases_in_hand (initiative, comment, moderator, at) VALUES (1, 1, $1, 5)",
    "INSERT INTO case_notes (initiative, comment, member, text, at) VALUES (1, NULL, $1, 'let op', 5)",
    "INSERT INTO help_calls (initiative, comment, official, at) VALUES (1, 1, $1, 5)",
    "INSERT INTO proposed_measures (kind, initiative, moderator, rule, law, reason, at) VALUES ('suspend', 1, $1, 1, '', 'om', 5)",
    "INSERT INTO journal (at, kind, visibility, thing) SELECT 5, 'measure_proposed', 'internal', 1 WHERE $1 > 0",
    "INSERT INTO reviews (appeal, invited_by, code_hash, at, expires_at) VALUES (1, $1, 'x', 5, 6)",
    "INSERT INTO journal (at, kind, visibility, thing) SELECT 5, 'reviewer_invited', 'internal', 1 WHERE $1 > 0",
    "INSERT INTO keys SELECT 'stamp', 'x' WHERE $1 > 0",
    "INSERT INTO waiting_posts (member, initiative, for_officials, language, content, at) VALUES ($1, 1, FALSE, 'nl', 'ja', 5)",
    "INSERT INTO moved_comments SELECT 1, 1, 1 WHERE $1 > 0",
    "INSERT INTO merged_things SELECT 1, 'support', 1 WHERE $1 > 0",
    "INSERT INTO mail_rounds (id, read_to, morning, holder, held_until) SELECT 1, 2, 3, 'a', 5 WHERE $1 > 0",
    "INSERT INTO mail_choices (member, news, pace) VALUES ($1, 'followed', 'never')",
    "INSERT INTO mail_addresses (member, proved) VALUES ($1, 'a')",
    "INSERT INTO role_invitations (email, role, function, department, language, invited_by, expires_at)
        VALUES ('a', 'official', 'b', 'c', 'nl', $1, 5)",
    "INSERT INTO sign_ons (issuer, subject, member, since) VALUES ('a', 'b', $1, 5)",
    "INSERT INTO outbox (member, entry, news, pace, due_at) SELECT $1, MIN(id), 'own', 'at_once', 5 FROM journal WHERE $1 > 0",
    "INSERT INTO mailed_codes (browser, email, name, language, back, expires_at, due_at) SELECT 'a', 'b', 'c', 'nl', '', 5, 6 WHERE $1 > 0",
    "INSERT INTO mail_replies (member, mark, received_at, comment, entry, fault, said, words)
        SELECT $1, 'a', 5, MIN(comment), MIN(id), 'refused', 'b', 'c' FROM journal WHERE $1 > 0 AND comment IS NOT NULL",
    "INSERT INTO sealed_texts (measure, version, title, text, destroy_at) SELECT 1, 1, 'a', 'b', 5 WHERE $1 > 0",
];

type Contents = BTreeMap<&'static str, Vec<serde_json::Value>>;

async fn contents(forum: &Forum) -> Contents {
    let mut conn = forum.db.snapshot().await.unwrap();
    let mut all = BTreeMap::new();
    for table in TABLES {
        let columns = columns(&mut conn, table).await.unwrap();
        let (mut rows, mut last): (Vec<String>, Option<String>) = (Vec::new(), None);
        loop {
            // Small pages, so that the key of every table is used to go on.
            let next = page(&mut conn, table, &columns, last.as_deref(), 2).await.unwrap();
            rows.extend(next.clone());
            if next.is_empty() {
                break;
            }
            last = next.into_iter().last();
        }
        let is_flag: Vec<bool> = columns.iter().map(|column| column.kind == "BOOLEAN").collect();
        let mut values: Vec<Vec<serde_json::Value>> =
            rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
        for (value, is_flag) in values.iter_mut().flat_map(|row| row.iter_mut().zip(&is_flag)) {
            if *is_flag {
                *value = (*value == serde_json::json!(1) || *value == serde_json::json!(true)).into();
            }
        }
        all.insert(table.name, values.into_iter().map(Into::into).collect());
    }
    all
}

async fn same_again(url: &str, file: &Path, before: &Contents, (id, bert): &(InitiativeId, Viewer)) {
    restore(url, file).await.unwrap();
    let forum = Forum::open(url, Clock::fixed(MONDAY)).await.unwrap();
    for (table, rows) in contents(&forum).await {
        assert_eq!(&rows, &before[table], "{table}");
    }
    assert_eq!(forum.check().await.unwrap(), Vec::<String>::new());
    assert_eq!(forum.search(&Viewer::Visitor, "bankje", None).await.unwrap().items.len(), 1);
    let refused = restore(url, file).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty("members"))), "{refused:?}");
    // Ids go on after the last one.
    let said = forum.post_comment(bert, *id, None, "Ik ben er weer", false, Language::Nl).await.unwrap();
    assert_eq!(usize::try_from(said.0).unwrap(), before["comments"].len() + 1);
    forum.close().await;
}

fn unpacked(file: &Path) -> String {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(file).unwrap()).read_to_string(&mut text).unwrap();
    text
}

fn packed(text: &str, file: &Path) {
    let mut out = GzEncoder::new(std::fs::File::create(file).unwrap(), Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap();
}

both! {
    async fn a_backup_is_restored_into_either_database(world) {
        let who = fill(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("naast.backup");
        world.forum.backup(&file).await.unwrap();
        let before = contents(&world.forum).await;
        for (table, rows) in &before {
            assert!(!rows.is_empty(), "{table} has no rows to compare");
        }
        let url = format!("sqlite:{}", folder.path().join("restored.db").display());
        same_again(&url, &file, &before, &who).await;
        if let Some(url) = naast_tests::postgres().await {
            same_again(&url, &file, &before, &who).await;
        }
    }

    async fn a_backup_made_while_people_write_is_of_one_moment(world) {
        let (id, bert) = fill(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("naast.backup");
        let written = world.forum.backup(&file);
        let posted = async {
            for number in 0..15 {
                world.wait(10_000);
                let text = format!("Intussen {number}");
                world.forum.post_comment(&bert, id, None, &text, false, Language::Nl).await.unwrap();
            }
        };
        let (written, ()) = tokio::join!(written, posted);
        written.unwrap();
        let url = format!("sqlite:{}", folder.path().join("restored.db").display());
        restore(&url, &file).await.unwrap();
        let forum = Forum::open(&url, Clock::fixed(MONDAY)).await.unwrap();
        assert_eq!(forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_damaged_backup_is_refused_and_leaves_nothing_behind(world) {
        fill(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let (file, bad) = (folder.path().join("good"), folder.path().join("bad"));
        world.forum.backup(&file).await.unwrap();
        let text = unpacked(&file);
        let without_a_row: String = text.lines().enumerate().filter(|(line, _)| *line != 2).flat_map(|(_, line)| [line, "\n"]).collect();
        let cut = text[..text.len() / 2].rsplit_once('\n').unwrap().0.to_owned();
        for (damaged, reason) in [
            (cut, "the end is missing"),
            (without_a_row, "do not fit"),
            (text.replacen("\"format\":2", "\"format\":9", 1), "restore with the version that made it"),
            (text.replacen("\"email\"", "\"post\"", 1), "the table members"),
            ("{}".to_owned(), "line 1"),
            ("hello".to_owned(), "line 1"),
        ] {
            packed(&damaged, &bad);
            let url = format!("sqlite:{}", folder.path().join("new.db").display());
            let error = restore(&url, &bad).await.unwrap_err().to_string();
            assert!(error.contains(reason), "{error} instead of {reason}");
        }
        let bytes = std::fs::read(&file).unwrap();
        std::fs::write(&bad, &bytes[..bytes.len() / 2]).unwrap();
        let url = format!("sqlite:{}", folder.path().join("new.db").display());
        assert!(matches!(restore(&url, &bad).await, Err(BackupError::Broken { .. })));
        restore(&url, &file).await.unwrap();
    }

    async fn every_table_is_in_the_backup(world) {
        let mut conn = world.read().await;
        let sql = match &conn {
            crate::storage::Reader::Sqlite(_) => {
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'"
            }
            crate::storage::Reader::Postgres(_) => {
                "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()
                 AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'search\\_%' AND table_name NOT LIKE '\\_sqlx%'"
            }
        };
        let mut tables: Vec<String> = fetch_all!(&mut conn, (String,), sql).unwrap().into_iter().map(|(name,)| name).collect();
        let mut ours: Vec<_> = TABLES.iter().map(|table| table.name.to_owned()).collect();
        tables.sort();
        ours.sort();
        assert_eq!(ours, tables);
    }

    async fn a_backup_that_fails_leaves_the_one_before_it(world) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("naast.backup");
        world.forum.backup(&file).await.unwrap();
        let before = std::fs::read(&file).unwrap();
        assert!(world.forum.backup(&folder.path().join("no/such/folder")).await.is_err());
        world.forum.close().await;
        assert!(world.forum.backup(&file).await.is_err());
        assert_eq!(std::fs::read(&file).unwrap(), before);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
