//! The lines that mail programs put around an answer, in the languages in which they are used here.

/// How many lines a sentence on who wrote what is quoted may have.
const ATTRIBUTION: usize = 4;
/// The most characters of it.
const LONG: usize = 300;

/// Whether a line is quoted.
pub fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// A quoted line without its marks.
pub fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ']).trim_end()
}

/// How many lines from here say who wrote what is quoted: "Op di 24 nov 2026 om 10:12 schreef …:".
pub fn attribution(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim_start_matches(['>', ' ']);
    let starts = first.starts_with(|letter: char| letter.is_ascii_digit())
        || ["On ", "Op ", "Am ", "Le ", "El "].iter().any(|word| first.starts_with(word));
    let most = if starts { ATTRIBUTION } else { 1 };
    let mut sentence = String::new();
    for (at, line) in lines.iter().take(most).enumerate() {
        let line = line.trim_start_matches(['>', ' ']);
        if line.is_empty() {
            return None;
        }
        sentence.push_str(line);
        sentence.push(' ');
        if line.ends_with(':') && says_who_wrote(sentence.trim_end()) {
            return Some(at + 1);
        }
    }
    None
}

fn says_who_wrote(sentence: &str) -> bool {
    let words = sentence.to_lowercase();
    let verbs = [
        " wrote",
        " schreef ",
        " schreef:",
        " geschreven:",
        " skreau ",
        " schrieb ",
        " schrieb:",
        " écrit",
        " escribió",
    ];
    sentence.chars().count() <= LONG
        && words.contains(|letter: char| letter.is_ascii_digit())
        && verbs.iter().any(|verb| words.contains(verb))
}

/// Whether an older mail begins here that is not marked as quoted: a line that says so, or its headers.
pub fn begins_older_mail(lines: &[&str]) -> bool {
    let Some(first) = lines.first() else { return false };
    let bare = first.trim_matches(['-', ' ', '_']).to_lowercase();
    let is_line = first.starts_with("--") || first.to_lowercase().starts_with("begin ");
    let says = [
        "original message",
        "oorspronkelijk bericht",
        "forwarded message",
        "doorgestuurd bericht",
        "original appointment",
        "begin forwarded message:",
        "begin doorgestuurd bericht:",
    ];
    if is_line && says.contains(&bare.as_str()) {
        return true;
    }
    // A rule right above the headers goes with them.
    let is_rule = first.chars().count() >= 3 && first.chars().all(|letter| matches!(letter, '_' | '─' | '-'));
    let rest =
        if is_rule { lines[1..].iter().position(|line| !line.is_empty()).map(|at| &lines[at + 1..]) } else { None };
    has_headers(rest.unwrap_or(lines))
}

/// Whether these lines begin with the headers of a mail: who sent it, and two more.
fn has_headers(lines: &[&str]) -> bool {
    let name = |line: &&str| {
        let (name, _) = line.trim_start_matches('*').split_once(':')?;
        Some(name.trim_end_matches('*').trim().to_lowercase())
    };
    let is_from =
        lines.first().and_then(name).is_some_and(|name| ["from", "van", "von", "de"].contains(&name.as_str()));
    let others = [
        "sent",
        "date",
        "to",
        "subject",
        "verzonden",
        "datum",
        "aan",
        "onderwerp",
        "gesendet",
        "an",
        "betreff",
        "envoyé",
        "à",
        "objet",
    ];
    is_from && lines[1..].iter().take(7).filter_map(name).filter(|name| others.contains(&name.as_str())).count() >= 2
}

/// Whether a signature begins below this line.
pub fn is_signature_mark(line: &str) -> bool {
    matches!(line, "--" | "---" | "-- ")
}

/// Whether a telephone or a mail program says here that it was used.
pub fn is_device_signature(line: &str) -> bool {
    let line = line.to_lowercase();
    let begins = [
        "sent from ",
        "sent via ",
        "sent with ",
        "get outlook for ",
        "verstuurd vanaf ",
        "verstuurd via ",
        "verstuurd met ",
        "verzonden vanaf ",
        "verzonden via ",
        "verzonden met ",
        "download outlook ",
        "outlook voor ",
        "outlook for ",
        "yahoo mail: ",
    ];
    line.chars().count() <= 100 && begins.iter().any(|begin| line.starts_with(begin))
}

/// Whether this line is nothing but where a picture was.
pub fn is_picture(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    line.ends_with(']') && ["[cid:", "[image", "[afbeelding"].iter().any(|begin| line.starts_with(begin))
}

/// Whether somebody says goodbye here.
pub fn is_closing(line: &str) -> bool {
    let line = line.trim_end_matches([',', '.', '!', ' ']).to_lowercase();
    [
        "met vriendelijke groet",
        "met vriendelijke groeten",
        "vriendelijke groet",
        "vriendelijke groeten",
        "met groet",
        "groet",
        "groeten",
        "hartelijke groet",
        "hartelijke groeten",
        "mvg",
        "m.v.g",
        "kind regards",
        "best regards",
        "regards",
        "yours sincerely",
        "best wishes",
        "mei freonlike groetnis",
        "groetnis",
    ]
    .contains(&line.as_str())
}

/// Whether a line is a point of a list in Markdown.
pub fn is_list_item(line: &str) -> bool {
    let after_number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered =
        after_number.len() < line.len() && (after_number.starts_with(". ") || after_number.starts_with(") "));
    is_numbered || ["- ", "* ", "+ ", "• "].iter().any(|mark| line.starts_with(mark))
}
