//! Every match is reached, none twice, whatever a page is bounded by; against a plain filter.

use crate::{
    storage::Reader,
    testing::{World, both},
    texts::{
        asked::{AskedWord, asked},
        sections::{Section, matching},
    },
};
use naast_domain::{members::Viewer, search::Found};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeSet;

/// Words, and in how many of a thousand texts they stand; "even" and "oneven" never stand together.
const WORDS: [(&str, u32); 9] = [
    ("straat", 600),
    ("bomen", 400),
    ("boomspiegel", 100),
    ("fiets", 60),
    ("fietsen", 20),
    ("3451ab", 10),
    ("kastanje", 5),
    ("b", 300),
    ("zeldzaam", 1),
];
const TEXTS: i64 = 1_600;
/// Numbers lie so far apart that PostgreSQL looks at several stretches of its index.
const APART: i64 = 29;

/// A text and its title.
fn text(number: i64) -> impl Strategy<Value = (String, String)> {
    let some =
        || WORDS.map(|(word, of_thousand)| (0_u32..1_000).prop_map(move |roll| (roll < of_thousand).then_some(word)));
    let words = |chosen: [Option<&'static str>; 9]| chosen.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parity = if number % 2 == 0 { "even" } else { "oneven" };
    (some(), some()).prop_map(move |(title, text)| (words(title), format!("{} {parity}", words(text))))
}

/// The documents of a forum: of a third of the texts the title counts, as they are initiatives.
async fn fill(world: &World, runner: &mut TestRunner) -> Vec<(i64, String)> {
    let mut conn = world.forum.db.write().await.unwrap();
    let mut documents = Vec::new();
    for number in 1..=TEXTS {
        let (title, text) = text(number).new_tree(runner).unwrap().current();
        let (id, title) = if number % 3 == 0 { (-number * APART, title.as_str()) } else { (number * APART, "") };
        let words = crate::texts::words::document(title, &text);
        execute!(&mut conn, "INSERT INTO search_documents (id, words) VALUES ($1, $2)", id, &words).unwrap();
        documents.push((id, words));
    }
    conn.commit().await.unwrap();
    documents
}

/// Whether a document holds all that is asked, each of its terms after this mark.
fn holds(words: &str, asked: &[AskedWord], mark: &str) -> bool {
    let terms: Vec<&str> = words.split_whitespace().filter_map(|term| term.strip_prefix(mark)).collect();
    asked.iter().all(|word| terms.iter().any(|term| word.iter().any(|wanted| wanted.fits(term))))
}

/// What a section should hold, the newest first.
fn expected(documents: &[(i64, String)], section: Section, asked: &[AskedWord]) -> Vec<i64> {
    let belongs = |(id, words): &&(i64, String)| match section {
        Section::Titles => *id < 0 && holds(words, asked, "#"),
        Section::Stories => *id < 0 && holds(words, asked, "") && !holds(words, asked, "#"),
        Section::Comments => *id > 0 && holds(words, asked, ""),
    };
    let mut numbers: Vec<i64> = documents.iter().filter(belongs).map(|(id, _)| id.abs()).collect();
    numbers.sort_unstable_by(|one, other| other.cmp(one));
    numbers
}

/// All pages of a section, of so many each.
async fn paged(conn: &mut Reader, section: Section, asked: &[AskedWord], size: usize) -> Vec<i64> {
    let (mut numbers, mut before) = (Vec::new(), i64::MAX);
    loop {
        let page = matching(conn, section, asked, before, size).await.unwrap();
        assert!(page.numbers.len() <= size);
        numbers.extend(page.numbers);
        let Some(until) = page.until else { return numbers };
        assert!(until < before, "it goes on");
        before = until;
    }
}

both! {
    async fn every_match_is_reached_and_none_twice(world) {
        let mut runner = TestRunner::deterministic();
        let documents = fill(&world, &mut runner).await;
        let word = prop::sample::select(vec![
            "straat", "boom", "bomen", "bo", "boomsp", "fiets", "fietsen", "3451 AB", "kastanje", "b", "zeldzaam", "even",
            "oneven", "niets", "st",
        ]);
        let queries = prop::collection::vec(word, 1..4);
        let mut conn = world.read().await;
        let mut found = 0;
        for round in 0..40 {
            let query = match round {
                0 => "even oneven".to_owned(),
                1 => "straat b".to_owned(),
                _ => queries.new_tree(&mut runner).unwrap().current().join(" "),
            };
            let asked = asked(&query);
            for section in Section::ALL {
                let numbers = paged(&mut conn, section, &asked, 150).await;
                found += numbers.len();
                assert_eq!(numbers, expected(&documents, section, &asked), "{query}, {section:?}");
            }
        }
        assert!(found > 2_000, "only {found} were found");
    }

    async fn a_page_is_bounded_and_all_pages_together_are_complete(world) {
        let proposals = "id,title,userId,date,summary,text,numSupports\n1,Een plan,1,2015-09-15,,Een verhaal.,0\n";
        let body = |id: i64| match id {
            1 => "Een kastanje en een linde",
            id if id % 2 == 0 => "Een kastanje",
            _ => "Een linde",
        };
        let lines = (1..=1_403).map(|id| format!("{id},-1,1,2,2015-09-16,0 days 10:00:00,{}\n", body(id)));
        let comments = format!("id,parentId,proposalId,userId,date,time,text\n{}", lines.collect::<String>());
        world.forum.import_consul(proposals.as_bytes(), comments.as_bytes(), ("proposals", "comments")).await.unwrap();
        for (query, expected) in [("kastanje", 702), ("linde", 702), ("kastanje linde", 1), ("een", 1_404)] {
            let (pages, first) = all_pages(&world, query).await;
            let found: Vec<_> = pages.iter().map(|it| (it.initiative, it.comment)).collect();
            assert_eq!(found.len(), expected, "{query}");
            assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), expected, "{query}: none twice");
            assert_eq!(first, expected.min(20) * usize::from(expected > 1), "{query}: the first page");
        }
    }
}

/// What all pages hold, and how much the first one does.
async fn all_pages(world: &World, query: &str) -> (Vec<Found>, usize) {
    let (mut items, mut after, mut first) = (Vec::new(), None, None);
    loop {
        let page = world.forum.search(&Viewer::Visitor, query, after).await.unwrap();
        assert!(page.items.len() <= 20);
        first.get_or_insert(page.items.len());
        items.extend(page.items);
        after = page.next;
        if after.is_none() {
            return (items, first.unwrap_or_default());
        }
    }
}
