//! The course, told by hand and by chance.

use super::*;
use crate::clock::ClockRule;
use proptest::prelude::*;

const FATMA: MemberId = MemberId(1);
const ROB: MemberId = MemberId(2);
const SAMIRA: MemberId = MemberId(3);
const HENK: MemberId = MemberId(4);

/// Monday 23 November 2026, and so many days later, at nine.
fn at(days: i64) -> Timestamp {
    Day::parse("2026-11-23").unwrap().plus(days).start().plus(9 * Timestamp::HOUR)
}

fn day(days: i64) -> Day {
    Day::of(at(days))
}

fn it(kind: EntryKind, days: i64, actor: MemberId) -> Happening {
    Happening {
        kind,
        at: at(days),
        actor: Some(actor),
        member: None,
        comment: None,
        thing: None,
        due: None,
        word: None,
    }
}

fn answer(days: i64, comment: i64, kind: AnswerKind) -> Happening {
    let due = (kind == AnswerKind::Question).then(|| day(days + 14));
    let word = Some(kind.word().to_owned());
    Happening { comment: Some(CommentId(comment)), word, due, ..it(EntryKind::AnswerPosted, days, FATMA) }
}

fn said(days: i64, comment: i64, by: MemberId) -> Happening {
    Happening { comment: Some(CommentId(comment)), ..it(EntryKind::CommentPosted, days, by) }
}

fn told(rest: &[Happening]) -> Course {
    let mut all = vec![it(EntryKind::InitiativeProposed, 0, SAMIRA)];
    all.extend_from_slice(rest);
    Course::of(&all)
}

fn waited(course: &Course, days: i64) -> Option<u32> {
    course.clock(&ClockRule::default(), day(days)).map(|reading| reading.waited)
}

#[test]
fn every_kind_of_answer_but_read_and_a_question_stops_the_clock() {
    for kind in AnswerKind::ALL.iter().copied() {
        let course = told(&[answer(1, 7, kind)]);
        assert_eq!(course.waits.is_empty(), kind.stops_the_clock(), "{kind:?}");
        assert_eq!(course.read.is_some(), kind == AnswerKind::Read);
        assert_eq!(course.latest.is_some(), kind != AnswerKind::Read);
    }
}

#[test]
fn a_question_holds_the_clock_until_the_initiator_says_something() {
    let asked = [answer(1, 7, AnswerKind::Question)];
    assert_eq!(waited(&told(&asked), 4), Some(1));
    assert_eq!(told(&asked).question(day(4)), Some(CommentId(7)));
    let by_another = [asked[0].clone(), said(2, 8, HENK)];
    assert_eq!(waited(&told(&by_another), 4), Some(1));
    let answered = [asked[0].clone(), said(2, 8, SAMIRA)];
    assert_eq!(waited(&told(&answered), 4), Some(3));
    assert_eq!(told(&answered).question(day(4)), None);
}

#[test]
fn what_a_citizen_answers_waits_for_a_word_even_after_the_first_answer() {
    let course = told(&[answer(1, 6, AnswerKind::Answer), answer(2, 7, AnswerKind::Question), said(3, 8, SAMIRA)]);
    let reading = course.clock(&ClockRule::default(), day(4)).unwrap();
    assert_eq!((reading.cause, reading.waited), (Cause::Replied, 1));
}

#[test]
fn a_question_for_the_officials_has_a_clock_of_its_own() {
    let question = Happening { word: Some("for_officials".into()), ..said(1, 8, SAMIRA) };
    let elsewhere = answer(2, 9, AnswerKind::Answer);
    let course = told(&[question.clone(), elsewhere.clone()]);
    assert_eq!(
        course.waits.iter().map(|wait| (wait.cause, wait.about)).collect::<Vec<_>>(),
        [(Cause::Question, Some(CommentId(8)))]
    );
    let there = Happening { thing: Some(8), ..answer(3, 10, AnswerKind::Answer) };
    assert!(told(&[question.clone(), elsewhere, there]).waits.is_empty());
    let by_another = Happening { actor: Some(HENK), ..question };
    assert_eq!(told(&[by_another]).waits.len(), 1, "only whoever carries it starts a clock");
}

#[test]
fn what_did_not_help_waits_again() {
    let no =
        Happening { word: Some("no".into()), comment: Some(CommentId(7)), ..it(EntryKind::AnswerHelped, 3, SAMIRA) };
    let answered = answer(1, 7, AnswerKind::Answer);
    let course = told(&[answered.clone(), no.clone()]);
    assert_eq!(
        course.clock(&ClockRule::default(), day(4)).map(|reading| (reading.cause, reading.waited)),
        Some((Cause::NotHelped, 1))
    );
    let yes = Happening { word: Some("yes".into()), ..no.clone() };
    assert!(told(&[answered.clone(), no.clone(), yes]).waits.is_empty());
    assert!(told(&[answered, no, answer(5, 8, AnswerKind::Unknown)]).waits.is_empty());
}

