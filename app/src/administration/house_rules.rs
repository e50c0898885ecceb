//! House rules: a saved change is a new version; measures keep the one that stood that day.

use crate::administration::server_fns::SaveHouseRule;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use naast_dialogue::{accounts::guarded::guarded, organisation::server_fns::ReadHouseRules};
use naast_domain::house_rule::HouseRule;
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, use_form},
    loaded::{Asked, Loaded, use_asked_again},
    page::Narrow,
    surroundings::use_texts,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
pub struct HouseRulesEditor {
    state: FormState<SaveHouseRule>,
    rules: Asked<Vec<HouseRule>>,
}

#[lazy_route]
impl LazyRoute for HouseRulesEditor {
    fn data() -> Self {
        let state = use_form::<SaveHouseRule>(None);
        Self { state, rules: use_asked_again(move || state.version().to_string(), || ReadHouseRules {}) }
    }

    fn view(this: Self) -> AnyView {
        let t = use_texts();
        let HouseRulesEditor { state, rules } = this;
        let error = Signal::derive(move || state.error());
        guarded(move || {
            view! {
                <Narrow title=t.house_rules()>
                    <p class="lede">{t.house_rules_editor_lede()}</p>
                    <ErrorSummary error=error />
                    <Loaded asked=rules show=move |rules| {
                        let next = rules.iter().map(|rule| rule.number).max().unwrap_or(0) + 1;
                        view! {
                            <ul class="stack">{rules.into_iter().map(|rule| view! { <Row rule=rule state=state /> }).collect_view()}</ul>
                            <Form state=state class="card stack">
                                <h2>{t.new_rule()}</h2>
                                <input type="hidden" name="number" value=next.to_string() />
                                <Field name="title_nl" label=t.title_in_dutch() value=state.typed("title_nl", "") error=error />
                                <Field name="title_en" label=t.title_in_english() value=state.typed("title_en", "") error=error />
                                <Field name="text_nl" label=t.text_in_dutch() kind=Kind::Lines(3) value=state.typed("text_nl", "") error=error />
                                <Field name="text_en" label=t.text_in_english() kind=Kind::Lines(3) value=state.typed("text_en", "") error=error />
                                <div class="actions"><button class="button button--main">{t.add()}</button></div>
                            </Form>
                        }
                    } />
                </Narrow>
            }
            .into_any()
        })
    }
}

#[component]
fn Row(rule: HouseRule, state: FormState<SaveHouseRule>) -> impl IntoView {
    let t = use_texts();
    let number = rule.number;
    let line = move |name: &'static str, label: &'static str, value: String| {
        let id = format!("{name}-{number}");
        view! { <div class="field"><label for=id.clone()>{label}</label> <input class="input" id=id name=name value=value /></div> }
    };
    let lines = move |name: &'static str, label: &'static str, value: String| {
        let id = format!("{name}-{number}");
        view! { <div class="field"><label for=id.clone()>{label}</label> <textarea class="input" id=id name=name rows="3">{naast_ui::in_textarea(value)}</textarea></div> }
    };
    view! {
        <li class="card">
            <details class="disclose">
                <summary>{format!("{number}. {}", rule.title(t.0))}</summary>
                <Form state=state class="stack gap-3" label=rule.title(t.0).to_owned()>
                    <input type="hidden" name="number" value=number.to_string() />
                    {line("title_nl", t.title_in_dutch(), rule.title_nl)}
                    {line("title_en", t.title_in_english(), rule.title_en)}
                    {lines("text_nl", t.text_in_dutch(), rule.text_nl)}
                    {lines("text_en", t.text_in_english(), rule.text_en)}
                    <div class="actions"><button class="button button--small">{t.save()}</button></div>
                </Form>
            </details>
        </li>
    }
}
