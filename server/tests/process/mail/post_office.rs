//! A real mail server (`scripts/mailserver.sh`), and what it took.

use mail_parser::{Message, MessageParser};
use std::{collections::BTreeSet, fs, path::PathBuf, process::Command, time::Duration};

/// A mail server in a folder that goes away with it.
pub struct PostOffice {
    folder: tempfile::TempDir,
    mail: PathBuf,
    pub plain: String,
    pub tls: String,
}

/// A mail as it arrived.
pub struct Arrived(pub Vec<u8>);

/// Runs one of the scripts that start and stop servers; what it printed.
pub fn script(name: &str, words: &[&str]) -> String {
    let path = format!("{}/../scripts/{name}", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(path).args(words).output().expect(name);
    assert!(output.status.success(), "no server by {name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

impl PostOffice {
    /// Starts it.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let told = script("mailserver.sh", &["start", &folder.path().join("office").display().to_string()]);
        let [mail, plain, tls] = told.split(' ').collect::<Vec<_>>()[..] else { panic!("what is this: {told}") };
        Self { mail: mail.into(), plain: plain.to_owned(), tls: tls.to_owned(), folder }
    }

    fn office(&self) -> PathBuf {
        self.folder.path().join("office")
    }

    /// The file with its certificate.
    pub fn certificate(&self) -> String {
        self.office().join("ca.pem").display().to_string()
    }

    /// All that arrived, in any order.
    pub fn all(&self) -> Vec<Arrived> {
        let files = ["new", "cur"].into_iter().filter_map(|part| fs::read_dir(self.mail.join(part)).ok()).flatten();
        files.map(|file| Arrived(fs::read(file.unwrap().path()).unwrap())).collect()
    }

    /// Waits until so many different ones arrived for somebody; the oldest first. After a kill the next server begins when the one
    /// before it was silent for long enough.
    pub async fn for_member(&self, address: &str, count: usize) -> Vec<Arrived> {
        for _ in 0..1_200 {
            let mut theirs: Vec<_> = self.all().into_iter().filter(|mail| mail.to() == address).collect();
            if theirs.iter().map(|mail| mail.header("Message-ID")).collect::<BTreeSet<_>>().len() >= count {
                theirs.sort_by_key(|mail| mail.message().date().map(mail_parser::DateTime::to_timestamp));
                return theirs;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!(
            "{address} got {} of {count} in a minute",
            self.all().iter().filter(|mail| mail.to() == address).count()
        );
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        script("mailserver.sh", &["stop", &self.office().display().to_string()]);
    }
}

impl Arrived {
    pub fn message(&self) -> Message<'_> {
        MessageParser::default().parse(&self.0).expect("a message")
    }

    pub fn to(&self) -> String {
        let message = self.message();
        let address = message.to().and_then(|to| to.first()).and_then(|to| to.address());
        address.unwrap_or_default().to_owned()
    }

    pub fn subject(&self) -> String {
        self.message().subject().unwrap_or_default().to_owned()
    }

    pub fn text(&self) -> String {
        self.message().body_text(0).expect("a part of text").replace("\r\n", "\n")
    }

    pub fn html(&self) -> String {
        self.message().body_html(0).expect("a part of HTML").replace("\r\n", "\n")
    }

    /// A header, as it reads; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let message = self.message();
        match message.header_raw(name) {
            Some(raw) => raw.split_whitespace().collect::<Vec<_>>().join(" "),
            None => String::new(),
        }
    }

    /// The first address of a header.
    pub fn address(&self, name: &str) -> String {
        let header = self.header(name);
        let address = header.rsplit_once('<').map_or(header.as_str(), |(_, rest)| rest);
        address.split('>').next().unwrap_or_default().to_owned()
    }

    /// The address that follows these words in the text.
    pub fn link_after(&self, words: &str) -> String {
        let text = self.text();
        let (_, after) = text.split_once(words).unwrap_or_else(|| panic!("no {words:?} in {text}"));
        after.trim_start_matches([':', '\n', ' ']).lines().next().unwrap_or_default().to_owned()
    }

    /// All addresses in the HTML that lead somewhere or load something.
    pub fn addresses(&self) -> Vec<String> {
        let html = self.html();
        let starts =
            ["href=\"", "src=\"", "url("].into_iter().flat_map(|start| html.split(start).skip(1).collect::<Vec<_>>());
        starts.map(|rest| rest.split(['"', ')']).next().unwrap_or_default().replace("&amp;", "&")).collect()
    }
}
