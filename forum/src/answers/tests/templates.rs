//! Starting texts for answers.

use crate::testing::{both, refused};
use naast_domain::{
    answers::{AnswerInput, AnswerKind},
    flaw::Flaw,
    ids::TemplateId,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    refusal::Refusal,
};

const TEXT: &str = "Dag, ik kom graag kijken.";

both! {
    async fn one_sees_ones_own_and_those_of_the_organisation(world) {
        let (ada, fatma, karin) = (world.administrator("Ada").await, world.official("Fatma").await, world.official("Karin").await);
        let save = async |viewer: &Viewer, title: &str, of_organisation| {
            world.forum.save_template(viewer, None, AnswerKind::Answer, title, TEXT, of_organisation).await.unwrap()
        };
        save(&ada, "Van ons", true).await;
        save(&fatma, "Van Fatma", false).await;
        save(&karin, "Van Karin", false).await;
        let read = async |viewer: &Viewer| {
            let found = world.forum.templates(viewer).await.unwrap();
            found.into_iter().map(|one| (one.title, one.is_own)).collect::<Vec<_>>()
        };
        assert_eq!(read(&fatma).await, [("Van Fatma".to_owned(), true), ("Van ons".to_owned(), false)]);
        assert_eq!(read(&karin).await, [("Van Karin".to_owned(), true), ("Van ons".to_owned(), false)]);
        assert_eq!(read(&ada).await, [("Van ons".to_owned(), false)]);
        let told = world.told(EntryKind::TemplateChanged).await;
        assert_eq!(told[0], ("internal".to_owned(), ada.id(), None));
        assert_eq!(told.len(), 3);
    }

    async fn officials_keep_their_own_and_administrators_those_of_the_organisation(world) {
        let (ada, fatma, karin) = (world.administrator("Ada").await, world.official("Fatma").await, world.official("Karin").await);
        let save = async |viewer: &Viewer, id, of_organisation| {
            world.forum.save_template(viewer, id, AnswerKind::Answer, "Titel", TEXT, of_organisation).await
        };
        assert_eq!(refused(save(&fatma, None, true).await), Refusal::NotYourRole);
        assert_eq!(refused(save(&ada, None, false).await), Refusal::NotYourRole);
        let (ours, hers) = (save(&ada, None, true).await.unwrap(), save(&fatma, None, false).await.unwrap());
        assert_eq!(refused(save(&karin, Some(hers), false).await), Refusal::NotFound, "of a colleague");
        assert_eq!(refused(save(&fatma, Some(ours), false).await), Refusal::NotFound, "it does not become one's own");
        assert_eq!(refused(save(&ada, Some(hers), true).await), Refusal::NotFound);
        assert_eq!(refused(save(&ada, Some(TemplateId(99)), true).await), Refusal::NotFound);
        save(&fatma, Some(hers), false).await.unwrap();
        for (viewer, id, refusal) in [
            (&karin, hers, Refusal::NotFound),
            (&ada, hers, Refusal::NotYourRole),
            (&fatma, ours, Refusal::NotYourRole),
            (&fatma, TemplateId(99), Refusal::NotFound),
        ] {
            assert_eq!(refused(world.forum.retire_template(viewer, id).await), refusal);
        }
        assert_eq!(world.forum.templates(&fatma).await.unwrap().len(), 2);
    }

    async fn a_template_has_a_title_and_a_text(world) {
        let fatma = world.official("Fatma").await;
        let nothing = world.forum.save_template(&fatma, None, AnswerKind::Read, " ", "", false).await;
        assert_eq!(refused(nothing).flaws(), [Flaw::Empty.at("title"), Flaw::Empty.at("text")]);
    }

    async fn a_changed_template_reads_anew_and_a_retired_one_is_not_to_be_chosen(world) {
        let fatma = world.official("Fatma").await;
        let save = async |id, kind, text| world.forum.save_template(&fatma, id, kind, "Kijken", text, false).await.unwrap();
        let id = save(None, AnswerKind::Answer, TEXT).await;
        assert_eq!(save(Some(id), AnswerKind::Question, "Waar is het precies?").await, id);
        let found = world.forum.templates(&fatma).await.unwrap();
        assert_eq!((found[0].kind, found[0].text.as_str(), found.len()), (AnswerKind::Question, "Waar is het precies?", 1));
        world.forum.retire_template(&fatma, id).await.unwrap();
        assert_eq!(world.forum.templates(&fatma).await.unwrap(), []);
        let again = world.forum.save_template(&fatma, Some(id), AnswerKind::Answer, "Kijken", TEXT, false).await;
        assert_eq!(refused(again), Refusal::NotFound);
        assert_eq!(world.told(EntryKind::TemplateChanged).await.len(), 3);
    }

    async fn a_template_answers_nobody_before_it_is_made_personal(world) {
        let (samira, fatma) = (world.citizen("Samira").await, world.official("Fatma").await);
        let id = world.initiative(&samira, "Een bankje.").await;
        let template = world.forum.save_template(&fatma, None, AnswerKind::Answer, "Kijken", TEXT, false).await.unwrap();
        let post = async |body: &str| {
            let template = template.to_string();
            let input = AnswerInput { kind: "answer".into(), body: body.into(), template, ..AnswerInput::default() };
            world.forum.post_answer(&fatma, id, None, &input, Language::Nl).await
        };
        assert_eq!(refused(post(TEXT).await), Refusal::field("body", Flaw::Unchanged));
        world.forum.retire_template(&fatma, template).await.unwrap();
        assert_eq!(refused(post(TEXT).await), Refusal::field("body", Flaw::Unchanged), "also when it was retired meanwhile");
        post("Dag Samira, ik kom graag kijken.").await.unwrap();
    }
}
