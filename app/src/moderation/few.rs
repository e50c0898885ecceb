//! That there are too few moderators to look again at what one decided.

use crate::moderation::server_fns::ReadModeratorCount;
use leptos::prelude::*;
use naast_ui::{
    loaded::{LoadedIf, use_asked},
    surroundings::use_texts,
    view,
};

/// The warning, when there are fewer than two; for whoever can make somebody a moderator with the way to do so.
#[component]
pub fn TooFewModerators(#[prop(optional)] for_administrators: bool) -> impl IntoView {
    let t = use_texts();
    let count = use_asked(|| ReadModeratorCount {});
    view! {
        <LoadedIf
            asked=count
            show=move |count| {
                count
                    .is_some_and(|count| count < 2)
                    .then(|| {
                        if for_administrators {
                            view! {
                                <p class="notice">
                                    <span>
                                        {t.too_few_moderators()} " "
                                        <a href="/administration/members">{t.to_members()}</a>
                                    </span>
                                </p>
                            }
                        } else {
                            view! { <p class="notice">{t.too_few_moderators_here()}</p> }
                        }
                    })
            }
        />
    }
}
