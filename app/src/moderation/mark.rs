//! What stands in the place of a hidden text, or above a locked thread: the rule, the reason, and the way to the
//! public record.

use crate::{
    surroundings::use_texts,
    ui::icon::{Icon, SHIELD},
};
use leptos::prelude::*;
use naast_domain::measure::Removal;

/// The mark.
#[component]
pub fn RemovalMark(removal: Removal, #[prop(optional)] locked: bool) -> impl IntoView {
    let t = use_texts();
    let date = removal.at.date(t.0);
    let text = if locked { t.locked_mark(&date) } else { t.hidden_mark(&date) };
    view! {
        <div class="comment--removed">
            <p><Icon drawing=SHIELD /> " " {text}</p>
            <dl class="terms">
                <dt>{if removal.law.is_empty() { t.label_rule() } else { t.the_law() }}</dt>
                <dd>{if removal.law.is_empty() { removal.rule.title(t.0).to_owned() } else { removal.law.clone() }}</dd>
                <dt>{t.why()}</dt>
                <dd>{removal.reason.clone()}</dd>
            </dl>
            <div class="actions"><a href=format!("/moderation/measures/{}", removal.measure)>{t.read_reasons()}</a></div>
        </div>
    }
}
