//! The public record: what it lists with which filter, and what it never tells.

use crate::testing::{MONDAY, World, both, by};
use naast_domain::{
    appeals::Contested,
    day::Day,
    ids::{CommentId, HouseRuleId, InitiativeId, MeasureId},
    language::Language,
    measures::{
        Measure, MeasureKind, Subject,
        another_look::{AnotherLook, AppealOutcome},
        statement::{LAW, StatementInput},
    },
    members::Viewer,
    moderation::record::{RecordFilter, RecordGround, RecordPart},
    time::Timestamp,
};

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

/// Anna's initiative, in which Bert said something; Ruth and Sil moderate.
struct Stage {
    anna: Viewer,
    bert: Viewer,
    ruth: Viewer,
    sil: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    said: CommentId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = world.forum.post_comment(&bert, id, None, "Lelijke woorden", false, Language::Nl).await.unwrap();
        let (ruth, sil) = (world.moderator("Ruth").await, world.moderator("Sil").await);
        Self { anna, bert, ruth, sil, rule: world.rule().await, id, said }
    }

    fn comment(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: Some(self.said) }
    }

    fn thread(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: None }
    }

    async fn take(&self, world: &World, kind: MeasureKind, subject: Subject, rule: &str) -> MeasureId {
        let statement = StatementInput {
            rule: rule.into(),
            law: "Auteurswet, artikel 1".into(),
            days: "7".into(),
            ..by(self.rule, REASON)
        };
        world.forum.take_measure(&self.ruth, kind, subject, &statement).await.unwrap()
    }

    /// Rule 1 on Monday, the law on Tuesday, rule 2 on Wednesday, undone on Thursday.
    async fn week(&self, world: &World) -> [MeasureId; 4] {
        let ada = world.administrator("Ada").await;
        world.save_rule(&ada, 2, "Kort", "Short").await;
        let second = world.forum.house_rules().await.unwrap()[1].id;
        let warned = self.take(world, MeasureKind::Warn, self.comment(), &self.rule.to_string()).await;
        world.wait(Timestamp::DAY);
        let hidden = self.take(world, MeasureKind::Hide, self.comment(), LAW).await;
        world.wait(Timestamp::DAY);
        let locked = self.take(world, MeasureKind::Lock, self.thread(), &second.to_string()).await;
        world.wait(Timestamp::DAY);
        let reopened = self.take(world, MeasureKind::Reopen, self.thread(), &second.to_string()).await;
        [warned, hidden, locked, reopened]
    }
}

async fn listed(world: &World, filter: &RecordFilter) -> Vec<Measure> {
    let page = world.forum.moderation_record(&Viewer::Visitor, filter).await.unwrap();
    let part = world.forum.moderation_record_part(&Viewer::Visitor, filter).await.unwrap();
    assert_eq!(page, part, "the files tell the same as the page");
    page.items
}

async fn ids(world: &World, filter: RecordFilter) -> Vec<MeasureId> {
    listed(world, &filter).await.into_iter().map(|measure| measure.id).collect()
}

