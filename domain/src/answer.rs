//! Answers: what an official says as official, in one of seven kinds, each with its own small form and consequence.

use crate::{
    commitment::Commitment,
    companion::Colleague,
    day::Day,
    decision::{Decision, DecisionDraft, DecisionInput, Value},
    desk::Template,
    flaw::{Flaw, Flaws},
    ids::{CommitmentId, TemplateId},
    member::Byline,
    refusal::Refusal,
    text::{CommentText, Promise, Sentence, Words},
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// The kind of answer an official gives.
    AnswerKind {
        /// I have read this. It does not stop the response clock.
        Read = "read",
        /// A question to the citizen. It pauses the clock until answered.
        Question = "question",
        /// I don't know yet: whom I will ask, and by when I am back.
        Unknown = "unknown",
        /// Exploring together: the ways looked at.
        Exploring = "exploring",
        /// A promise, with a date.
        Commitment = "commitment",
        /// A decision, with its weighing.
        Decision = "decision",
        /// A plain answer.
        Answer = "answer",
    }
}

impl AnswerKind {
    /// Whether it stops the response clock. A question only holds it still.
    pub const fn stops_the_clock(self) -> bool {
        !matches!(self, Self::Read | Self::Question)
    }

    /// Whether the small form says enough without further words.
    pub const fn speaks_for_itself(self) -> bool {
        matches!(self, Self::Read | Self::Unknown | Self::Commitment)
    }
}

words! {
    /// How far a way was looked at.
    WayState {
        Open = "open",
        Possible = "possible",
        Dead = "dead",
    }
}

/// A way that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    pub text: String,
    pub state: WayState,
    /// May be empty.
    pub why: String,
}

/// A meeting that an official proposes while exploring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub at: Timestamp,
    pub place: String,
}

/// A manager stands publicly behind an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backing {
    pub by: Byline,
    pub words: String,
    pub at: Timestamp,
}

/// What whoever carries the initiative says of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    pub helped: bool,
    pub words: String,
    pub at: Timestamp,
}

/// An answer as the thread shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub kind: AnswerKind,
    /// Whom the official will ask; filled for "I don't know yet".
    pub whom: String,
    pub ways: Vec<Way>,
    pub meeting: Option<Meeting>,
    pub commitment: Option<Commitment>,
    pub decision: Option<Decision>,
    pub backings: Vec<Backing>,
    pub help: Option<Help>,
}

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

/// What was typed in the reply form of an official. Only what belongs to the kind is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    pub kind: String,
    pub body: String,
    pub whom: String,
    /// The day of the promise, or by which the official is back.
    pub due: String,
    pub promise: String,
    pub ways: Vec<WayInput>,
    pub meeting_day: String,
    /// `19:30`.
    pub meeting_time: String,
    pub meeting_place: String,
    pub decision: DecisionInput,
    /// Commitments that this answer keeps.
    pub keeps: Vec<i64>,
    /// The starting text it was made from, or empty.
    pub template: String,
}

/// What the reply form of an official offers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AnswerKit {
    pub values: Vec<Value>,
    pub templates: Vec<Template>,
    pub colleagues: Vec<Colleague>,
}

/// What an answer holds beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerDetail {
    Plain(AnswerKind),
    Unknown { whom: Sentence, back: Day },
    Exploring { ways: Vec<Way>, meeting: Option<Meeting> },
    Commitment { promise: Promise, due: Day },
    Decision(Box<DecisionDraft>),
}

impl AnswerDetail {
    /// The kind of answer.
    pub const fn kind(&self) -> AnswerKind {
        match self {
            Self::Plain(kind) => *kind,
            Self::Unknown { .. } => AnswerKind::Unknown,
            Self::Exploring { .. } => AnswerKind::Exploring,
            Self::Commitment { .. } => AnswerKind::Commitment,
            Self::Decision(_) => AnswerKind::Decision,
        }
    }
}

/// An answer that may be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerDraft {
    /// Empty where the kind speaks for itself.
    pub body: String,
    pub detail: AnswerDetail,
    pub keeps: Vec<CommitmentId>,
    pub template: Option<TemplateId>,
}

impl AnswerDraft {
    /// Parses the form, on this day.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &AnswerInput, today: Day) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let kind = flaws.check("kind", input.kind.parse::<AnswerKind>());
        let Some(kind) = kind else { return flaws.into_result().and(Err(Refusal::field("kind", Flaw::NotAChoice))) };
        let body = if kind.speaks_for_itself() && input.body.trim().is_empty() {
            Some(String::new())
        } else {
            flaws.check("body", CommentText::parse(&input.body)).map(|text| text.to_string())
        };
        let detail = match kind {
            AnswerKind::Read | AnswerKind::Question | AnswerKind::Answer => Some(AnswerDetail::Plain(kind)),
            AnswerKind::Unknown => {
                let whom = flaws.check("whom", Sentence::parse(&input.whom));
                let back = flaws.check("due", Day::parse_to_come(&input.due, today));
                whom.zip(back).map(|(whom, back)| AnswerDetail::Unknown { whom, back })
            }
            AnswerKind::Exploring => {
                let ways = parse_ways(&mut flaws, &input.ways);
                let meeting = parse_meeting(&mut flaws, input, today);
                Some(AnswerDetail::Exploring { ways, meeting })
            }
            AnswerKind::Commitment => {
                let promise = flaws.check("promise", Promise::parse(&input.promise));
                let due = flaws.check("due", Day::parse_to_come(&input.due, today));
                promise.zip(due).map(|(promise, due)| AnswerDetail::Commitment { promise, due })
            }
            AnswerKind::Decision => {
                DecisionDraft::parse(&input.decision, &mut flaws).map(|draft| AnswerDetail::Decision(Box::new(draft)))
            }
        };
        flaws.into_result()?;
        match body.zip(detail) {
            Some((body, detail)) => Ok(Self {
                body,
                detail,
                keeps: input.keeps.iter().copied().map(CommitmentId).collect(),
                template: input.template.parse().ok(),
            }),
            None => Err(Refusal::field("body", Flaw::Empty)),
        }
    }
}

fn parse_ways(flaws: &mut Flaws, typed: &[WayInput]) -> Vec<Way> {
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

fn parse_meeting(flaws: &mut Flaws, input: &AnswerInput, today: Day) -> Option<Meeting> {
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
    fn each_kind_asks_for_what_it_needs() {
        for (kind, asked) in [
            ("read", vec![]),
            ("question", vec!["body"]),
            ("answer", vec!["body"]),
            ("exploring", vec!["body"]),
            ("unknown", vec!["whom", "due"]),
            ("commitment", vec!["promise", "due"]),
            ("maybe", vec!["kind"]),
        ] {
            let input = AnswerInput { kind: kind.into(), ..AnswerInput::default() };
            if asked.is_empty() {
                assert!(AnswerDraft::parse(&input, today()).is_ok());
            } else {
                assert_eq!(fields(&input), asked, "{kind}");
            }
        }
    }

    #[test]
    fn i_do_not_know_yet_has_a_date_to_come() {
        let input = AnswerInput {
            kind: "unknown".into(),
            whom: "Parkeren".into(),
            due: "2026-11-23".into(),
            ..AnswerInput::default()
        };
        assert_eq!(fields(&input), ["due"]);
        let input = AnswerInput { due: "2026-12-11".into(), ..input };
        let draft = AnswerDraft::parse(&input, today()).unwrap();
        let AnswerDetail::Unknown { back, .. } = draft.detail else { panic!("another kind") };
        assert_eq!(back.iso(), "2026-12-11");
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
