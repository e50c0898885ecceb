//! A mail that came in, read: who sent it, where to, and what it is.

use super::own_words::{own_words, printable};
use mail_parser::{ContentType, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use sha2::{Digest, Sha256};

/// The most bytes of HTML that are read for what somebody wrote.
const HTML: usize = 500_000;
/// Wide enough that nothing is wrapped.
const WIDE: usize = 5_000;

/// A mail, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    pub from: String,
    pub message_id: String,
    /// All addresses that it may have come to.
    pub to: Vec<String>,
    pub content: Content,
}

/// What a mail is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Somebody wrote this.
    Words { words: String, has_files: bool },
    /// A mail server says that an address does not exist; comes with its words.
    Bounce(String),
    /// A program wrote it.
    Automatic,
}

/// Reads a mail; nothing when it is none. `to` is where the mail server says that it came to.
pub fn read(raw: &[u8], to: Option<&str>) -> Option<Incoming> {
    let message = MessageParser::default().parse(raw)?;
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address()).unwrap_or_default();
    let message_id = match message.message_id() {
        Some(id) if !id.is_empty() => printable(id),
        _ => format!("{:x?}", Sha256::digest(raw)),
    };
    let content = if is_report(&message) {
        bounced(&message).map_or(Content::Automatic, Content::Bounce)
    } else if is_automatic(&message) {
        Content::Automatic
    } else {
        Content::Words { words: words(&message), has_files: message.attachments().any(is_file) }
    };
    Some(Incoming { from: printable(from), message_id, to: recipients(&message, to), content })
}

/// Where it came to: as mail servers note it, and as it was addressed.
fn recipients(message: &Message<'_>, to: Option<&str>) -> Vec<String> {
    let noted = ["Delivered-To", "X-Original-To", "Envelope-To"];
    let noted = message.headers_raw().filter(|(name, _)| noted.iter().any(|one| name.eq_ignore_ascii_case(one)));
    let addressed = [message.to(), message.cc()].into_iter().flatten().flat_map(|address| address.iter());
    to.map(str::to_owned)
        .into_iter()
        .chain(noted.map(|(_, value)| value.trim().trim_matches(['<', '>']).to_owned()))
        .chain(addressed.filter_map(|address| address.address().map(str::to_owned)))
        .collect()
}

fn is(part: Option<&ContentType<'_>>, kind: &str, subtype: &str) -> bool {
    part.is_some_and(|part| {
        part.ctype().eq_ignore_ascii_case(kind) && part.subtype().is_some_and(|sub| sub.eq_ignore_ascii_case(subtype))
    })
}

/// Whether a mail server reports what became of a mail (RFC 3464).
fn is_report(message: &Message<'_>) -> bool {
    is(message.content_type(), "multipart", "report")
}

/// What a mail server says of an address that does not exist. What it may yet deliver, it only says is late; policies (RFC 3463, x.7.x)
/// and full mailboxes (x.2.2) say nothing of the address.
fn bounced(message: &Message<'_>) -> Option<String> {
    let report = message.parts.iter().find(|part| is(part.content_type(), "message", "delivery-status"))?;
    // Long fields go on in the next line, after a space (RFC 5322, 2.2.3).
    let text = String::from_utf8_lossy(report.contents());
    let text = printable(&text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " "));
    let field = |name: &str| {
        let line = text.lines().find(|line| line.to_lowercase().starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let has_failed = field("action:").is_some_and(|action| action.eq_ignore_ascii_case("failed"));
    let status = field("status:")?;
    let is_about_it = status.starts_with("5.") && !status.starts_with("5.7.") && status != "5.2.2";
    (has_failed && is_about_it).then(|| field("diagnostic-code:").unwrap_or(status))
}

/// Whether a program wrote it (RFC 3834): absences, lists, calendars.
fn is_automatic(message: &Message<'_>) -> bool {
    let header = |name: &str| {
        let found = message.headers_raw().find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim().to_lowercase())
    };
    let is_calendar = message.parts.iter().any(|part| is(part.content_type(), "text", "calendar"));
    is_calendar
        || header("Auto-Submitted").is_some_and(|value| !value.starts_with("no"))
        || header("Precedence").is_some_and(|value| ["bulk", "junk", "list", "auto_reply"].contains(&value.as_str()))
        || header("Return-Path").is_some_and(|value| value == "<>")
        || ["X-Autoreply", "X-Autorespond", "List-Id", "X-Loop"].iter().any(|name| header(name).is_some())
}

/// Whether somebody sent a file: no picture of a signature, and no proof of who they are.
fn is_file(part: &MessagePart<'_>) -> bool {
    let is_signature = ["pkcs7-signature", "x-pkcs7-signature", "pgp-signature", "pgp-keys", "ms-tnef"]
        .iter()
        .any(|kind| is(part.content_type(), "application", kind));
    let is_shown = part.content_disposition().is_some_and(ContentType::is_inline) || part.content_id().is_some();
    !is_signature && !is_shown
}

/// What they wrote: from the text, unless the mail program lost in it what its HTML still has.
fn words(message: &Message<'_>) -> String {
    let text = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) if !text.trim().is_empty() => Some(from_text(part, text)),
        _ => None,
    });
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) if html.len() <= HTML => Some(from_html(html)),
        _ => None,
    });
    match (text, html) {
        (Some(text), Some(html)) if has_lost(&text, &html) => html,
        (Some(text), _) => text,
        (None, html) => html.unwrap_or_default(),
    }
}

/// Whether a text lost where its paragraphs end, and perhaps with them where what it answers to begins.
fn has_lost(text: &str, html: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let (in_text, in_html) = (words(text), words(html));
    let has_no_paragraphs = text.contains('\n') && !text.contains("\n\n") && html.contains("\n\n");
    in_html > 0 && (in_html * 10 < in_text * 9 || in_html <= in_text && has_no_paragraphs)
}

fn from_text(part: &MessagePart<'_>, text: &str) -> String {
    let parameter = |name: &str| part.content_type().and_then(|it| it.attribute(name)).map(str::to_lowercase);
    if parameter("format").as_deref() == Some("flowed") {
        own_words(&unflowed(text, parameter("delsp").as_deref() == Some("yes")), true)
    } else {
        own_words(text, false)
    }
}

fn from_html(html: &str) -> String {
    let config = html2text::config::plain_no_decorate().raw_mode(true).link_footnotes(false);
    own_words(&config.string_from_read(html.as_bytes(), WIDE).unwrap_or_default(), true)
}

/// Text whose lines a mail program broke and marked as such (RFC 3676): they are one again.
fn unflowed(text: &str, deletes_space: bool) -> String {
    let depth = |line: &str| line.len() - line.trim_start_matches('>').len();
    let mut whole = String::new();
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        let level = depth(line);
        let content = &line[level..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let flows = content.ends_with(' ') && content != "-- ";
        let said = if flows && deletes_space { &content[..content.len() - 1] } else { content };
        if open != Some(level) || content == "-- " {
            if !whole.is_empty() {
                whole.push('\n');
            }
            if level > 0 {
                whole.push_str(&">".repeat(level));
                whole.push(' ');
            }
        }
        whole.push_str(said);
        open = flows.then_some(level);
    }
    whole
}
