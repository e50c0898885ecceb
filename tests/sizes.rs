//! Sizes that keep the house readable: files in a folder, lines in a file, letters in a line; and style that nothing uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Files beside each other in a folder.
const FILES: usize = 25;
/// Lines of the longest file, and of the one in the middle.
const LINES: (usize, usize) = (300, 90);
/// Macros of our own outside of `sql`: each hides what it writes from whoever searches.
const MACROS: usize = 12;
/// Letters in a line.
const LETTERS: usize = 140;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").to_owned()
}

/// All files of the project, but for what was built, installed or made by people who use it.
fn files() -> Vec<PathBuf> {
    let is_ours = |name: &str| {
        !name.starts_with("target") && !matches!(name, "dist" | "data" | "node_modules" | "test-results" | ".git")
    };
    let entries =
        WalkDir::new(root()).into_iter().filter_entry(|entry| entry.file_name().to_str().is_some_and(is_ours));
    let files = entries.map(|entry| entry.expect("a folder can be read")).filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).collect()
}

fn texts(extensions: &[&str]) -> Vec<(PathBuf, String)> {
    let is_one = |path: &PathBuf| path.extension().is_some_and(|it| extensions.iter().any(|one| it == *one));
    files().into_iter().filter(is_one).map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
}

#[test]
fn no_folder_has_many_files_beside_each_other() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for file in files() {
        *folders.entry(file.parent().expect("a folder").to_owned()).or_default() += 1;
    }
    assert!(folders.len() > 100, "{}", folders.len());
    folders.retain(|_, files| *files > FILES);
    assert_eq!(folders, BTreeMap::new());
}

#[test]
fn files_are_short() {
    let mut lengths: Vec<_> = texts(&["rs"]).into_iter().map(|(path, text)| (text.lines().count(), path)).collect();
    lengths.sort();
    let (longest, middle) = (lengths.last().expect("a file"), lengths[lengths.len() / 2].0);
    assert!(longest.0 <= LINES.0, "{longest:?}");
    assert!(middle <= LINES.1, "{middle}");
}

/// A crate that is not compiled for tests has none within it that would never run.
#[test]
fn no_test_stands_where_none_is_run() {
    let manifests = texts(&["toml"]).into_iter().filter(|(_, text)| text.contains("test = false"));
    let crates: Vec<_> = manifests.filter_map(|(path, _)| Some(path.parent()?.join("src"))).collect();
    assert_eq!(crates.len(), 2, "{crates:?}");
    for (path, text) in texts(&["rs"]) {
        let is_forgotten = crates.iter().any(|of| path.starts_with(of)) && text.contains("cfg(test)");
        assert!(!is_forgotten, "{}", path.display());
    }
}

#[test]
fn macros_are_few() {
    let is_sql = |path: &Path| path.iter().any(|part| part == "sql" || part == "sql.rs");
    let macros = texts(&["rs"]).into_iter().filter(|(path, _)| !is_sql(path) && !path.ends_with("sizes.rs"));
    let defined: Vec<_> = macros.filter(|(_, text)| text.contains("macro_rules! ")).map(|(path, _)| path).collect();
    assert!(defined.len() <= MACROS, "{defined:?}");
}

#[test]
fn lines_are_short() {
    for (path, text) in texts(&["rs"]) {
        let long = text.lines().position(|line| line.chars().count() > LETTERS).map(|line| line + 1);
        assert_eq!(long, None, "{} has a line of more than {LETTERS} letters", path.display());
    }
}

/// The classes that a style sheet selects.
fn classes(style: &str) -> BTreeSet<String> {
    let without_comments = style.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest));
    let mut found = BTreeSet::new();
    for part in without_comments {
        for after in part.split('.').skip(1).filter(|after| after.starts_with(|it: char| it.is_ascii_lowercase())) {
            let end = after.find(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, '-' | '_'));
            found.insert(after[..end.unwrap_or(after.len())].to_owned());
        }
    }
    found
}

#[test]
fn every_class_of_the_style_is_used() {
    let used: String = texts(&["rs", "toml", "md"]).into_iter().map(|(_, text)| text).collect();
    let used: BTreeSet<&str> = used.split(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, '-' | '_')).collect();
    let style: String = texts(&["css"]).into_iter().map(|(_, text)| text).collect();
    let classes = classes(&style);
    assert!(classes.len() > 100, "{classes:?}");
    // Names of files in `@import` and in the fonts.
    let unused =
        classes.iter().filter(|class| !used.contains(class.as_str()) && !matches!(class.as_str(), "css" | "woff2"));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn classes_are_found() {
    let found = classes("/* .not */ .tag--late, li .spent:hover { inset: .5rem; @media { .x_y { } } }");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["spent", "tag--late", "x_y"]);
}
