//! What strangers are asked, and what is never asked of whoever is known.

use crate::{
    Incoming, Received, Registration,
    journal::{self, Entry},
    organisation,
    testing::{PASSWORD, World, both, refused},
};
use naast_domain::{
    flaw::Flaw,
    ids::InitiativeId,
    initiatives::InitiativeInput,
    journal::EntryKind,
    language::Language,
    members::{Role, Viewer},
    organisation::Organisation,
    refusal::Refusal,
    spam_defence::{
        arrival::{AT_WORK, Arrival, BITS, Defence, FLOOD, FLOODED_WITHIN, LONGEST, QUICKEST, TRAP, WORKED_WITHIN},
        held_post::Written,
        proof_of_work,
    },
    time::Timestamp,
};

/// From one address.
pub fn from(client: &str, arrival: &Arrival) -> Incoming {
    Incoming { client: client.to_owned(), arrival: arrival.clone(), language: Language::Nl }
}

/// A comment at the top of a thread.
pub fn comment(initiative: InitiativeId, body: &str) -> Written {
    Written::Comment { initiative, parent: None, body: body.into(), for_officials: false }
}

/// A form that was open for a moment, in a browser without JavaScript.
pub async fn filled_in(world: &World) -> Arrival {
    let stamp = world.forum.stamp().await.unwrap();
    world.wait(QUICKEST);
    Arrival { stamp, ..Arrival::default() }
}

/// The same form, in a browser that did its work.
fn worked(arrival: Arrival) -> Arrival {
    let proof = proof_of_work::search(&arrival.stamp, 0, 1 << 28, BITS).unwrap().to_string();
    Arrival { proof, ..arrival }
}

/// Sets when browsers of strangers work.
pub async fn set_defence(world: &World, wanted: Defence) {
    let mut conn = world.forum.db.write().await.unwrap();
    organisation::put(&mut conn, &Organisation::unnamed(), &[]).await.unwrap();
    organisation::put_defence(&mut conn, wanted).await.unwrap();
    // What stands on every page is read again when the journal tells of a change.
    let entry = Entry::new(EntryKind::OrganisationChanged, world.forum.clock().now(), None);
    journal::append(&mut conn, entry).await.unwrap();
    conn.commit().await.unwrap();
}

