//! Writes the methods of `Texts`. Each chooses among the languages by itself, with Dutch for all that lack the text: in
//! WebAssembly that is smaller than any table, and a language adds nothing but the texts that it has.

use crate::reading::{Entries, Entry, LANGUAGES, Text, blanks};
use std::{collections::BTreeSet, fmt::Write};

/// The methods, and the blanks of those that have several.
pub fn methods(texts: &[Entries]) -> String {
    let Some((dutch, others)) = texts.split_first() else { return String::new() };
    let (mut methods, mut structs) = (String::new(), String::new());
    for (key, entry) in dutch {
        let translated: Vec<_> =
            LANGUAGES[1..].iter().zip(others).map(|(language, texts)| (language.name, texts.get(key))).collect();
        methods.push_str(&documentation(entry));
        methods.push_str(&method(key, entry, &translated, &mut structs));
    }
    // Dutch is for every language without this text, and two languages may say the same.
    let allowed = "#[allow(clippy::match_wildcard_for_single_variants, clippy::match_same_arms)]";
    format!("{allowed}\nimpl Texts {{\n{methods}}}\n{structs}")
}

/// Where the text stands and what it says, for whoever meets the method.
fn documentation(entry: &Entry) -> String {
    let (Text::Plain(text) | Text::Counted { other: text, .. }) = &entry.text;
    let text = text.replace('\n', " ");
    format!("/// `app/texts/nl/{}:{}`: “{text}”\n", entry.file, entry.line)
}

fn method(key: &str, entry: &Entry, translated: &[(&str, Option<&Entry>)], structs: &mut String) -> String {
    let Text::Plain(text) = &entry.text else {
        let choice = choose(entry, translated, &Names::from(["count"]));
        return format!("pub fn {key}(self, count: i64) -> String {{ self.count(count, {choice}) }}\n");
    };
    let names = blanks(text);
    let choice = choose(entry, translated, &names);
    match names.iter().copied().collect::<Vec<_>>()[..] {
        [] => format!("pub const fn {key}(self) -> &'static str {{ {choice} }}\n"),
        [name] => format!("pub fn {key}(self, {name}: &str) -> String {{ fill({choice}, &[{name}]) }}\n"),
        ref names => {
            let blanks = camel(key);
            let fields = names.iter().fold(String::new(), |fields, name| fields + &format!("pub {name}: &'a str, "));
            let values = names.iter().fold(String::new(), |values, name| values + &format!("blanks.{name}, "));
            let _ = writeln!(structs, "/// The blanks of `Texts::{key}`: “{text}”");
            let _ = writeln!(structs, "pub struct {blanks}<'a> {{ {fields}}}");
            format!("pub fn {key}(self, blanks: {blanks}<'_>) -> String {{ fill({choice}, &[{values}]) }}\n")
        }
    }
}

type Names<'a> = BTreeSet<&'a str>;

/// The expression that chooses the text in the reader's language.
fn choose(dutch: &Entry, translated: &[(&str, Option<&Entry>)], names: &Names<'_>) -> String {
    let mut arms = String::new();
    for (language, entry) in translated {
        if let Some(own) = entry.filter(|own| own.text != dutch.text) {
            let _ = write!(arms, "Language::{language} => {}, ", literal(&own.text, names));
        }
    }
    let dutch = literal(&dutch.text, names);
    if arms.is_empty() { dutch } else { format!("match self.0 {{ {arms}_ => {dutch} }}") }
}

/// The text in Rust, with the number of each blank in the place of its name.
fn literal(text: &Text, names: &Names<'_>) -> String {
    let numbered = |text: &str| {
        let mut text = text.to_owned();
        for (number, name) in names.iter().enumerate() {
            text = text.replace(&format!("{{{name}}}"), &format!("{{{number}}}"));
        }
        format!("{text:?}")
    };
    match text {
        Text::Plain(text) => numbered(text),
        Text::Counted { one, other } => format!("[{}, {}]", numbered(one), numbered(other)),
    }
}

/// `standing_done` is `StandingDone`.
fn camel(key: &str) -> String {
    let mut out = String::new();
    for part in key.split('_') {
        let mut letters = part.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}
