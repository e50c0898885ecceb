//! The house rules.

use crate::organisation::{contact::ContactPoints, server_fns::ReadHouseRules, terms::Terms};
use leptos::prelude::*;
use naast_ui::{
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
};

/// The page.
#[component]
pub fn HouseRulesPage() -> impl IntoView {
    let t = use_texts();
    let rules = use_asked(|| ReadHouseRules {});
    view! {
        <Narrow title=t.how_we_talk()>
            <p class="lede">{t.house_rules_lede()}</p>
            <Loaded
                asked=rules
                show=move |rules| {
                    let is_empty = rules.is_empty();
                    let rules = rules
                        .into_iter()
                        .map(|rule| {
                            view! {
                                <li id=format!("rule-{}", rule.number) class="rule">
                                    <h2 lang=rule.title.lang(t.0)>{format!("{}. {}", rule.number, rule.title(t.0))}</h2>
                                    <p lang=rule.text.lang(t.0)>{rule.text(t.0).to_owned()}</p>
                                </li>
                            }
                        });
                    view! {
                        {is_empty.then(|| view! { <p class="empty">{t.no_house_rules()}</p> })}
                        <ol>{rules.collect_view()}</ol>
                    }
                }
            />
            <Terms />
            <p>{t.report_or_notice()} " " <a href="/notices/new">{t.report_or_notice_link()}</a></p>
            <ul class="linklist">
                <li>
                    <a href="/house-rules/versions">{t.see_rule_versions()}</a>
                </li>
                <li>
                    <a href="/notices">{t.notice_follow()}</a>
                </li>
                <li>
                    <a href="/moderation/record">{t.moderation_record()}</a>
                </li>
                <li>
                    <a href="/moderation/transparency">{t.transparency()}</a>
                </li>
            </ul>
            <ContactPoints />
        </Narrow>
    }
}