both! {
    async fn a_form_that_comes_back_at_once_or_that_we_did_not_give_is_sent_once_more(world) {
        let (anna, nora) = (world.citizen("Anna").await, world.newcomer("Nora").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let post = async |who: &Viewer, arrival: Arrival| {
            world.forum.receive(who, &from("a", &arrival), &comment(id, "Ik doe mee.")).await
        };
        assert_eq!(refused(post(&nora, Arrival::default()).await), Refusal::TooQuick);
        let stamp = world.forum.stamp().await.unwrap();
        let arrival = Arrival { stamp, ..Arrival::default() };
        assert_eq!(refused(post(&nora, arrival.clone()).await), Refusal::TooQuick);
        world.wait(QUICKEST);
        let forged = arrival.stamp.replace('.', ".x");
        assert_eq!(refused(post(&nora, Arrival { stamp: forged, ..Arrival::default() }).await), Refusal::TooQuick);
        assert!(matches!(post(&nora, arrival.clone()).await.unwrap(), Received::Comment(_)));
        world.wait(LONGEST);
        assert!(post(&world.newcomer("Otto").await, arrival).await.is_err(), "a form that was open for days is renewed");
        assert!(matches!(post(&anna, Arrival::default()).await.unwrap(), Received::Comment(_)), "who is known is not asked");
    }

    async fn what_stands_in_the_field_that_people_do_not_see_is_told_at_that_field(world) {
        let (anna, nora) = (world.citizen("Anna").await, world.newcomer("Nora").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let arrival = Arrival { website: "https://casino.example".into(), ..filled_in(&world).await };
        let wrong = refused(world.forum.receive(&nora, &from("a", &arrival), &comment(id, "Mooi!")).await);
        assert_eq!((wrong.flaws()[0].field.as_str(), &wrong.flaws()[0].flaw), (TRAP, &Flaw::LeaveEmpty));
        let input = Registration {
            email: "bot@example.org".into(), name: "Bot".into(), password: PASSWORD.into(), language: Language::Nl,
        };
        let wrong = refused(world.forum.receive_registration(&from("a", &arrival), &input).await);
        assert_eq!(wrong.flaws()[0].field, TRAP);
        let emptied = Arrival { website: " ".into(), ..arrival };
        world.forum.receive_registration(&from("a", &emptied), &input).await.unwrap();
    }

    async fn a_flood_of_strangers_begins_the_defence_and_calm_ends_it(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let bits_of = async |viewer| world.forum.challenge(viewer).await.unwrap().bits;
        let bits = async || bits_of(&Viewer::Visitor).await;
        for number in 0..FLOOD {
            assert_eq!(bits().await, 0, "{number}");
            let who = world.newcomer(&format!("Nora{number}")).await;
            let arrival = filled_in(&world).await;
            let address = number.to_string();
            world.forum.receive(&who, &from(&address, &arrival), &comment(id, "Hallo allemaal.")).await.unwrap();
        }
        let nora = world.newcomer("Nora").await;
        assert_eq!((bits().await, bits_of(&nora).await), (BITS, BITS));
        assert_eq!(bits_of(&anna).await, 0, "whom the forum knows is asked nothing");
        set_defence(&world, Defence::Off).await;
        assert_eq!(bits().await, 0, "administrators may switch it off");
        set_defence(&world, Defence::Auto).await;
        world.wait(FLOODED_WITHIN);
        assert_eq!(bits().await, 0);
        set_defence(&world, Defence::On).await;
        assert_eq!(bits().await, BITS, "or have it always");
    }

    async fn under_attack_work_is_done_once_for_each_post_and_only_strangers_do_it(world) {
        let (anna, nora) = (world.citizen("Anna").await, world.newcomer("Nora").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        set_defence(&world, Defence::On).await;
        let post = async |who: &Viewer, arrival: &Arrival, body: &str| {
            world.forum.receive(who, &from("a", arrival), &comment(id, body)).await
        };
        let done = worked(filled_in(&world).await);
        let at_work = Arrival { proof: AT_WORK.into(), ..done.clone() };
        assert_eq!(refused(post(&nora, &at_work, "Een").await), Refusal::WorkNeeded);
        let wrong = Arrival { proof: "x1".into(), ..done.clone() };
        assert_eq!(refused(post(&nora, &wrong, "Een").await), Refusal::WorkNeeded);
        assert!(matches!(post(&nora, &done, "Een").await.unwrap(), Received::Comment(_)));
        assert_eq!(refused(post(&nora, &done, "Twee").await), Refusal::WorkNeeded, "the same work does not count twice");
        let stored = worked(filled_in(&world).await);
        world.wait(WORKED_WITHIN);
        assert_eq!(refused(post(&nora, &stored, "Drie").await), Refusal::WorkNeeded, "nor does work done in store");
        assert!(matches!(post(&anna, &Arrival::default(), "Ik ook").await.unwrap(), Received::Comment(_)));
        let official = world.forum.operator_add_member("fatma@example.org", "Fatma", PASSWORD).await;
        official.unwrap();
        world.forum.operator_grant("fatma@example.org", Role::Moderator, None).await.unwrap();
        let token = world.forum.sign_in("a", None, "fatma@example.org", PASSWORD).await.unwrap();
        let fatma = world.forum.viewer(Some(&token.0)).await.unwrap();
        assert!(post(&fatma, &Arrival::default(), "Welkom").await.is_ok(), "nor whoever was given a role");
    }

    async fn strangers_share_the_limit_of_their_address_and_nobody_else_does(world) {
        let anna = world.citizen("Anna").await;
        let mut last = None;
        for number in 0..61 {
            let who = world.newcomer(&format!("Nora{number}")).await;
            let stamp = world.forum.stamp().await.unwrap();
            world.wait(QUICKEST);
            let arrival = Arrival { stamp, ..Arrival::default() };
            let story = InitiativeInput { story: format!("Nummer {number}."), ..InitiativeInput::default() };
            set_defence(&world, Defence::Off).await;
            last = Some(world.forum.receive(&who, &from("school", &arrival), &Written::Initiative(story)).await);
        }
        assert!(matches!(refused(last.unwrap()), Refusal::TooOften { .. }));
        let story = InitiativeInput { story: "Een bankje.".into(), ..InitiativeInput::default() };
        let arrival = filled_in(&world).await;
        let other = world.newcomer("Otto").await;
        assert!(world.forum.receive(&other, &from("home", &arrival), &Written::Initiative(story.clone())).await.is_ok());
        assert!(world.forum.receive(&anna, &from("school", &arrival), &Written::Initiative(story)).await.is_ok());
    }

    async fn the_limit_of_all_newcomers_in_a_thread_says_that_it_is_nobodys_own_doing(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        for number in 0..60 {
            let who = world.newcomer(&format!("Nora{number}")).await;
            world.forum.post_comment(&who, id, None, "Hallo allemaal.", false, Language::Nl).await.unwrap();
        }
        let late = world.newcomer("Otto").await;
        let said = world.forum.post_comment(&late, id, None, "Mijn eerste woord.", false, Language::Nl).await;
        assert!(matches!(refused(said), Refusal::Crowded { wait_seconds } if (1..=60).contains(&wait_seconds)));
        let known = world.forum.post_comment(&anna, id, None, "Ik ben er nog.", false, Language::Nl).await;
        known.unwrap();
        world.wait(Timestamp::MINUTE);
        world.forum.post_comment(&late, id, None, "Mijn eerste woord.", false, Language::Nl).await.unwrap();
    }
}
