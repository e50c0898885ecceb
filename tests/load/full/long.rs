//! An initiative with two hundred comments and all kinds of answers: what a page has to carry at worst.

use super::act::{Act, Event};
use naast_domain::answers::AnswerKind;

/// How many comments, answers included.
const COMMENTS: usize = 200;
/// Over how many days.
const DAYS: i64 = 60;
/// Its number, after those of the hundred.
pub const NUMBER: usize = super::hundred::INITIATIVES;

/// All that happens in it, oldest first: every sixth thing said is an answer, each kind in its turn.
pub fn events() -> Vec<Event> {
    let mut events = vec![at(DAYS, Act::Begin), at(DAYS, Act::Support), at(DAYS - 1, Act::Stand(0))];
    for count in 0..COMMENTS {
        let days_ago = DAYS - 2 - (count as i64 * (DAYS - 4)) / COMMENTS as i64;
        let (round, place) = (count / 6, count % 6);
        let kind = AnswerKind::ALL[round % AnswerKind::ALL.len()];
        match place {
            5 => {
                events.push(at(days_ago, Act::Answer(round % 3, kind, 2 + (round as i64 * 5) % 40)));
                events.extend(after(round, kind).iter().map(|act| at(days_ago, *act)));
            }
            2 if round % 3 == 1 => events.push(at(days_ago, Act::SayOnBehalf(1))),
            3 if round % 7 == 5 => events.push(at(days_ago, Act::Ask)),
            _ => events.push(at(days_ago, Act::Say)),
        }
    }
    events
}

/// What follows an answer.
fn after(round: usize, kind: AnswerKind) -> &'static [Act] {
    match (kind, round % 2) {
        (AnswerKind::Commitment, 0) => &[Act::Move(9)],
        (AnswerKind::Unknown, 1) => &[Act::Keep],
        (AnswerKind::Decision, _) => &[Act::Back, Act::Helped(false), Act::NameObstacle],
        (AnswerKind::Exploring, 0) => &[Act::Offer(true), Act::Offer(false)],
        (AnswerKind::Exploring, 1) => &[Act::Keep, Act::Back],
        (AnswerKind::Answer, _) => &[Act::Helped(true)],
        _ => &[],
    }
}

fn at(days_ago: i64, act: Act) -> Event {
    Event { days_ago, initiative: NUMBER, act }
}
