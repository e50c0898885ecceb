//! House rules: a saved change is a new version; measures keep the one that stood that day.

use crate::administration::server_fns::SaveHouseRule;
use leptos::prelude::*;
use naast_dialogue::{accounts::guarded::Setting, organisation::server_fns::ReadHouseRules};
use naast_domain::organisation::house_rule::HouseRule;
use naast_ui::{
    field::Kind,
    form::{Form, use_form},
    loaded::{Loaded, use_asked_again},
    surroundings::use_texts,
    translated::{TranslatedFields, typed_in},
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn HouseRulesEditor() -> impl IntoView {
    let changed = RwSignal::new(0_usize);
    let rules = use_asked_again(move || changed.get().to_string(), || ReadHouseRules {});
    let t = use_texts();
    view! {
        <Setting title=t.house_rules()>
            <p class="lede">{t.house_rules_editor_lede()}</p>
            <Loaded
                asked=rules
                show=move |rules| {
                    let next = rules.iter().map(|rule| rule.number).max().unwrap_or(0) + 1;
                    view! {
                        <ul class="stack">
                            {rules.into_iter().map(|rule| view! { <Row rule=rule changed=changed /> }).collect_view()}
                        </ul>
                        <section class="card stack" aria-labelledby="new-rule">
                            <h2 id="new-rule">{t.new_rule()}</h2>
                            <RuleForm number=next rule=None changed=changed />
                        </section>
                    }
                }
            />
        </Setting>
    }
}

#[component]
fn Row(rule: HouseRule, changed: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    view! {
        <li class="card">
            <details class="disclose">
                <summary>{format!("{}. {}", rule.number, rule.title(t.0))}</summary>
                <RuleForm number=rule.number rule=Some(rule) changed=changed />
            </details>
        </li>
    }
}

/// The form of the rule with this number, or of a new one.
#[component]
fn RuleForm(number: i64, rule: Option<HouseRule>, changed: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let prefix = format!("rule{number}-");
    let state = use_form::<SaveHouseRule>(Some(("number", number.to_string())));
    let error = state.errors();
    state.when_done(move || changed.update(|count| *count += 1));
    let label = rule.as_ref().map_or(t.new_rule(), |rule| rule.title(t.0)).to_owned();
    let (button, text) = match rule {
        Some(_) => ("button button--small", t.save()),
        None => ("button button--main", t.add()),
    };
    let (title, explained) = rule.map(|rule| (rule.title, rule.text)).unwrap_or_default();
    view! {
        <Form state=state class="stack gap-3" label=label>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="number" value=number.to_string() />
            <TranslatedFields
                name="title"
                label=t.in_one_sentence()
                values=typed_in(state, "title", &title)
                error=error
                prefix=prefix.clone()
            />
            <TranslatedFields
                name="text"
                label=t.rule_text()
                kind=Kind::Lines(3)
                values=typed_in(state, "text", &explained)
                error=error
                prefix=prefix
            />
            <div class="actions">
                <button class=button>{text}</button>
            </div>
        </Form>
    }
}