#[test]
fn an_answer_that_is_gone_was_not_given() {
    let answered = [
        answer(1, 7, AnswerKind::Decision),
        Happening {
            comment: Some(CommentId(7)),
            thing: Some(1),
            word: Some("no".into()),
            ..it(EntryKind::Decided, 1, FATMA)
        },
    ];
    assert!(told(&answered).waits.is_empty());
    let hidden = Happening { comment: Some(CommentId(7)), ..it(EntryKind::Hidden, 2, ROB) };
    let without = told(&[answered[0].clone(), answered[1].clone(), hidden.clone()]);
    assert_eq!((without.waits.len(), without.latest, without.decision), (1, None, None));
    let restored = Happening { kind: EntryKind::Restored, ..hidden.clone() };
    assert_eq!(told(&[answered[0].clone(), answered[1].clone(), hidden, restored]), told(&answered));
}

#[test]
fn companions_stand_hand_over_take_over_and_step_back() {
    let stood = |days, who| it(EntryKind::CompanionStood, days, who);
    let names = |course: &Course| course.companions.iter().map(|seat| seat.member).collect::<Vec<_>>();
    let two = [stood(1, ROB), stood(2, FATMA)];
    assert_eq!(names(&told(&two)), [ROB, FATMA]);
    let handed = Happening { member: Some(HENK), ..it(EntryKind::CompanionHandedOver, 3, ROB) };
    assert_eq!(names(&told(&[two[0].clone(), two[1].clone(), handed.clone()])), [HENK, FATMA]);
    let back = Happening { member: Some(ROB), ..it(EntryKind::CompanionHandedOver, 4, HENK) };
    assert_eq!(names(&told(&[two[0].clone(), two[1].clone(), handed, back])), [ROB, FATMA]);
    let to_each_other = Happening { member: Some(FATMA), ..it(EntryKind::CompanionHandedOver, 3, ROB) };
    assert_eq!(names(&told(&[two[0].clone(), two[1].clone(), to_each_other])), [FATMA]);
    let taken = Happening { member: Some(ROB), ..it(EntryKind::CompanionTookOver, 3, HENK) };
    assert_eq!(names(&told(&[two[0].clone(), two[1].clone(), taken])), [HENK, FATMA]);
    let stepped = it(EntryKind::CompanionSteppedBack, 3, ROB);
    assert_eq!(names(&told(&[two[0].clone(), two[1].clone(), stepped])), [FATMA]);
    assert_eq!(names(&told(&[two[0].clone(), stood(2, ROB)])), [ROB]);
}

#[test]
fn commitments_are_open_until_kept_or_released() {
    let made = |id: i64, due: i64| Happening {
        thing: Some(id),
        member: Some(FATMA),
        due: Some(day(due)),
        comment: Some(CommentId(70 + id)),
        ..it(EntryKind::CommitmentMade, 1, FATMA)
    };
    let then = |kind, id: i64| Happening { thing: Some(id), ..it(kind, 2, FATMA) };
    let course = told(&[made(1, 9), made(2, 5)]);
    assert_eq!(course.next_promise().map(|promise| promise.commitment), Some(CommitmentId(2)));
    let moved = Happening { due: Some(day(12)), ..then(EntryKind::CommitmentMoved, 2) };
    assert_eq!(told(&[made(1, 9), made(2, 5), moved]).next_promise().map(|promise| promise.due), Some(day(9)));
    assert_eq!(told(&[made(1, 9), then(EntryKind::CommitmentKept, 1)]).promises, []);
    assert_eq!(told(&[made(1, 9), then(EntryKind::CommitmentReleased, 1)]).promises, []);
    let handed = Happening { member: Some(ROB), ..then(EntryKind::CommitmentHandedOver, 1) };
    assert_eq!(told(&[made(1, 9), handed]).promises[0].holder, ROB);
}

