//! Where people can sign in elsewhere, and what their groups there mean here, as the operator set it up; for administrators.

use crate::members::list::in_office;
use leptos::prelude::*;
use naast_dialogue::accounts::{guarded::Setting, sign_on_fns::ReadProviders};
use naast_domain::sign_on::{Grant, IdentityProvider};
use naast_ui::{
    loaded::{Loaded, use_asked},
    surroundings::use_texts,
    texts::{GrantIs, Texts},
    view,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn SignOnsPage() -> impl IntoView {
    let t = use_texts();
    let asked = use_asked(|| ReadProviders {});
    let show = move |providers: Vec<IdentityProvider>| {
        if providers.is_empty() {
            return view! { <p>{t.sign_ons_none()}</p> }.into_any();
        }
        providers.into_iter().map(|provider| of_provider(t, provider)).collect_view().into_any()
    };
    view! {
        <Setting title=t.sign_ons()>
            <p class="lede">{t.sign_ons_lede()}</p>
            <Loaded asked=asked show=show />
        </Setting>
    }
}

fn of_provider(t: Texts, provider: IdentityProvider) -> AnyView {
    let id = format!("provider-{}", provider.key);
    let labelled = id.clone();
    let grants = provider.grants.iter().map(|grant| view! { <li>{meaning(t, grant)}</li> }).collect_view();
    let has_grants = !provider.grants.is_empty();
    view! {
        <section class="card stack gap-3" aria-labelledby=labelled>
            <h2 id=id>{provider.name.choose(t.0).to_owned()}</h2>
            <p class="small soft">{provider.issuer}</p>
            {if has_grants {
                view! {
                    <p>{t.grants_lede(&provider.groups_claim)}</p>
                    <ul>{grants}</ul>
                }
                    .into_any()
            } else {
                view! { <p>{t.grants_none()}</p> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn meaning(t: Texts, grant: &Grant) -> String {
    t.grant_is(GrantIs { group: &grant.group, role: &in_office(t, grant.role, grant.office.as_ref()) })
}
