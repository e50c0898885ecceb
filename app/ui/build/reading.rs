//! Reads the texts of every language, and judges them by those in Dutch. The build, `cargo xtask texts` and the tests
//! do so alike.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// A language, as the build knows it.
pub struct Listed {
    /// What it is called in `Language`.
    pub name: &'static str,
    pub tag: &'static str,
    pub is_complete: bool,
}

/// Takes from the list what the build needs. The list is written once, for the domain and for the build, which has no
/// domain yet.
macro_rules! languages {
    ($($name:ident { tag: $tag:literal, own_name: $own:literal, is_complete: $complete:literal, $($rest:tt)* })*) => {
        /// The languages, Dutch first.
        pub const LANGUAGES: &[Listed] =
            &[$(Listed { name: stringify!($name), tag: $tag, is_complete: $complete }),*];
    };
}

include!("../../../domain/src/language/list.rs");

/// A text, or its singular and plural.
#[derive(Debug, PartialEq, Eq)]
pub enum Text {
    Plain(String),
    Counted { one: String, other: String },
}

/// A text and where it stands.
#[derive(Debug)]
pub struct Entry {
    pub text: Text,
    pub file: String,
    pub line: usize,
}

/// The texts of a language, by their keys.
pub type Entries = BTreeMap<String, Entry>;

/// Reads the texts of all languages in the list, from the folders that have their tags.
pub fn read(root: &Path) -> Result<Vec<Entries>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", root.display());
    for folder in fs::read_dir(root).map_err(failed)? {
        let name = folder.map_err(failed)?.file_name();
        if !LANGUAGES.iter().any(|language| name == language.tag) {
            return Err(format!("{}: the list of languages does not have it", root.join(name).display()));
        }
    }
    LANGUAGES.iter().map(|language| read_folder(&root.join(language.tag))).collect()
}

fn read_folder(folder: &Path) -> Result<Entries, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut entries = Entries::new();
    for file in fs::read_dir(folder).map_err(failed)? {
        let path = file.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        add(&mut entries, &name, &fs::read_to_string(&path).map_err(failed)?)
            .map_err(|error| format!("{}: {error}", folder.join(&*name).display()))?;
    }
    Ok(entries)
}

/// Adds the texts of a file.
pub fn add(entries: &mut Entries, file: &str, source: &str) -> Result<(), String> {
    let table: toml::Table = source.parse().map_err(|error| format!("{error}"))?;
    for (key, value) in table {
        let word = |name: &str| value.get(name).and_then(toml::Value::as_str).map(str::to_owned);
        let text = match (value.as_str(), word("one"), word("other")) {
            (Some(text), ..) => Text::Plain(text.to_owned()),
            (None, Some(one), Some(other)) => Text::Counted { one, other },
            _ => return Err(format!("`{key}` is neither a text nor one/other")),
        };
        let is_here = |line: &str| line.strip_prefix(&key).is_some_and(|rest| rest.trim_start().starts_with('='));
        let line = source.lines().position(is_here).map_or(0, |index| index + 1);
        if entries.insert(key.clone(), Entry { text, file: file.to_owned(), line }).is_some() {
            return Err(format!("`{key}` stands there twice"));
        }
    }
    Ok(())
}

/// The blanks of a text, in the order of their names.
pub fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

/// Which keys of the Dutch texts this language lacks.
///
/// # Errors
/// A key that Dutch has not, or in another file; other blanks; a missing key of a language that is said to be complete.
pub fn missing<'a>(language: &Listed, dutch: &'a Entries, texts: &Entries) -> Result<Vec<&'a str>, String> {
    let tag = language.tag;
    for (key, entry) in texts {
        let place = format!("texts/{tag}/{}:{}", entry.file, entry.line);
        let original = dutch.get(key).ok_or_else(|| format!("{place}: `{key}` is not there in Dutch"))?;
        if original.file != entry.file {
            return Err(format!("{place}: `{key}` stands in {} in Dutch", original.file));
        }
        match (&original.text, &entry.text) {
            (Text::Plain(dutch), Text::Plain(text)) if blanks(dutch) == blanks(text) => {}
            (Text::Plain(_), Text::Plain(_)) => return Err(format!("{place}: `{key}` has other blanks in Dutch")),
            (Text::Counted { .. }, Text::Counted { one, other })
                if blanks(one).union(&blanks(other)).all(|blank| *blank == "count") => {}
            (Text::Counted { .. }, Text::Counted { .. }) => {
                return Err(format!("{place}: `{key}` counts, and has another blank than `count`"));
            }
            _ => return Err(format!("{place}: `{key}` is counted in one language only")),
        }
    }
    let missing: Vec<_> = dutch.keys().map(String::as_str).filter(|key| !texts.contains_key(*key)).collect();
    match missing.first() {
        Some(key) if language.is_complete => Err(format!("texts/{tag}: `{key}` is missing, of a complete language")),
        _ => Ok(missing),
    }
}
