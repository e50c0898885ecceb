//! What is typed to explore together: the ways that were looked at, and a meeting.

use super::{AnswerInput, Meeting, Way, WayState};
use crate::{
    day::Day,
    flaw::{Flaw, Flaws},
    text::{Sentence, Words},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// How many ways the form has room for.
pub const WAYS: usize = 4;

/// What was typed about one way; without a text it is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WayInput {
    pub text: String,
    pub state: String,
    pub why: String,
}

/// Reads the ways; those without words are left out.
pub(super) fn parse_ways(flaws: &mut Flaws, typed: &[WayInput]) -> Vec<Way> {
    let mut ways = Vec::new();
    for (index, way) in typed.iter().take(WAYS).enumerate() {
        if way.text.trim().is_empty() && way.why.trim().is_empty() {
            continue;
        }
        let field = |name: &str| format!("ways[{index}][{name}]");
        let text = flaws.check(&field("text"), Sentence::parse(&way.text));
        let why = flaws.check(&field("why"), Words::parse(&way.why));
        let state =
            flaws.check(&field("state"), if way.state.is_empty() { Ok(WayState::Open) } else { way.state.parse() });
        if let (Some(text), Some(why), Some(state)) = (text, why, state) {
            ways.push(Way { text: text.to_string(), state, why: why.to_string() });
        }
    }
    ways
}

/// Reads the meeting, whole or not there.
pub(super) fn parse_meeting(flaws: &mut Flaws, input: &AnswerInput, today: Day) -> Option<Meeting> {
    let typed = [&input.meeting_day, &input.meeting_time, &input.meeting_place];
    if typed.iter().all(|text| text.trim().is_empty()) {
        return None;
    }
    let day = flaws.check("meeting_day", Day::parse_to_come(&input.meeting_day, today))?;
    let at = flaws.check("meeting_time", moment(day, &input.meeting_time))?;
    let place = flaws.check("meeting_place", Sentence::parse(&input.meeting_place))?;
    Some(Meeting { at, place: place.to_string() })
}

/// The moment at which clocks in the Netherlands show this day and time (`19:30`).
fn moment(day: Day, time: &str) -> Result<Timestamp, Flaw> {
    let typed = time.trim();
    if typed.is_empty() {
        return Err(Flaw::Empty);
    }
    let parts = typed
        .split_once([':', '.'])
        .and_then(|(hour, minute)| Some((hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?)));
    match parts {
        Some((hour @ 0..24, minute @ 0..60)) => {
            Timestamp::from_local(&day.iso(), (hour * 60 + minute) * 60).ok_or(Flaw::NotATime)
        }
        _ => Err(Flaw::NotATime),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answers::{AnswerDetail, AnswerDraft},
        refusal::Refusal,
    };

    fn today() -> Day {
        Day::parse("2026-11-24").unwrap()
    }

    fn fields(input: &AnswerInput) -> Vec<String> {
        match AnswerDraft::parse(input, today()) {
            Err(Refusal::Invalid(flaws)) => flaws.into_iter().map(|flaw| flaw.field).collect(),
            other => panic!("should be refused: {other:?}"),
        }
    }

    #[test]
    fn a_meeting_is_whole_or_not_there() {
        let exploring =
            AnswerInput { kind: "exploring".into(), body: "Wij kijken samen.".into(), ..AnswerInput::default() };
        for (day, time, place, asked) in [
            ("", "", "", vec![]),
            ("2026-12-01", "19:30", "Wijkhuis", vec![]),
            ("2026-12-01", "", "Wijkhuis", vec!["meeting_time"]),
            ("2026-12-01", "25:00", "Wijkhuis", vec!["meeting_time"]),
            ("", "19:30", "", vec!["meeting_day"]),
            ("2026-12-01", "19.30", "", vec!["meeting_place"]),
        ] {
            let input = AnswerInput {
                meeting_day: day.into(),
                meeting_time: time.into(),
                meeting_place: place.into(),
                ..exploring.clone()
            };
            match AnswerDraft::parse(&input, today()) {
                Ok(_) => assert!(asked.is_empty(), "{input:?}"),
                Err(_) => assert_eq!(fields(&input), asked, "{input:?}"),
            }
        }
    }

    #[test]
    fn empty_ways_are_left_out_and_a_reason_alone_asks_for_its_way() {
        let way = |text: &str, why: &str| WayInput { text: text.into(), state: "dead".into(), why: why.into() };
        let input = AnswerInput {
            kind: "exploring".into(),
            body: "Samen.".into(),
            ways: vec![way("", ""), way("Een hek", "te smal"), way("", "omdat")],
            ..AnswerInput::default()
        };
        assert_eq!(fields(&input), ["ways[2][text]"]);
        let input = AnswerInput { ways: input.ways[..2].to_vec(), ..input };
        let AnswerDetail::Exploring { ways, .. } = AnswerDraft::parse(&input, today()).unwrap().detail else {
            panic!()
        };
        assert_eq!(ways.len(), 1);
        assert_eq!(ways[0].state, WayState::Dead);
    }
}
