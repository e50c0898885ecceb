//! The rooms of the house: what a crate's folders and files import from each other, drawn from its `use` paths and from
//! every `crate::…` that is spelled out. In `domain`, `forum` and the crates of `app` a room imports from the rooms above it in
//! `lib.rs` only; in `forum` statements stand in its private `sql`.

use proc_macro2::{TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use syn::{Item, ItemUse, UseTree, visit::Visit};
use walkdir::WalkDir;

/// What runs a statement.
const STATEMENTS: [&str; 7] =
    ["fetch", "fetch_one", "fetch_optional", "fetch_all", "fetch_count", "execute", "execute_typed"];

/// A file of a crate, by its module path: `["initiatives", "sql", "lists"]`.
struct File {
    module: Vec<String>,
    syntax: syn::File,
}

impl File {
    fn room(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    fn is_of_tests(&self) -> bool {
        self.module.iter().any(|part| part == "tests" || part == "testing")
    }

    /// The paths within its own crate that it names, each from the root of the crate.
    fn paths(&self) -> Vec<Vec<String>> {
        let mut found = Paths { module: &self.module, paths: Vec::new() };
        found.visit_file(&self.syntax);
        let tokens = quote::ToTokens::to_token_stream(&self.syntax);
        spelled_out(tokens, &mut found.paths);
        found.paths
    }
}

/// The `use` paths of a file.
struct Paths<'a> {
    module: &'a [String],
    paths: Vec<Vec<String>>,
}

impl Paths<'_> {
    fn unfold(&mut self, tree: &UseTree, before: Vec<String>) {
        match tree {
            UseTree::Path(path) => self.unfold(&path.tree, joined(before, path.ident.to_string())),
            UseTree::Name(name) => self.keep(joined(before, name.ident.to_string())),
            UseTree::Rename(name) => self.keep(joined(before, name.ident.to_string())),
            UseTree::Glob(_) => self.keep(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.unfold(tree, before.clone())),
        }
    }

    fn keep(&mut self, path: Vec<String>) {
        let up = path.iter().take_while(|part| *part == "super").count();
        match path.first().map(String::as_str) {
            Some("crate") => self.paths.push(path[1..].to_vec()),
            Some("super") if up <= self.module.len() => {
                self.paths.push([&self.module[..self.module.len() - up], &path[up..]].concat());
            }
            _ => {}
        }
    }
}

impl Visit<'_> for Paths<'_> {
    fn visit_item_use(&mut self, item: &ItemUse) {
        self.unfold(&item.tree, Vec::new());
    }
}

fn joined(mut path: Vec<String>, name: String) -> Vec<String> {
    path.push(name);
    path
}

/// Each `crate::a::b` among the tokens, within macros too.
fn spelled_out(tokens: TokenStream, into: &mut Vec<Vec<String>>) {
    let mut path: Option<Vec<String>> = None;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "crate" => path = Some(Vec::new()),
            TokenTree::Ident(ident) => {
                if let Some(path) = &mut path {
                    path.push(ident.to_string());
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            other => {
                into.extend(path.take());
                if let TokenTree::Group(group) = other {
                    spelled_out(group.stream(), into);
                }
            }
        }
    }
    into.extend(path);
}

fn source(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").join(of).join("src")
}

fn files(of: &str) -> Vec<File> {
    let root = source(of);
    let found = WalkDir::new(&root).sort_by_file_name().into_iter().map(|entry| entry.expect("a folder can be read"));
    let files = found.filter(|entry| entry.path().extension().is_some_and(|it| it == "rs")).map(|entry| {
        let path = entry.path().strip_prefix(&root).expect("below the root").with_extension("");
        let mut module: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.pop_if(|last| last == "mod" || last == "lib");
        let text = fs::read_to_string(entry.path()).expect("a file can be read");
        File { module, syntax: syn::parse_file(&text).expect("Rust") }
    });
    files.collect()
}

/// The modules that `lib.rs` declares, in order.
fn declared(files: &[File]) -> Vec<String> {
    let root = files.iter().find(|file| file.module.is_empty()).expect("lib.rs");
    let modules = root.syntax.items.iter().filter_map(|item| match item {
        Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    });
    modules.collect()
}

/// Which rooms import which, tests aside.
fn graph(files: &[File]) -> BTreeMap<String, BTreeSet<String>> {
    let rooms: BTreeSet<String> = declared(files).into_iter().collect();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.is_of_tests() && !file.module.is_empty()) {
        let imported = file.paths().into_iter().filter_map(|path| path.into_iter().next());
        let imported = imported.filter(|room| rooms.contains(room) && room != file.room());
        graph.entry(file.room().to_owned()).or_default().extend(imported);
    }
    graph
}

#[test]
fn rooms_import_from_those_above_them_only() {
    for (of, at_least) in [("domain", 100), ("forum", 100), ("app/ui", 15), ("app/dialogue", 15), ("app", 5)] {
        let files = files(of);
        let order = declared(&files);
        let place = |room: &str| order.iter().position(|other| other == room);
        let drawn = graph(&files);
        assert!(drawn.values().map(BTreeSet::len).sum::<usize>() > at_least, "{of}: {drawn:?}");
        let upward = drawn.iter().flat_map(|(room, imported)| imported.iter().map(move |other| (room, other)));
        let upward: Vec<_> = upward.filter(|(room, other)| place(other) > place(room)).collect();
        assert_eq!(upward, [], "a room imports one below it in {of}/src/lib.rs");
    }
}

#[test]
fn statements_stand_in_the_sql_of_their_room() {
    let mut statements = 0;
    for file in files("forum").iter().filter(|file| !file.is_of_tests() && file.room() != "storage") {
        let is_sql = file.module.get(1).is_some_and(|part| part == "sql");
        let text = quote::ToTokens::to_token_stream(&file.syntax).to_string();
        let runs = STATEMENTS.iter().any(|name| text.contains(&format!("{name} !"))) || text.contains("sqlx :: query");
        assert!(is_sql || !runs, "{:?} runs a statement", file.module);
        statements += usize::from(runs);
        for path in file.paths().iter().filter(|path| path.get(1).is_some_and(|part| part == "sql")) {
            assert_eq!(path[0], file.room(), "{:?} reaches for the SQL of another room", file.module);
        }
    }
    assert!(statements > 40, "{statements} files run statements");
}
