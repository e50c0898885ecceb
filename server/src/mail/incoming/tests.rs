//! Mails as real programs write them, and what is read in each. What becomes of them is in `server/tests/process/mail/answering.rs`.

use super::reading::{Content, read};
use std::{collections::BTreeSet, fs, path::Path};

const MAILS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/process/mail/replies");

/// What is expected of a mail: an outcome in a word, and its own words.
fn expected() -> Vec<(String, String, String)> {
    let table = fs::read_to_string(format!("{MAILS}/expected.md")).unwrap();
    let part = |part: &str| {
        let (name, rest) = part.split_once('\n').unwrap();
        let words = rest.split_once("```text\n").and_then(|(_, words)| words.split_once("\n```")).unwrap_or_default().0;
        (name.to_owned(), rest.lines().next().unwrap_or_default().to_owned(), words.to_owned())
    };
    table.split("\n## ").skip(1).map(part).collect()
}

#[test]
fn each_mail_of_the_table_is_read_as_its_writer_meant_it() {
    let mut told = BTreeSet::new();
    for (name, outcome, own) in expected() {
        let folder =
            ["people", "programs"].into_iter().find(|folder| Path::new(MAILS).join(folder).join(&name).exists());
        let file = Path::new(MAILS).join(folder.unwrap_or_else(|| panic!("{name} is not there"))).join(&name);
        let mail = read(&fs::read(&file).unwrap(), None).unwrap_or_else(|| panic!("{name} is no mail"));
        match (outcome.as_str(), mail.content) {
            ("posted", Content::Words { words, has_files: false })
            | ("posted-without-attachment", Content::Words { words, has_files: true }) => {
                assert_eq!(words, own, "{name}");
            }
            ("told-empty", Content::Words { words, .. }) => assert_eq!(words, "", "{name}"),
            ("told-wrong-sender", Content::Words { words, .. }) => {
                assert!(!words.is_empty() && mail.from.ends_with(".example"), "{name}");
            }
            ("refused-address", Content::Bounce(said)) => assert!(said.contains("5.1.1"), "{name}: {said}"),
            ("silence", Content::Automatic) => {}
            (outcome, content) => panic!("{name}: {outcome} is not {content:?}"),
        }
        told.insert(name);
    }
    let mails: BTreeSet<_> = ["people", "programs"]
        .into_iter()
        .flat_map(|folder| fs::read_dir(Path::new(MAILS).join(folder)).unwrap())
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(mails.len() >= 20 && mails == told, "each mail is in the table");
}

#[test]
fn a_mail_by_nobody_in_their_senses_is_read_all_the_same() {
    let deep = format!("From: a@b.nl\r\nContent-Type: text/html\r\n\r\n{}Hoi", "<div><blockquote>".repeat(10_000));
    let parts = "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(5_000);
    let nested = format!("From: a@b.nl\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n{parts}");
    let quotes = format!("From: a@b.nl\r\n\r\n{}", "> Kom je?\r\nJa\r\n".repeat(50_000));
    let colons = format!("From: a@b.nl\r\n\r\n{}", "On 1 a wrote\r\n".repeat(100_000));
    for mail in [&deep, &nested, &quotes, &colons, "", "\r\n\r\n", "From: <<<\r\n\r\n>>>"] {
        let began = std::time::Instant::now();
        let _ = read(mail.as_bytes(), None);
        eprintln!("{} bytes in {:?}", mail.len(), began.elapsed());
    }
}

#[test]
fn what_no_database_takes_is_left_out() {
    let mail = b"From: Ria <ria@voorbeeld.nl>\r\nMessage-ID: <a\0b@c>\r\n\r\nHoi\0 daar\x1b";
    let read = read(mail, None).unwrap();
    assert!(!read.message_id.contains('\0'), "{read:?}");
    assert_eq!(read.content, Content::Words { words: "Hoi daar".to_owned(), has_files: false });
}

#[test]
fn where_it_came_to_is_what_the_mail_server_says_first() {
    let mail = b"Delivered-To: <one@example.org>\r\nFrom: Ria <ria@voorbeeld.nl>\r\nTo: two@example.org\r\n\
                 Cc: three@example.org\r\n\r\nHoi";
    let read = read(mail, Some("zero@example.org")).unwrap();
    assert_eq!(read.to, ["zero@example.org", "one@example.org", "two@example.org", "three@example.org"]);
    assert_eq!(read.from, "ria@voorbeeld.nl");
    assert!(!read.message_id.is_empty(), "a mail without a number is known by its bytes");
}
