//! What an official types to answer: read once, and only what belongs to the kind.

use super::{
    AnswerKind, Meeting, Way,
    exploring::{WayInput, parse_meeting, parse_ways},
    naming::{Naming, NamingInput, parse_naming},
};
use crate::{
    answers::decision::{DecisionDraft, DecisionInput},
    day::Day,
    flaw::{Flaw, Flaws},
    ids::{CommitmentId, TemplateId},
    refusal::Refusal,
    text::{CommentText, Promise, Sentence},
};
use serde::{Deserialize, Serialize};

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
    /// A rule in the way, for any kind.
    pub obstacle: NamingInput,
    /// The starting text it was made from, or empty.
    pub template: String,
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
    /// Rules in the way that it names.
    pub named: Vec<Naming>,
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
        let detail = parse_detail(kind, input, today, &mut flaws);
        let named = parse_naming(&input.obstacle, &mut flaws);
        flaws.into_result()?;
        match body.zip(detail) {
            Some((body, detail)) => Ok(Self {
                body,
                detail,
                keeps: input.keeps.iter().copied().map(CommitmentId).collect(),
                named,
                template: input.template.parse().ok(),
            }),
            None => Err(Refusal::field("body", Flaw::Empty)),
        }
    }
}

/// Reads what belongs to the kind, and nothing else.
fn parse_detail(kind: AnswerKind, input: &AnswerInput, today: Day, flaws: &mut Flaws) -> Option<AnswerDetail> {
    match kind {
        AnswerKind::Read | AnswerKind::Question | AnswerKind::Answer => Some(AnswerDetail::Plain(kind)),
        AnswerKind::Unknown => {
            let whom = flaws.check("whom", Sentence::parse(&input.whom));
            let back = flaws.check("due", Day::parse_to_come(&input.due, today));
            whom.zip(back).map(|(whom, back)| AnswerDetail::Unknown { whom, back })
        }
        AnswerKind::Exploring => {
            let ways = parse_ways(flaws, &input.ways);
            let meeting = parse_meeting(flaws, input, today);
            Some(AnswerDetail::Exploring { ways, meeting })
        }
        AnswerKind::Commitment => {
            let promise = flaws.check("promise", Promise::parse(&input.promise));
            let due = flaws.check("due", Day::parse_to_come(&input.due, today));
            promise.zip(due).map(|(promise, due)| AnswerDetail::Commitment { promise, due })
        }
        AnswerKind::Decision => {
            DecisionDraft::parse(&input.decision, flaws).map(|draft| AnswerDetail::Decision(Box::new(draft)))
        }
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
    fn what_another_kind_asks_for_is_neither_read_nor_judged() {
        let wrong = "x".repeat(5_000);
        let input = AnswerInput {
            kind: "answer".into(),
            body: "Ja.".into(),
            whom: wrong.clone(),
            due: "gisteren".into(),
            promise: wrong.clone(),
            ways: vec![WayInput { why: wrong, ..WayInput::default() }],
            meeting_day: "ooit".into(),
            ..AnswerInput::default()
        };
        assert_eq!(AnswerDraft::parse(&input, today()).unwrap().detail, AnswerDetail::Plain(AnswerKind::Answer));
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
}