both! {
    async fn the_record_is_filtered_by_what_was_done_and_on_which_ground(world) {
        let stage = Stage::set(&world).await;
        let [warned, hidden, locked, reopened] = stage.week(&world).await;
        let all = RecordFilter::default();
        assert_eq!(ids(&world, all).await, [reopened, locked, hidden, warned]);
        for (kind, expected) in [(MeasureKind::Hide, vec![hidden]), (MeasureKind::Warn, vec![warned]), (MeasureKind::Suspend, vec![])] {
            assert_eq!(ids(&world, RecordFilter { kind: Some(kind), ..all }).await, expected);
        }
        for (ground, expected) in [
            (RecordGround::HouseRule(1), vec![warned]),
            (RecordGround::HouseRule(2), vec![reopened, locked]),
            (RecordGround::Law, vec![hidden]),
            (RecordGround::HouseRule(9), vec![]),
        ] {
            assert_eq!(ids(&world, RecordFilter { ground: Some(ground), ..all }).await, expected);
        }
        let both = RecordFilter { kind: Some(MeasureKind::Lock), ground: Some(RecordGround::HouseRule(2)), ..all };
        assert_eq!(ids(&world, both).await, [locked]);
    }

    async fn a_rule_is_found_through_all_its_versions(world) {
        let stage = Stage::set(&world).await;
        let [warned, ..] = stage.week(&world).await;
        let ada = world.administrator("Olga").await;
        world.save_rule(&ada, 1, "Nieuw", "New").await;
        let filter = RecordFilter { ground: Some(RecordGround::HouseRule(1)), ..RecordFilter::default() };
        assert_eq!(ids(&world, filter).await, [warned]);
    }

    async fn the_record_is_filtered_by_days_and_the_last_one_is_in_it(world) {
        let stage = Stage::set(&world).await;
        let [warned, hidden, locked, reopened] = stage.week(&world).await;
        let monday = Day::of(MONDAY);
        let all = RecordFilter::default();
        for (from, until, expected) in [
            (None, Some(0), vec![warned]),
            (Some(1), None, vec![reopened, locked, hidden]),
            (Some(1), Some(2), vec![locked, hidden]),
            (Some(3), Some(3), vec![reopened]),
            (Some(2), Some(1), vec![]),
        ] {
            let day = |days: Option<i64>| days.map(|days| monday.plus(days));
            assert_eq!(ids(&world, RecordFilter { from: day(from), until: day(until), ..all }).await, expected);
        }
    }

    async fn the_record_tells_what_was_undone_and_what_was_asked_again_with_the_outcome(world) {
        let stage = Stage::set(&world).await;
        let [warned, hidden, locked, _] = stage.week(&world).await;
        let part = |part| RecordFilter { part, ..RecordFilter::default() };
        assert_eq!(ids(&world, part(RecordPart::Undone)).await, [locked]);
        assert_eq!(ids(&world, part(RecordPart::Appealed)).await, []);
        let asked_at = world.clock.now();
        let ask = async |measure| world.forum.appeal(&stage.bert, Contested::Measure(measure), "Dat klopt niet").await.unwrap();
        let (first, second) = (ask(hidden).await, ask(warned).await);
        world.wait(Timestamp::DAY);
        let decided_at = world.clock.now();
        world.forum.decide_appeal(&stage.sil, first, "reversed", REASON).await.unwrap();
        let looks = async || {
            let lines = listed(&world, &part(RecordPart::Appealed)).await;
            lines.into_iter().map(|line| (line.id, line.look.unwrap())).collect::<Vec<_>>()
        };
        let reversed = AnotherLook { asked_at, decided: Some((AppealOutcome::Reversed, decided_at)), reviewer: String::new() };
        assert_eq!(looks().await, [(hidden, reversed), (warned, AnotherLook { asked_at, decided: None, reviewer: String::new() })]);
        assert_eq!(ids(&world, part(RecordPart::Undone)).await, [locked, hidden]);
        world.forum.decide_appeal(&stage.sil, second, "upheld", REASON).await.unwrap();
        assert_eq!(looks().await[1].1.decided, Some((AppealOutcome::Upheld, decided_at)));
    }

    async fn the_record_never_tells_whom_it_was_about(world) {
        let stage = Stage::set(&world).await;
        let rule = stage.rule.to_string();
        for kind in [MeasureKind::Warn, MeasureKind::Suspend, MeasureKind::Lift] {
            stage.take(&world, kind, stage.comment(), &rule).await;
        }
        for line in listed(&world, &RecordFilter::default()).await {
            assert_eq!((line.subject, line.title.as_str()), (None, ""), "{:?}", line.kind);
            let told = format!("{line:?}");
            for name in ["Anna", "Bert", "Ruth", "bankje", "Lelijke"] {
                assert!(!told.contains(name), "{told}");
            }
        }
    }

    async fn a_title_that_is_hidden_or_withdrawn_stays_so_in_the_record(world) {
        let stage = Stage::set(&world).await;
        let rule = stage.rule.to_string();
        stage.take(&world, MeasureKind::Hide, stage.comment(), &rule).await;
        let titles = async || {
            let lines = listed(&world, &RecordFilter::default()).await;
            lines.into_iter().map(|line| line.title).collect::<Vec<_>>()
        };
        assert_eq!(titles().await, ["Een bankje bij de halte"]);
        stage.take(&world, MeasureKind::Hide, stage.thread(), &rule).await;
        assert_eq!(titles().await, ["", ""], "that of the comment in it, too");
        stage.take(&world, MeasureKind::Restore, stage.thread(), &rule).await;
        assert_eq!(titles().await, ["Een bankje bij de halte"; 3]);
        world.forum.withdraw_initiative(&stage.anna, stage.id).await.unwrap();
        assert_eq!(titles().await, ["", "", ""]);
    }

    async fn the_record_tells_whether_automatic_help_pointed_at_it(world) {
        let stage = Stage::set(&world).await;
        let [warned, hidden, ..] = stage.week(&world).await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE measures SET is_flagged = TRUE WHERE id = $1", hidden).unwrap();
        conn.commit().await.unwrap();
        let lines = listed(&world, &RecordFilter::default()).await;
        let pointed: Vec<_> = lines.iter().filter(|line| line.is_flagged).map(|line| line.id).collect();
        assert_eq!(pointed, [hidden]);
        assert!(!world.forum.measure(&Viewer::Visitor, warned).await.unwrap().measure.is_flagged);
        assert!(world.forum.measure(&Viewer::Visitor, hidden).await.unwrap().measure.is_flagged);
    }

    async fn a_next_page_keeps_the_filter(world) {
        let stage = Stage::set(&world).await;
        let rule = stage.rule.to_string();
        let mut locked = Vec::new();
        for _ in 0..32 {
            locked.push(stage.take(&world, MeasureKind::Lock, stage.thread(), &rule).await);
            stage.take(&world, MeasureKind::Reopen, stage.thread(), &rule).await;
        }
        locked.reverse();
        let filter = RecordFilter { kind: Some(MeasureKind::Lock), ..RecordFilter::default() };
        let first = world.forum.moderation_record(&Viewer::Visitor, &filter).await.unwrap();
        let next = RecordFilter { after: first.next, ..filter };
        let second = world.forum.moderation_record(&Viewer::Visitor, &next).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (30, 2, None));
        let listed = first.items.iter().chain(&second.items).map(|line| line.id);
        assert_eq!(listed.collect::<Vec<_>>(), locked);
        let part = world.forum.moderation_record_part(&Viewer::Visitor, &filter).await.unwrap();
        assert_eq!((part.items.len(), part.next), (32, None), "a file holds more than a page");
    }
}
