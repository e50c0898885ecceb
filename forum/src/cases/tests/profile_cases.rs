//! Profiles are reported and judged like anything else that somebody wrote.

use crate::testing::{PASSWORD, World, both, by, refused};
use naast_domain::{
    appeals::Contested,
    conversation::ThreadPart,
    ids::{HouseRuleId, InitiativeId, MeasureId, MemberId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject, flag::FlagKind, statement::StatementInput},
    members::{Viewer, stand_in},
    moderation::record::RecordFilter,
    notices::NoticeInput,
    refusal::Refusal,
};

const REASON: &str = "Dit is een advertentie, en geen kennismaking.";
/// What can be done to a profile that nothing was done to.
const FITTING: [MeasureKind; 6] = [
    MeasureKind::Warn,
    MeasureKind::AskChange,
    MeasureKind::Withhold,
    MeasureKind::Hide,
    MeasureKind::Suspend,
    MeasureKind::CloseAccount,
];
const NAME: &str = "Gouden Casino";
const ABOUT: &str = "Speel <nu> mee!";

/// Gerda tells about herself what she should not, and said something; Bert reads it, Ruth and Tom moderate.
struct Stage {
    gerda: Viewer,
    bert: Viewer,
    ruth: Viewer,
    tom: Viewer,
    rule: HouseRuleId,
    thread: InitiativeId,
    member: MemberId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (gerda, bert) = (world.registered("Gerda").await, world.citizen("Bert").await);
        let member = gerda.id().unwrap();
        let thread = world.initiative(&bert, "Een bankje bij de halte.").await;
        world.wait(100_000);
        world.forum.post_comment(&gerda, thread, None, "Goed idee", false, Language::Nl).await.unwrap();
        world.forum.change_profile(&gerda, NAME, ABOUT, None).await.unwrap();
        let (ruth, tom) = (world.moderator("Ruth").await, world.moderator("Tom").await);
        Self { gerda, bert, ruth, tom, rule: world.rule().await, thread, member }
    }

    const fn subject(&self) -> Subject {
        Subject::Profile(self.member)
    }

    async fn take(&self, world: &World, kind: MeasureKind) -> MeasureId {
        let input = StatementInput { days: "7".into(), ..by(self.rule, REASON) };
        world.forum.take_measure(&self.ruth, kind, self.subject(), &input).await.unwrap()
    }

    /// Name and words, as everybody reads them.
    async fn read(&self, world: &World) -> (String, String) {
        let shown = world.forum.profile(&Viewer::Visitor, self.member).await.unwrap();
        (shown.name, shown.about)
    }

    /// The name at what she said.
    async fn byline(&self, world: &World) -> String {
        let thread = world.forum.thread(&Viewer::Visitor, self.thread, ThreadPart::default()).await.unwrap();
        thread.comments[0].author.name.clone()
    }
}

fn text(name: &str, about: &str) -> (String, String) {
    (name.to_owned(), about.to_owned())
}

