//! Somebody answers a mail: what they wrote stands in the thread, or comes back to them.

use super::{
    mailbox::ImapServer,
    post_office::{Arrived, PostOffice},
    story::{by, settle},
};
use crate::served::{PASSWORD, Served, database};
use naast_domain::{
    answers::AnswerInput, conversation::ThreadPart, ids::InitiativeId, initiatives::InitiativeInput,
    language::Language, members::Viewer,
};
use naast_forum::{Forum, Registration};
use std::{fs, path::Path, process::Stdio, time::Duration};
use tokio::{io::AsyncWriteExt, process::Command};

const REPLIES: &str = "naast+*@example.org";

/// Anna told something, an official answered, and she got a mail.
struct Told {
    forum: Forum,
    anna: Viewer,
    office: PostOffice,
    /// Where she answers it, and where mail servers say that her address does not exist.
    reply_to: String,
    bounce_to: String,
}

impl Told {
    async fn begin(database: &str, more: &[&str], line: &str) -> (Self, Served) {
        let office = PostOffice::open();
        let (forum, fatma) = settle(database).await;
        let arguments = by(&office);
        let arguments: Vec<_> = arguments.iter().map(String::as_str).chain(["--mail-replies", REPLIES]).collect();
        let served = Served::start_in(line, database, &[&arguments[..], more].concat(), Stdio::null()).await;
        let (email, name, password) = ("anna@example.org".to_owned(), "Anna".to_owned(), PASSWORD.to_owned());
        let token =
            forum.register("here", &Registration { email, name, password, language: Language::Nl }).await.unwrap();
        forum.operator_confirm_email("anna@example.org").await.unwrap();
        let anna = forum.viewer(Some(&token.0)).await.unwrap();
        let input = InitiativeInput { story: "Een bankje bij de halte.".to_owned(), ..InitiativeInput::default() };
        forum.propose(&anna, &input).await.unwrap();
        let body = "Ik kom donderdag kijken.".to_owned();
        let input = AnswerInput { kind: "answer".to_owned(), body, ..AnswerInput::default() };
        forum.post_answer(&fatma, InitiativeId(1), None, &input, Language::Nl).await.unwrap();
        let mails = office.for_member("anna@example.org", 1).await;
        let told = mails.iter().find(|mail| mail.text().contains("> Ik kom donderdag kijken.")).expect("the answer");
        assert!(told.text().starts_with("Antwoord gerust op deze mail"), "{}", told.text());
        assert!(!told.text().contains("Op deze mail antwoorden kan niet"));
        let reply_to = told.address("Reply-To");
        let bounce_to = told.address("Return-path");
        assert!(reply_to.starts_with("naast+r-") && bounce_to.starts_with("naast+b-"), "{reply_to} {bounce_to}");
        (Self { forum, anna, office, reply_to, bounce_to }, served)
    }

    /// A mail from the table, as it comes from Anna.
    fn mail(&self, name: &str) -> Vec<u8> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/process/mail/replies").join(name);
        let mut mail = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let addresses =
            [("@REPLY@", self.reply_to.as_str()), ("@BOUNCE@", &self.bounce_to), ("@FROM@", "anna@example.org")];
        for (word, address) in addresses {
            mail = replaced(&mail, word.as_bytes(), address.as_bytes());
        }
        mail
    }

    /// What stands in the thread of the initiative.
    async fn thread(&self) -> Vec<String> {
        let thread = self.forum.thread(&self.anna, InitiativeId(1), ThreadPart::default()).await.unwrap();
        thread.comments.into_iter().map(|comment| comment.body_html).collect()
    }
}

fn replaced(text: &[u8], word: &[u8], by: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(word) {
            out.extend_from_slice(by);
            at += word.len();
        } else {
            out.push(text[at]);
            at += 1;
        }
    }
    out
}

