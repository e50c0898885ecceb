//! What the organisation tells about itself.

use crate::{
    administration::server_fns::ChangeOrganisation,
    moderation::{few::TooFewModerators, flags::FlaggedWords, seconding::setting::SecondSetting},
};
use leptos::prelude::*;
use naast_dialogue::{accounts::guarded::Setting, spam_defence::setting::DefenceSetting};
use naast_domain::organisation::Organisation;
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, use_form},
    icon::{CHECK, Icon},
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    translated::{TranslatedFields, typed_in},
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<ChangeOrganisation>(None);
    let error = state.errors();
    let now = use_surroundings().with_untracked(|known| known.organisation.clone());
    let is_saved = move || state.is_done();
    state.when_done(refresh_surroundings);
    let value = move |name: &str, first: &str| state.typed(name, first);
    view! {
        <Setting title=t.organisation()>
            <TooFewModerators for_administrators=true />
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error />
                <Field name="name" label=t.organisation_name() value=value("name", &now.name) error=error />
                <Field
                    name="short_name"
                    label=t.organisation_short_name()
                    value=value("short_name", &now.short_name)
                    error=error
                />
                <Field name="phone" label=t.organisation_phone() value=value("phone", &now.phone) error=error />
                <Field name="address" label=t.organisation_address() value=value("address", &now.address) error=error />
                <Field name="opening" label=t.organisation_opening() value=value("opening", &now.opening) error=error />
                <Field
                    name="web_address"
                    label=t.organisation_web()
                    value=value("web_address", &now.web_address)
                    error=error
                />
                <TranslatedFields
                    name="danger"
                    label=t.danger()
                    kind=Kind::Lines(2)
                    values=typed_in(state, "danger", &now.danger)
                    error=error
                />
                <TranslatedFields
                    name="defects"
                    label=t.defects()
                    kind=Kind::Lines(2)
                    values=typed_in(state, "defects", &now.defects)
                    error=error
                />
                <Contact state=state now=now />
                <div class="actions">
                    <button class="button button--main">{t.save()}</button>
                </div>
                <div role="status">
                    {move || {
                        is_saved()
                            .then(|| {
                                view! {
                                    <p class="notice notice--kept">
                                        <Icon drawing=CHECK />
                                        " "
                                        {t.saved()}
                                    </p>
                                }
                            })
                    }}
                </div>
            </Form>
            <SecondSetting />
            <FlaggedWords />
            <DefenceSetting />
        </Setting>
    }
}

/// Whom to contact, and who settles disputes (Regulation (EU) 2022/2065, articles 11, 12 and 21).
#[component]
fn Contact(state: FormState<ChangeOrganisation>, now: Organisation) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let value = move |name: &str, first: &str| state.typed(name, first);
    view! {
        <fieldset class="stack gap-5">
            <legend>{t.contact_legend()}</legend>
            <Field
                name="contact_users"
                label=t.contact_users()
                hint=t.contact_users_hint()
                value=value("contact_users", &now.contact_users)
                error=error
            />
            <Field
                name="contact_authorities"
                label=t.contact_authorities()
                hint=t.contact_authorities_hint()
                value=value("contact_authorities", &now.contact_authorities)
                error=error
            />
            <Field
                name="contact_languages"
                label=t.contact_languages()
                hint=t.contact_languages_hint()
                value=value("contact_languages", &now.contact_languages)
                error=error
            />
            <TranslatedFields
                name="redress"
                label=t.redress()
                hint=t.redress_hint()
                kind=Kind::Lines(3)
                values=typed_in(state, "redress", &now.redress)
                error=error
            />
        </fieldset>
    }
}