both! {
    async fn a_profile_is_reported_and_waits_in_the_queue(world) {
        let stage = Stage::set(&world).await;
        for words in ["Dit is reclame", "Nog steeds"] {
            world.forum.report(&stage.bert, stage.subject(), stage.rule, words).await.unwrap();
        }
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 1);
        let cases = world.forum.cases(&stage.ruth, None).await.unwrap().items;
        assert_eq!((cases[0].subject, cases[0].title.as_str(), cases[0].author_name.as_str()), (stage.subject(), NAME, NAME));
        assert_eq!(cases[0].reports[0].words, "Dit is reclame");
        let case = world.forum.case(&stage.ruth, stage.subject()).await.unwrap();
        assert_eq!(case.body_html, "<p><strong>Gouden Casino</strong></p><p>Speel &lt;nu&gt; mee!</p>".replace(' ', "&#32;"));
        world.forum.dismiss_reports(&stage.ruth, stage.subject(), "Dit mag gezegd worden.").await.unwrap();
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 0);
        let nobody = Subject::Profile(MemberId(99));
        assert_eq!(refused(world.forum.report(&stage.bert, nobody, stage.rule, "").await), Refusal::NotFound);
        world.forum.close_account(&stage.gerda, PASSWORD, false).await.unwrap();
        assert_eq!(refused(world.forum.report(&stage.bert, stage.subject(), stage.rule, "").await), Refusal::NotOpen);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn only_what_fits_a_profile_can_be_done_to_it(world) {
        let stage = Stage::set(&world).await;
        let case = world.forum.case(&stage.ruth, stage.subject()).await.unwrap();
        assert_eq!(case.fitting, FITTING);
        for kind in MeasureKind::ALL.iter().copied().filter(|kind| !case.fitting.contains(kind)) {
            let input = StatementInput {
                minutes: "5".into(),
                target: stage.thread.to_string(),
                masked: "Casino".into(),
                ..by(stage.rule, REASON)
            };
            assert_eq!(refused(world.forum.take_measure(&stage.ruth, kind, stage.subject(), &input).await), Refusal::NotOpen, "{kind:?}");
        }
    }

    async fn hiding_takes_the_words_and_leaves_the_name(world) {
        let stage = Stage::set(&world).await;
        world.forum.report(&stage.bert, stage.subject(), stage.rule, "").await.unwrap();
        let measure = stage.take(&world, MeasureKind::Hide).await;
        assert_eq!(stage.read(&world).await, text(NAME, ""));
        assert_eq!(world.forum.profile(&Viewer::Visitor, stage.member).await.unwrap().removal.unwrap().measure, measure);
        let account = world.forum.account(&stage.gerda, None).await.unwrap();
        assert_eq!((account.about.as_str(), account.removal.unwrap().measure), (ABOUT, measure));
        let told = world.forum.for_you(&stage.gerda, None).await.unwrap().items;
        assert_eq!((told[0].concern, told[0].measure), (Concern::Measure, Some(measure)));
        let told = world.forum.for_you(&stage.bert, None).await.unwrap().items;
        assert_eq!((told[0].concern, told[0].measure), (Concern::OwnReport, Some(measure)));
        let case = world.forum.case(&stage.tom, stage.subject()).await.unwrap();
        assert!(case.is_hidden && case.body_html.contains("mee!"));
        assert_eq!(world.told(EntryKind::SealedRead).await.len(), 1, "it is noted");
        stage.take(&world, MeasureKind::Restore).await;
        assert_eq!(stage.read(&world).await, text(NAME, ABOUT));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_withheld_name_is_nowhere_until_it_is_changed(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::Withhold).await;
        let other = stand_in(stage.member);
        assert_eq!((stage.read(&world).await, stage.byline(&world).await), (text(&other, ""), other.clone()));
        let account = world.forum.account(&stage.gerda, None).await.unwrap();
        assert_eq!((account.name.as_str(), account.about.as_str()), (NAME, ABOUT), "she reads what it was");
        world.forum.change_profile(&stage.gerda, NAME, ABOUT, Some(Language::En)).await.unwrap();
        assert_eq!(stage.byline(&world).await, other, "nothing was changed");
        assert_eq!(world.forum.account(&stage.gerda, None).await.unwrap().language, Some(Language::En));
        world.forum.change_profile(&stage.gerda, NAME, "Ik fiets.", None).await.unwrap();
        assert_eq!((stage.read(&world).await, stage.byline(&world).await), (text(&other, ""), other.clone()), "another text");
        assert_eq!(world.forum.account(&stage.gerda, None).await.unwrap().about, "Ik fiets.");
        world.forum.change_profile(&stage.gerda, "Gerda", "", None).await.unwrap();
        assert_eq!((stage.read(&world).await, stage.byline(&world).await), (text("Gerda", ""), "Gerda".to_owned()));
        let case = world.forum.case(&stage.tom, stage.subject()).await.unwrap();
        assert_eq!(case.flags.iter().map(|flag| flag.seen.kind).collect::<Vec<_>>(), [FlagKind::Changed]);
        let told = world.forum.for_you(&stage.ruth, None).await.unwrap().items;
        assert_eq!((told[0].kind, told[0].concern), (EntryKind::ChangedAsAsked, Concern::Measure));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn whoever_is_suspended_tells_nothing_by_their_name(world) {
        let stage = Stage::set(&world).await;
        let suspended = world.suspended(&stage.gerda);
        let change = async |name: &str, about: &str| world.forum.change_profile(&suspended, name, about, Some(Language::En)).await;
        for (name, about) in [("Jullie zijn tuig", ABOUT), (NAME, "Jullie zijn tuig")] {
            assert!(matches!(refused(change(name, about).await), Refusal::Suspended { .. }));
        }
        change(NAME, ABOUT).await.expect("the language is their own");
        assert_eq!(stage.read(&world).await, text(NAME, ABOUT));
    }

    async fn what_is_asked_is_told_to_nobody_else(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::AskChange).await;
        assert_eq!(stage.read(&world).await, text(NAME, ABOUT), "it stays meanwhile");
        for (viewer, is_told) in [(&stage.gerda, true), (&stage.bert, false), (&stage.tom, false), (&Viewer::Visitor, false)] {
            let shown = world.forum.profile(viewer, stage.member).await.unwrap();
            assert_eq!(shown.removal.is_some(), is_told);
        }
        world.forum.change_profile(&stage.gerda, NAME, "Ik fiets.", None).await.unwrap();
        assert_eq!(world.forum.profile(&stage.gerda, stage.member).await.unwrap().removal, None);
    }

    async fn another_moderator_gives_name_and_words_back(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Withhold).await;
        let appeal = world.forum.appeal(&stage.gerda, Contested::Measure(measure), "Zo heet ik echt.").await.unwrap();
        assert_eq!(world.forum.open_appeals(&stage.tom).await.unwrap()[0].subject, stage.subject());
        assert_eq!(refused(world.forum.decide_appeal(&stage.ruth, appeal, "reversed", REASON).await), Refusal::OwnCase);
        world.forum.decide_appeal(&stage.tom, appeal, "reversed", "Zo heet zij.").await.unwrap();
        assert_eq!((stage.read(&world).await, stage.byline(&world).await), (text(NAME, ABOUT), NAME.to_owned()));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn nobody_judges_their_own_profile_or_one_that_they_reported(world) {
        let stage = Stage::set(&world).await;
        let own = Subject::Profile(stage.ruth.id().unwrap());
        let take = async |who: &Viewer, subject| {
            refused(world.forum.take_measure(who, MeasureKind::Hide, subject, &by(stage.rule, REASON)).await)
        };
        assert_eq!(take(&stage.ruth, own).await, Refusal::OwnCase);
        world.forum.report(&stage.ruth, stage.subject(), stage.rule, "").await.unwrap();
        assert_eq!(take(&stage.ruth, stage.subject()).await, Refusal::OwnCase);
        assert_eq!(refused(world.forum.dismiss_reports(&stage.ruth, stage.subject(), REASON).await), Refusal::OwnCase);
        assert!(refused(world.forum.case(&stage.gerda, stage.subject()).await) != Refusal::NotFound, "nor reads her case");
        assert_eq!(refused(world.forum.note_on_case(&stage.ruth, own, "Niets aan de hand.").await), Refusal::OwnCase);
    }

    async fn the_record_does_not_tell_whose_profile_it_was(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Hide).await;
        let shown = world.forum.measure(&Viewer::Visitor, measure).await.unwrap();
        assert_eq!((shown.measure.subject, shown.measure.title.as_str(), shown.body_html), (None, "", None));
        let shown = world.forum.measure(&stage.gerda, measure).await.unwrap();
        assert_eq!((shown.measure.subject, shown.measure.title.as_str(), shown.is_yours), (Some(stage.subject()), NAME, true));
        let recorded = world.forum.moderation_record(&stage.bert, &RecordFilter::default()).await.unwrap();
        assert_eq!(recorded.items[0].subject, None);
    }

    async fn a_download_does_not_tell_that_somebody_was_reported(world) {
        let stage = Stage::set(&world).await;
        let fatma = world.official("Fatma").await;
        world.forum.report(&stage.bert, stage.subject(), stage.rule, "Dit is reclame").await.unwrap();
        world.forum.take_in_hand(&stage.ruth, stage.subject()).await.unwrap();
        world.forum.note_on_case(&stage.tom, stage.subject(), "Ken ik van elders.").await.unwrap();
        world.forum.call_for_help(&fatma, stage.subject()).await.unwrap();
        world.forum.dismiss_reports(&stage.ruth, stage.subject(), "Dit mag gezegd worden.").await.unwrap();
        let asked = world.forum.report(&stage.bert, stage.subject(), stage.rule, "Toch niet").await;
        asked.unwrap();
        let theirs = world.forum.my_data(&stage.gerda).await.unwrap().to_string();
        for word in ["reported", "case_taken", "case_noted", "help_asked", "report_settled", "reclame", "elders", "Toch niet"] {
            assert!(!theirs.contains(word), "{word}");
        }
        let berts = world.forum.my_data(&stage.bert).await.unwrap();
        assert_eq!(berts["reports"][0]["profile"], stage.member.0);
        let told = world.forum.for_you(&fatma, None).await.unwrap().items;
        assert_eq!((told[0].kind, told[0].thing), (EntryKind::HelpGiven, Some(stage.member.0)));
        assert_eq!(world.forum.aside(&fatma, stage.subject()).await.unwrap().notes[0].text, "Ken ik van elders.");
    }

    async fn a_profile_may_break_the_law(world) {
        let stage = Stage::set(&world).await;
        let notice = NoticeInput {
            location: format!("/members/{}", stage.member),
            grounds: "Dit profiel biedt kansspelen aan zonder vergunning.".into(),
            law: "Wet op de kansspelen".into(),
            name: "Nel".into(),
            email: "nel@example.org".into(),
            is_in_good_faith: true,
            ..NoticeInput::default()
        };
        let receipt = world.forum.file_notice(&Viewer::Visitor, "client", "", &notice).await.unwrap();
        assert_eq!(receipt.subject, stage.subject());
        assert_eq!(world.forum.cases(&stage.ruth, None).await.unwrap().items[0].notices.len(), 1);
        let measure = stage.take(&world, MeasureKind::Hide).await;
        let page = world.forum.notice_by_code("client", &receipt.code).await.unwrap();
        assert_eq!((page.subject, page.measure), (stage.subject(), Some(measure)));
        assert_eq!(refused(world.forum.file_notice(&Viewer::Visitor, "client", "", &notice).await).flaws()[0].field, "location");
    }

    async fn an_advertisement_on_a_profile_is_pointed_out(world) {
        let stage = Stage::set(&world).await;
        let links = "https://example.org/casino ".repeat(9);
        world.forum.change_profile(&stage.gerda, "Gerda", links.trim(), None).await.unwrap();
        let case = world.forum.case(&stage.ruth, stage.subject()).await.unwrap();
        assert_eq!(case.flags.iter().map(|flag| flag.seen.kind).collect::<Vec<_>>(), [FlagKind::Links]);
        assert_eq!(stage.read(&world).await.1, links.trim(), "and nothing more");
        let id = stage.take(&world, MeasureKind::CloseAccount).await;
        world.wait(8 * 86_400_000);
        world.forum.close_announced().await.unwrap();
        let shown = world.forum.measure(&stage.tom, id).await.unwrap();
        assert_eq!((shown.measure.subject, shown.measure.title.as_str(), shown.body_html), (Some(stage.subject()), "", None));
        assert!(world.forum.case(&stage.tom, stage.subject()).await.unwrap().is_withdrawn);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
