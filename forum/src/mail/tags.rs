//! Tags: what stands in the addresses that mails can be answered at, and that mail servers tell that nobody has an address. Each
//! says whose it is and is signed; nothing of it is stored. Without the tag of a mail nobody can answer it.

use crate::accounts::secrets;
use naast_domain::{
    ids::{CommentId, MemberId},
    mail::ReplyTo,
};

/// What a tag is for: its first letter, and what is signed with it.
const REPLY: (&str, &str) = ("r", "reply");
const BOUNCE: (&str, &str) = ("b", "bounce");

/// The tag with which a member answers what they were told.
pub fn reply_tag(key: &str, to: ReplyTo) -> String {
    let ReplyTo { member, comment } = to;
    let signature = secrets::short_signature(key, &format!("{}:{member}:{comment}", REPLY.1));
    format!("{}-{member}-{comment}-{signature}", REPLY.0)
}

/// Who answers what; nothing when it is no such tag of ours.
pub fn read_reply_tag(key: &str, tag: &str) -> Option<ReplyTo> {
    let (member, rest) = number_in(tag, REPLY.0)?;
    let (comment, signature) = rest.split_once('-')?;
    let to = ReplyTo { member, comment: CommentId(comment.parse().ok()?) };
    secrets::is_short_signature(key, &format!("{}:{member}:{}", REPLY.1, to.comment), signature).then_some(to)
}

/// The tag with which a mail server says that this member does not have this address.
pub fn bounce_tag(key: &str, member: MemberId, email: &str) -> String {
    format!("{}-{member}-{}", BOUNCE.0, secrets::short_signature(key, &bounced(member, email)))
}

/// Whose it is, with a signature that has yet to be held against their address.
pub fn read_bounce_tag(tag: &str) -> Option<(MemberId, &str)> {
    number_in(tag, BOUNCE.0)
}

/// Whether a mail server says it of this address.
pub fn is_bounce_of(key: &str, member: MemberId, email: &str, signature: &str) -> bool {
    secrets::is_short_signature(key, &bounced(member, email), signature)
}

fn bounced(member: MemberId, email: &str) -> String {
    format!("{}:{member}:{}", BOUNCE.1, secrets::mark(email))
}

/// The member in a tag of this kind, and what comes behind them. Mail servers may write an address in capitals.
fn number_in<'a>(tag: &'a str, kind: &str) -> Option<(MemberId, &'a str)> {
    let (first, rest) = tag.split_once('-')?;
    let (member, rest) = rest.split_once('-')?;
    first.eq_ignore_ascii_case(kind).then_some((MemberId(member.parse().ok()?), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_fits_into_an_address_and_is_of_one_member_and_one_comment() {
        let key = secrets::token().unwrap();
        let to = ReplyTo { member: MemberId(1_234_567), comment: CommentId(12_345_678) };
        let tag = reply_tag(&key, to);
        assert!("naast+".len() + tag.len() <= 64, "RFC 5321, 4.5.3.1.1: {tag}");
        assert_eq!(read_reply_tag(&key, &tag), Some(to));
        assert_eq!(read_reply_tag(&key, &tag.to_uppercase()), Some(to));
        let bounce = bounce_tag(&key, to.member, "ria@voorbeeld.nl");
        for wrong in [
            tag.replacen("1234567", "1234568", 1),
            tag.replacen("12345678", "12345679", 1),
            tag.replacen("r-", "b-", 1),
            bounce.replacen("b-", "r-", 1),
            "r-1-2".to_owned(),
            String::new(),
        ] {
            assert_eq!(read_reply_tag(&key, &wrong), None, "{wrong}");
        }
        let (member, signature) = read_bounce_tag(&bounce).unwrap();
        assert!(member == to.member && is_bounce_of(&key, member, "ria@voorbeeld.nl", signature));
        assert!(!is_bounce_of(&key, member, "ria@elders.nl", signature), "another address is not refused by it");
        assert_eq!(read_bounce_tag(&tag), None);
    }
}
