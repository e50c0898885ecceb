//! Pages that only administrators see.

use leptos::prelude::*;
use naast_ui::{problem::Problem, surroundings::use_surroundings};

/// Shows it to administrators, and to others that it is not theirs.
pub fn guarded(content: impl FnOnce() -> AnyView) -> AnyView {
    let known = use_surroundings().get_untracked();
    if known.may.administer {
        content()
    } else {
        view! {
            <div class="wrap page narrow">
                <Problem error=known.refusal() />
            </div>
        }
        .into_any()
    }
}
