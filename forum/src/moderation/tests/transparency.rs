//! The figures of the transparency report, over a small history that crosses the end of a year.

use crate::testing::{World, both, by};
use naast_domain::{
    appeals::Contested,
    day::Day,
    ids::{AppealId, HouseRuleId, InitiativeId, ReportId},
    language::Language,
    measures::{
        MeasureKind, Subject,
        statement::{LAW, StatementInput},
    },
    members::Viewer,
    moderation::{
        record::RecordGround,
        transparency::{Against, Article, Period, Received, Transparency, Value, Which},
    },
    time::Timestamp,
};
use std::cell::Cell;

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";
const HOUR: i64 = Timestamp::HOUR;

/// Bert's comments in Anna's initiative, which Carla reports; Ruth and Sil moderate. It begins on 30 December 2026.
struct Stage {
    bert: Viewer,
    carla: Viewer,
    ruth: Viewer,
    sil: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    /// How often Bert said something: who says the same twice, said it once.
    times: Cell<u32>,
}

impl Stage {
    async fn set(world: &World) -> Self {
        world.clock.set(Day::parse("2026-12-30").unwrap().start());
        let anna = world.citizen("Anna").await;
        Self {
            bert: world.citizen("Bert").await,
            carla: world.citizen("Carla").await,
            ruth: world.moderator("Ruth").await,
            sil: world.moderator("Sil").await,
            rule: world.rule().await,
            id: world.initiative(&anna, "Een bankje bij de halte.").await,
            times: Cell::new(0),
        }
    }

    /// Something that Bert says.
    async fn said(&self, world: &World) -> Subject {
        self.times.set(self.times.get() + 1);
        let words = format!("Lelijk woord {}", self.times.get());
        let said = world.forum.post_comment(&self.bert, self.id, None, &words, false, Language::Nl).await.unwrap();
        Subject::Contribution { initiative: self.id, comment: Some(said) }
    }

    /// Something that Bert says and Carla reports.
    async fn reported(&self, world: &World) -> (Subject, ReportId) {
        let subject = self.said(world).await;
        world.forum.report(&self.carla, subject, self.rule, "").await.unwrap();
        (subject, world.forum.case(&self.ruth, subject).await.unwrap().reports[0].id)
    }

    async fn take(&self, world: &World, who: &Viewer, kind: MeasureKind, subject: Subject, rule: &str) -> Contested {
        let statement = by(self.rule, REASON);
        let statement = StatementInput { rule: rule.into(), law: "Auteurswet".into(), days: "7".into(), ..statement };
        Contested::Measure(world.forum.take_measure(who, kind, subject, &statement).await.unwrap())
    }

    async fn ask(&self, world: &World, who: &Viewer, contested: Contested) -> AppealId {
        world.forum.appeal(who, contested, "Kijk nog eens.").await.unwrap()
    }

    async fn decide(&self, world: &World, appeal: AppealId, outcome: &str) {
        world.forum.decide_appeal(&self.sil, appeal, outcome, REASON).await.unwrap();
    }
}

async fn figures(world: &World, year: &str, part: &str) -> Transparency {
    let period = Period::read(|name| Some(if name == "year" { year } else { part }.to_owned()), Day(0));
    world.forum.transparency(period).await.unwrap()
}

fn outcomes(received: &Received) -> [i64; 5] {
    [received.total(), received.followed_by_rule, received.followed_by_law, received.not_followed, received.open]
}

fn appeals(report: &Transparency, against: Against) -> ([i64; 4], Option<i64>) {
    let found = report.appeals.iter().find(|appeals| appeals.against == against).unwrap();
    ([found.received, found.upheld, found.reversed, found.open], found.median)
}

