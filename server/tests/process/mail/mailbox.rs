//! A real IMAP server (`scripts/imapserver.sh`), and the mailbox in it.

use super::post_office::script;
use std::{fs, path::PathBuf};

/// A mailbox in a folder that goes away with it.
pub struct ImapServer {
    folder: tempfile::TempDir,
    mail: PathBuf,
    pub plain: String,
    pub tls: String,
    /// The file with its certificate.
    pub certificate: String,
}

impl ImapServer {
    /// Starts it.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let told = script("imapserver.sh", &["start", &folder.path().join("imap").display().to_string()]);
        let [mail, plain, tls, certificate] = told.split(' ').collect::<Vec<_>>()[..] else {
            panic!("what is this: {told}")
        };
        let (mail, plain) = (mail.into(), plain.to_owned());
        Self { mail, plain, tls: tls.to_owned(), certificate: certificate.to_owned(), folder }
    }

    /// A mail arrives.
    pub fn put(&self, name: &str, mail: &[u8]) {
        let aside = self.mail.join("tmp").join(name);
        fs::write(&aside, mail).unwrap();
        fs::rename(aside, self.mail.join("new").join(name)).unwrap();
    }

    /// Whether this mail was marked as read.
    pub fn is_seen(&self, name: &str) -> bool {
        let files = fs::read_dir(self.mail.join("cur")).unwrap().map(|file| file.unwrap().file_name());
        let mut names = files.map(|file| file.to_string_lossy().into_owned());
        names.any(|file| file.split_once(":2,").is_some_and(|(begin, flags)| begin == name && flags.contains('S')))
    }
}

impl Drop for ImapServer {
    fn drop(&mut self) {
        script("imapserver.sh", &["stop", &self.folder.path().join("imap").display().to_string()]);
    }
}
