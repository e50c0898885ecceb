//! Your account: what it says, how you come in, what we know of you.

use crate::members::close::CloseForm;
use leptos::prelude::*;
use naast_dialogue::{
    accounts::server_fns::{ChangeEmail, ChangePassword, ChangeProfile, ReadAccount, SignOut},
    measures::mark::RemovalMark,
};
use naast_domain::{language::Language, members::Account};
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, FormState, use_form},
    icon::{CHECK, Icon},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};
use std::iter;

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let t = use_texts();
    let profile = use_form::<ChangeProfile>(None);
    let email = use_form::<ChangeEmail>(None);
    let data = use_asked_again(move || format!("{} {}", profile.version(), email.version()), || ReadAccount {});
    profile.when_done(refresh_surroundings);
    view! {
        <Narrow title=t.your_account()>
            <Loaded
                asked=data
                show=move |account| {
                    view! {
                        <ProfileForm account=account.clone() state=profile />
                        <EmailForm account=account.clone() state=email />
                        <p>
                            <a href="/mail">{t.mail_settings_open()}</a>
                        </p>
                        <PasswordForm />
                        <SessionForms account=account />
                        <section class="card stack" aria-labelledby="data">
                            <h2 id="data">{t.my_data()}</h2>
                            <p>{t.my_data_hint()}</p>
                            <div class="actions">
                                <a class="button" href="/account/data.json" rel="external" download="naast.json">
                                    {t.download_my_data()}
                                </a>
                            </div>
                        </section>
                        <CloseForm />
                    }
                }
            />
        </Narrow>
    }
}

/// Says that it was saved, to everybody.
#[component]
fn Saved(#[prop(into)] when: Signal<bool>) -> impl IntoView {
    let t = use_texts();
    view! {
        <div role="status">
            {move || {
                when.get()
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
    }
}

#[component]
fn ProfileForm(account: Account, state: FormState<ChangeProfile>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let (offered, is_official) = use_surroundings()
        .with_untracked(|known| (known.languages.clone(), known.viewer.member().is_some_and(|it| it.office.is_some())));
    let named = offered.into_iter().map(|language| (language.tag().to_owned(), language.own_name().to_owned()));
    let languages = iter::once((String::new(), t.language_of_browser().to_owned())).chain(named).collect();
    let language = account.language.map(Language::tag).unwrap_or_default();
    view! {
        <section class="card stack" aria-labelledby="profile">
            <h2 id="profile">{t.your_profile()}</h2>
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error />
                {account.removal.clone().map(|removal| view! { <RemovalMark removal=removal /> })}
                <Field
                    name="name"
                    label=t.label_name_shown()
                    hint=if is_official { t.name_hint_official() } else { t.name_hint() }
                    value=state.typed("name", &account.name)
                    error=error
                />
                <Field
                    name="about"
                    label=t.label_about()
                    hint=t.about_hint()
                    kind=Kind::Lines(3)
                    value=state.typed("about", &account.about)
                    error=error
                />
                <Choice
                    name="language"
                    label=t.label_language()
                    options=languages
                    value=state.typed("language", language)
                />
                <div class="actions">
                    <button class="button button--main">{t.save()}</button>
                </div>
                <Saved when=Signal::derive(move || state.is_done()) />
            </Form>
        </section>
    }
}

#[component]
fn EmailForm(account: Account, state: FormState<ChangeEmail>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    view! {
        <section class="card stack" aria-labelledby="address">
            <h2 id="address">{t.label_email()}</h2>
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error prefix="address-" />
                <Field
                    name="email"
                    label=t.label_email()
                    kind=Kind::Email
                    value=state.typed("email", &account.email)
                    error=error
                    prefix="address-"
                />
                <Field
                    name="password"
                    label=t.label_current_password()
                    kind=Kind::Password
                    error=error
                    prefix="address-"
                />
                <div class="actions">
                    <button class="button">{t.change_email()}</button>
                </div>
                <Saved when=Signal::derive(move || state.is_done()) />
            </Form>
        </section>
    }
}

#[component]
fn PasswordForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<ChangePassword>(None);
    let error = state.errors();
    view! {
        <section class="card stack" aria-labelledby="secret">
            <h2 id="secret">{t.label_password()}</h2>
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error prefix="secret-" />
                <Field
                    name="current"
                    label=t.label_current_password()
                    kind=Kind::Password
                    error=error
                    prefix="secret-"
                />
                <Field
                    name="password"
                    label=t.label_new_password()
                    kind=Kind::NewPassword
                    hint=t.password_hint()
                    error=error
                    prefix="secret-"
                />
                <div class="actions">
                    <button class="button">{t.change_password()}</button>
                </div>
                <Saved when=Signal::derive(move || state.is_done()) />
            </Form>
        </section>
    }
}

#[component]
fn SessionForms(account: Account) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<SignOut>(None);
    state.when_done(refresh_surroundings);
    view! {
        <section class="card stack" aria-labelledby="sessions">
            <h2 id="sessions">{t.sign_out()}</h2>
            <p>{t.session_count(account.sessions)}</p>
            <Form state=state class="actions">
                <button class="button">{t.sign_out_here()}</button>
                <button class="button" name="everywhere" value="1">
                    {t.sign_out_everywhere()}
                </button>
            </Form>
        </section>
    }
}
