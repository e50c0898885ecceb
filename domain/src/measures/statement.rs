//! The statement of reasons that every measure has: what was done, on which ground, the facts, how long it lasts
//! (Regulation (EU) 2022/2065, article 17). What holds for every measure, that no automated means were used and how to
//! object, is text on the page.

use crate::{
    flaw::{Flaw, Flaws},
    ids::{HouseRuleId, InitiativeId},
    measures::{MeasureField, MeasureKind},
    refusal::Refusal,
    text::{LawName, Reason, clean_line, clean_lines},
};
use serde::{Deserialize, Serialize};

/// The choice in the form of the law instead of a house rule.
pub const LAW: &str = "law";

/// The number of the house rule under which the law stands: that it holds here, too.
pub const LAW_NUMBER: i64 = 0;

/// How long a member is suspended at most, in days.
pub const LONGEST_SUSPENSION: u32 = 365;

/// How many minutes pass at most between the comments of a member in a thread that is slowed down: a day.
pub const SLOWEST: u32 = 1_440;

/// How many different pieces of personal data one measure masks at most.
pub const MOST_MASKED: usize = 20;

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
    /// How many minutes between comments, when a thread is slowed down.
    #[serde(default)]
    pub minutes: String,
    /// The number or the address of the other initiative.
    #[serde(default)]
    pub target: String,
    /// What to mask, exactly as it stands in the text; each on a line of its own.
    #[serde(default)]
    pub masked: String,
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

impl Ground {
    /// As the record keeps it: the house rule, and the law or nothing.
    pub fn kept(rule: HouseRuleId, law: &str) -> Self {
        LawName::parse(law).map_or(Self::HouseRule(rule), Self::Law)
    }
}

/// A statement that is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub ground: Ground,
    pub reason: Reason,
    /// For how many days; only of what is for a time.
    pub days: Option<u32>,
    /// How many minutes between comments; only of what slows down.
    pub minutes: Option<u32>,
    /// The other initiative; only of what leads to one.
    pub target: Option<InitiativeId>,
    /// What is masked, the longest first.
    pub masked: Vec<String>,
}

impl Statement {
    /// On this ground, for this reason, and nothing more to say.
    pub const fn plain(ground: Ground, reason: Reason) -> Self {
        Self { ground, reason, days: None, minutes: None, target: None, masked: Vec::new() }
    }

    /// Reads a statement; `standing` are the house rules that stand.
    ///
    /// # Errors
    /// `Invalid` at `rule`, `law`, `reason`, `days`, `minutes`, `target` or `masked`.
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
        let mut only = |asked: bool, field: &str, typed: &str, most| {
            if asked { flaws.check(field, parse_number(typed, most)) } else { None }
        };
        let days = only(kind.takes(MeasureField::Days), "days", &input.days, LONGEST_SUSPENSION);
        let minutes = only(kind.takes(MeasureField::Minutes), "minutes", &input.minutes, SLOWEST);
        let target =
            if kind.takes(MeasureField::Target) { flaws.check("target", parse_target(&input.target)) } else { None };
        let is_mask = kind.takes(MeasureField::Masked);
        let masked = if is_mask { flaws.check("masked", parse_masked(&input.masked)) } else { None };
        flaws.into_result()?;
        let (ground, reason) = ground.zip(reason).ok_or_else(|| Refusal::field("reason", Flaw::Empty))?;
        Ok(Self { ground, reason, days, minutes, target, masked: masked.unwrap_or_default() })
    }
}

/// A number from one to `most`.
pub(crate) fn parse_number(typed: &str, most: u32) -> Result<u32, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Flaw::Empty);
    }
    let number = typed.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or(Flaw::NotBetween { least: 1, most })
}

/// An initiative by its number, or by the address of its page.
pub(crate) fn parse_target(typed: &str) -> Result<InitiativeId, Flaw> {
    let typed = typed.trim().trim_end_matches('/');
    if typed.is_empty() {
        return Err(Flaw::Empty);
    }
    let number = typed.rsplit_once("/initiatives/").map_or(typed, |(_, number)| number);
    let number = number.split(['#', '?', '/']).next().unwrap_or_default();
    number.parse().map_err(|_| Flaw::NotAChoice)
}

/// The longest first: what stands within something longer is masked with it.
fn parse_masked(typed: &str) -> Result<Vec<String>, Flaw> {
    let mut masked: Vec<_> = clean_lines(typed).lines().map(clean_line).filter(|line| !line.is_empty()).collect();
    masked.sort_by_key(|line| (std::cmp::Reverse(line.chars().count()), line.clone()));
    masked.dedup();
    let count = u32::try_from(masked.len()).unwrap_or(u32::MAX);
    match masked.len() {
        0 => Err(Flaw::Empty),
        1..=MOST_MASKED => Ok(masked),
        _ => Err(Flaw::TooMany { maximum: u32::try_from(MOST_MASKED).unwrap_or(u32::MAX), actual: count }),
    }
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
    fn each_measure_asks_what_it_needs_and_nothing_else() {
        let asked = |kind| flaws(kind, &input()).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        for (kind, field) in [
            (MeasureKind::Suspend, "days"),
            (MeasureKind::CloseAccount, "days"),
            (MeasureKind::Slow, "minutes"),
            (MeasureKind::Move, "target"),
            (MeasureKind::Merge, "target"),
            (MeasureKind::Mask, "masked"),
        ] {
            assert_eq!(asked(kind), [field]);
        }
        for kind in [MeasureKind::Hide, MeasureKind::Withhold, MeasureKind::Split, MeasureKind::Lock] {
            assert!(Statement::parse(kind, &input(), &[RULE]).is_ok());
        }
    }

    #[test]
    fn another_initiative_is_named_by_its_number_or_its_address() {
        let target = |typed: &str| {
            let input = StatementInput { target: typed.into(), ..input() };
            Statement::parse(MeasureKind::Move, &input, &[RULE]).ok().and_then(|statement| statement.target)
        };
        let twelve = Some(InitiativeId(12));
        for typed in ["12", " 12 ", "/initiatives/12", "https://forum.example/initiatives/12/", "/initiatives/12#c-3"] {
            assert_eq!(target(typed), twelve, "{typed}");
        }
        for typed in ["", "twaalf", "/comments/12", "/initiatives/"] {
            assert_eq!(target(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_masked_comes_line_by_line_and_the_longest_first() {
        let input = StatementInput { masked: "Jan\r\n\n Jan  Smit \nJan".into(), ..input() };
        let statement = Statement::parse(MeasureKind::Mask, &input, &[RULE]).unwrap();
        assert_eq!(statement.masked, ["Jan Smit", "Jan"]);
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
