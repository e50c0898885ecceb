//! Download my data.

use crate::{
    answers::tests::posting::typed,
    members::sql,
    storage::Reader,
    testing::{PASSWORD, World, both, by},
};
use naast_domain::{
    answers::AnswerKind,
    appeals::Contested,
    ids::{CommentId, InitiativeId, MeasureId},
    initiatives::InitiativeInput,
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    obstacles::{ObstacleInput, Outcome},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A member with a little of everything; the words of all of it begin with their name.
async fn busy(world: &World, name: &str) -> (Viewer, InitiativeId, CommentId) {
    let who = world.registered(name).await;
    let (forum, words) = (&world.forum, |what: &str| format!("{name} {what}"));
    forum.change_profile(&who, name, &words("about"), Some(Language::Nl)).await.unwrap();
    let id = world.initiative(&who, &words("story")).await;
    let input = InitiativeInput { story: words("newer story"), title: words("title"), ..InitiativeInput::default() };
    forum.edit_initiative(&who, id, 1, &input).await.unwrap();
    let said = forum.post_comment(&who, id, None, &words("comment"), false, Language::Nl).await.unwrap();
    forum.edit_comment(&who, said, 1, &words("newer comment")).await.unwrap();
    forum.keep_draft(&who, "propose", &words("draft")).await.unwrap();
    let rule = ObstacleInput { rule: words("rule"), ..ObstacleInput::default() };
    forum.name_obstacle(&who, &rule, Some(id), None).await.unwrap();
    forum.support(&who, id, true).await.unwrap();
    (who, id, said)
}

fn count(data: &Value, part: &str) -> usize {
    data[part].as_array().unwrap().len()
}

both! {
    async fn the_download_holds_everything_of_ones_own(world) {
        let (anna, id, said) = busy(&world, "Anna").await;
        let rule = world.rule().await;
        world.forum.report(&anna, Subject::Contribution { initiative: id, comment: None }, rule, "Anna report").await.unwrap();
        let data = world.forum.my_data(&anna).await.unwrap();
        let account = json!({
            "id": anna.id().unwrap(), "email": "anna@example.org", "name": "Anna", "about": "Anna about", "roles": [],
            "function": "", "department": "", "language": "nl", "joined_at": "2026-11-23T08:00:00Z",
        });
        assert_eq!(data["account"], account);
        assert_eq!(data["initiatives"][0]["story"], "Anna newer story");
        assert_eq!(data["comments"][0]["id"], json!(said));
        assert_eq!(data["supports"][0]["initiative"], json!(id));
        assert_eq!(data["reports"][0]["words"], "Anna report");
        for (part, expected) in [("initiatives", 1), ("comments", 1), ("earlier_versions", 2), ("follows", 1),
        ("drafts", 1), ("obstacles", 1), ("obstacle_links", 1)] {
            assert_eq!(count(&data, part), expected, "{part}");
        }
        let text = data.to_string();
        for words in ["title", "story", "newer comment", "comment", "draft", "rule"] {
            assert!(text.contains(&format!("\"Anna {words}\"")), "{words}");
        }
        let kinds: Vec<_> = data["journal"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
        let expected = [
            "member_joined", "member_signed_in", "member_changed", "initiative_proposed", "initiative_edited",
            "comment_posted", "comment_edited", "obstacle_named", "initiative_supported", "reported",
        ];
        assert_eq!(kinds, expected);
    }

    async fn the_download_holds_nothing_of_anybody_else(world) {
        let (anna, id, said) = busy(&world, "Anna").await;
        let (bert, ..) = busy(&world, "Bert").await;
        let rule = world.rule().await;
        let subject = Subject::Contribution { initiative: id, comment: Some(said) };
        world.forum.post_comment(&bert, id, Some(said), "Bert replies @Anna", false, Language::Nl).await.unwrap();
        world.forum.report(&bert, subject, rule, "Bert reports").await.unwrap();
        let text = world.forum.my_data(&anna).await.unwrap().to_string();
        assert!(!text.contains("Bert") && !text.contains("reported"), "{text}");
        let text = world.forum.my_data(&bert).await.unwrap().to_string();
        assert!(!text.contains("anna@example.org") && !text.contains("Anna comment") && !text.contains("Anna draft"));
    }

    async fn the_download_tells_no_secret_and_no_moderator(world) {
        let (anna, id, said) = busy(&world, "Anna").await;
        let ruth = world.moderator("Ruth").await;
        let subject = Subject::Contribution { initiative: id, comment: Some(said) };
        let rule = world.rule().await;
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        let data = world.forum.my_data(&anna).await.unwrap();
        let text = data.to_string();
        assert!(!text.contains("argon2") && !text.contains(PASSWORD) && !text.contains("Ruth"));
        assert_eq!(data["comments"][0]["body"], "Anna newer comment", "also what is hidden");
        assert_eq!(data["journal"].as_array().unwrap().last().unwrap()["kind"], "hidden");
        assert_eq!(data["measures_on_them"][0]["reason"], "Dit gaat over iemand.");
        let id = MeasureId(data["measures_on_them"][0]["id"].as_i64().unwrap());
        world.forum.appeal(&anna, Contested::Measure(id), "Ik noem niemand.").await.unwrap();
        assert_eq!(world.forum.my_data(&anna).await.unwrap()["appeals"][0]["words"], "Ik noem niemand.");
    }

    async fn the_download_of_an_official_holds_what_they_promised_decided_and_handed_over(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let (forum, id) = (&world.forum, world.initiative(&anna, "Een bankje.").await);
        forum.stand_beside(&fatma, id).await.unwrap();
        forum.post_answer(&fatma, id, None, &typed(AnswerKind::Commitment), Language::Nl).await.unwrap();
        let promised = forum.initiative(&fatma, id).await.unwrap().commitments[0].id;
        forum.move_commitment(&fatma, promised, "2026-12-14", "Fatma moved it.").await.unwrap();
        forum.keep_commitment(&fatma, promised, "Fatma did it.").await.unwrap();
        forum.pause_clock(&fatma, id, "2026-12-01", "Fatma paused it.").await.unwrap();
        let rule = ObstacleInput { rule: "Dat mag niet".into(), ..ObstacleInput::default() };
        let rule = forum.name_obstacle(&anna, &rule, Some(id), None).await.unwrap();
        forum.settle_obstacle(&fatma, rule, Outcome::Stays, "Fatma settled it.").await.unwrap();
        forum.settle_obstacle(&fatma, rule, Outcome::Explained, "Fatma settled it anew.").await.unwrap();
        forum.hand_over(&fatma, id, &rob.id().unwrap().to_string(), "Fatma handed it over.").await.unwrap();
        let data = forum.my_data(&fatma).await.unwrap();
        let text = data.to_string();
        for words in ["moved it.", "did it.", "paused it.", "settled it.", "settled it anew.", "handed it over."] {
            assert!(text.contains(&format!("\"Fatma {words}\"")), "{words}");
        }
        assert_eq!((count(&data, "commitments"), count(&data, "companion_steps"), count(&data, "companions")), (1, 2, 0));
        let theirs = forum.my_data(&rob).await.unwrap();
        assert_eq!(theirs["companion_steps"][0]["note"], "Fatma handed it over.", "it was written to him");
        assert!(!theirs.to_string().contains("Fatma did it."));
    }

    async fn what_was_withdrawn_is_in_the_download_with_its_date(world) {
        let (anna, id, said) = busy(&world, "Anna").await;
        world.forum.withdraw_comment(&anna, said).await.unwrap();
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        let data = world.forum.my_data(&anna).await.unwrap();
        assert_eq!(data["comments"][0]["withdrawn_at"], json!(world.clock.now()));
        assert_eq!(data["initiatives"][0]["withdrawn_at"], json!(world.clock.now()));
    }
}

/// Columns that name a member without a reference: what lists ask for tells nothing of its own.
const WITHOUT_REFERENCE: [&str; 2] = ["journal.actor", "journal.member"];

/// Columns that say whose profile somebody reported, filed a notice about or noted something on: who did wrote to the
/// moderators, in confidence. What followed is told as a measure.
const KEPT_INSIDE: [&str; 6] = [
    "reports.profile",
    "notices.profile",
    "cases_in_hand.profile",
    "case_notes.profile",
    "help_calls.profile",
    "proposed_measures.profile",
];

#[tokio::test]
async fn every_column_that_names_a_member_is_looked_at() {
    let world = World::sqlite().await;
    let Reader::Sqlite(mut conn) = world.read().await else { panic!("this is not SQLite") };
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, r.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) r
         WHERE t.type = 'table' AND r.\"table\" = 'members'",
    )
    .fetch_all(conn.as_mut())
    .await
    .unwrap();
    let referring = rows.into_iter().map(|(table, column)| format!("{table}.{column}"));
    let told = referring.filter(|column| !KEPT_INSIDE.contains(&column.as_str()));
    let expected: BTreeSet<_> = told.chain(WITHOUT_REFERENCE.map(str::to_owned)).collect();
    let looked_at: BTreeSet<_> = sql::export::COLUMNS.iter().map(|column| (*column).to_owned()).collect();
    assert!(expected.len() > 30, "{expected:?}");
    assert_eq!(looked_at, expected);
}
