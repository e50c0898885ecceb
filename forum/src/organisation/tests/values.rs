//! What the organisation stands for.

use crate::{
    answers::tests::posting::{answer, give},
    testing::{OFFERED, both, refused, texts},
};
use naast_domain::{
    answers::AnswerKind,
    flaw::Flaw,
    ids::ValueId,
    journal::EntryKind,
    language::Language::{En, Nl},
    organisation::value::{ValueInput, ValueKind},
    refusal::Refusal,
};

fn value(kind: &str, name: &str) -> ValueInput {
    ValueInput {
        kind: kind.into(),
        name: texts(name, &format!("{name} (en)")),
        sentence: texts("Iedereen kan veilig meedoen.", "Everybody takes part safely."),
    }
}

both! {
    async fn values_come_before_goals_and_each_has_a_sentence(world) {
        let ada = world.administrator("Ada").await;
        for (kind, name) in [("goal", "Meer bomen"), ("value", "Veiligheid"), ("value", "Eerlijk delen")] {
            world.forum.save_value(&ada, &OFFERED, None, &value(kind, name), false).await.unwrap();
        }
        let found = world.forum.values().await.unwrap();
        let names: Vec<_> = found.iter().map(|one| (one.kind, one.name(Nl))).collect();
        let expected =
            [(ValueKind::Value, "Veiligheid"), (ValueKind::Value, "Eerlijk delen"), (ValueKind::Goal, "Meer bomen")];
        assert_eq!(names, expected);
        assert_eq!(found[0].sentence(En), "Everybody takes part safely.");
        assert_eq!(world.told(EntryKind::ValueChanged).await, vec![("public".to_owned(), ada.id(), None); 3]);
    }

    async fn a_value_is_changed_and_retired_but_stays(world) {
        let ada = world.administrator("Ada").await;
        let id = world.forum.save_value(&ada, &OFFERED, None, &value("value", "Veilig"), false).await.unwrap();
        let same = world.forum.save_value(&ada, &OFFERED, Some(id), &value("goal", "Veiligheid"), true).await.unwrap();
        let found = world.forum.values().await.unwrap();
        assert_eq!((same, found.len()), (id, 1));
        assert_eq!((found[0].kind, found[0].name(Nl), found[0].is_retired), (ValueKind::Goal, "Veiligheid", true));
        world.forum.save_value(&ada, &OFFERED, Some(id), &value("goal", "Veiligheid"), false).await.unwrap();
        assert!(!world.forum.values().await.unwrap()[0].is_retired);
        let strange = world.forum.save_value(&ada, &OFFERED, Some(ValueId(99)), &value("goal", "x"), false).await;
        assert_eq!(refused(strange), Refusal::NotFound);
        let wrong = ValueInput { sentence: texts("", "Safe."), ..value("dream", "x") };
        let refusal = refused(world.forum.save_value(&ada, &OFFERED, None, &wrong, false).await);
        assert_eq!(refusal.flaws(), [Flaw::NotAChoice.at("kind"), Flaw::Empty.at("sentence[nl]")]);
    }

    async fn what_was_weighed_reads_as_it_did_when_a_value_gets_other_words(world) {
        let (ada, anna, karin) =
            (world.administrator("Ada").await, world.citizen("Anna").await, world.official("Karin").await);
        let id = world.forum.save_value(&ada, &OFFERED, None, &value("value", "Veiligheid"), false).await.unwrap();
        let initiative = world.initiative(&anna, "Een bankje.").await;
        let comment = give(&world, &karin, initiative, AnswerKind::Decision).await;
        let same = world.forum.save_value(&ada, &OFFERED, Some(id), &value("value", "Veiligheid"), false).await.unwrap();
        assert_eq!(same, id, "the same words are the same value");
        let next = world.forum.save_value(&ada, &OFFERED, Some(id), &value("value", "Goedkoop"), false).await.unwrap();
        assert_ne!(next, id);
        let weighed = answer(&world, initiative, comment).await.decision.unwrap().weights.remove(0).value;
        assert_eq!((weighed.id, weighed.name(Nl), weighed.is_retired), (id, "Veiligheid", true));
        let kit = world.forum.answer_kit(&karin, initiative).await.unwrap();
        let offered: Vec<_> = kit.values.iter().map(|one| (one.id, one.name(Nl))).collect();
        assert_eq!(offered, [(next, "Goedkoop")]);
        let again = world.forum.save_value(&ada, &OFFERED, Some(next), &value("goal", "Goedkoper"), false).await.unwrap();
        assert_eq!(again, next, "nobody weighed it yet");
        assert_eq!(world.told(EntryKind::ValueChanged).await.len(), 5);
    }
}
