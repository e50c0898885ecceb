//! The statement of reasons that every measure has: what was done, on which ground, the facts, how long it lasts
//! (Regulation (EU) 2022/2065, article 17). What holds for every measure, that no automated means were used and how to
//! object, is text on the page.

use crate::{
    flaw::{Flaw, Flaws},
    ids::HouseRuleId,
    measure::MeasureKind,
    refusal::Refusal,
    text::{LawName, Reason},
};
use serde::{Deserialize, Serialize};

/// The choice in the form of the law instead of a house rule.
pub const LAW: &str = "law";

/// The number of the house rule under which the law stands: that it holds here, too.
pub const LAW_NUMBER: i64 = 0;

/// How long a member is suspended at most, in days.
pub const LONGEST_SUSPENSION: u32 = 365;

/// A statement as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StatementInput {
    /// The id of the version of a house rule that stands, or `LAW`.
    #[serde(default)]
    pub rule: String,
    /// Which law, when it is the law.
    #[serde(default)]
    pub law: String,
    /// The facts, and why this measure; in the moderator's own words.
    #[serde(default)]
    pub reason: String,
    /// For how many days, when it is for a time.
    #[serde(default)]
    pub days: String,
}

impl StatementInput {
    /// On the ground of a house rule.
    pub fn by_rule(rule: HouseRuleId, reason: &str) -> Self {
        Self { rule: rule.to_string(), reason: reason.to_owned(), ..Self::default() }
    }
}

/// What a measure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    HouseRule(HouseRuleId),
    Law(LawName),
}

/// A statement that is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub ground: Ground,
    pub reason: Reason,
    /// For how many days; only of what is for a time.
    pub days: Option<u32>,
}

impl Statement {
    /// Reads a statement; `standing` are the house rules that stand.
    ///
    /// # Errors
    /// `Invalid` at `rule`, `law`, `reason` or `days`.
    pub fn parse(kind: MeasureKind, input: &StatementInput, standing: &[HouseRuleId]) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let ground = match input.rule.as_str() {
            LAW => flaws.check("law", LawName::parse(&input.law)).map(Ground::Law),
            "" => flaws.check("rule", Err(Flaw::NotAChoice)),
            typed => {
                let rule = typed.parse().ok().filter(|rule| standing.contains(rule));
                flaws.check("rule", rule.ok_or(Flaw::NotAChoice)).map(Ground::HouseRule)
            }
        };
        let reason = flaws.check("reason", Reason::parse(&input.reason));
        let days = match kind {
            MeasureKind::Suspend => flaws.check("days", parse_days(&input.days)),
            _ => None,
        };
        flaws.into_result()?;
        let (ground, reason) = ground.zip(reason).ok_or_else(|| Refusal::field("reason", Flaw::Empty))?;
        Ok(Self { ground, reason, days })
    }
}

fn parse_days(typed: &str) -> Result<u32, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Flaw::Empty);
    }
    let days = typed.parse().ok().filter(|days| (1..=LONGEST_SUSPENSION).contains(days));
    days.ok_or(Flaw::NotBetween { least: 1, most: LONGEST_SUSPENSION })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: HouseRuleId = HouseRuleId(3);

    fn input() -> StatementInput {
        StatementInput::by_rule(RULE, "Er staat een telefoonnummer in.")
    }

    fn flaws(kind: MeasureKind, input: &StatementInput) -> Vec<(String, Flaw)> {
        let refusal = Statement::parse(kind, input, &[RULE]).unwrap_err();
        refusal.flaws().iter().map(|flaw| (flaw.field.clone(), flaw.flaw.clone())).collect()
    }

    #[test]
    fn a_statement_names_a_rule_that_stands_or_a_law_and_says_why() {
        let statement = Statement::parse(MeasureKind::Hide, &input(), &[RULE]).unwrap();
        assert_eq!((statement.ground, statement.days), (Ground::HouseRule(RULE), None));
        let lawful = StatementInput { rule: LAW.into(), law: "Auteurswet, artikel 1".into(), ..input() };
        let statement = Statement::parse(MeasureKind::Hide, &lawful, &[]).unwrap();
        assert_eq!(statement.ground, Ground::Law(LawName::parse("Auteurswet, artikel 1").unwrap()));
        for (wrong, field) in [
            (StatementInput { rule: "4".into(), ..input() }, "rule"),
            (StatementInput { rule: String::new(), ..input() }, "rule"),
            (StatementInput { rule: "een".into(), ..input() }, "rule"),
            (StatementInput { rule: LAW.into(), ..input() }, "law"),
            (StatementInput { reason: "Weg.".into(), ..input() }, "reason"),
        ] {
            assert_eq!(flaws(MeasureKind::Hide, &wrong).iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(), [field]);
        }
        let nothing = flaws(MeasureKind::Suspend, &StatementInput::default());
        assert_eq!(
            nothing.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(),
            ["rule", "reason", "days"],
            "all at once"
        );
    }

    #[test]
    fn only_a_suspension_is_for_a_number_of_days() {
        let days = |typed: &str| {
            let input = StatementInput { days: typed.into(), ..input() };
            Statement::parse(MeasureKind::Suspend, &input, &[RULE]).map(|statement| statement.days)
        };
        assert_eq!((days("7").unwrap(), days(" 365 ").unwrap()), (Some(7), Some(365)));
        for typed in ["", "0", "366", "-1", "zeven"] {
            assert!(days(typed).is_err(), "{typed}");
        }
        let long = StatementInput { days: "9999".into(), ..input() };
        assert_eq!(Statement::parse(MeasureKind::Hide, &long, &[RULE]).unwrap().days, None);
    }
}
