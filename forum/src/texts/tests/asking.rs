//! One table of queries and what they find, which is the same on both databases.

use crate::testing::both;
use naast_domain::{initiatives::InitiativeInput, language::Language, members::Viewer};

/// Initiatives as titles and stories, and comments on the first of them; numbered from the end, as the newest are found first.
const INITIATIVES: [(&str, &str); 6] = [
    ("Bomen op het plein", "Er staan er nu drie. Het mogen er meer zijn, zegt iedereen op de markt."),
    ("Een café in de oude smederij", "Met terras, en foto's van vroeger aan de muur."),
    ("Huizen voor starters", "In 2024 is er niets gebouwd. Een huis kopen lukt niemand."),
    ("Zwemmen in de Hollandsche IJssel", "Bij de boomspiegel aan het einde van de kade, 3451 AB."),
    ("Swimming for everyone", "The trees along the river give shade to swimmers."),
    ("In beam foar elke bern", "Beammen binne goed foar de stêd; postkoade 3461CD."),
];
const COMMENTS: [&str; 5] = [
    "Een boom per huis, dat is mijn idee.",
    "Ik woon op 3451ab en ik fiets elke dag.",
    "Fietsen! Meer fietsenrekken. Anna's fiets staat nu in de weg.",
    "ĲSBAAN en ﬁetsenstalling, bij de Œuvrestraße.",
    "Vergaderingen van de gemeenteraad duren te lang.",
];

/// What is asked, and what is found in this order: `i1` is the first initiative, `c1` the first comment.
const TABLE: [(&str, &str); 36] = [
    // A word in any form; titles first, then stories, then comments, in each the newest.
    ("boom", "i1 i4 c1"),
    ("bomen", "i1 c1"),
    ("BOMEN", "i1 c1"),
    ("boomspiegel", "i4"),
    ("huis", "i3 c1"),
    ("huizen", "i3 c1"),
    ("fiets", "c4 c3 c2"),
    ("fietsen", "c4 c3 c2"),
    ("fietsenrek", "c3"),
    ("vergadering", "c5"),
    ("zwem", "i4"),
    ("zwemmen", "i4"),
    // Case, accents, ligatures, apostrophes.
    ("cafe", "i2"),
    ("Cafés", "i2"),
    ("ijsbaan", "c4"),
    ("ĳsbaan", "c4"),
    ("oeuvrestrasse", "c4"),
    ("foto", "i2"),
    ("foto’s", "i2"),
    ("anna", "c3"),
    ("stad", ""),
    ("sted", "i6"),
    // Postcodes and numbers.
    ("3451AB", "i4 c2"),
    ("3451 AB", "i4 c2"),
    ("3451 ab", "i4 c2"),
    ("3461 CD", "i6"),
    ("3451", "i4 c2"),
    ("3451 CD", ""),
    ("2024 is", "i3"),
    ("is 2024", "i3"),
    // Other languages are at least found as they are written.
    ("swimming", "i5"),
    ("trees river", "i5"),
    ("beammen", "i6"),
    // All words, each as the beginning of one; not their ends.
    ("huis boom", "c1"),
    ("spiegel", ""),
    ("boom zwemmen raad", ""),
];

both! {
    async fn a_query_finds_what_the_table_says(world) {
        let (mut initiatives, mut comments) = (Vec::new(), Vec::new());
        for (at, (title, story)) in INITIATIVES.into_iter().enumerate() {
            let anna = world.citizen(&format!("Anna{at}")).await;
            let input = InitiativeInput { title: title.into(), story: story.into(), ..InitiativeInput::default() };
            initiatives.push(world.forum.propose(&anna, &input).await.unwrap());
        }
        for (at, body) in COMMENTS.into_iter().enumerate() {
            let bram = world.citizen(&format!("Bram{at}")).await;
            let id = world.forum.post_comment(&bram, initiatives[0], None, body, false, Language::Nl).await.unwrap();
            comments.push(id);
        }
        for (query, expected) in TABLE {
            let found = world.forum.search(&Viewer::Visitor, query, None).await.unwrap();
            assert_eq!(found.next, None);
            let named = found.items.iter().map(|it| match it.comment {
                Some(comment) => format!("c{}", comments.iter().position(|id| *id == comment).unwrap() + 1),
                None => format!("i{}", initiatives.iter().position(|id| *id == it.initiative).unwrap() + 1),
            });
            assert_eq!(named.collect::<Vec<_>>().join(" "), expected, "{query}");
            for it in &found.items {
                let is_marked = it.snippet.iter().any(|piece| piece.is_match);
                assert!(is_marked || it.comment.is_none(), "{query} is not marked in {:?}", it.snippet);
            }
        }
    }
}
