//! A letter as a message of the internet (RFC 5322), with the headers by which mail programs know what it is.

use crate::mail::{address::Sender, letter::Letter};
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};

/// The message.
///
/// # Errors
/// When the address of its reader cannot stand in a header.
pub fn message(letter: &Letter, sender: &Sender) -> anyhow::Result<Message> {
    let to: Address = letter.to.parse()?;
    let Sender(from) = sender;
    let from = Mailbox::new(Some(from.name.clone().unwrap_or_else(|| letter.organisation.clone())), from.email.clone());
    let mut builder = Message::builder();
    if let Some(address) = &letter.bounce_to {
        builder = builder.envelope(Envelope::new(Some(address.parse()?), vec![to.clone()])?);
    }
    if let Some(address) = &letter.reply_to {
        builder = builder.reply_to(Mailbox::new(from.name.clone(), address.parse()?));
    }
    let mut builder = builder
        .from(from)
        .to(Mailbox::new((!letter.name.is_empty()).then(|| letter.name.clone()), to))
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{}>", letter.id)))
        .date_now();
    if let Some(initiative) = letter.initiative {
        // No mail has this number: it stands for the thread, so that all mails about it are replies to the same one.
        let thread = format!("<initiative.{initiative}@{}>", letter.host);
        builder = builder.in_reply_to(thread.clone()).references(thread);
    }
    for (name, value) in headers(letter) {
        builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii(name.to_owned())?, value));
    }
    Ok(builder.multipart(MultiPart::alternative_plain_html(letter.text(), letter.html()))?)
}

/// That no person wrote it (RFC 3834), so that nobody's absence is told to it; what list it belongs to (RFC 2919); and how to leave it
/// with one click (RFC 8058).
fn headers(letter: &Letter) -> Vec<(&'static str, String)> {
    let mut headers = vec![
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("X-Auto-Response-Suppress", "All".to_owned()),
        ("Content-Language", letter.language.tag().to_owned()),
    ];
    if let Some(address) = &letter.unsubscribe {
        headers.push(("List-Id", format!("<news.{}>", letter.host)));
        headers.push(("List-Unsubscribe", format!("<{address}>")));
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers
}
