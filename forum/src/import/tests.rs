//! Importing from CONSUL: what arrives, what is left out, and that a broken file leaves nothing behind.

use crate::{
    import::{ImportError, ImportReport},
    testing::{World, both},
};
use naast_domain::{
    conversation::{Comment, ThreadPart},
    ids::InitiativeId,
    initiatives::Initiative,
    language::Language,
    members::Viewer,
    time::Timestamp,
};
use std::collections::HashMap;

const PROPOSALS: &str = include_str!("consul_files/proposals.csv");
const COMMENTS: &str = include_str!("consul_files/comments.csv");
const NAMES: (&str, &str) = ("proposals.csv", "comments.csv");

async fn import(world: &World, proposals: &str, comments: &str) -> Result<ImportReport, ImportError> {
    world.forum.import_consul(proposals.as_bytes(), comments.as_bytes(), NAMES).await
}

async fn initiative(world: &World, number: &str) -> Initiative {
    let (id,): (InitiativeId,) = fetch_one!(
        &mut world.read().await,
        (InitiativeId,),
        "SELECT id FROM initiatives WHERE import_source = 'consul' AND import_number = $1",
        number
    )
    .unwrap();
    world.forum.initiative(&Viewer::Visitor, id).await.unwrap()
}

async fn thread(world: &World, number: &str) -> Vec<Comment> {
    let id = initiative(world, number).await.id;
    world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments
}

async fn counts(world: &World) -> (i64, i64, i64) {
    fetch_one!(
        &mut world.read().await,
        (i64, i64, i64),
        "SELECT (SELECT COUNT(*) FROM initiatives), (SELECT COUNT(*) FROM comments), (SELECT COUNT(*) FROM journal)"
    )
    .unwrap()
}

fn fault(result: Result<ImportReport, ImportError>) -> (String, usize, String) {
    match result {
        Err(ImportError::Broken { file, line, reason }) => (file, line, reason),
        other => panic!("should be refused: {other:?}"),
    }
}

type Stored = (String, Option<String>, Timestamp, String, Option<String>);

async fn everything_stands_as_in_the_file(world: &World, comments: &[u8]) {
    let stored = fetch_all!(
        &mut world.read().await,
        Stored,
        "SELECT c.import_number, c.import_author, c.posted_at, c.body, p.import_number AS parent
         FROM comments c LEFT JOIN comments p ON p.id = c.parent"
    )
    .unwrap();
    let stored: HashMap<_, _> = stored.into_iter().map(|it| (it.0.clone(), it)).collect();
    let mut compared = 0;
    for row in csv::Reader::from_reader(comments).deserialize::<HashMap<String, String>>() {
        let row = row.unwrap();
        let Some((_, author, at, body, parent)) = stored.get(&row["id"]) else {
            assert_eq!(row["text"].trim(), "");
            continue;
        };
        let clock = row["time"].strip_prefix("0 days ").unwrap();
        assert!(at.date_and_time(Language::En).ends_with(&clock[..5]), "{row:?}");
        assert_eq!((author.as_ref(), body.as_str()), (row.get("userId"), row["text"].trim()));
        let expected = stored.get(&row["parentId"]).map(|_| &row["parentId"]);
        assert_eq!(parent.as_ref(), expected);
        compared += 1;
    }
    assert_eq!(compared, 5_578);
}

