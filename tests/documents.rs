//! Every path that the documents name is there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

const DOCUMENTS: [&str; 3] = ["ARCHITECTURE.md", "README.md", "STYLE.md"];
/// What the documents may name without its being there: what a build or an operator makes.
const MADE: [&str; 4] = ["target/", "dist/", "pkg/", "naast.toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").to_owned()
}

/// The names of all files below a folder, but for what was built or installed.
fn names(folder: &Path) -> BTreeSet<String> {
    let is_ours = |name: &str| !matches!(name, "target" | "dist" | "data" | "node_modules" | ".git");
    let entries =
        WalkDir::new(folder).into_iter().filter_entry(|entry| entry.file_name().to_str().is_some_and(is_ours));
    let files = entries.map(|entry| entry.expect("a folder can be read")).filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// `app/texts/{nl,en}/` is two paths.
fn expanded(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let Some((inside, after)) = rest.split_once('}') else { return vec![path.to_owned()] };
    inside.split(',').map(|choice| format!("{before}{choice}{after}")).collect()
}

/// The words in code style that are paths: with a folder of this workspace before them, or the name of a file.
fn paths(document: &str, folders: &BTreeSet<String>) -> Vec<String> {
    let code = document.split("\n```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let is_path = |word: &&str| match word.split_once('/') {
        Some((folder, _)) => folders.contains(folder),
        None => [".rs", ".toml", ".css", ".ts", ".md", ".sh"]
            .iter()
            .any(|end| word.len() > end.len() && word.ends_with(end)),
    };
    code.filter(|word| !word.contains(' ')).filter(is_path).flat_map(expanded).collect()
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let root = root();
    let files = names(&root);
    let folders = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let folders: BTreeSet<String> = folders.collect();
    let mut looked_at = 0;
    for document in DOCUMENTS {
        let text = fs::read_to_string(root.join(document)).unwrap();
        for path in paths(&text, &folders).into_iter().filter(|path| !MADE.iter().any(|made| path.starts_with(made))) {
            looked_at += 1;
            let is_there = if path.contains('/') { root.join(&path).exists() } else { files.contains(&path) };
            assert!(is_there, "{document} names {path}");
        }
    }
    assert!(looked_at > 50, "only {looked_at} paths were found");
}