#[test]
fn whoever_told_by_phone_answers_with_their_code() {
    let entered = Happening { thing: Some(5), ..it(EntryKind::EnteredOnBehalf, 0, FATMA) };
    let by_code = Happening { actor: None, thing: Some(5), ..said(2, 8, SAMIRA) };
    let asked = answer(1, 7, AnswerKind::Question);
    let course = Course::of(&[entered.clone(), asked.clone(), by_code.clone()]);
    assert_eq!(course.question(day(3)), None);
    let other = Happening { thing: Some(6), ..by_code };
    assert!(Course::of(&[entered.clone(), asked.clone(), other]).question(day(3)).is_some());
    let taken = it(EntryKind::ClaimTaken, 2, HENK);
    let course = Course::of(&[entered, asked, taken, said(3, 9, HENK)]);
    assert_eq!((course.carriers.as_slice(), course.behalf), ([HENK].as_slice(), None));
    assert_eq!(course.question(day(3)), None);
}

#[test]
fn what_an_initiator_phones_in_counts_as_theirs_by_account_too() {
    let phoned = |by| Happening { actor: None, member: Some(by), thing: Some(6), ..said(2, 8, by) };
    let asked = answer(1, 7, AnswerKind::Question);
    assert_eq!(told(&[asked.clone(), phoned(SAMIRA)]).question(day(3)), None);
    assert!(told(&[asked, phoned(HENK)]).question(day(3)).is_some(), "somebody else does not answer for them");
}

#[test]
fn done_is_done_until_it_is_reopened() {
    let done = it(EntryKind::DeclaredDone, 1, SAMIRA);
    let course = told(std::slice::from_ref(&done));
    assert_eq!((course.done, course.waits.len()), (Some(at(1)), 0));
    let course = told(&[done, it(EntryKind::Reopened, 3, SAMIRA)]);
    assert_eq!((course.done, course.waits.len()), (None, 1));
}

fn any_happening() -> impl Strategy<Value = Happening> {
    let kinds = prop::sample::select(EntryKind::ALL.to_vec());
    let words = prop::sample::select(vec![
        None,
        Some("yes"),
        Some("no"),
        Some("question"),
        Some("read"),
        Some("answer"),
        Some("for_officials"),
    ]);
    (kinds, 0_i64..30, 1_i64..5, 1_i64..5, prop::option::of(1_i64..6), prop::option::of(1_i64..6), 0_i64..40, words)
        .prop_map(|(kind, days, actor, member, comment, thing, due, word)| Happening {
            kind,
            at: at(days),
            actor: Some(MemberId(actor)),
            member: Some(MemberId(member)),
            comment: comment.map(CommentId),
            thing,
            due: Some(day(due)),
            word: word.map(str::to_owned),
        })
}

proptest! {
    /// However things happen, going on entry by entry comes out where telling it from the beginning does, and a
    /// course survives being stored.
    #[test]
    fn going_on_and_telling_anew_agree(mut story in prop::collection::vec(any_happening(), 0..40)) {
        story.sort_by_key(|happening| happening.at);
        let mut course = Course::default();
        for (index, happening) in story.iter().enumerate() {
            if happening.kind.turns_back() {
                course = Course::of(&story[..=index]);
            } else if happening.comment.is_none_or(|comment| !Course::gone(&story[..index]).contains(&comment)) {
                course.goes_on(happening);
            }
        }
        prop_assert_eq!(&course, &Course::of(&story));
        let mut seats = course.companions.iter().map(|seat| seat.member).collect::<Vec<_>>();
        let count = seats.len();
        seats.sort();
        seats.dedup();
        prop_assert_eq!(seats.len(), count, "nobody has two seats");
    }
}

#[test]
fn a_question_that_leaves_with_a_branch_waits_there() {
    let question = |comment| Happening { word: Some("for_officials".into()), ..said(1, comment, SAMIRA) };
    let left = |comment| Happening { comment: Some(CommentId(comment)), ..it(EntryKind::BranchLeft, 2, HENK) };
    let waits = |course: Course| course.waits.iter().map(|wait| wait.about).collect::<Vec<_>>();
    let (stays, leaves) = (question(7), question(8));
    let course = told(&[stays, leaves, left(8), left(9)]);
    assert_eq!(waits(course), [None, Some(CommentId(7))], "what else waits goes on waiting");
}

#[test]
fn no_said_twice_waits_since_the_first_time() {
    let said = |days, word: &str| Happening {
        comment: Some(CommentId(7)),
        word: Some(word.into()),
        ..it(EntryKind::AnswerHelped, days, SAMIRA)
    };
    let given = answer(1, 7, AnswerKind::Answer);
    for (words, since) in [(vec![(2, "no"), (3, "no")], 2), (vec![(2, "no"), (3, "yes"), (4, "no")], 4)] {
        let mut all = vec![given.clone()];
        all.extend(words.into_iter().map(|(days, word)| said(days, word)));
        let waits = told(&all).waits;
        assert_eq!(waits.iter().map(|wait| wait.since).collect::<Vec<_>>(), [at(since)]);
    }
}
