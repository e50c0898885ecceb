//! Coming in: signing in, registering, and getting back in with a one-time code.

use crate::{
    accounts::{
        server_fns::{Recover, Register, SignIn},
        sign_on::{NotIn, WaysIn},
    },
    spam_defence::arrival::Arrival,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_ui::{
    error::AppError,
    field::{Field, Kind},
    form::{Form, use_form},
    here::{register_address, sign_in_address},
    page::Narrow,
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// Sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<SignIn>(None);
    let error = state.errors();
    let query = use_query_map();
    let asked = move |name: &str| query.with_untracked(|query| query.get(name)).unwrap_or_default();
    let is_draft_kept = !asked("kept").is_empty();
    view! {
        <Narrow title=t.sign_in()>
            <NotIn />
            <p class="lede">{if is_draft_kept { t.sign_in_draft_kept() } else { t.sign_in_lede() }}</p>
            <Form state=state class="card stack gap-5">
                <ErrorSummary error=error />
                <input type="hidden" name="back" value=asked("back") />
                <Field name="email" label=t.label_email() kind=Kind::Email value=state.typed("email", "") error=error />
                <Field name="password" label=t.label_password() kind=Kind::Password error=error />
                <div class="actions">
                    <button class="button button--main">{t.sign_in()}</button>
                    <MailMeACode />
                    <a class="quiet" href="/recover">
                        {t.forgot_password()}
                    </a>
                </div>
            </Form>
            <WaysIn back=asked("back") />
            <p>{t.no_account_yet()} " " <a href=register_address(&asked("back"))>{t.register()}</a></p>
        </Narrow>
    }
}

/// Has a code mailed instead of asking for a password, where mail goes out.
#[component]
pub fn MailMeACode() -> impl IntoView {
    let t = use_texts();
    let mails_codes = use_surroundings().with_untracked(|known| known.mails_codes);
    mails_codes.then(|| {
        view! {
            <button class="button" name="how" value="mail">
                {t.mail_me_a_code()}
            </button>
        }
    })
}

/// Where somebody shows by their password that it is them; nothing for whoever has none.
#[component]
pub fn CurrentPassword(
    is_asked: bool,
    #[prop(into)] error: Signal<Option<AppError>>,
    #[prop(default = "password")] name: &'static str,
    #[prop(optional)] prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    is_asked.then(|| {
        view! { <Field name=name label=t.label_current_password() kind=Kind::Password error=error prefix=prefix /> }
    })
}

/// Register.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Register>(None);
    let error = state.errors();
    let back = use_query_map().with_untracked(|query| query.get("back")).unwrap_or_default();
    let (sign_in, on) = (sign_in_address(&back), back.clone());
    view! {
        <Narrow title=t.register()>
            <p class="lede">{t.register_lede()}</p>
            <Form state=state class="card stack gap-5">
                <ErrorSummary error=error />
                <input type="hidden" name="back" value=back />
                <Field
                    name="email"
                    label=t.label_email()
                    kind=Kind::Email
                    hint=t.email_hint()
                    value=state.typed("email", "")
                    error=error
                />
                <Field
                    name="name"
                    label=t.label_name_shown()
                    hint=t.name_hint()
                    value=state.typed("name", "")
                    error=error
                />
                <Field
                    name="password"
                    label=t.label_password()
                    kind=Kind::NewPassword
                    hint=t.password_hint()
                    error=error
                />
                <Arrival error=error is_done=false />
                <div class="actions">
                    <button class="button button--main">{t.register()}</button>
                </div>
                <p class="small soft">
                    <a href="/house-rules">{t.how_we_talk()}</a>
                    " · "
                    <a href="/privacy">{t.privacy()}</a>
                </p>
            </Form>
            <WaysIn back=on />
            <p>{t.have_account()} " " <a href=sign_in>{t.sign_in()}</a></p>
        </Narrow>
    }
}

/// A new password with a one-time code.
#[component]
pub fn RecoverPage() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Recover>(None);
    let error = state.errors();
    let (phone, mails_codes) =
        use_surroundings().with_untracked(|known| (known.organisation.phone_unbroken(), known.mails_codes));
    let code = use_query_map().with_untracked(|query| query.get("code")).unwrap_or_default();
    let (lede, hint) = if mails_codes {
        (t.recover_lede_mail(&phone), t.code_hint_mail())
    } else {
        (t.recover_lede(&phone), t.code_hint())
    };
    view! {
        <Narrow title=t.recover()>
            <p class="lede">{lede}</p>
            <Form state=state class="card stack gap-5">
                <ErrorSummary error=error />
                <Field name="email" label=t.label_email() kind=Kind::Email value=state.typed("email", "") error=error />
                <div class="actions">
                    <MailMeACode />
                </div>
                <Field
                    name="code"
                    label=t.label_code()
                    hint=hint
                    kind=Kind::Code
                    value=state.typed("code", &code)
                    error=error
                />
                <Field
                    name="password"
                    label=t.label_new_password()
                    kind=Kind::NewPassword
                    hint=t.password_hint()
                    error=error
                />
                <div class="actions">
                    <button class="button button--main">{t.set_password()}</button>
                </div>
            </Form>
        </Narrow>
    }
}
