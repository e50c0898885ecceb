//! What to say when there is nothing, or when something went wrong: what to do next, and whom to call.

use crate::{
    error::{AppError, ErrorKind},
    here::{sign_in_address, use_here},
    page::{HasHeading, PageTitle},
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::error_text,
};
use leptos::prelude::*;

/// Says what went wrong, and what one can do.
#[component]
pub fn Problem(error: AppError) -> impl IntoView {
    let t = use_texts();
    crate::request_status(error.status);
    let phone = use_surroundings().with_untracked(|known| known.organisation.phone_unbroken());
    let title = match error.kind {
        ErrorKind::NotFound => t.not_found_title(),
        ErrorKind::SignInNeeded => t.sign_in(),
        _ => t.problem_title(),
    };
    let needs_sign_in = error.needs_sign_in();
    let here = use_here();
    let heading = match use_context::<HasHeading>() {
        Some(HasHeading) => view! { <h2>{title}</h2> },
        None => view! { <h1>{title}</h1> },
    };
    view! {
        <PageTitle text=title.to_owned() />
        <div class="stack gap-5">
            {heading} <p class="lede">{error_text(t, &error)}</p>
            <div class="actions">
                {needs_sign_in
                    .then(|| {
                        view! {
                            <a class="button button--main" href=move || sign_in_address(&here.get())>
                                {t.sign_in()}
                            </a>
                        }
                    })} <a class="button" href="/">
                    {t.all_initiatives()}
                </a>
            </div> {(!phone.is_empty()).then(|| view! { <p>{t.call_us(&phone)}</p> })}
        </div>
    }
}
