//! Another look from outside: whom to invite and when, who takes it on, what they read, and that it ends.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    appeals::{
        Contested,
        review::{LIFE, OpenReview, ReviewPage},
    },
    flaw::Flaw,
    ids::{AppealId, HouseRuleId, InitiativeId, MeasureId, ReviewId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject, another_look::AppealOutcome},
    members::{Role, Viewer},
    moderation::record::RecordFilter,
    refusal::Refusal,
};

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";
const WORDS: &str = "Ik noem niemand bij naam.";
const OFFICE: &str = "Ombudsvrouw Utrecht";

/// Ruth alone moderates, and hid what Bert said; he asked for another look. Olga comes from outside.
struct Stage {
    ada: Viewer,
    anna: Viewer,
    bert: Viewer,
    ruth: Viewer,
    olga: Viewer,
    /// She replied to what Bert said.
    carla: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    said: Subject,
    measure: MeasureId,
    appeal: AppealId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let (ada, ruth, rule) = (world.administrator("Ada").await, world.moderator("Ruth").await, world.rule().await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = world.forum.post_comment(&bert, id, None, "Lelijke woorden", false, Language::Nl).await.unwrap();
        let carla = world.citizen("Carla").await;
        world.forum.post_comment(&carla, id, Some(said), "Rustig aan", false, Language::Nl).await.unwrap();
        let said = Subject::Contribution { initiative: id, comment: Some(said) };
        let measure = world.forum.take_measure(&ruth, MeasureKind::Hide, said, &by(rule, REASON)).await.unwrap();
        let appeal = world.forum.appeal(&bert, Contested::Measure(measure), WORDS).await.unwrap();
        Self { ada, anna, bert, ruth, olga: world.citizen("Olga").await, carla, rule, id, said, measure, appeal }
    }

    async fn invite(&self, world: &World) -> String {
        world.forum.invite_reviewer(&self.ruth, self.appeal).await.unwrap()
    }

    async fn taken_on(&self, world: &World) -> ReviewId {
        let code = self.invite(world).await;
        world.forum.take_on_review(&self.olga, "here", &code, OFFICE).await.unwrap()
    }

    async fn read(&self, world: &World, id: ReviewId) -> OpenReview {
        match world.forum.review(&self.olga, id).await.unwrap() {
            ReviewPage::Open(page) => *page,
            ReviewPage::Decided => panic!("it waits"),
        }
    }
}

async fn is_whole(world: &World) {
    assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
}

