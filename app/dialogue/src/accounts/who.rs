//! Who are you? Asked of a visitor in the form that they wrote in, after the text: sign in or register there,
//! and it is sent in one go, with and without JavaScript.

use crate::accounts::{code::CodeField, enter::MailMeACode, sign_on::WaysIn};
use leptos::prelude::*;
use naast_domain::members::Viewer;
use naast_ui::{
    error::{AppError, ErrorKind},
    field::{Field, Kind},
    surroundings::{use_texts, use_viewer},
    view,
};

/// Whether to ask: of a visitor once something was refused; of whoever came in with a claim code only where it does not
/// reach.
pub fn is_asked(viewer: &Viewer, error: Option<&AppError>) -> bool {
    let needs_account = error.is_some_and(AppError::needs_sign_in);
    viewer.id().is_none() && error.is_some() && (viewer.claimant().is_none() || needs_account)
}

/// The question, once something was refused to a visitor.
#[component]
pub fn Who(
    #[prop(into)] error: Signal<Option<AppError>>,
    email: String,
    name: String,
    #[prop(optional)] prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let is_asking = Memo::new(move |_| is_asked(&viewer.get(), error.get().as_ref()));
    // A code is on its way, or was typed and is not right.
    let waits = Memo::new(move |_| {
        error.with(|error| {
            error.as_ref().is_some_and(|error| error.kind == ErrorKind::CodeMailed || error.at("code").is_some())
        })
    });
    move || {
        if waits.get() {
            return Some(view! { <Code error=error email=email.clone() prefix=prefix /> });
        }
        is_asking.get().then(|| {
            view! {
                <fieldset class="card stack">
                    <legend class="who__legend">{t.who_are_you()}</legend>
                    <p class="small soft">{t.who_hint()}</p>
                    <Field
                        name="email"
                        label=t.label_email()
                        kind=Kind::Email
                        hint=t.email_hint()
                        value=email.clone()
                        error=error
                        prefix=prefix
                    />
                    <Field
                        name="password"
                        label=t.label_password()
                        kind=Kind::Password
                        hint=t.password_hint()
                        error=error
                        prefix=prefix
                    />
                    <div class="actions">
                        <button class="button button--main" name="how" value="sign-in">
                            {t.sign_in_and_send()}
                        </button>
                        <MailMeACode />
                    </div>
                    <WaysIn back="" opens_beside=true />
                    <p class="or">{t.or()}</p>
                    <Field
                        name="name"
                        label=t.label_name_shown()
                        hint=t.name_hint()
                        value=name.clone()
                        error=error
                        prefix=prefix
                    />
                    <div class="actions">
                        <button class="button" name="how" value="register">
                            {t.register_and_send()}
                        </button>
                    </div>
                </fieldset>
            }
        })
    }
}

/// Asks for the code that was mailed; with it the text goes along.
#[component]
fn Code(error: Signal<Option<AppError>>, email: String, prefix: &'static str) -> impl IntoView {
    let t = use_texts();
    view! {
        <fieldset class="card stack">
            <legend class="who__legend">{t.who_are_you()}</legend>
            <p class="small soft">{t.mailed_code_lede()}</p>
            <input type="hidden" name="email" value=email />
            <CodeField value=String::new() error=error prefix=prefix />
            <div class="actions">
                <button class="button button--main" name="how" value="code">
                    {t.code_and_send()}
                </button>
                <button class="quiet" name="how" value="">
                    {t.mailed_code_again()}
                </button>
            </div>
        </fieldset>
    }
}
