//! What the organisation tells about itself.

use crate::{
    administration::{overview::guarded, server_fns::ChangeOrganisation},
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    ui::{
        field::{Field, Kind},
        form::{Form, use_form},
        icon::{CHECK, Icon},
        page::Narrow,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page, loaded when an administrator asks for it.
pub struct OrganisationPage;

#[lazy_route]
impl LazyRoute for OrganisationPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let OrganisationPage = this;
        guarded(|| view! { <OrganisationForm /> }.into_any())
    }
}

#[component]
fn OrganisationForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<ChangeOrganisation>(None);
    let error = Signal::derive(move || state.error());
    let now = use_surroundings().with_untracked(|known| known.organisation.clone());
    let is_saved = move || state.is_done();
    Effect::new(move |_| {
        if is_saved() {
            refresh_surroundings();
        }
    });
    let value = move |name: &str, first: &str| state.typed(name, first);
    view! {
        <Narrow title=t.organisation()>
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error />
                <Field name="name" label=t.organisation_name() value=value("name", &now.name) error=error />
                <Field name="short_name" label=t.organisation_short_name() value=value("short_name", &now.short_name) error=error />
                <Field name="phone" label=t.organisation_phone() value=value("phone", &now.phone) error=error />
                <Field name="address" label=t.organisation_address() value=value("address", &now.address) error=error />
                <Field name="opening" label=t.organisation_opening() value=value("opening", &now.opening) error=error />
                <Field name="web_address" label=t.organisation_web() value=value("web_address", &now.web_address) error=error />
                <Field name="danger_nl" label=t.danger_nl() kind=Kind::Lines(2) value=value("danger_nl", &now.danger_nl) error=error />
                <Field name="danger_en" label=t.danger_en() kind=Kind::Lines(2) value=value("danger_en", &now.danger_en) error=error />
                <Field name="defects_nl" label=t.defects_nl() kind=Kind::Lines(2) value=value("defects_nl", &now.defects_nl) error=error />
                <Field name="defects_en" label=t.defects_en() kind=Kind::Lines(2) value=value("defects_en", &now.defects_en) error=error />
                <div class="actions"><button class="button button--main">{t.save()}</button></div>
                <div role="status">{move || is_saved().then(|| view! { <p class="notice notice--kept"><Icon drawing=CHECK /> " " {t.saved()}</p> })}</div>
            </Form>
        </Narrow>
    }
}
