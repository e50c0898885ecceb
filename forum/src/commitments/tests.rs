//! Commitments: kept, moved, released, overdue, reminded of; never silently gone.

use crate::{
    answers::tests::posting::typed,
    testing::{World, both, refused},
};
use naast_domain::{
    answers::{AnswerInput, AnswerKind},
    commitments::{Commitment, CommitmentChoice, CommitmentFilter, CommitmentState},
    ids::{CommitmentId, InitiativeId},
    journal::EntryKind,
    language::Language,
    members::{Office, Role, Roles, SignedIn, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

async fn promise(world: &World, who: &Viewer, id: InitiativeId, words: &str, due: &str) -> CommitmentId {
    let input = AnswerInput { promise: words.into(), due: due.into(), ..typed(AnswerKind::Commitment) };
    world.forum.post_answer(who, id, None, &input, Language::Nl).await.unwrap();
    let made = world.forum.initiative(who, id).await.unwrap().commitments;
    made.iter().find(|made| made.promise == words).unwrap().id
}

async fn the(world: &World, id: InitiativeId) -> Commitment {
    world.forum.initiative(&Viewer::Visitor, id).await.unwrap().commitments.remove(0)
}

async fn listed(world: &World, choice: CommitmentChoice, holder: Option<&Viewer>) -> Vec<String> {
    let filter = CommitmentFilter { choice, holder: holder.and_then(Viewer::id), after: None };
    let page = world.forum.commitments(&Viewer::Visitor, &filter).await.unwrap();
    page.items.into_iter().map(|row| row.commitment.promise).collect()
}

both! {
    async fn a_commitment_is_kept_with_a_word(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = promise(&world, &fatma, id, "Ik bel de school", "2026-11-30").await;
        assert_eq!(refused(world.forum.keep_commitment(&rob, made, "").await), Refusal::NotYours);
        world.forum.stand_beside(&rob, id).await.unwrap();
        world.forum.keep_commitment(&rob, made, "Gebeld.").await.expect("whoever stands beside it may say so");
        let kept = the(&world, id).await;
        assert_eq!((kept.state, kept.closing_words.as_str(), kept.late), (CommitmentState::Kept, "Gebeld.", 0));
        assert_eq!(refused(world.forum.keep_commitment(&rob, made, "").await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.move_commitment(&rob, made, "2026-12-01", "Later.").await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.release_commitment(&anna, made, "").await), Refusal::NotOpen);
    }

    async fn a_commitment_is_moved_with_a_reason_that_stays(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = promise(&world, &fatma, id, "Ik bel de school", "2026-11-25").await;
        for (due, reason, field) in [("", "Vakantie.", "due"), ("2026-11-01", "Vakantie.", "due"), ("2026-12-01", "", "reason")] {
            assert_eq!(refused(world.forum.move_commitment(&fatma, made, due, reason).await).flaws()[0].field, field);
        }
        world.wait(4 * Timestamp::DAY);
        assert_eq!(the(&world, id).await.late, 2);
        world.forum.move_commitment(&fatma, made, "2026-12-01", "De school is dicht.").await.unwrap();
        let moved = the(&world, id).await;
        assert_eq!((moved.late, moved.due.iso().as_str()), (0, "2026-12-01"));
        let first = &moved.moves[0];
        assert_eq!((first.from.iso().as_str(), first.reason.as_str()), ("2026-11-25", "De school is dicht."));
    }

    async fn only_whoever_carries_it_releases_a_commitment(world) {
        let (anna, bram, fatma) =
            (world.citizen("Anna").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = promise(&world, &fatma, id, "Ik bel de school", "2026-11-25").await;
        for other in [&bram, &fatma] {
            assert_eq!(refused(world.forum.release_commitment(other, made, "").await), Refusal::NotYours);
        }
        world.forum.release_commitment(&anna, made, "Ik heb zelf al gebeld.").await.unwrap();
        assert_eq!(the(&world, id).await.state, CommitmentState::Released);
        assert!(world.forum.initiative(&anna, id).await.unwrap().standing.promise.is_none());
    }

    async fn the_list_shows_what_is_open_late_kept_and_released(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        promise(&world, &fatma, id, "eerst", "2026-11-24").await;
        let later = promise(&world, &fatma, id, "later", "2026-12-24").await;
        let kept = promise(&world, &fatma, id, "gedaan", "2026-11-28").await;
        let gone = promise(&world, &fatma, id, "niet nodig", "2026-11-28").await;
        promise(&world, &rob, id, "van Rob", "2026-12-01").await;
        world.forum.keep_commitment(&fatma, kept, "").await.unwrap();
        world.forum.release_commitment(&anna, gone, "").await.unwrap();
        world.wait(2 * Timestamp::DAY);
        assert_eq!(listed(&world, CommitmentChoice::Open, None).await, ["eerst", "van Rob", "later"]);
        assert_eq!(listed(&world, CommitmentChoice::Open, Some(&rob)).await, ["van Rob"]);
        assert_eq!(listed(&world, CommitmentChoice::Overdue, None).await, ["eerst"]);
        assert_eq!(listed(&world, CommitmentChoice::Kept, None).await, ["gedaan"]);
        assert_eq!(listed(&world, CommitmentChoice::Released, None).await, ["niet nodig"]);
        let standing = world.forum.initiative(&anna, id).await.unwrap().standing.promise.unwrap();
        assert_eq!((standing.promise.as_str(), standing.late), ("eerst", 1), "the nearest day comes first");
        world.forum.move_commitment(&fatma, later, "2026-11-26", "Eerder klaar.").await.unwrap();
        assert_eq!(listed(&world, CommitmentChoice::Open, Some(&fatma)).await, ["eerst", "later"]);
    }

    async fn the_list_is_paged_without_losing_or_repeating(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for number in 0..65 {
            promise(&world, &fatma, id, &format!("belofte {number}"), if number % 2 == 0 { "2026-12-01" } else { "2026-12-02" }).await;
            world.wait(Timestamp::MINUTE);
        }
        let mut filter = CommitmentFilter { choice: CommitmentChoice::Open, holder: None, after: None };
        let mut seen = Vec::new();
        loop {
            let page = world.forum.commitments(&anna, &filter).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.commitment.id));
            filter.after = page.next;
            if filter.after.is_none() {
                break;
            }
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 65);
    }

    async fn whoever_promised_is_reminded_once_before_and_once_after(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = promise(&world, &fatma, id, "Ik bel de school", "2026-11-27").await;
        assert_eq!(world.forum.remind().await.unwrap(), 0, "four working days ahead is early");
        world.wait(2 * Timestamp::DAY);
        assert_eq!(world.forum.remind().await.unwrap(), 1);
        assert_eq!(world.forum.remind().await.unwrap(), 0);
        world.wait(4 * Timestamp::DAY);
        assert_eq!(world.forum.remind().await.unwrap(), 0, "it is a Sunday");
        world.wait(Timestamp::DAY);
        assert_eq!(world.forum.remind().await.unwrap(), 1, "the day has passed");
        assert_eq!(world.forum.remind().await.unwrap(), 0);
        let lines = world.forum.for_you(&fatma, None).await.unwrap().items;
        let words: Vec<_> = lines.iter().filter(|line| line.kind == EntryKind::CommitmentReminded).map(|line| line.word.as_str()).collect();
        assert_eq!(words, ["overdue", "soon"]);
        world.forum.move_commitment(&fatma, made, "2026-12-01", "De school is dicht.").await.unwrap();
        assert_eq!(world.forum.remind().await.unwrap(), 1, "a new day, a new reminder");
        world.forum.keep_commitment(&fatma, made, "").await.unwrap();
        world.wait(9 * Timestamp::DAY);
        assert_eq!(world.forum.remind().await.unwrap(), 0);
    }

    async fn a_commitment_is_overdue_when_a_working_day_after_its_day_has_begun(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        // A Friday before a weekend, and a Thursday before Christmas and a weekend.
        promise(&world, &fatma, id, "voor het weekend", "2026-11-27").await;
        promise(&world, &fatma, id, "voor Kerst", "2026-12-24").await;
        let mut late = Vec::new();
        for _ in 0..40 {
            let commitments = world.forum.initiative(&anna, id).await.unwrap().commitments;
            let marked = commitments.iter().filter(|one| one.late > 0).count();
            assert_eq!(listed(&world, CommitmentChoice::Overdue, None).await.len(), marked, "the list says what the mark says");
            world.forum.remind().await.unwrap();
            let lines = world.forum.for_you(&fatma, None).await.unwrap().items;
            assert_eq!(lines.iter().filter(|line| line.word == "overdue").count(), marked, "so does the reminder");
            late.push(marked);
            world.wait(Timestamp::DAY);
        }
        let since = |count| late.iter().position(|late| *late == count);
        assert_eq!((since(1), since(2)), (Some(7), Some(35)), "on Monday 30 November and on Monday 28 December");
    }

    async fn what_was_promised_by_whoever_left_is_taken_on_with_a_note(world) {
        let (anna, fatma, rob, ada) = (
            world.citizen("Anna").await,
            world.official("Fatma").await,
            world.official("Rob").await,
            world.administrator("Ada").await,
        );
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = promise(&world, &fatma, id, "Ik bel de school", "2026-11-30").await;
        assert_eq!(refused(world.forum.take_on_commitment(&rob, made, "Ik wil het.").await), Refusal::NotYours);
        world.forum.revoke_role(&ada, fatma.id().unwrap(), Role::Official).await.unwrap();
        assert!(the(&world, id).await.is_left_behind);
        assert_eq!(refused(world.forum.take_on_commitment(&rob, made, " ").await).flaws()[0].field, "note");
        world.forum.take_on_commitment(&rob, made, "Fatma werkt hier niet meer, ik bel.").await.unwrap();
        let taken = the(&world, id).await;
        assert_eq!((taken.holder.name.as_str(), taken.due.iso().as_str(), taken.is_left_behind), ("Rob", "2026-11-30", false));
        assert_eq!((taken.taken_on[0].by.name.as_str(), taken.taken_on[0].note.as_str()), ("Rob", "Fatma werkt hier niet meer, ik bel."));
        assert_eq!(world.told(EntryKind::CommitmentHandedOver).await, [("public".to_owned(), rob.id(), rob.id())]);
        let told = world.forum.for_you(&anna, None).await.unwrap().items;
        assert_eq!(told.iter().filter(|line| line.kind == EntryKind::CommitmentHandedOver).count(), 1);
        world.forum.keep_commitment(&rob, made, "Gebeld.").await.unwrap();
        assert_eq!(refused(world.forum.take_on_commitment(&rob, made, "Nog eens.").await), Refusal::NotOpen);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn whoever_closed_their_account_left_their_promises_too(world) {
        let (anna, fatma, rob, ada) = (
            world.citizen("Anna").await,
            world.registered("Fatma").await,
            world.official("Rob").await,
            world.administrator("Ada").await,
        );
        let office = Office { function: "Gebiedsmaker".into(), department: "Groen".into() };
        world.forum.grant_role(&ada, (fatma.id().unwrap(), "fatma@example.org"), Role::Official, Some(&office)).await.unwrap();
        let official = SignedIn { roles: Roles { official: true, ..Roles::default() }, office: Some(office),
        ..fatma.member().unwrap().clone() };
        let official = Viewer::Member(Box::new(official));
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = promise(&world, &official, id, "Ik bel de school", "2026-11-30").await;
        world.forum.close_account(&official, crate::testing::PASSWORD, true).await.unwrap();
        assert!(the(&world, id).await.is_left_behind);
        world.forum.take_on_commitment(&rob, made, "Ik bel.").await.unwrap();
        assert_eq!(the(&world, id).await.holder.name, "Rob");
    }
}
