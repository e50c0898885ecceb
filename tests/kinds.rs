//! One table for each enum of the domain: what is true of a kind is said in `domain`, and everybody else asks. So statements
//! have no words of kinds in them, and nobody who distinguishes kinds lumps the rest together: a kind more would be lumped
//! with them unseen.

use proc_macro2::{TokenStream, TokenTree};
use std::{collections::BTreeSet, fs, path::Path};
use syn::{Arm, ExprMatch, Item, ItemEnum, ItemImpl, Pat, visit::Visit};
use walkdir::WalkDir;

/// Enums that grow without anybody else having to say something: what went wrong, and languages.
const OPEN: [&str; 3] = ["Flaw", "Refusal", "Language"];

/// The files of a crate, tests aside: what each is called, and what it says.
fn files(of: &str) -> Vec<(String, syn::File)> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").join(of).join("src");
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter().map(|entry| entry.expect("a folder can be read"));
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|it| it == "rs")).filter_map(|entry| {
        let name = entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
        let is_test = name.split(['/', '.', '_']).any(|part| part == "tests" || part == "testing");
        let text = (!is_test).then(|| fs::read_to_string(entry.path()).expect("a file can be read"))?;
        Some((format!("{of}/src/{name}"), syn::parse_file(&text).expect("Rust")))
    });
    files.collect()
}

/// All tokens, those within groups too.
fn each(tokens: TokenStream, look: &mut impl FnMut(&TokenTree)) {
    for token in tokens {
        look(&token);
        if let TokenTree::Group(group) = token {
            each(group.stream(), look);
        }
    }
}

/// The text of a literal, if it is one.
fn text(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| text.value())
}

/// The enums of the domain, and the words of those that have words.
fn domain() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut enums, mut words) = (BTreeSet::new(), BTreeSet::new());
    for (_, file) in files("domain") {
        for item in file.items {
            match item {
                Item::Enum(ItemEnum { ident, .. }) => _ = enums.insert(ident.to_string()),
                Item::Macro(item) if item.mac.path.is_ident("words") => {
                    let name = item.mac.tokens.clone().into_iter().filter_map(|token| match token {
                        TokenTree::Ident(ident) => Some(ident.to_string()),
                        _ => None,
                    });
                    enums.extend(name);
                    let variants = item.mac.tokens.into_iter().filter_map(|token| match token {
                        TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => {
                            Some(group.stream())
                        }
                        _ => None,
                    });
                    // A comment is an attribute, in a group of its own: only what stands beside the names is a word.
                    variants.for_each(|variants| words.extend(variants.into_iter().filter_map(|token| text(&token))));
                }
                _ => {}
            }
        }
    }
    enums.retain(|name| !OPEN.contains(&name.as_str()));
    (enums, words)
}

/// The words between single quotes in a statement.
fn quoted(statement: &str) -> impl Iterator<Item = &str> {
    statement.split('\'').skip(1).step_by(2)
}

#[test]
fn statements_take_the_words_of_kinds_from_the_domain() {
    let (_, words) = domain();
    assert!(words.len() > 200 && words.contains("answer_posted") && words.contains("off_topic"), "{words:?}");
    let mut looked_at = 0;
    for (name, file) in files("forum").into_iter().filter(|(name, _)| name.contains("/sql")) {
        let mut spelled_out = Vec::new();
        each(quote::ToTokens::to_token_stream(&file), &mut |token| {
            // What a merge took along are tables, which no enum names.
            if let Some(statement) = text(token).filter(|text| !text.contains("merged_things")) {
                looked_at += 1;
                spelled_out.extend(quoted(&statement).filter(|word| words.contains(*word)).map(str::to_owned));
            }
        });
        assert_eq!(spelled_out, Vec::<String>::new(), "{name}: bind them, or list them with `storage::listed`");
    }
    assert!(looked_at > 500, "{looked_at} texts");
}

/// Matches that tell some kinds apart and lump the rest together.
struct Lumping<'a> {
    enums: &'a BTreeSet<String>,
    /// The type whose methods these are.
    own: Option<String>,
    found: Vec<String>,
}

impl Lumping<'_> {
    /// The enum of the domain whose kind a pattern names.
    fn kind(&self, pattern: &Pat) -> Option<String> {
        let path = match pattern {
            Pat::Or(or) => return or.cases.iter().find_map(|pattern| self.kind(pattern)),
            Pat::Paren(inside) => return self.kind(&inside.pat),
            Pat::Ident(named) => return self.kind(&named.subpat.as_ref()?.1),
            Pat::Path(path) => &path.path,
            Pat::TupleStruct(pattern) => &pattern.path,
            Pat::Struct(pattern) => &pattern.path,
            _ => return None,
        };
        let before = path.segments.iter().rev().nth(1)?.ident.to_string();
        let name = if before == "Self" { self.own.clone()? } else { before };
        self.enums.contains(&name).then_some(name)
    }
}

impl<'a> Visit<'a> for Lumping<'_> {
    fn visit_item_impl(&mut self, item: &'a ItemImpl) {
        let own = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        let before = std::mem::replace(&mut self.own, own);
        syn::visit::visit_item_impl(self, item);
        self.own = before;
    }

    fn visit_expr_match(&mut self, all: &'a ExprMatch) {
        let rest = |arm: &Arm| matches!(arm.pat, Pat::Wild(_)) && arm.guard.is_none();
        if all.arms.iter().any(rest) {
            self.found.extend(all.arms.iter().find_map(|arm| self.kind(&arm.pat)));
        }
        syn::visit::visit_expr_match(self, all);
    }

    fn visit_macro(&mut self, item: &'a syn::Macro) {
        let parts: Vec<TokenTree> = item.tokens.clone().into_iter().collect();
        let has_several = parts.iter().any(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == '|'));
        if item.path.is_ident("matches") && has_several {
            let names = parts.iter().filter_map(|token| match token {
                TokenTree::Ident(ident) if ident == "Self" => self.own.clone(),
                TokenTree::Ident(ident) => Some(ident.to_string()),
                _ => None,
            });
            self.found.extend(names.filter(|name| self.enums.contains(name)).take(1));
        }
    }
}

#[test]
fn who_tells_kinds_apart_names_each_of_them() {
    let (enums, _) = domain();
    assert!(enums.len() > 50 && enums.contains("EntryKind") && enums.contains("Subject"), "{enums:?}");
    for of in ["domain", "forum", "app/ui", "app/dialogue", "app", "server"] {
        for (name, file) in files(of) {
            let mut lumping = Lumping { enums: &enums, own: None, found: Vec::new() };
            lumping.visit_file(&file);
            assert_eq!(lumping.found, Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn what_lumps_kinds_together_is_found() {
    let enums = BTreeSet::from(["Kind".to_owned()]);
    let found = |body: &str| {
        let file = syn::parse_file(&format!("impl Kind {{ fn it(self) -> bool {{ {body} }} }}")).expect("Rust");
        let mut lumping = Lumping { enums: &enums, own: None, found: Vec::new() };
        lumping.visit_file(&file);
        lumping.found.len()
    };
    assert_eq!(found("match self { Self::A | Self::B => true, _ => false }"), 1);
    assert_eq!(found("matches!(self, Self::A | Self::B)"), 1);
    assert_eq!(found("match self { Kind::A(_) => true, _ => false }"), 1);
    assert_eq!(found("match self { Self::A | Self::B => true, Self::C => false }"), 0);
    assert_eq!(found("match (self, 1) { (Self::A, 1) => true, _ => false }"), 0);
    assert_eq!(found("match 1 { 1 => true, _ => false }"), 0);
}
