//! Your account: what it says, how you come in, what we know of you.

use crate::members::{close::CloseForm, sign_ons::SignOns};
use leptos::prelude::*;
use naast_dialogue::{
    accounts::{
        enter::CurrentPassword,
        server_fns::{ChangeEmail, ChangePassword, ChangeProfile, EndSession, ReadAccount, SignOut},
        sign_on_fns::UnlinkSignOn,
    },
    measures::mark::RemovalMark,
};
use naast_domain::{
    day::Day,
    language::Language,
    members::{Account, OwnSession},
};
use naast_ui::{
    device::device_name,
    field::{Choice, Field, Kind},
    form::{Form, FormState, use_form},
    icon::{CHECK, Icon},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    texts::SessionSince,
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
    let ending = use_form::<EndSession>(None);
    let unlinking = use_form::<UnlinkSignOn>(None);
    let asked =
        move || format!("{} {} {} {}", profile.version(), email.version(), ending.version(), unlinking.version());
    let data = use_asked_again(asked, || ReadAccount {});
    profile.when_done(refresh_surroundings);
    unlinking.when_done(refresh_surroundings);
    view! {
        <Narrow title=t.your_account()>
            <Loaded
                asked=data
                show=move |account| {
                    let has_password = account.has_password;
                    view! {
                        <ProfileForm account=account.clone() state=profile />
                        <EmailForm account=account.clone() state=email />
                        <p>
                            <a href="/mail">{t.mail_settings_open()}</a>
                        </p>
                        <PasswordForm has_password=account.has_password />
                        <SignOns account=account.clone() state=unlinking />
                        <SessionForms account=account ending=ending />
                        <section class="card stack" aria-labelledby="data">
                            <h2 id="data">{t.my_data()}</h2>
                            <p>{t.my_data_hint()}</p>
                            <div class="actions">
                                <a class="button" href="/account/data.json" rel="external" download="naast.json">
                                    {t.download_my_data()}
                                </a>
                            </div>
                        </section>
                        <CloseForm has_password=has_password />
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
                <CurrentPassword is_asked=account.has_password error=error prefix="address-" />
                <div class="actions">
                    <button class="button">{t.change_email()}</button>
                </div>
                <Saved when=Signal::derive(move || state.is_done()) />
            </Form>
        </section>
    }
}

#[component]
fn PasswordForm(has_password: bool) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<ChangePassword>(None);
    let error = state.errors();
    view! {
        <section class="card stack" aria-labelledby="secret">
            <h2 id="secret">{t.label_password()}</h2>
            <Form state=state class="stack gap-5">
                <ErrorSummary error=error prefix="secret-" />
                <CurrentPassword is_asked=has_password name="current" error=error prefix="secret-" />
                <Field
                    name="password"
                    label=t.label_new_password()
                    kind=Kind::NewPassword
                    hint=t.password_hint()
                    error=error
                    prefix="secret-"
                />
                <div class="actions">
                    <button class="button">{if has_password { t.change_password() } else { t.set_password() }}</button>
                </div>
                <Saved when=Signal::derive(move || state.is_done()) />
            </Form>
        </section>
    }
}

#[component]
fn Session(session: OwnSession, name: String, since: String) -> impl IntoView {
    let t = use_texts();
    let label = format!("{}: {name}", t.sign_out_there());
    view! {
        <li class="row">
            <span>
                {t
                    .session_since(SessionSince {
                        device: &name,
                        day: &since,
                    })}
            </span>
            {if session.is_here {
                view! { <span class="small soft">{t.session_here()}</span> }.into_any()
            } else {
                view! {
                    <button class="quiet" name="session" value=session.mark aria-label=label>
                        {t.sign_out_there()}
                    </button>
                }
                    .into_any()
            }}
        </li>
    }
}

#[component]
fn SessionForms(account: Account, ending: FormState<EndSession>) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<SignOut>(None);
    state.when_done(refresh_surroundings);
    let known = use_surroundings();
    let (language, today) = known.with_untracked(|known| (known.language, Day::of(known.now)));
    let sessions = account.sessions.into_iter().map(move |session| {
        let (name, since) = (device_name(t, session.device), Day::of(session.since).words(language, today));
        view! { <Session session=session name=name since=since /> }
    });
    view! {
        <section class="card stack" aria-labelledby="sessions">
            <h2 id="sessions">{t.your_sessions()}</h2>
            <Form state=ending>
                <ErrorSummary error=ending.errors() />
                <ul class="stack gap-2">{sessions.collect_view()}</ul>
            </Form>
            <Form state=state class="actions">
                <button class="button">{t.sign_out_here()}</button>
                <button class="button" name="everywhere" value="1">
                    {t.sign_out_everywhere()}
                </button>
            </Form>
        </section>
    }
}
