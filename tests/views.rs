//! What may be done is said by the server: no view judges it again. A view is every file of the app but the server
//! functions and what only the server knows of a request.

use proc_macro2::{TokenStream, TokenTree};
use std::{fs, path::Path};
use walkdir::WalkDir;

/// Views that name roles, and why.
const NAME_ROLES: [(&str, &str); 2] = [
    ("src/members/invitations.rs", "it is where somebody is invited to a role"),
    ("src/members/list.rs", "it is where roles are given and taken"),
];

/// Where the server asks the rules, for every page.
const ASKS_FOR_PAGES: [&str; 2] = ["ui/src/request/mod.rs", "ui/src/surroundings.rs"];

/// Words of roles.
const ROLES: [&str; 4] = ["Role", "Roles", "roles", "is_manager"];

/// What a view decides by itself: a rule that it calls, an import of the rules, a role that it looks at.
fn judged(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (place, token) in tokens.iter().enumerate() {
        let is_after = |mark: char| {
            let before = place.checked_sub(1).and_then(|before| tokens.get(before));
            matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
        };
        match token {
            TokenTree::Group(group) => judged(group.stream(), found),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let is_called = matches!(tokens.get(place + 1), Some(TokenTree::Group(_)));
                let is_rule = word.starts_with("may_") && is_called && (is_after('.') || is_after(':'));
                if is_rule || word == "permission" || ROLES.contains(&word.as_str()) {
                    found.push(word);
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn judged_in(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    judged(source.parse().expect("Rust"), &mut found);
    found
}

#[test]
fn no_view_judges_what_may_be_done() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").join("app");
    let mut views = 0;
    for file in WalkDir::new(&root).sort_by_file_name() {
        let file = file.expect("a folder can be read");
        let path = file.path().strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        let is_rust = file.path().extension().is_some_and(|extension| extension == "rs");
        let is_view = path.starts_with("src/") || path.contains("/src/");
        let is_no_view = ["fns.rs", "mod.rs"].iter().any(|end| path.ends_with(end));
        if !is_rust || !is_view || is_no_view || ASKS_FOR_PAGES.contains(&path.as_str()) {
            continue;
        }
        views += 1;
        let source = fs::read_to_string(file.path()).expect("a file can be read");
        let found = judged_in(&source);
        let is_excepted = NAME_ROLES.iter().any(|(view, _)| *view == path);
        let found: Vec<_> = found.into_iter().filter(|word| !(is_excepted && ROLES.contains(&word.as_str()))).collect();
        assert_eq!(found, Vec::<String>::new(), "{path} asks more than what the server says may be done");
    }
    assert!(views > 100, "{views} views were looked at");
}

#[test]
fn a_view_that_judges_is_found() {
    let seen = |source: &str| judged_in(source);
    assert_eq!(seen("fn a() { known.viewer.may_report(now).is_ok() }"), ["may_report"]);
    assert_eq!(seen("fn a() { view! { <p>{Viewer::may_report(&viewer, now).is_ok().then(b)}</p> } }"), ["may_report"]);
    assert_eq!(seen("fn a() { member.roles.official || role == Role::Official }"), ["roles", "Role"]);
    assert_eq!(seen("use naast_domain::permission::ThreadState;"), ["permission"]);
    assert_eq!(seen("fn a() { initiative.may.report && recourse.may_appeal.then(|| may_be(1)).is_some() }"), [""; 0]);
}

/// Leptos escapes text everywhere but within a `textarea`.
#[test]
fn what_stands_in_a_textarea_is_escaped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the workspace").join("app");
    let mut areas = 0;
    for file in WalkDir::new(&root).sort_by_file_name() {
        let file = file.expect("a folder can be read");
        if file.path().extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(file.path()).expect("a file can be read");
            for before in source.rsplit("</textarea>").skip(1) {
                areas += 1;
                let inside = before.rsplit("<textarea").next().unwrap_or_default();
                assert!(inside.contains("in_textarea("), "{}: {inside}", file.path().display());
            }
        }
    }
    assert!(areas >= 3, "{areas} were looked at");
}