both! {
    async fn reports_count_where_they_came_in_and_decisions_where_they_were_taken(world) {
        let stage = Stage::set(&world).await;
        let rule = stage.rule.to_string();
        let (hidden, _) = stage.reported(&world).await;
        let (unlawful, _) = stage.reported(&world).await;
        let (dismissed, _) = stage.reported(&world).await;
        let (late, _) = stage.reported(&world).await;
        world.wait(2 * HOUR);
        stage.take(&world, &stage.ruth, MeasureKind::Hide, hidden, &rule).await;
        world.wait(2 * HOUR);
        stage.take(&world, &stage.ruth, MeasureKind::Hide, unlawful, LAW).await;
        world.wait(5 * HOUR);
        world.forum.dismiss_reports(&stage.ruth, dismissed, "Dit mag gezegd worden.").await.unwrap();
        let before = figures(&world, "2026", "year").await;
        assert_eq!(outcomes(&before.reports), [4, 1, 1, 1, 1]);
        world.clock.set(Day::parse("2027-01-01").unwrap().start());
        world.forum.dismiss_reports(&stage.ruth, late, "Dit mag gezegd worden.").await.unwrap();
        stage.reported(&world).await;
        let report = figures(&world, "2026", "year").await;
        assert_eq!(report, before, "a year that is over stays as it is");
        assert_eq!(report.reports.median, Some(4 * HOUR), "two, four and nine hours");
        let (named, count) = &report.reports.by_ground[0];
        assert_eq!((named.ground, named.title.choose(Language::En), *count), (RecordGround::HouseRule(1), "We do not attack people", 4));
        let next = figures(&world, "2027", "first").await;
        assert_eq!((outcomes(&next.reports), next.reports.median), ([1, 0, 0, 1, 1], Some(48 * HOUR)));
        assert_eq!(figures(&world, "2026", "second").await.reports, report.reports);
        let nothing = figures(&world, "2026", "first").await;
        assert_eq!((outcomes(&nothing.reports), nothing.reports.median), ([0; 5], None));
    }

    async fn a_measure_that_answers_no_report_is_one_of_its_own_initiative(world) {
        let stage = Stage::set(&world).await;
        let rule = stage.rule.to_string();
        let (reported, _) = stage.reported(&world).await;
        stage.take(&world, &stage.ruth, MeasureKind::Hide, reported, &rule).await;
        for (kind, ground) in [(MeasureKind::Hide, rule.as_str()), (MeasureKind::Hide, LAW), (MeasureKind::Warn, LAW)] {
            let subject = stage.said(&world).await;
            stage.take(&world, &stage.ruth, kind, subject, ground).await;
        }
        stage.take(&world, &stage.ruth, MeasureKind::Restore, reported, &rule).await;
        let report = figures(&world, "2026", "year").await;
        let mut own: Vec<_> = report.own.iter().map(|own| (own.kind, own.ground.ground, own.count)).collect();
        own.sort_by_key(|(kind, ground, _)| (kind.word(), ground.number()));
        let (law, first) = (RecordGround::Law, RecordGround::HouseRule(1));
        let expected = [(MeasureKind::Hide, law, 1), (MeasureKind::Hide, first, 1), (MeasureKind::Warn, law, 1)];
        assert_eq!(own, expected, "what undoes a measure restricts nobody");
        let own = report.figures().into_iter().filter(|it| it.article == Article::OwnInitiative);
        let flat: Vec<_> = own.map(|it| (it.which.word(), it.value)).collect();
        let expected = [("all", 3), ("warn", 1), ("hide", 2), ("law", 2), ("house rule 1", 1)];
        assert_eq!(flat, expected.map(|(which, count)| (which.to_owned(), Value::Count(count))));
        assert_eq!(figures(&world, "2027", "year").await.own, []);
    }

    async fn appeals_count_with_their_outcome_and_the_time_they_took(world) {
        let stage = Stage::set(&world).await;
        let rule = stage.rule.to_string();
        let mut asked = Vec::new();
        for _ in 0..3 {
            let subject = stage.said(&world).await;
            let measure = stage.take(&world, &stage.ruth, MeasureKind::Hide, subject, &rule).await;
            asked.push(stage.ask(&world, &stage.bert, measure).await);
        }
        world.wait(HOUR);
        stage.decide(&world, asked[0], "reversed").await;
        world.wait(2 * HOUR);
        stage.decide(&world, asked[1], "upheld").await;
        world.clock.set(Day::parse("2027-01-02").unwrap().start());
        stage.decide(&world, asked[2], "upheld").await;
        let report = figures(&world, "2026", "year").await;
        assert_eq!(appeals(&report, Against::Measures), ([3, 1, 1, 1], Some(2 * HOUR)));
        assert_eq!(appeals(&report, Against::Reports), ([0; 4], None));
        let next = figures(&world, "2027", "year").await;
        assert_eq!(appeals(&next, Against::Measures), ([0, 1, 0, 0], Some(72 * HOUR)));
    }

    async fn a_report_that_was_followed_after_all_was_first_not_followed(world) {
        let stage = Stage::set(&world).await;
        let (subject, report) = stage.reported(&world).await;
        world.forum.dismiss_reports(&stage.ruth, subject, "Dit mag gezegd worden.").await.unwrap();
        stage.ask(&world, &stage.carla, Contested::Report(report)).await;
        let before = figures(&world, "2026", "year").await.reports;
        world.wait(HOUR);
        stage.take(&world, &stage.sil, MeasureKind::Hide, subject, &stage.rule.to_string()).await;
        let report = figures(&world, "2026", "year").await;
        assert_eq!((&report.reports, outcomes(&report.reports)), (&before, [1, 0, 0, 1, 0]));
        assert_eq!(appeals(&report, Against::Reports), ([1, 0, 1, 0], Some(HOUR)));
        assert_eq!(report.own, [], "it answered a report");
    }

    async fn what_is_not_kept_is_said_not_to_be_kept(world) {
        let stage = Stage::set(&world).await;
        let subject = stage.said(&world).await;
        stage.take(&world, &stage.ruth, MeasureKind::Hide, subject, &stage.rule.to_string()).await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE measures SET is_flagged = TRUE, reversed_at = at").unwrap();
        conn.commit().await.unwrap();
        let report = figures(&world, "2026", "year").await;
        assert_eq!((report.pointed_at, report.pointed_at_undone, report.moderators), (1, 1, 2));
        let figures = report.figures();
        let unknown: Vec<_> = figures.iter().filter(|it| it.value == Value::NotRegistered).map(|it| it.name.word()).collect();
        assert_eq!(unknown, ["orders_received"]);
        assert!(figures.iter().any(|it| it.which == Which::Against(Against::Reports)));
        let mut names: Vec<_> = figures.iter().map(|it| (it.name.word(), it.which.word())).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), figures.len(), "each figure once");
    }
}
