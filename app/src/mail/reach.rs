//! Whether mail reaches somebody: said to them where they look for news, with what they can do about it.

use crate::mail::server_fns::{AskConfirmation, ReadMailSettings};
use leptos::prelude::*;
use naast_domain::mail::{MailSettings, Reached};
use naast_ui::{
    form::{Form, use_form},
    loaded::{LoadedIf, use_asked},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The notice, for whom mail does not reach; nothing for others.
#[component]
pub fn Reach() -> impl IntoView {
    let settings = use_asked(|| ReadMailSettings { key: None });
    view! { <LoadedIf asked=settings show=|settings| settings.map(|settings| view! { <ReachOf settings=settings /> }) /> }
}

/// The same, of settings that are known.
#[component]
pub fn ReachOf(settings: MailSettings) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<AskConfirmation>(None);
    let error = state.errors();
    let email = settings.email;
    if !settings.is_on {
        return None;
    }
    let has_address = settings.reached != Reached::NoAddress;
    let (words, said) = match settings.reached {
        Reached::Yes => return None,
        Reached::NoAddress => (t.mail_no_address().to_owned(), String::new()),
        Reached::Unproved => (t.mail_unproved(&email), String::new()),
        Reached::Refused(said) => (t.mail_refused(&email), t.mail_refused_said(&said)),
    };
    Some(view! {
        <section class="notice notice--wait stack gap-3" id="reach">
            <p>{words}</p>
            {(!said.is_empty()).then(|| view! { <p class="small">{said}</p> })}
            <ErrorSummary error=error prefix="reach-" />
            <Form state=state class="actions">
                {has_address.then(|| view! { <button class="button">{t.mail_send_again()}</button> })}
                <a class="quiet" href="/account#address">
                    {if has_address { t.change_email() } else { t.mail_give_address() }}
                </a>
            </Form>
            <p role="status">{move || state.is_done().then(|| t.mail_sent_again(&email))}</p>
        </section>
    })
}
