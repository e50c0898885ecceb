//! Searching a forum of a thousand, a hundred thousand and a million comments, on both databases: the use case, without the page.

use crate::{aims, cluster::three_schemas, content::files, full::raw::Raw};
use naast_domain::members::Viewer;
use naast_forum::{Clock, Forum};
use std::time::{Duration, Instant};

/// How many comments are imported, and how many times they are there.
const COMMENTS: i64 = 1_000;
const COPIES: [i64; 3] = [1, 100, 1_000];
/// How many times each query is asked; the median counts.
const ROUNDS: usize = 41;
/// What is asked, and why it may be slow.
const QUERIES: [(&str, &str); 9] = [
    ("speelplek oversteek", "two words in half of all texts"),
    ("be", "the beginning of many words"),
    ("straat", "one word in half of all texts"),
    ("promille", "one text in a thousand"),
    ("promille straat", "and a word in half of all"),
    ("zeldzaam", "the oldest text only"),
    ("zeldzaam straat", "and a word in half of all"),
    ("zeppelin straat", "a word of no text"),
    ("even oneven", "never together: a bounded page"),
];

/// Measures and prints.
pub async fn print() {
    println!("\nSearching, one question at a time: median at so many comments, and the last as a ratio to the first");
    let folder = tempfile::tempdir().expect("a folder");
    let files = COPIES.map(|copies| format!("sqlite:{}", folder.path().join(format!("{copies}.db")).display()));
    compare("SQLite", files).await;
    if let Some((_cluster, schemas)) = three_schemas().await {
        compare("PostgreSQL", schemas).await;
    }
}

async fn compare(database: &str, urls: [String; 3]) {
    let mut columns = Vec::new();
    for (url, copies) in urls.iter().zip(COPIES) {
        eprintln!("filling a forum on {database} with {} comments …", copies * COMMENTS);
        columns.push(measure(url, copies).await);
    }
    let [small, middle, large] = COPIES.map(|copies| copies * COMMENTS);
    println!("\n  {database:<20} {small:>12} {middle:>12} {large:>12}   ratio");
    for (row, (query, why)) in QUERIES.iter().enumerate() {
        let ms = |column: usize| columns[column][row].as_secs_f64() * 1000.0;
        let ratio = ms(2) / ms(0);
        println!("  {query:<20} {:>9.2} ms {:>9.2} ms {:>9.2} ms   {ratio:>5.2}   {why}", ms(0), ms(1), ms(2));
        aims::at_most(
            1.5,
            format!("{database}, searching “{query}”: {large} comments against {small}"),
            ratio,
            "times",
        );
    }
}

/// Fills a forum and asks it everything.
async fn measure(url: &str, copies: i64) -> Vec<Duration> {
    let forum = Forum::open(url, Clock::default()).await.expect("a database");
    let (proposals, said) = files(usize::try_from(COMMENTS).expect("a number"));
    forum.import_consul(proposals.as_bytes(), said.as_bytes(), ("proposals", "comments")).await.expect("an import");
    multiply(url, copies).await;
    let mut medians = Vec::new();
    for (query, _) in QUERIES {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let began = Instant::now();
            forum.search(&Viewer::Visitor, query, None).await.expect("a page");
            times.push(began.elapsed());
        }
        times.sort_unstable();
        medians.push(times[ROUNDS / 2]);
    }
    forum.close().await;
    medians
}

/// Copies initiatives, comments and documents; each document says whether its number is even, and some one thing more.
async fn multiply(url: &str, copies: i64) {
    let mut raw = Raw::open(url).await;
    let index = raw.without_search_index().await;
    let initiatives = raw.ask("SELECT COUNT(*), '' FROM initiatives").await[0].0;
    let words = "words || CASE WHEN id % 2 = 0 THEN 'even ' ELSE 'oneven ' END
        || CASE WHEN abs(id) % 1000 = 7 THEN 'promille ' ELSE '' END";
    raw.run(format!(
        "CREATE TEMPORARY TABLE first_documents AS SELECT id, {words} AS words FROM search_documents;
         DELETE FROM search_documents;"
    ))
    .await;
    for (table, shifted) in [("initiatives", "id"), ("comments", "id, initiative, parent, replied_to")] {
        let columns = raw.columns(table).await;
        let value = |copy: i64| {
            let value = |column: &String| match column.as_str() {
                "id" if table == "initiatives" => format!("id + {}", copy * initiatives),
                "initiative" => format!("initiative + {}", copy * initiatives),
                "import_number" => format!("import_number || '.{copy}'"),
                column if shifted.split(", ").any(|it| it == column) => format!("{column} + {}", copy * COMMENTS),
                column => column.to_owned(),
            };
            columns.iter().map(value).collect::<Vec<_>>().join(", ")
        };
        let names = columns.join(", ");
        raw.run(format!("CREATE TEMPORARY TABLE first_{table} AS SELECT * FROM {table};")).await;
        for copy in 1..copies {
            raw.run(format!("INSERT INTO {table} ({names}) SELECT {} FROM first_{table};", value(copy))).await;
        }
    }
    for copy in 0..copies {
        raw.run(format!(
            "INSERT INTO search_documents (id, words)
             SELECT CASE WHEN id < 0 THEN id - {} ELSE id + {} END,
                words || CASE WHEN id = 1 AND {copy} = 0 THEN 'zeldzaam ' ELSE '' END FROM first_documents ORDER BY abs(id);",
            copy * initiatives,
            copy * COMMENTS
        ))
        .await;
    }
    if matches!(raw, Raw::Postgres(_)) {
        raw.run(index).await;
        raw.run("VACUUM ANALYZE;".to_owned()).await;
    }
    raw.close().await;
}
