//! The house rules to choose from in a form.

use naast_domain::{measures::statement::LAW, organisation::house_rule::HouseRule};
use naast_ui::texts::Texts;

/// The rules to choose from.
pub fn rule_options(t: Texts, rules: Vec<HouseRule>) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), t.choose_rule().to_owned())];
    options.extend(rules.iter().map(|rule| (rule.id.to_string(), format!("{}. {}", rule.number, rule.title(t.0)))));
    options
}

/// What a measure can rest on: the rules, and the law.
pub fn ground_options(t: Texts, rules: Vec<HouseRule>) -> Vec<(String, String)> {
    let mut options = rule_options(t, rules);
    options.push((LAW.to_owned(), t.the_law().to_owned()));
    options
}