both! {
    async fn somebody_from_outside_decides_one_appeal_and_it_says_for_whom(world) {
        let stage = Stage::set(&world).await;
        let id = stage.taken_on(&world).await;
        let page = stage.read(&world, id).await;
        assert!(page.body_html.contains("Lelijke woorden"));
        assert_eq!((page.appeal.words.as_str(), page.measure.unwrap().reason.as_str()), (WORDS, REASON));
        let noted = world.told(EntryKind::SealedRead).await;
        assert_eq!(noted, [("internal".to_owned(), stage.olga.id(), None)]);
        let flaws = refused(world.forum.decide_appeal(&stage.olga, stage.appeal, "misschien", "Nee").await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::NotAChoice.at("outcome"), Flaw::TooShort { minimum: 10 }.at("reason")]);
        world.forum.decide_appeal(&stage.olga, stage.appeal, "reversed", "Hij noemt niemand.").await.unwrap();
        let page = world.forum.measure(&stage.bert, stage.measure).await.unwrap();
        let decision = page.appeal.unwrap().decision.unwrap();
        assert_eq!((decision.outcome, decision.reviewer.as_str()), (AppealOutcome::Reversed, OFFICE));
        let record = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap().items;
        assert_eq!((record[0].kind, record[0].reviewer.as_str()), (MeasureKind::Restore, OFFICE));
        assert_eq!(record[1].look.as_ref().unwrap().reviewer, OFFICE);
        assert!(!format!("{record:?}").contains("Olga"));
        let told = world.forum.for_you(&stage.bert, None).await.unwrap().items;
        assert!(told.iter().any(|line| line.kind == EntryKind::AppealDecided && line.actor.is_none()));
        is_whole(&world).await;
    }

    async fn after_deciding_the_text_is_not_theirs_to_read_any_more(world) {
        let stage = Stage::set(&world).await;
        let id = stage.taken_on(&world).await;
        world.forum.decide_appeal(&stage.olga, stage.appeal, "upheld", REASON).await.unwrap();
        assert_eq!(world.forum.review(&stage.olga, id).await.unwrap(), ReviewPage::Decided);
        assert_eq!(refused(world.forum.decide_appeal(&stage.olga, stage.appeal, "reversed", REASON).await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.withdraw_review(&stage.ruth, id).await), Refusal::NotOpen);
        assert_eq!(world.forum.measure(&stage.olga, stage.measure).await.unwrap().body_html, None);
        assert_eq!(world.forum.stuck_appeals(&stage.ruth).await.unwrap(), []);
        is_whole(&world).await;
    }

    async fn it_is_for_this_appeal_and_no_other(world) {
        let stage = Stage::set(&world).await;
        let id = stage.taken_on(&world).await;
        let other = world.forum.post_comment(&stage.bert, stage.id, None, "Iets anders", false, Language::Nl).await.unwrap();
        let other = Subject::Contribution { initiative: stage.id, comment: Some(other) };
        let measure = world.forum.take_measure(&stage.ruth, MeasureKind::Hide, other, &by(stage.rule, REASON)).await.unwrap();
        let appeal = world.forum.appeal(&stage.bert, Contested::Measure(measure), WORDS).await.unwrap();
        let code = world.forum.invite_reviewer(&stage.ada, appeal).await.unwrap();
        let pim = world.citizen("Pim").await;
        let theirs = world.forum.take_on_review(&pim, "there", &code, "Rekenkamer").await.unwrap();
        assert_eq!(refused(world.forum.decide_appeal(&stage.olga, appeal, "reversed", REASON).await), Refusal::NotYourRole);
        assert_eq!(refused(world.forum.review(&stage.olga, theirs).await), Refusal::NotFound);
        assert_eq!(refused(world.forum.review(&pim, id).await), Refusal::NotFound);
        for measure in [stage.measure, measure] {
            let page = world.forum.measure(&stage.olga, measure).await.unwrap();
            assert_eq!((page.body_html, page.appeal), (None, None), "not on the page for everybody either");
        }
        for refusal in [
            refused(world.forum.case(&stage.olga, stage.said).await),
            refused(world.forum.open_appeals(&stage.olga).await),
            refused(world.forum.take_measure(&stage.olga, MeasureKind::Restore, stage.said, &by(stage.rule, REASON)).await),
        ] {
            assert_eq!(refusal, Refusal::NotYourRole);
        }
        for who in [&stage.anna, &stage.bert, &stage.ruth, &stage.ada] {
            assert_eq!(refused(world.forum.review(who, id).await), Refusal::NotFound);
        }
        is_whole(&world).await;
    }

    async fn a_code_is_good_once_for_two_weeks_and_until_it_is_taken_back(world) {
        let stage = Stage::set(&world).await;
        let pim = world.citizen("Pim").await;
        let wrong = async |who: &Viewer, client: &str, code: &str| {
            let refusal = refused(world.forum.take_on_review(who, client, code, OFFICE).await);
            assert_eq!(refusal.flaws(), [Flaw::Wrong.at("code")], "{client}");
        };
        let replaced = stage.invite(&world).await;
        let withdrawn = stage.invite(&world).await;
        wrong(&stage.olga, "replaced", &replaced).await;
        let review = async || world.forum.stuck_appeals(&stage.ruth).await.unwrap()[0].review.clone();
        let id = review().await.unwrap().id;
        assert_eq!(refused(world.forum.withdraw_review(&stage.bert, id).await), Refusal::NotYourRole);
        world.forum.withdraw_review(&stage.ada, id).await.unwrap();
        wrong(&stage.olga, "withdrawn", &withdrawn).await;
        assert_eq!(review().await, None);
        let expired = stage.invite(&world).await;
        world.wait(LIFE);
        wrong(&stage.olga, "expired", &expired).await;
        let used = stage.invite(&world).await;
        let nothing = refused(world.forum.take_on_review(&stage.olga, "nothing", &used, " ").await);
        assert_eq!(nothing.flaws(), [Flaw::Empty.at("organisation")], "and the code is good still");
        world.forum.take_on_review(&stage.olga, "typed", &used.to_lowercase().replace('-', " "), OFFICE).await.unwrap();
        wrong(&pim, "used", &used).await;
        assert_eq!(review().await.unwrap().taken.unwrap().0, OFFICE);
        assert_eq!(refused(world.forum.invite_reviewer(&stage.ruth, stage.appeal).await), Refusal::NotOpen, "somebody has it");
        is_whole(&world).await;
    }

    async fn trying_codes_is_limited_from_one_address_and_whoever_knows_one_comes_in(world) {
        let stage = Stage::set(&world).await;
        let code = stage.invite(&world).await;
        for _ in 0..10 {
            refused(world.forum.take_on_review(&stage.olga, "bot", "AAAA-BBBB-CCCC", OFFICE).await);
        }
        assert!(matches!(refused(world.forum.take_on_review(&stage.olga, "bot", &code, OFFICE).await), Refusal::TooOften { .. }));
        for number in 0..250 {
            refused(world.forum.take_on_review(&stage.olga, &format!("bot {number}"), "AAAA-BBBB-CCCC", OFFICE).await);
        }
        world.forum.take_on_review(&stage.olga, "else", &code, OFFICE).await.unwrap();
    }

    async fn no_party_to_it_takes_it_on(world) {
        let stage = Stage::set(&world).await;
        let code = world.forum.invite_reviewer(&stage.ada, stage.appeal).await.unwrap();
        for who in [&stage.bert, &stage.ruth, &stage.ada, &stage.carla] {
            let refusal = refused(world.forum.take_on_review(who, &format!("{:?}", who.id()), &code, OFFICE).await);
            assert_eq!(refusal, Refusal::OwnCase);
        }
        assert_eq!(refused(world.forum.take_on_review(&Viewer::Visitor, "v", &code, OFFICE).await), Refusal::SignInNeeded);
        let id = world.forum.take_on_review(&stage.anna, "anna", &code, OFFICE).await.expect("she spoke nowhere in it");
        assert!(matches!(world.forum.review(&stage.anna, id).await.unwrap(), ReviewPage::Open(_)));
        let suspended = world.suspended(&stage.anna);
        assert!(matches!(refused(world.forum.review(&suspended, id).await), Refusal::Suspended { .. }));
    }

    async fn somebody_is_invited_only_where_no_moderator_can_look_again(world) {
        let stage = Stage::set(&world).await;
        for who in [&Viewer::Visitor, &stage.bert, &stage.anna] {
            let refusal = refused(world.forum.invite_reviewer(who, stage.appeal).await);
            assert!(matches!(refusal, Refusal::SignInNeeded | Refusal::NotYourRole));
        }
        let sil = world.moderator("Sil").await;
        assert_eq!(refused(world.forum.invite_reviewer(&stage.ruth, stage.appeal).await), Refusal::NotOpen);
        assert_eq!(world.forum.stuck_appeals(&stage.ada).await.unwrap(), []);
        assert_eq!(refused(world.forum.invite_reviewer(&sil, stage.appeal).await), Refusal::NotYourRole, "she did not decide");
        let (sil, carla) = (sil.id().unwrap(), stage.carla.id().unwrap());
        world.forum.revoke_role(&stage.ada, sil, Role::Moderator).await.unwrap();
        world.forum.grant_role(&stage.ada, (carla, "carla@example.org"), Role::Moderator, None).await.unwrap();
        let stuck = world.forum.stuck_appeals(&stage.ada).await.unwrap();
        assert_eq!((stuck.len(), stuck[0].may_invite, stuck[0].may_withdraw), (1, true, false), "she took part in that branch");
        world.forum.invite_reviewer(&stage.ada, stage.appeal).await.unwrap();
        assert!(world.forum.stuck_appeals(&stage.ada).await.unwrap()[0].may_withdraw);
        assert_eq!(refused(world.forum.invite_reviewer(&stage.ada, AppealId(99)).await), Refusal::NotFound);
    }

    async fn an_administrator_who_is_a_party_to_it_invites_nobody(world) {
        let stage = Stage::set(&world).await;
        let said = world.forum.post_comment(&stage.ada, stage.id, None, "Lelijk", false, Language::Nl).await.unwrap();
        let subject = Subject::Contribution { initiative: stage.id, comment: Some(said) };
        let measure = world.forum.take_measure(&stage.ruth, MeasureKind::Hide, subject, &by(stage.rule, REASON)).await.unwrap();
        let appeal = world.forum.appeal(&stage.ada, Contested::Measure(measure), WORDS).await.unwrap();
        assert_eq!(refused(world.forum.invite_reviewer(&stage.ada, appeal).await), Refusal::OwnCase);
        world.forum.invite_reviewer(&stage.ruth, appeal).await.unwrap();
    }

    async fn whoever_is_sent_away_reads_nothing_more(world) {
        let stage = Stage::set(&world).await;
        let id = stage.taken_on(&world).await;
        let told = async || world.forum.for_you(&stage.olga, None).await.unwrap().items[0].clone();
        assert_eq!((told().await.kind, told().await.thing), (EntryKind::ReviewTaken, Some(id.0)));
        world.forum.withdraw_review(&stage.ruth, id).await.unwrap();
        assert_eq!(refused(world.forum.review(&stage.olga, id).await), Refusal::NotFound);
        assert_eq!(refused(world.forum.decide_appeal(&stage.olga, stage.appeal, "upheld", REASON).await), Refusal::NotYourRole);
        assert_eq!((told().await.kind, told().await.concern), (EntryKind::ReviewWithdrawn, Concern::OwnReview));
        stage.invite(&world).await;
        is_whole(&world).await;
    }

    async fn a_report_is_followed_from_outside_by_hiding_the_text(world) {
        let stage = Stage::set(&world).await;
        let said = world.forum.post_comment(&stage.bert, stage.id, None, "Iets gemeens", false, Language::Nl).await.unwrap();
        let subject = Subject::Contribution { initiative: stage.id, comment: Some(said) };
        world.forum.report(&stage.anna, subject, stage.rule, "Dit is gemeen").await.unwrap();
        let report = world.forum.case(&stage.ruth, subject).await.unwrap().reports[0].id;
        world.forum.dismiss_reports(&stage.ruth, subject, REASON).await.unwrap();
        let appeal = world.forum.appeal(&stage.anna, Contested::Report(report), WORDS).await.unwrap();
        let code = world.forum.invite_reviewer(&stage.ruth, appeal).await.unwrap();
        let id = world.forum.take_on_review(&stage.olga, "here", &code, OFFICE).await.unwrap();
        let page = stage.read(&world, id).await;
        assert_eq!((page.report.unwrap().words.as_str(), page.answer.as_str()), ("Dit is gemeen", REASON));
        world.forum.decide_appeal(&stage.olga, appeal, "reversed", "Dit is inderdaad gemeen.").await.unwrap();
        let page = world.forum.report_page(&stage.anna, report).await.unwrap();
        assert_eq!(page.appeal.unwrap().decision.unwrap().reviewer, OFFICE);
        let measure = world.forum.measure(&stage.bert, page.answered.measure.unwrap()).await.unwrap();
        assert_eq!((measure.measure.kind, measure.measure.reviewer.as_str()), (MeasureKind::Hide, OFFICE));
        assert!(measure.recourse.may_appeal);
        is_whole(&world).await;
    }
}
