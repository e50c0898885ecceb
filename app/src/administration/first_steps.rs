//! What is still to be set up, above everything else that an administrator keeps, until it is done.

use crate::administration::server_fns::ReadFirstSteps;
use leptos::prelude::*;
use naast_domain::organisation::first_steps::FirstStep;
use naast_ui::{
    loaded::{LoadedIf, use_asked},
    surroundings::use_texts,
    texts::{FirstStepsLede, Texts},
    view,
};

/// The steps that are open, each with the page where it is taken; nothing once all are done.
#[component]
pub fn FirstSteps() -> impl IntoView {
    let t = use_texts();
    let open = use_asked(|| ReadFirstSteps {});
    let show = move |open: Option<Vec<FirstStep>>| open.filter(|open| !open.is_empty()).map(|open| list(t, &open));
    view! { <LoadedIf asked=open show=show /> }
}

fn list(t: Texts, open: &[FirstStep]) -> AnyView {
    let steps = open.iter().map(|step| {
        let (address, what, why) = words(t, *step);
        view! {
            <li>
                <a href=address>{what}</a>
                <small>{why}</small>
            </li>
        }
    });
    view! {
        <section class="card stack" aria-labelledby="first-steps">
            <h2 id="first-steps">{t.first_steps()}</h2>
            <p>
                {t
                    .first_steps_lede(FirstStepsLede {
                        all: &FirstStep::ALL.len().to_string(),
                        open: &open.len().to_string(),
                    })}
            </p>
            <ol class="linklist">{steps.collect_view()}</ol>
        </section>
    }
}

/// Where a step is taken, what it is, and what it is for.
fn words(t: Texts, step: FirstStep) -> (&'static str, &'static str, &'static str) {
    match step {
        FirstStep::Organisation => ("/administration/organisation", t.step_organisation(), t.step_organisation_why()),
        FirstStep::Contact => ("/administration/organisation", t.step_contact(), t.step_contact_why()),
        FirstStep::Themes => ("/administration/themes", t.step_themes(), t.step_themes_why()),
        FirstStep::HouseRules => ("/administration/house-rules", t.step_house_rules(), t.step_house_rules_why()),
        FirstStep::Values => ("/administration/values", t.step_values(), t.step_values_why()),
        FirstStep::Privacy => ("/administration/pages/privacy/nl", t.step_privacy(), t.step_privacy_why()),
        FirstStep::Official => ("/administration/members", t.step_official(), t.step_official_why()),
        FirstStep::Moderators => ("/administration/members", t.step_moderators(), t.step_moderators_why()),
    }
}
