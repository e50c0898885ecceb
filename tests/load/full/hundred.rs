//! A hundred initiatives with a thousand comments, as they are in life: most have few comments, many wait and nobody
//! stands beside them yet, some were promised something, some got a no. All else is made of copies of them.

use super::{
    act::{Act, Event},
    cast::OFFICIALS,
};
use naast_domain::answers::AnswerKind::{Answer, Commitment, Decision, Exploring, Question, Read, Unknown};

/// How many initiatives.
pub const INITIATIVES: usize = 100;
/// How many comments, answers included.
pub const COMMENTS: usize = 1_000;

/// How much is said in ten initiatives, one after the other.
const SAID: [usize; 10] = [2, 3, 1, 4, 6, 3, 2, 8, 21, 50];

/// All that happens in them, oldest first.
pub fn events() -> Vec<Event> {
    let mut events = Vec::new();
    let mut room = COMMENTS;
    for initiative in 0..INITIATIVES {
        let (began, acts) = course(initiative);
        let given = acts.iter().filter(|(_, act)| is_said(*act)).count();
        let said = SAID[initiative % SAID.len()].saturating_sub(given);
        let said = if initiative + 1 == INITIATIVES { room.saturating_sub(given) } else { said };
        room -= given + said;
        events.push(Event { days_ago: began, initiative, act: Act::Begin });
        if initiative % 50 == ON_BEHALF {
            events.last_mut().expect("it begins").act = Act::BeginOnBehalf(1);
        }
        events.push(Event { days_ago: began, initiative, act: Act::Support });
        events.extend(acts.into_iter().map(|(days_ago, act)| Event { days_ago, initiative, act }));
        let spoken = (0..said).map(|count| 1 + (count as i64 * 7) % began);
        events.extend(spoken.map(|days_ago| Event { days_ago, initiative, act: Act::Say }));
    }
    events.sort_by_key(|event| -event.days_ago);
    events
}

/// Whether this leaves a comment.
fn is_said(act: Act) -> bool {
    matches!(act, Act::Answer(..) | Act::Say | Act::Ask | Act::SayOnBehalf(_))
}

/// Of fifty, the one that was told by phone.
const ON_BEHALF: usize = 7;

/// How many days ago it began, and what happened since, how many days ago. Who looks (0) has each kind of thing to do.
fn course(initiative: usize) -> (i64, Vec<(i64, Act)>) {
    let colleague = 1 + initiative % (OFFICIALS - 1);
    let days = 2 + (initiative as i64 * 7) % 11;
    match initiative % 50 {
        0 => (days, vec![(days, Act::Stand(0))]),
        1 => (30, vec![(29, Act::Stand(0)), (20, Act::Answer(0, Answer, 0)), (days, Act::Helped(false))]),
        2 => (30, vec![(29, Act::Stand(0)), (days, Act::Answer(0, Commitment, days + 12))]),
        3 => (40, vec![(39, Act::Stand(0)), (30, Act::Answer(0, Commitment, 10))]),
        4 => (
            25,
            vec![(24, Act::Stand(colleague)), (20, Act::Answer(colleague, Answer, 0)), (days, Act::Hand(colleague, 0))],
        ),
        5 => (20, vec![(19, Act::Stand(0)), (days, Act::Answer(0, Question, 0))]),
        6 => (25, vec![(24, Act::Stand(0)), (15, Act::Answer(0, Answer, 0)), (days, Act::Ask)]),
        7..=24 => (days, Vec::new()),
        25..=31 => (40 + days, vec![(35, Act::Answer(colleague, Answer, 0))]),
        32..=35 => (days, vec![(days, Act::Stand(colleague))]),
        36..=38 => (20, vec![(18, Act::Stand(colleague)), (days, Act::Answer(colleague, Unknown, days + 8))]),
        39 | 40 => (
            50,
            vec![
                (49, Act::Stand(colleague)),
                (45, Act::Answer(colleague, Commitment, 20)),
                (30, Act::Keep),
                (29, Act::Helped(true)),
            ],
        ),
        41 | 42 => {
            (60, vec![(58, Act::Stand(colleague)), (40, Act::Answer(colleague, Decision, 0)), (days, Act::Done)])
        }
        43 | 44 => (
            60,
            vec![(58, Act::Stand(colleague)), (30, Act::Answer(colleague, Decision, 0)), (days, Act::Helped(false))],
        ),
        45 => (
            30,
            vec![(29, Act::Stand(colleague)), (20, Act::Answer(colleague, Exploring, 9)), (days, Act::Offer(true))],
        ),
        46 => (12, vec![(11, Act::Stand(colleague)), (10, Act::Answer(colleague, Read, 0))]),
        47 => (12, vec![(11, Act::Stand(colleague)), (3, Act::Pause(colleague))]),
        _ => (70, vec![(60, Act::Answer(colleague, Answer, 0)), (50, Act::Done)]),
    }
}
