//! How the house rules read: every version, so that one can look up what held on a day.

use crate::organisation::server_fns::ReadHouseRuleVersions;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::{organisation::house_rule::HouseRuleVersion, paging::Cursor};
use naast_ui::{
    loaded::{Loaded, use_asked},
    page::Narrow,
    pager::Pager,
    surroundings::use_texts,
    texts::RuleStood,
    view,
};

const HERE: &str = "/house-rules/versions";

/// The page.
#[component]
pub fn HouseRuleVersionsPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let number =
        Memo::new(move |_| query.with(|query| query.get("number").and_then(|number| number.parse::<i64>().ok())));
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let versions = use_asked(move || ReadHouseRuleVersions { number: number.get(), after: after() });
    let narrowed = move || {
        let number = number.get()?.to_string();
        Some(view! { <p>{t.versions_of_one_rule(&number)} " " <a href=HERE>{t.all_rule_versions()}</a></p> })
    };
    view! {
        <Narrow title=t.house_rule_versions()>
            <p class="lede">{t.house_rule_versions_lede()}</p>
            <p>
                <a href="/house-rules">{t.how_we_talk()}</a>
            </p>
            {narrowed}
            <Loaded
                asked=versions
                show=move |page| {
                    let is_empty = page.items.is_empty();
                    let narrowed = number.get_untracked().map(|number| format!("number={number}&")).unwrap_or_default();
                    view! {
                        {is_empty.then(|| view! { <p class="empty">{t.no_house_rules()}</p> })}
                        <ul>
                            {page.items.into_iter().map(|version| view! { <Version version=version /> }).collect_view()}
                        </ul>
                        <Pager
                            next=page.next.map(|cursor| format!("{HERE}?{narrowed}after={cursor}"))
                            label=t.next_page()
                        />
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Version(version: HouseRuleVersion) -> impl IntoView {
    let t = use_texts();
    let HouseRuleVersion { rule, until } = version;
    let since = rule.since.date_and_time(t.0);
    let held = match until {
        None => t.rule_stands(&since),
        Some(until) => t.rule_stood(RuleStood { since: &since, until: &until.date_and_time(t.0) }),
    };
    view! {
        <li id=format!("rule-{}", rule.id) class="rule">
            <h2 lang=rule.title.lang(t.0)>{format!("{}. {}", rule.number, rule.title(t.0))}</h2>
            <p class="soft small">{held}</p>
            <p class="rule__text" lang=rule.text.lang(t.0)>
                {rule.text(t.0).to_owned()}
            </p>
        </li>
    }
}