both! {
    async fn proposals_arrive_with_author_date_text_and_supports(world) {
        import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let streets = initiative(&world, "7").await;
        assert_eq!(streets.title, "Limpiar las calles");
        assert_eq!(streets.story_html, "<p>Algo tan básico como limpiar.</p>\n");
        assert_eq!(streets.initiator.imported_number.as_deref(), Some("9884"));
        assert_eq!(streets.started_at.rfc3339(), "2015-09-14T22:00:00Z");
        assert_eq!((streets.support_count, streets.imported_support, streets.origin.as_str()), (6560, 6560, "import"));
        assert_eq!(streets.comment_count, 7);
        let river = initiative(&world, "19").await;
        let both = "<p>Unirlo con calles peatonales, y arboladas.</p>\n<p>La cuesta es \"peligrosa\".</p>\n<p>También contamina.</p>\n";
        assert_eq!(river.story_html, both);
        let cycling = initiative(&world, "50").await;
        assert!(cycling.title.ends_with("bici…") && cycling.title.chars().count() <= 120);
        assert_eq!((cycling.story_html.as_str(), cycling.initiator.imported_number), ("<p>Un carril.</p>\n", None));
    }

    async fn comments_arrive_in_their_places(world) {
        let report = import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let shown: Vec<_> = thread(&world, "7").await.into_iter().map(|it| (it.depth, it.is_orphan, it.body_html)).collect();
        let expected = [
            (0, false, "<p>Primera</p>\n"),
            (1, false, "<p>Segunda, con \"comillas\"<br>\ny otra línea</p>\n"),
            (2, false, "<p>Tercera</p>\n"),
            (0, true, "<p>Huérfana</p>\n"),
            (1, false, "<p>Debajo de la huérfana</p>\n"),
            (0, true, "<p>El padre está en otro hilo</p>\n"),
            (0, false, "<p>Invierno <strong>fuerte</strong></p>\n"),
        ];
        assert_eq!(shown, expected.map(|(depth, is_orphan, body)| (depth, is_orphan, body.to_owned())));
        let river = thread(&world, "19").await;
        assert_eq!(river.iter().map(|it| (it.depth, it.is_blank)).collect::<Vec<_>>(), [(0, true), (1, false)]);
        assert_eq!((report.initiatives, report.comments, report.orphans, report.blanks), (3, 9, 2, 1));
    }

    async fn times_are_those_of_the_clock_in_madrid(world) {
        import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let streets = thread(&world, "7").await;
        assert_eq!(streets[0].posted_at.rfc3339(), "2015-09-15T08:50:19Z");
        assert_eq!(streets[6].posted_at.rfc3339(), "2015-12-15T09:50:19Z");
        assert_eq!(streets[0].author.imported_number.as_deref(), Some("2780"));
    }

    async fn what_is_left_out_is_listed_with_its_line(world) {
        let report = import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let lines: Vec<_> = report.left_out.iter().map(|it| (it.file.as_str(), it.line)).collect();
        assert_eq!(lines, [("proposals.csv", 6), ("comments.csv", 11), ("comments.csv", 12), ("comments.csv", 13)]);
        let told = report.to_string();
        for sentence in [
            "Imported: 3 initiatives and 9 comments.",
            "comments.csv, line 11: comment 109 is empty and nobody replied to it.",
            "comments.csv, line 12: comment 110 belongs to proposal 777, which is not there.",
            "comments.csv, line 13: comment 101 stands on line 5 already.",
            "comments.csv: numVotes",
        ] {
            assert!(told.contains(sentence), "{sentence} is missing in:\n{told}");
        }
    }

    async fn the_same_files_twice_add_nothing(world) {
        import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let before = counts(&world).await;
        assert_eq!(before, (3, 9, 3));
        let again = import(&world, PROPOSALS, COMMENTS).await.unwrap();
        assert_eq!((again.initiatives, again.comments, again.already_there), (0, 0, 12));
        assert_eq!(counts(&world).await, before);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_later_file_adds_to_what_is_there(world) {
        import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let header = PROPOSALS.lines().next().unwrap();
        let more = format!("{}\n0,200,103,7,24,2016-09-15,0 days 12:00:00,Cuarta,0\n", COMMENTS.lines().next().unwrap());
        let report = import(&world, header, &more).await.unwrap();
        assert_eq!((report.comments, report.orphans, report.already_there), (1, 0, 0));
        assert_eq!(thread(&world, "7").await[3].depth, 3);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn imported_texts_can_be_found(world) {
        import(&world, PROPOSALS, COMMENTS).await.unwrap();
        let found = world.forum.search(&Viewer::Visitor, "huerfana", None).await.unwrap();
        assert_eq!(found.items.len(), 2);
    }

    async fn a_text_longer_than_people_may_type_stays_whole(world) {
        let long = "palabra ".repeat(3_000);
        let comments = COMMENTS.replace("Primera,2", &format!("{long},2"));
        import(&world, &PROPOSALS.replace("Algo tan básico", &long), &comments).await.unwrap();
        assert!(initiative(&world, "7").await.story_html.len() > 20_000);
        assert!(thread(&world, "7").await[0].body_html.len() > 20_000);
    }

    async fn a_broken_file_tells_its_line_and_leaves_nothing_behind(world) {
        let half = |text: &str, at: &str| text[..text.find(at).unwrap()].to_owned();
        let broken_comments = [
            (half(COMMENTS, "comillas"), 3, "never closed"),
            (half(COMMENTS, ",Huérfana"), 7, "columns instead of 9"),
            (COMMENTS.replacen("parentId", "parent", 1), 1, "no column parentId"),
            (COMMENTS.replacen("numVotes", "text", 1), 1, "two columns text"),
            (COMMENTS.replacen("Tercera,0", "Tercera", 1), 2, "8 columns instead of 9"),
            (COMMENTS.replacen(",\"Segunda", ",Segunda", 1), 3, "does not begin with one"),
            (COMMENTS.replacen("línea\"", "línea", 1), 3, "never closed"),
            (COMMENTS.replacen("103,102,7", "uno,102,7", 1), 2, "the column id holds \"uno\""),
            (COMMENTS.replacen("2015-12-15", "15/12/2015", 1), 6, "the column date holds"),
            (COMMENTS.replacen("0 days 08:00:00", "Huérfana", 1), 7, "the column time holds"),
            (String::new(), 1, "no column id"),
        ];
        for (comments, line, reason) in broken_comments {
            let (file, found, told) = fault(import(&world, PROPOSALS, &comments).await);
            assert_eq!((file.as_str(), found), ("comments.csv", line), "{told}");
            assert!(told.contains(reason), "{told} instead of {reason}");
        }
        let (file, line, _) = fault(import(&world, COMMENTS, COMMENTS).await);
        assert_eq!((file.as_str(), line), ("proposals.csv", 1));
        let latin: Vec<u8> = PROPOSALS.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
        let (file, line, reason) = fault(world.forum.import_consul(&latin, COMMENTS.as_bytes(), NAMES).await);
        assert_eq!((file.as_str(), line, reason.as_str()), ("proposals.csv", 2, "this is not UTF-8"));
        assert_eq!(counts(&world).await, (0, 0, 0));
    }

    async fn line_ends_and_marks_of_other_systems_do_not_matter(world) {
        let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        let report = import(&world, &windows(PROPOSALS), &windows(COMMENTS)).await.unwrap();
        assert_eq!((report.initiatives, report.comments), (3, 9));
        assert_eq!(report.left_out[1].line, 11);
    }

    #[ignore = "needs NAAST_CONSUL_DATA: the folder with proposals.csv and comments.csv of Decide Madrid"]
    async fn the_real_files_of_decide_madrid_arrive_whole(world) {
        let folder = std::env::var("NAAST_CONSUL_DATA").expect("NAAST_CONSUL_DATA names the folder");
        let read = |name: &str| std::fs::read(std::path::Path::new(&folder).join(name)).unwrap();
        let (proposals, comments) = (read(NAMES.0), read(NAMES.1));
        let begun = std::time::Instant::now();
        let report = world.forum.import_consul(&proposals, &comments, NAMES).await.unwrap();
        eprintln!("imported in {:?}\n{report}", begun.elapsed());
        assert_eq!((report.initiatives, report.comments, report.left_out.len()), (80, 5_578, 55));
        // Of the 268 replies whose parent is missing, one is empty.
        assert_eq!((report.orphans, report.blanks), (267, 7));
        everything_stands_as_in_the_file(&world, &comments).await;
        let deepest: (i64, i64) = fetch_one!(
            &mut world.read().await,
            (i64, i64),
            "SELECT MAX(depth), (SELECT comment_count FROM initiatives WHERE import_number = '1419') FROM comments"
        )
        .unwrap();
        assert_eq!((deepest.0, initiative(&world, "1419").await.comment_count), (24, deepest.1));
        let again = world.forum.import_consul(&proposals, &comments, NAMES).await.unwrap();
        assert_eq!((again.initiatives, again.comments, again.already_there), (0, 0, 5_658));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
