//! What is typed in the forms.

use crate::content::Dice;
use naast_domain::{
    answers::{
        AnswerInput, AnswerKind, WayInput,
        decision::{DecisionInput, Verdict, WeightInput},
    },
    day::Day,
    ids::{ThemeId, ValueId},
    initiatives::InitiativeInput,
    obstacles::ObstacleInput,
    on_behalf::BehalfInput,
};
use naast_forum::Clock;

const PLACES: [&str; 4] = ["Noord", "Zuid", "Centrum", "Het Zand"];

/// The day that is so many days from now.
pub fn day(clock: &Clock, from_now: i64) -> String {
    Day::of(clock.now()).plus(from_now).iso()
}

/// An initiative with one of these themes.
pub fn initiative(dice: &mut Dice, themes: &[ThemeId]) -> InitiativeInput {
    InitiativeInput {
        story: dice.sentence(80),
        title: dice.sentence(5),
        theme: themes[dice.roll(themes.len())].to_string(),
        place: PLACES[dice.roll(PLACES.len())].to_owned(),
        mood: ["hope", "concern", ""][dice.roll(3)].to_owned(),
    }
}

/// Somebody who phoned.
pub fn teller() -> BehalfInput {
    BehalfInput {
        origin: "phone".to_owned(),
        name: "Mevrouw De Wit".to_owned(),
        told_on: String::new(),
        contact: String::new(),
        consent: "1".to_owned(),
    }
}

/// An answer of this kind, with all that its form has room for; what it promises is due so many days from now.
pub fn answer(dice: &mut Dice, clock: &Clock, kind: AnswerKind, within: i64, values: &[ValueId]) -> AnswerInput {
    let ways = ["open", "possible", "dead"].map(|state| WayInput {
        text: dice.sentence(6),
        state: state.to_owned(),
        why: dice.sentence(10),
    });
    AnswerInput {
        kind: kind.word().to_owned(),
        body: dice.sentence(40),
        whom: dice.sentence(3),
        due: day(clock, within),
        promise: dice.sentence(8),
        ways: ways.into(),
        meeting_day: day(clock, within),
        meeting_time: "19:30".to_owned(),
        meeting_place: dice.sentence(3),
        decision: decision(dice, values),
        ..AnswerInput::default()
    }
}

/// A decision in which all values were weighed.
fn decision(dice: &mut Dice, values: &[ValueId]) -> DecisionInput {
    let weights = values.iter().enumerate().map(|(at, value)| WeightInput {
        value: value.to_string(),
        pull: ["for", "against"][at % 2].to_owned(),
        why: dice.sentence(10),
    });
    let weights = weights.collect();
    DecisionInput {
        verdict: Verdict::ALL[dice.roll(Verdict::ALL.len())].word().to_owned(),
        headline: dice.sentence(8),
        conditions: dice.sentence(12),
        weights,
        tipping: values.first().map(ToString::to_string).unwrap_or_default(),
        tipped: dice.sentence(10),
        could_change: dice.sentence(10),
        mandate: "Namens het college van burgemeester en wethouders".to_owned(),
        objection: "U kunt bezwaar maken binnen zes weken.".to_owned(),
        objection_until: String::new(),
        ..DecisionInput::default()
    }
}

/// A rule in the way.
pub fn obstacle(dice: &mut Dice) -> ObstacleInput {
    ObstacleInput {
        rule: dice.sentence(8),
        citation: "APV, artikel 2:10".to_owned(),
        link: String::new(),
        blocks: dice.sentence(12),
    }
}
