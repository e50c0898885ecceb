//! Any answer can name a rule in the way: one of the register, a new one, or both.

use crate::{
    flaw::{Flaw, Flaws},
    ids::ObstacleId,
    obstacles::{ObstacleDraft, ObstacleInput},
};
use serde::{Deserialize, Serialize};

/// What was typed about a rule in the way; when nothing was, the answer names none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NamingInput {
    /// The number of a rule in the register, or empty.
    pub chosen: String,
    pub rule: String,
    pub citation: String,
    pub link: String,
    pub blocks: String,
}

/// A rule that an answer names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// One of the register.
    Known(ObstacleId),
    New(ObstacleDraft),
}

/// Reads what was typed; flaws are noted at their fields.
pub(super) fn parse_naming(input: &NamingInput, flaws: &mut Flaws) -> Vec<Naming> {
    let field = |name: &str| format!("obstacle[{name}]");
    let mut named = Vec::new();
    if !input.chosen.is_empty() {
        let chosen = flaws.check(&field("chosen"), input.chosen.parse().map_err(|_| Flaw::NotAChoice));
        named.extend(chosen.map(Naming::Known));
    }
    let typed = [&input.rule, &input.citation, &input.link, &input.blocks];
    if typed.iter().any(|text| !text.trim().is_empty()) {
        let [rule, citation, link, blocks] = typed.map(Clone::clone);
        let draft = ObstacleDraft::read(&ObstacleInput { rule, citation, link, blocks }, flaws, field);
        named.extend(draft.map(Naming::New));
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &NamingInput) -> (usize, Vec<String>) {
        let mut flaws = Flaws::default();
        let named = parse_naming(input, &mut flaws).len();
        let flaws = flaws.into_result().err().map(|refusal| refusal.flaws().to_vec()).unwrap_or_default();
        (named, flaws.into_iter().map(|flaw| flaw.field).collect())
    }

    #[test]
    fn an_answer_names_a_rule_of_the_register_a_new_one_or_none() {
        let new = NamingInput { rule: "Dat mag niet".into(), ..NamingInput::default() };
        let both = NamingInput { chosen: "3".into(), ..new.clone() };
        for (input, count) in [(NamingInput::default(), 0), (new, 1), (both, 2)] {
            assert_eq!(read(&input), (count, Vec::new()), "{input:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let input = NamingInput { chosen: "x".into(), link: "www".into(), ..NamingInput::default() };
        assert_eq!(read(&input), (0, ["chosen", "rule", "link"].map(|name| format!("obstacle[{name}]")).to_vec()));
    }
}
