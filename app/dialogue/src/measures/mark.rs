//! What stands in the place of a hidden text, above a locked thread, or beside what moderators did something to: the rule,
//! the reason, and the way to the statement of reasons.

use leptos::prelude::*;
use naast_domain::measures::{MeasureKind, Removal};
use naast_ui::{
    icon::{Icon, SHIELD},
    surroundings::use_texts,
    texts::Texts,
    view,
};

/// What a measure did, in one sentence at the place itself.
fn sentence(t: Texts, removal: &Removal, of_branch: bool) -> String {
    let date = removal.at.date(t.0);
    match removal.kind {
        MeasureKind::Withhold => t.withheld_mark(&date),
        MeasureKind::AskChange => t.asked_mark(&date),
        MeasureKind::Mask => t.masked_mark(&date),
        MeasureKind::OffTopic => t.off_topic_mark(&date),
        MeasureKind::Merge => t.merged_mark(&date),
        MeasureKind::Rejoin => t.rejoined_mark(&date),
        MeasureKind::Slow => t.slowed_mark(&date),
        MeasureKind::Lock if of_branch => t.branch_locked_mark(&date),
        MeasureKind::Lock => t.locked_mark(&date),
        MeasureKind::Hide
        | MeasureKind::Restore
        | MeasureKind::Unmask
        | MeasureKind::OnTopic
        | MeasureKind::Move
        | MeasureKind::MoveBack
        | MeasureKind::Split
        | MeasureKind::Unmerge
        | MeasureKind::Reopen
        | MeasureKind::Unslow
        | MeasureKind::Warn
        | MeasureKind::Suspend
        | MeasureKind::Lift
        | MeasureKind::CloseAccount
        | MeasureKind::KeepAccount => t.hidden_mark(&date),
    }
}

/// The mark.
#[component]
pub fn RemovalMark(removal: Removal, #[prop(optional)] of_branch: bool) -> impl IntoView {
    let t = use_texts();
    let text = sentence(t, &removal, of_branch);
    view! {
        <div class="comment--removed">
            <p>
                <Icon drawing=SHIELD />
                " "
                {text}
            </p>
            <dl class="terms">
                <dt>{if removal.law.is_empty() { t.label_rule() } else { t.the_law() }}</dt>
                <dd>{if removal.law.is_empty() { removal.rule.title(t.0).to_owned() } else { removal.law.clone() }}</dd>
                <dt>{t.why()}</dt>
                <dd>{removal.reason.clone()}</dd>
            </dl>
            <div class="actions">
                <a href=reasons(&removal)>{t.read_reasons()}</a>
            </div>
        </div>
    }
}

/// The mark of what leaves the text to be read: one line, and the way to the reasons.
#[component]
pub fn SmallMark(removal: Removal, #[prop(optional)] of_branch: bool) -> impl IntoView {
    let t = use_texts();
    let text = sentence(t, &removal, of_branch);
    view! {
        <p class="small soft mark">
            <Icon drawing=SHIELD />
            " "
            {text}
            " "
            <a href=reasons(&removal)>{t.read_reasons()}</a>
        </p>
    }
}

fn reasons(removal: &Removal) -> String {
    format!("/moderation/measures/{}", removal.measure)
}
