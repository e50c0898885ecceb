//! Mentions: `@` and the name as it is shown. The longest name that somebody goes by wins. They are looked for
//! in the rendered text, so that code, links and addresses stay as they are.

use crate::{
    storage::Reader,
    texts::{markdown, sql},
};
use naast_domain::ids::MemberId;

/// A name has at most this many words.
const WORDS: usize = 4;
/// More `@` than this in one text are left as they are: each asks for some names, whether somebody goes by one or not.
const AT_MOST: usize = 40;

/// A rendered text whose mentions became links, and who was mentioned.
#[derive(Debug, Default)]
pub struct Rendered {
    pub html: String,
    pub members: Vec<MemberId>,
}

/// Renders a text that belongs to this thread (0: to none yet).
pub async fn render(conn: &mut Reader, source: &str, initiative: i64) -> sqlx::Result<Rendered> {
    let html = markdown::render(source);
    let mut rendered = Rendered::default();
    let mut closed_in = 0_usize;
    let mut looked = 0;
    for piece in pieces(&html) {
        if piece.starts_with('<') {
            closed_in = depth_after(piece, closed_in);
            rendered.html.push_str(piece);
            continue;
        }
        let mut rest = piece;
        while let Some(at) = rest.find('@').filter(|_| closed_in == 0 && looked < AT_MOST) {
            let (before, name) = (&rest[..at], &rest[at + 1..]);
            rendered.html.push_str(before);
            rest = name;
            let person = if before.ends_with(char::is_alphanumeric) {
                None
            } else {
                looked += 1;
                named(conn, name, initiative).await?
            };
            let Some((member, length)) = person else {
                rendered.html.push('@');
                continue;
            };
            rendered.html.extend(["<a href=\"/members/", &member.to_string(), "\">@", &name[..length], "</a>"]);
            rest = &name[length..];
            if !rendered.members.contains(&member) {
                rendered.members.push(member);
            }
        }
        rendered.html.push_str(rest);
    }
    Ok(rendered)
}

/// The names under which a member is mentioned in a rendered text, as they are spelled in its source.
pub fn named_in(html: &str, member: MemberId) -> impl Iterator<Item = String> {
    let link = format!("<a href=\"/members/{member}\">@");
    let names: Vec<_> =
        html.split(link.as_str()).skip(1).filter_map(|rest| rest.split("</a>").next()).map(plain).collect();
    names.into_iter()
}

/// A text in which this stands for a name after an `@`, however that is written.
pub fn without_name(text: &str, name: &str, instead: &str) -> String {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at + 1);
        changed.push_str(before);
        rest = after;
        if let Some(length) = begins_with(after, &name) {
            changed.push_str(instead);
            rest = &after[length..];
        }
    }
    changed + rest
}

/// How many bytes at the beginning of a text are this name, in small letters; nothing when a word goes on behind it.
fn begins_with(text: &str, name: &[char]) -> Option<usize> {
    let mut expected = name.iter();
    for (at, letter) in text.char_indices() {
        if expected.as_slice().is_empty() {
            return (!letter.is_alphanumeric() && !name.is_empty()).then_some(at);
        }
        if letter.to_lowercase().any(|letter| expected.next() != Some(&letter)) {
            return None;
        }
    }
    (expected.as_slice().is_empty() && !name.is_empty()).then_some(text.len())
}

/// A piece of a rendered text as its source has it.
fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Tags and the texts between them. A `>` within quotes does not end a tag.
fn pieces(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let mut is_quoted = false;
        let end = match rest.chars().next()? {
            '<' => rest
                .find(|c| {
                    is_quoted ^= c == '"';
                    c == '>' && !is_quoted
                })
                .map_or(rest.len(), |end| end + 1),
            _ => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Within how many links and pieces of code the text after this tag stands.
fn depth_after(tag: &str, depth: usize) -> usize {
    let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
    match (["a", "code", "pre"].contains(&name), tag.starts_with("</")) {
        (false, _) => depth,
        (true, true) => depth.saturating_sub(1),
        (true, false) => depth + 1,
    }
}

/// Whose name the text begins with, and how many bytes of it are the name.
async fn named(conn: &mut Reader, text: &str, initiative: i64) -> sqlx::Result<Option<(MemberId, usize)>> {
    let line = text.lines().next().unwrap_or_default();
    if line.starts_with(char::is_whitespace) {
        return Ok(None);
    }
    let mut ends: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).take(WORDS).collect();
    if ends.len() < WORDS {
        ends.push(line.len());
    }
    for end in ends.into_iter().rev() {
        let words = &line[..end];
        let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        for name in [words, bare] {
            let plain = plain(name);
            if (2..=60).contains(&plain.chars().count())
                && let Some((member, _)) = sql::mentions::find(conn, &plain, initiative).await?
            {
                return Ok(Some((member, name.len())));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_out_however_it_is_written() {
        for (text, changed) in [
            ("Dag @Jan de Vries, hoe is het?", "Dag @[…], hoe is het?"),
            ("@jan DE vries en @Jan de Vriesland", "@[…] en @Jan de Vriesland"),
            ("Jan de Vries, jan@Jan de Vries", "Jan de Vries, jan@[…]"),
            ("@Jan @Jan de Vries", "@Jan @[…]"),
            ("@", "@"),
        ] {
            assert_eq!(without_name(text, "Jan de Vries", "[…]"), changed, "{text}");
        }
        assert_eq!(without_name("@İlker @x", "İlker", "-"), "@- @x");
        assert_eq!(without_name("@ en @", "", "-"), "@ en @");
        let html = "<p><a href=\"/members/7\">@Jan &amp; Jan</a> <a href=\"/members/70\">@Piet</a></p>";
        assert_eq!(named_in(html, MemberId(7)).collect::<Vec<_>>(), ["Jan & Jan"]);
    }

    #[test]
    fn a_tag_ends_where_its_quotes_have_ended() {
        let html = "<p>een <a href=\"/x>@Jan\">twee</a></p>";
        assert_eq!(pieces(html).collect::<Vec<_>>(), ["<p>", "een ", "<a href=\"/x>@Jan\">", "twee", "</a>", "</p>"]);
    }
}
