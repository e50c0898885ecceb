//! What to say when there is nothing, or when something went wrong: what to do next, and whom to call.

use leptos::prelude::*;
use naast_ui::{error::AppError, problem::Problem, view};

/// An address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <div class="wrap page narrow">
            <Problem error=AppError::NOT_FOUND />
        </div>
    }
}
