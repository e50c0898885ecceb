//! Where mails go: to a mail server, or into the list that a demo shows.

use crate::mail::{MailServer, Sender, letter::Letter, message::message, smtp::Smtp};
use naast_domain::mail::KeptMail;
use naast_forum::Forum;

/// Where mails go.
#[derive(Debug)]
pub enum Post {
    Smtp(Box<Smtp>),
    /// Nowhere: they are shown to administrators.
    Kept,
}

/// Why a mail was not taken; each comes with what the server said.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody has this address.
    Refused(String),
    /// Not now.
    Later(String),
    /// The server takes nothing from us, or is not there.
    Down(String),
}

impl Post {
    /// To this server, from this sender.
    pub fn smtp(server: MailServer, sender: Sender) -> Self {
        Self::Smtp(Box::new(Smtp::new(server, sender)))
    }

    /// Sends a letter, and waits until it was taken.
    ///
    /// # Errors
    /// Why it was not.
    pub async fn send(&mut self, forum: &Forum, letter: &Letter) -> Result<(), Fault> {
        match self {
            Self::Smtp(smtp) => {
                // What cannot be written into a header is no address that a server would take.
                let message = message(letter, &smtp.sender).map_err(|error| Fault::Refused(error.to_string()))?;
                smtp.send(&message).await
            }
            Self::Kept => {
                let text = letter.text();
                let (to, subject) = (letter.to.clone(), letter.subject.clone());
                forum.keep_mail(KeptMail { at: forum.clock().now(), to, subject, text });
                Ok(())
            }
        }
    }
}
