//! Every path that the documents name is there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const DOCUMENTS: [&str; 3] = ["ARCHITECTURE.md", "README.md", "STYLE.md"];
/// What the documents may name without its being there: what a build or an operator makes.
const MADE: [&str; 4] = ["target/", "dist/", "pkg/", "naast.toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").to_owned()
}

/// Files below a folder, by name, but for what was built or installed.
fn names(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder can be read").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().expect("a kind of entry").is_dir() {
            if !matches!(name.as_str(), "target" | "dist" | "data" | "node_modules" | ".git") {
                names(&entry.path(), into);
            }
        } else {
            into.insert(name);
        }
    }
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
    let mut files = BTreeSet::new();
    names(&root, &mut files);
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
