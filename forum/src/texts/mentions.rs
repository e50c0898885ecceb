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
            let plain = name.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
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
    fn a_tag_ends_where_its_quotes_have_ended() {
        let html = "<p>een <a href=\"/x>@Jan\">twee</a></p>";
        assert_eq!(pieces(html).collect::<Vec<_>>(), ["<p>", "een ", "<a href=\"/x>@Jan\">", "twee", "</a>", "</p>"]);
    }
}