/// Hands a mail over as a mail server does; tells how that ended.
async fn hand_over(database: &str, arguments: &[&str], mail: &[u8]) -> i32 {
    let mut process = Command::new(env!("CARGO_BIN_EXE_naast"))
        .args(["--database-url", database, "mail", "receive"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = process.stdin.take().unwrap();
    // Whoever does not read all of it ends the line.
    let _ = input.write_all(mail).await;
    drop(input);
    process.wait().await.unwrap().code().unwrap()
}

async fn answers_by_mail(database: &str) {
    let (told, _served) = Told::begin(database, &[], "exec \"$@\"").await;
    let replies = ["--mail-replies", REPLIES];
    let whole = told.mail("people/01-gmail-web-dutch.eml");
    assert_eq!(hand_over(database, &replies, &whole).await, 0);
    let thread = told.thread().await;
    assert_eq!(thread.len(), 2, "{thread:?}");
    assert!(thread[1].contains("ik zorg dat ik er om tien uur ben.") && !thread[1].contains("schreef"), "{thread:?}");
    assert_eq!(hand_over(database, &replies, &whole).await, 0);
    assert_eq!(told.thread().await.len(), 2, "a mail server may hand it over twice");

    let large = replaced(&told.mail("people/21-attachment-and-logo.eml"), b"@ATTACHMENT@", &base64(20_000_000));
    assert_eq!(hand_over(database, &[&replies[..], &["--to", &told.reply_to]].concat(), &large).await, 0);
    let thread = told.thread().await;
    assert!(thread.len() == 3 && thread.iter().any(|html| html.contains("mijn schets van de plek")), "{thread:?}");

    // What a program wrote is not answered; what nobody can read as an answer is.
    for name in ["programs/15-exchange-out-of-office.eml", "programs/19-outlook-calendar-acceptance.eml"] {
        assert_eq!(hand_over(database, &replies, &told.mail(name)).await, 0, "{name}");
    }
    for name in ["people/22-only-the-quote.eml", "people/23-another-sender.eml"] {
        assert_eq!(hand_over(database, &replies, &told.mail(name)).await, 0, "{name}");
    }
    assert_eq!(told.thread().await.len(), 3);
    let mails = told.office.for_member("anna@example.org", 4).await;
    let of =
        |subject: &str| mails.iter().filter(|mail| mail.subject() == subject).map(Arrived::text).collect::<Vec<_>>();
    let files = of("Je antwoord staat in het gesprek, zonder bijlage");
    assert!(files.len() == 1 && files[0].contains("/comments/1"), "{files:?}");
    let back = of("Je antwoord staat niet in het gesprek");
    assert!(back.iter().any(|text| text.contains("geen woorden van jezelf")), "{back:?}");
    assert!(back.iter().any(|text| text.contains("niet van jouw adres")), "{back:?}");
    assert!(told.office.all().iter().all(|mail| mail.to().ends_with("@example.org")), "nothing goes to strangers");

    // Somebody closed the thread meanwhile: what she wrote comes back with the reason.
    told.forum.withdraw_initiative(&told.anna, InitiativeId(1)).await.unwrap();
    assert_eq!(hand_over(database, &replies, &told.mail("people/06-apple-mail-macos-dutch.eml")).await, 0);
    let mails = told.office.for_member("anna@example.org", 5).await;
    let back = mails.iter().find(|mail| mail.text().contains("> Tien uur is prima.")).expect("her words");
    assert!(back.text().contains("Dit schreef je:"), "{}", back.text());

    // Her mail server says that nobody has this address.
    assert_eq!(hand_over(database, &replies, &told.mail("programs/18-delayed-postfix.eml")).await, 0);
    assert_eq!(told.forum.mail_settings(&told.anna, None).await.unwrap().reached, naast_domain::mail::Reached::Yes);
    assert_eq!(hand_over(database, &replies, &told.mail("programs/17-bounce-postfix.eml")).await, 0);
    let reached = told.forum.mail_settings(&told.anna, None).await.unwrap().reached;
    assert!(matches!(&reached, naast_domain::mail::Reached::Refused(said) if said.contains("5.1.1")), "{reached:?}");
    told.forum.close().await;
}

/// So many bytes in lines of base64.
fn base64(bytes: usize) -> Vec<u8> {
    let line = [&[b'A'; 76][..], b"\r\n"].concat();
    line.repeat(bytes / 57)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_by_mail_stands_in_the_thread_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    answers_by_mail(&database(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_by_mail_stands_in_the_thread_postgres() {
    if let Some(database) = naast_tests::postgres().await {
        answers_by_mail(&database).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_cannot_be_taken_now_is_handed_over_again() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = format!("sqlite:{}", folder.path().join("nowhere.db").display());
    assert_eq!(hand_over(&nowhere, &["--mail-replies", REPLIES], b"From: a@b.nl\r\n\r\nHoi").await, 75, "EX_TEMPFAIL");
    let (database, office) = (database(folder.path()), PostOffice::open());
    settle(&database).await.0.close().await;
    assert_eq!(hand_over(&database, &[], b"From: a@b.nl\r\n\r\nHoi").await, 75, "nobody said where mails are answered");
    for mail in [&b""[..], b"\0\xff\xfe", b"Hoi", b"From: a@b.nl\r\nTo: naast+r-1-1-x@example.org\r\n\r\nHoi"] {
        assert_eq!(hand_over(&database, &["--mail-replies", REPLIES], mail).await, 0, "{mail:?}");
    }
    assert!(office.all().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_looked_into_and_what_is_for_others_stays_new() {
    let folder = tempfile::tempdir().unwrap();
    for secret in ["imaps", "imap"] {
        let database = format!("sqlite:{}", folder.path().join(format!("{secret}.db")).display());
        let imap = ImapServer::open();
        let port = if secret == "imaps" { &imap.tls } else { &imap.plain };
        let mailbox = format!("{secret}://naast:secret@127.0.0.1:{port}");
        let line = format!("SSL_CERT_FILE={} exec \"$@\"", imap.certificate);
        imap.put(
            "1.other",
            b"From: bert@example.org\r\nTo: naast@example.org\r\nSubject: Vraag\r\n\r\nIs er iemand?\r\n",
        );
        let (told, _served) = Told::begin(&database, &["--mailbox", &mailbox], &line).await;
        imap.put("2.reply", &told.mail("people/07-iphone-dutch.eml"));
        let mut thread = Vec::new();
        for _ in 0..600 {
            thread = told.thread().await;
            if thread.len() > 1 && imap.is_seen("2.reply") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(thread.len() == 2 && thread[1].contains("trek laarzen aan!"), "{thread:?}");
        assert!(imap.is_seen("2.reply") && !imap.is_seen("1.other"));
        told.forum.close().await;
    }
}
