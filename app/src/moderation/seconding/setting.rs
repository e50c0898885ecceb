//! Whether two moderators decide on what weighs most; and that they do, where a measure is chosen.

use crate::moderation::{
    seconding::server_fns::{ChangeNeedsSecond, ReadNeedsSecond},
    server_fns::ReadModeratorCount,
};
use leptos::prelude::*;
use naast_ui::{
    form::{Form, use_form},
    loaded::{Loaded, LoadedIf, use_asked, use_asked_again},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The setting, for administrators: one press switches it.
#[component]
pub fn SecondSetting() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<ChangeNeedsSecond>(None);
    let changed = state.times_done();
    let needed = use_asked_again(move || changed.get().to_string(), || ReadNeedsSecond {});
    let count = use_asked(|| ReadModeratorCount {});
    let error = state.errors();
    view! {
        <Loaded
            asked=needed
            show=move |is_needed| {
                let (now, button) = if is_needed {
                    (t.second_is_on(), t.second_switch_off())
                } else {
                    (t.second_is_off(), t.second_switch_on())
                };
                view! {
                    <Form state=state class="card stack">
                        <h2>{t.second_title()}</h2>
                        <p>{t.second_hint()}</p>
                        <ErrorSummary error=error prefix="second-" />
                        <LoadedIf
                            asked=count
                            show=move |count| {
                                count
                                    .is_some_and(|count| count < 2)
                                    .then(|| view! { <p class="notice">{t.second_too_few()}</p> })
                            }
                        />
                        <p role="status">{now}</p>
                        <input type="hidden" name="wanted" value=(!is_needed).to_string() />
                        <div class="actions">
                            <button class="button">{button}</button>
                        </div>
                    </Form>
                }
            }
        />
    }
}

/// That another moderator has to confirm some measures, where that is so.
#[component]
pub fn SecondNeeded() -> impl IntoView {
    let t = use_texts();
    let needed = use_asked(|| ReadNeedsSecond {});
    view! {
        <LoadedIf
            asked=needed
            show=move |needed| (needed == Some(true)).then(|| view! { <p class="notice">{t.second_needed()}</p> })
        />
    }
}
