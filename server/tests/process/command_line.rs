//! The command line, on the binary itself.

use naast_forum::{Clock, Forum};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

fn naast(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_naast"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DATABASE_URL")
        .output()
        .expect("the binary runs")
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat()
}

/// Everything that needs a forum that is there.
const ON_A_FORUM: [&[&str]; 6] = [
    &["backup", "everything.backup"],
    &["check"],
    &["notices"],
    &["migrate"],
    &["member", "list"],
    &["member", "add", "ada@example.org", "Ada"],
];

fn nothing_is_there(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    for command in ON_A_FORUM {
        let output = naast(folder.path(), &[command, &["--database-url", url]].concat());
        assert!(!output.status.success(), "{command:?}: {}", said(&output));
        assert!(said(&output).contains("there is no forum in this database"), "{command:?}: {}", said(&output));
    }
    let made: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(made.is_empty(), "{made:?}");
}

#[test]
fn a_mistyped_path_is_told_and_creates_nothing() {
    nothing_is_there("sqlite:typo.db");
}

#[tokio::test]
async fn an_empty_schema_of_postgresql_is_told_and_stays_empty() {
    let Some(url) = naast_tests::postgres().await else { return };
    nothing_is_there(&url);
    assert!(Forum::open_existing(&url, Clock::default()).await.is_err());
}

#[test]
fn without_settings_the_default_folder_is_not_made_by_a_question() {
    let folder = tempfile::tempdir().unwrap();
    assert!(!naast(folder.path(), &["check"]).status.success());
    assert!(!folder.path().join("data").exists());
}

#[tokio::test]
async fn settings_stand_before_the_subcommand_or_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let url = naast_tests::sqlite_forum(folder.path()).await;
    for arguments in [["--database-url", &url, "check"], ["check", "--database-url", &url]] {
        let output = naast(folder.path(), &arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    }
    let deeper = naast(folder.path(), &["member", "list", "--database-url", &url]);
    assert!(deeper.status.success(), "{}", said(&deeper));
    assert_eq!(said(&naast(folder.path(), &["migrate", "--database-url", &url])), "the schema is up to date already\n");
}

/// What `naast serve` says before it listens.
fn first_words(url: &str) -> String {
    let mut server = Command::new(env!("CARGO_BIN_EXE_naast"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database-url", url])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
    let words: Vec<String> = lines.take_while(|line| !line.contains("listening on")).collect();
    server.kill().unwrap();
    server.wait().unwrap();
    words.join("\n")
}

#[tokio::test]
async fn whoever_serves_an_empty_forum_reads_how_the_first_administrator_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("new.db").display());
    let words = first_words(&url);
    assert!(words.contains("naast member add") && words.contains("administrator"), "{words}");
    for command in
        [&["member", "add", "ada@example.org", "Ada"][..], &["member", "grant", "ada@example.org", "administrator"]]
    {
        let output = naast(folder.path(), &[command, &["--database-url", &url]].concat());
        assert!(output.status.success(), "{}", said(&output));
    }
    assert!(!first_words(&url).contains("naast member add"));
}

#[tokio::test]
async fn a_drill_tells_whether_a_backup_is_one_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let url = naast_tests::sqlite_forum(folder.path()).await;
    assert!(naast(folder.path(), &["backup", "all.backup", "--database-url", &url]).status.success());
    let before = std::fs::read_dir(folder.path()).unwrap().count();
    let output = naast(folder.path(), &["drill", "all.backup"]);
    assert!(output.status.success() && said(&output).contains("can be restored: 0 initiatives"), "{}", said(&output));
    let whole = std::fs::read(folder.path().join("all.backup")).unwrap();
    std::fs::write(folder.path().join("all.backup"), &whole[..whole.len() / 2]).unwrap();
    let output = naast(folder.path(), &["drill", "all.backup"]);
    assert!(!output.status.success() && said(&output).contains("cannot be restored"), "{}", said(&output));
    assert!(!naast(folder.path(), &["drill", "none.backup"]).status.success());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), before);
}
