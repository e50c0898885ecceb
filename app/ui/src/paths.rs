//! The addresses that several pages lead to, each once.

use naast_domain::{
    conversation::ThreadPart,
    ids::{CommentId, InitiativeId, MeasureId, NoticeId},
    location::Location,
    measures::Subject,
};

/// Where members find what they wrote that waits for a person.
pub const OWN_WAITING: &str = "/for-you#waiting";

/// Where a measure is explained.
pub fn reasons_address(id: MeasureId) -> String {
    format!("/moderation/measures/{id}")
}

/// Where colleagues note and ask what concerns a text or a profile.
pub fn aside_address(subject: Subject) -> String {
    format!("{}/aside", subject.path())
}

/// Where a case is handled.
pub fn case_address(subject: Subject) -> String {
    format!("/moderation{}", subject.path())
}

/// Where moderators invite somebody from outside to look again.
pub const REVIEWS: &str = "/moderation/reviews";

/// Where a part of a thread is shown.
pub fn part_address(initiative: InitiativeId, part: ThreadPart, anchor: &str) -> String {
    within(initiative, part, None, anchor)
}

/// Where a comment is shown.
pub fn comment_address(id: CommentId, initiative: InitiativeId, part: ThreadPart) -> String {
    within(initiative, part, None, &format!("c-{id}"))
}

/// The same place, with the form to reply to the comment open.
pub fn reply_address(id: CommentId, initiative: InitiativeId, part: ThreadPart) -> String {
    within(initiative, part, Some(format!("reply={id}")), &format!("reply-{id}"))
}

fn within(initiative: InitiativeId, part: ThreadPart, reply: Option<String>, anchor: &str) -> String {
    let branch = part.branch.map(|branch| format!("branch={branch}"));
    let after = part.after.map(|after| format!("after={after}"));
    let query = branch.into_iter().chain(after).chain(reply).collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/initiatives/{initiative}{mark}{query}#{anchor}")
}

/// Leads on to a comment, wherever in its thread it is by then, with the form to reply to it open.
pub fn to_reply(id: CommentId) -> String {
    format!("/comments/{id}?reply={id}")
}

/// Where moderators read a notice.
pub fn contested_address(id: NoticeId) -> String {
    format!("/moderation/notices/{id}")
}

/// Where a notice about this is filed.
pub fn notice_address(location: Location) -> String {
    format!("/notices/new?about={location}")
}

/// Writes a text so that it can stand in an address (RFC 3986, 2.1).
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend(char::from_digit(u32::from(byte >> 4), 16).map(|digit| digit.to_ascii_uppercase()));
            out.extend(char::from_digit(u32::from(byte & 15), 16).map(|digit| digit.to_ascii_uppercase()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_opens_where_the_comment_is_shown() {
        let part = ThreadPart { branch: None, after: Some(CommentId(4)) };
        let (id, initiative) = (CommentId(9), InitiativeId(2));
        assert_eq!(comment_address(id, initiative, part), "/initiatives/2?after=4#c-9");
        assert_eq!(reply_address(id, initiative, part), "/initiatives/2?after=4&reply=9#reply-9");
        assert_eq!(reply_address(id, initiative, ThreadPart::default()), "/initiatives/2?reply=9#reply-9");
    }
}
