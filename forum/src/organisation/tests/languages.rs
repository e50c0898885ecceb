//! What the organisation writes, in more languages than those that are complete: Frisian may be missing.

use crate::{
    answers::tests::posting::{answer, give},
    testing::{OFFERED, both, by, refused, texts},
};
use naast_domain::{
    answers::AnswerKind,
    flaw::Flaw,
    language::Language::{self, En, Fy, Nl},
    measures::{MeasureKind, Subject},
    organisation::{Organisation, house_rule::HouseRuleInput, value::ValueInput},
    translated::TypedTexts,
};

fn typed(dutch: &str, english: &str, frisian: &str) -> TypedTexts {
    TypedTexts::from([(Nl, dutch), (En, english), (Fy, frisian)])
}

fn value(name: TypedTexts) -> ValueInput {
    ValueInput { kind: "value".into(), sentence: name.clone(), name }
}

both! {
    async fn a_frisian_reads_what_was_written_in_frisian_and_else_the_dutch(world) {
        let (ada, all) = (world.administrator("Ada").await, &Language::ALL);
        world.forum.save_theme(&ada, all, None, &typed("Groen", "Green", "Grien"), false).await.unwrap();
        world.forum.save_theme(&ada, all, None, &typed("Wonen", "Living", " "), false).await.unwrap();
        world.forum.save_value(&ada, all, None, &value(typed("Veilig", "Safe", "Feilich")), false).await.unwrap();
        let rule = HouseRuleInput { number: 1, title: typed("Wij groeten", "We greet", "Wy groetsje"), text: typed("Hoi", "Hi", "") };
        world.forum.save_house_rule(&ada, all, &rule).await.unwrap();
        let told = Organisation {
            name: "Vecht".into(),
            short_name: "Vecht".into(),
            danger: typed("Bel 112", "Call 112", "Belje 112"),
            defects: typed("", "", "Melde"),
            ..Organisation::default()
        };
        world.forum.change_organisation(&ada, all, &told).await.unwrap();

        let themes = world.forum.themes().await.unwrap();
        let names: Vec<_> = themes.iter().map(|theme| (theme.name(Fy), theme.name(En), theme.name.lang(Fy))).collect();
        assert_eq!(names, [("Grien", "Green", None), ("Wonen", "Living", Some("nl"))]);
        let values = world.forum.values().await.unwrap();
        assert_eq!((values[0].name(Fy), values[0].sentence(Fy), values[0].name(Nl)), ("Feilich", "Feilich", "Veilig"));
        let rules = world.forum.house_rules().await.unwrap();
        assert_eq!((rules[0].title(Fy), rules[0].text(Fy), rules[0].title(En)), ("Wy groetsje", "Hoi", "We greet"));
        let told = world.forum.organisation().await.unwrap();
        assert_eq!((told.danger(Fy), told.danger(En), told.defects(Nl), told.redress(Fy)), ("Belje 112", "Call 112", "Melde", ""));
    }

    async fn what_a_forum_does_not_offer_any_more_is_kept_when_it_saves(world) {
        let (ada, all) = (world.administrator("Ada").await, &Language::ALL);
        let theme = world.forum.save_theme(&ada, all, None, &typed("Groen", "Green", "Grien"), false).await.unwrap();
        let id = world.forum.save_value(&ada, all, None, &value(typed("Veilig", "Safe", "Feilich")), false).await.unwrap();
        let rule = |title| HouseRuleInput { number: 1, title, ..HouseRuleInput::default() };
        world.forum.save_house_rule(&ada, all, &rule(typed("Wij groeten", "We greet", "Wy groetsje"))).await.unwrap();
        let told = |danger| Organisation { name: "Vecht".into(), short_name: "Vecht".into(), danger, ..Organisation::default() };
        world.forum.change_organisation(&ada, all, &told(typed("Bel 112", "", "Belje 112"))).await.unwrap();

        world.forum.save_theme(&ada, &OFFERED, Some(theme), &texts("Bomen", "Trees"), false).await.unwrap();
        world.forum.save_value(&ada, &OFFERED, Some(id), &value(texts("Zeker", "Sure")), false).await.unwrap();
        world.forum.save_house_rule(&ada, &OFFERED, &rule(texts("Wij zwaaien", "We wave"))).await.unwrap();
        world.forum.change_organisation(&ada, &OFFERED, &told(texts("Bel!", "Call!"))).await.unwrap();
        let read = async |language| {
            let (theme, value) = (world.forum.themes().await.unwrap().remove(0), world.forum.values().await.unwrap().remove(0));
            let (rule, told) = (world.forum.house_rules().await.unwrap().remove(0), world.forum.organisation().await.unwrap());
            [theme.name(language), value.name(language), rule.title(language), told.danger(language)].map(str::to_owned)
        };
        assert_eq!(read(Nl).await, ["Bomen", "Zeker", "Wij zwaaien", "Bel!"]);
        assert_eq!(read(Fy).await, ["Grien", "Feilich", "Wy groetsje", "Belje 112"]);

        world.forum.save_theme(&ada, &[Fy, Nl], Some(theme), &TypedTexts::from([(Nl, "Bomen")]), false).await.unwrap();
        let theme = world.forum.themes().await.unwrap().remove(0);
        assert_eq!((theme.name(Fy), theme.name(En)), ("Bomen", "Trees"), "what is offered and empty is taken away");
    }

    async fn a_forum_in_one_language_is_asked_for_that_one_and_refuses_others(world) {
        let ada = world.administrator("Ada").await;
        let dutch = TypedTexts::from([(Nl, "Groen")]);
        world.forum.save_theme(&ada, &[Nl], None, &dutch, false).await.unwrap();
        assert_eq!(world.forum.themes().await.unwrap()[0].name(En), "Groen");
        let refusal = refused(world.forum.save_theme(&ada, &[Nl], None, &texts("", "Green"), false).await);
        assert_eq!(refusal.flaws(), [Flaw::Empty.at("name[nl]"), Flaw::NotAChoice.at("name[en]")]);
        let strange = serde_json::from_str(r#"{"nl": "Groen", "xx": "?"}"#).unwrap();
        let refusal = refused(world.forum.save_theme(&ada, &[Nl], None, &strange, false).await);
        assert_eq!(refusal.flaws(), [Flaw::NotAChoice.at("name[xx]")]);
        assert_eq!(world.forum.themes().await.unwrap().len(), 1);
    }

    async fn what_a_decision_weighed_and_a_measure_named_reads_as_it_did_in_every_language(world) {
        let (ada, anna, all) = (world.administrator("Ada").await, world.citizen("Anna").await, &Language::ALL);
        let (karin, ruth) = (world.official("Karin").await, world.moderator("Ruth").await);
        let id = world.forum.save_value(&ada, all, None, &value(typed("Veilig", "Safe", "Feilich")), false).await.unwrap();
        let rule = |title| HouseRuleInput { number: 1, title, ..HouseRuleInput::default() };
        world.forum.save_house_rule(&ada, all, &rule(typed("Wij groeten", "We greet", "Wy groetsje"))).await.unwrap();
        let initiative = world.initiative(&anna, "Een bankje.").await;
        let comment = give(&world, &karin, initiative, AnswerKind::Decision).await;
        let standing = world.forum.house_rules().await.unwrap()[0].id;
        let subject = Subject::Contribution { initiative, comment: None };
        let reasons = by(standing, "Dit gaat over iemand en niet over de zaak.");
        let measure = world.forum.take_measure(&ruth, MeasureKind::Lock, subject, &reasons).await.unwrap();

        let next = world.forum.save_value(&ada, all, Some(id), &value(typed("Veilig", "Safe", "Wis")), false).await.unwrap();
        assert_ne!(next, id, "other words in one language are other words");
        world.forum.save_house_rule(&ada, all, &rule(typed("Wij groeten", "We greet", "Wy swaaie"))).await.unwrap();
        let weighed = answer(&world, initiative, comment).await.decision.unwrap().weights.remove(0).value;
        assert_eq!((weighed.name(Fy), weighed.is_retired), ("Feilich", true));
        let named = world.forum.measure(&anna, measure).await.unwrap().measure.rule;
        assert_eq!((named.title(Fy), named.title(En)), ("Wy groetsje", "We greet"));
        assert_eq!(world.forum.house_rules().await.unwrap()[0].title(Fy), "Wy swaaie");
    }

    async fn a_value_that_is_replaced_keeps_its_words_in_what_is_not_offered(world) {
        let (ada, anna, karin) =
            (world.administrator("Ada").await, world.citizen("Anna").await, world.official("Karin").await);
        let first = value(typed("Veilig", "Safe", "Feilich"));
        let id = world.forum.save_value(&ada, &Language::ALL, None, &first, false).await.unwrap();
        let initiative = world.initiative(&anna, "Een bankje.").await;
        give(&world, &karin, initiative, AnswerKind::Decision).await;
        let same = world.forum.save_value(&ada, &OFFERED, Some(id), &value(texts("Veilig", "Safe")), false).await.unwrap();
        assert_eq!(same, id, "what was not asked for is no other word");
        world.forum.save_value(&ada, &OFFERED, Some(id), &value(texts("Zeker", "Sure")), false).await.unwrap();
        let values = world.forum.values().await.unwrap();
        let read: Vec<_> = values.iter().map(|one| (one.name(Nl), one.name(Fy), one.is_retired)).collect();
        assert_eq!(read, [("Veilig", "Feilich", true), ("Zeker", "Feilich", false)]);
    }
}
