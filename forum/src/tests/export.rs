//! Download my data.

use crate::testing::{PASSWORD, World, both};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    initiative::InitiativeInput,
    language::Language,
    measure::{MeasureKind, Subject},
    member::Viewer,
    obstacle::ObstacleInput,
};
use serde_json::{Value, json};

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
        world.forum.report(&anna, Subject { initiative: id, comment: None }, rule, "Anna report").await.unwrap();
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
        for (part, expected) in [("initiatives", 1), ("comments", 1), ("earlier_versions", 2), ("follows", 1), ("drafts", 1), ("obstacles", 1), ("obstacle_links", 1)] {
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
        let subject = Subject { initiative: id, comment: Some(said) };
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
        let subject = Subject { initiative: id, comment: Some(said) };
        let rule = world.rule().await;
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, rule, "Dit gaat over iemand.").await.unwrap();
        let data = world.forum.my_data(&anna).await.unwrap();
        let text = data.to_string();
        assert!(!text.contains("argon2") && !text.contains(PASSWORD) && !text.contains("Ruth"));
        assert_eq!(data["comments"][0]["body"], "Anna newer comment", "also what is hidden");
        assert_eq!(data["journal"].as_array().unwrap().last().unwrap()["kind"], "hidden");
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
