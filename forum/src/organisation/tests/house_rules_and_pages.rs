//! What the organisation writes: house rules and pages.

use crate::testing::{MONDAY, OFFERED, both, refused, texts};
use naast_domain::{
    flaw::Flaw,
    journal::EntryKind,
    language::Language,
    measures::{
        MeasureKind, Subject,
        statement::{LAW, StatementInput},
    },
    organisation::{PageName, house_rule::HouseRuleInput},
    refusal::Refusal,
    time::Timestamp,
};

fn rule(number: i64, dutch: &str, english: &str) -> HouseRuleInput {
    HouseRuleInput { number, title: texts(dutch, english), text: texts("Uitleg", "Explanation") }
}

both! {
    async fn a_house_rule_is_replaced_by_its_newer_version(world) {
        let ada = world.administrator("Ada").await;
        for (number, nl, en) in [(2, "Wij luisteren", "We listen"), (1, "Wij groeten", "We greet"), (1, "Wij zwaaien", "We wave")] {
            world.forum.save_house_rule(&ada, &OFFERED, &rule(number, nl, en)).await.unwrap();
            world.wait(Timestamp::DAY);
        }
        let rules = world.forum.house_rules().await.unwrap();
        let shown: Vec<_> = rules.iter().map(|rule| (rule.number, rule.title(Language::Nl), rule.title(Language::En))).collect();
        assert_eq!(shown, [(1, "Wij zwaaien", "We wave"), (2, "Wij luisteren", "We listen")]);
        assert_eq!((rules[0].since, rules[1].since), (MONDAY.plus(2 * Timestamp::DAY), MONDAY));
        assert_eq!(rules[0].text(Language::En), "Explanation");
        assert_eq!(world.told(EntryKind::HouseRuleChanged).await, vec![("public".to_owned(), ada.id(), None); 3]);
    }

    async fn every_version_of_a_rule_can_be_read_as_it_read_then_and_the_law_is_none(world) {
        let (ada, ruth) = (world.administrator("Ada").await, world.moderator("Ruth").await);
        for (number, title) in [(2, "Wij luisteren"), (1, "Wij groeten"), (1, "Wij zwaaien")] {
            world.save_rule(&ada, number, title, "We greet").await;
            world.wait(Timestamp::DAY);
        }
        let plan = world.initiative(&ada, "Een bankje.").await;
        let lawful = StatementInput { rule: LAW.into(), law: "Auteurswet".into(),
        reason: "Dit is overgenomen.".into(), ..StatementInput::default() };
        let subject = Subject::Contribution { initiative: plan, comment: None };
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &lawful).await.unwrap();
        let shown = async |number| {
            let page = world.forum.house_rule_versions(number, None).await.unwrap();
            let shown = page.items.into_iter().map(|version| (version.rule.number,
            version.rule.title(Language::Nl).to_owned(), version.until));
            shown.collect::<Vec<_>>()
        };
        let replaced = Some(MONDAY.plus(2 * Timestamp::DAY));
        let first = [(1, "Wij zwaaien".to_owned(), None), (1, "Wij groeten".to_owned(), replaced)];
        assert_eq!(shown(Some(1)).await, first);
        assert_eq!(shown(None).await, [first.to_vec(), vec![(2, "Wij luisteren".to_owned(), None)]].concat());
        assert_eq!(shown(Some(0)).await, []);
    }

    async fn versions_come_page_by_page(world) {
        let ada = world.administrator("Ada").await;
        for turn in 0..60 {
            for number in [1, 2] {
                world.save_rule(&ada, number, &format!("Versie {turn}"), "A version").await;
            }
        }
        let first = world.forum.house_rule_versions(None, None).await.unwrap();
        let second = world.forum.house_rule_versions(None, first.next).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (100, 20, None));
        let listed: Vec<_> = first.items.iter().chain(&second.items).map(|version| (version.rule.number,
        version.rule.title(Language::Nl).to_owned())).collect();
        let expected = [1, 2].into_iter().flat_map(|number| (0..60).rev().map(move |turn| (number, format!("Versie {turn}"))));
        assert_eq!(listed, expected.collect::<Vec<_>>());
    }

    async fn a_house_rule_without_words_is_refused_at_its_fields(world) {
        let ada = world.administrator("Ada").await;
        let wrong = HouseRuleInput { number: 1, title: texts(" ", ""), text: texts(&"x".repeat(1_001), "") };
        let flaws = refused(world.forum.save_house_rule(&ada, &OFFERED, &wrong).await).flaws().to_vec();
        let expected =
            [Flaw::Empty.at("title[nl]"), Flaw::Empty.at("title[en]"), Flaw::TooLong { maximum: 1_000, actual: 1_001 }.at("text[nl]")];
        assert_eq!(flaws, expected);
        assert_eq!(world.forum.house_rules().await.unwrap(), []);
    }

    async fn a_house_rule_has_a_number_from_1_to_99(world) {
        let ada = world.administrator("Ada").await;
        for number in [0, 100, -1] {
            let saved = world.forum.save_house_rule(&ada, &OFFERED, &rule(number, "Wij groeten", "We greet")).await;
            assert_eq!(refused(saved), Refusal::field("number", Flaw::NotAChoice));
        }
    }

    async fn every_page_comes_with_a_text_in_both_languages(world) {
        for name in PageName::ALL.iter().copied() {
            let mut sources = Vec::new();
            for language in Language::ALL {
                let page = world.forum.page(name, language).await.unwrap();
                assert!(page.source.len() > 200 && page.html.contains("<p>"), "{name:?} {language:?}");
                assert_eq!((page.saved_at, page.version), (None, 0));
                sources.push(page.source);
            }
            assert_ne!(sources[0], sources[1], "{name:?}");
        }
    }

    async fn a_saved_page_takes_the_place_of_what_came_with_naast(world) {
        let ada = world.administrator("Ada").await;
        let english = world.forum.page(PageName::About, Language::En).await.unwrap();
        let source = "## Over ons\n\nWij zijn *er*. <script>alert(1)</script>";
        world.forum.save_page(&ada, PageName::About, Language::Nl, 0, source).await.unwrap();
        let page = world.forum.page(PageName::About, Language::Nl).await.unwrap();
        assert_eq!((page.source.as_str(), page.saved_at, page.version), (source, Some(MONDAY), 1));
        assert!(page.html.contains("<em>er</em>") && !page.html.contains("<script"), "{}", page.html);
        assert_eq!(world.forum.page(PageName::About, Language::En).await.unwrap(), english);
        world.forum.save_page(&ada, PageName::About, Language::Nl, 1, "Kort").await.unwrap();
        assert_eq!(world.forum.page(PageName::About, Language::Nl).await.unwrap().source, "Kort");
        assert_eq!(world.told(EntryKind::PageChanged).await, vec![("public".to_owned(), ada.id(), None); 2]);
    }

    async fn who_saves_a_page_second_sees_what_the_first_wrote(world) {
        let (ada, bea) = (world.administrator("Ada").await, world.administrator("Bea").await);
        let save = async |who, version, source| world.forum.save_page(who, PageName::Privacy, Language::En, version, source).await;
        save(&ada, 0, "By Ada").await.unwrap();
        assert_eq!(refused(save(&bea, 0, "By Bea").await), Refusal::Stale { version: 1, theirs: "By Ada".into() });
        assert_eq!(refused(save(&bea, 7, "By Bea").await), Refusal::Stale { version: 1, theirs: "By Ada".into() });
        save(&bea, 1, "By both").await.unwrap();
        assert_eq!(world.forum.page(PageName::Privacy, Language::En).await.unwrap().source, "By both");
    }

    async fn an_empty_or_endless_page_is_refused(world) {
        let ada = world.administrator("Ada").await;
        for (source, flaw) in [(String::new(), Flaw::Empty), ("x".repeat(50_001), Flaw::TooLong { maximum: 50_000, actual: 50_001 })] {
            let saved = world.forum.save_page(&ada, PageName::About, Language::Nl, 0, &source).await;
            assert_eq!(refused(saved), Refusal::field("source", flaw));
        }
    }
}
