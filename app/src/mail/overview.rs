//! Whether the mail goes out, and whom it does not reach, for administrators. In a demo also what it says.

use crate::mail::server_fns::ReadMailOverview;
use leptos::prelude::*;
use naast_dialogue::accounts::guarded::Setting;
use naast_domain::{
    mail::{KeptMail, MailOverview, RefusedAddress},
    time::number,
};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    surroundings::{use_surroundings, use_texts},
    view,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn MailPage() -> impl IntoView {
    let t = use_texts();
    let overview = use_asked(|| ReadMailOverview {});
    let has_address = use_surroundings().with_untracked(|known| !known.organisation.web_address.is_empty());
    view! {
        <Setting title=t.mail()>
            <p class="lede">{t.mail_lede()}</p>
            <Loaded
                asked=overview
                show=move |overview| {
                    let is_shown = !overview.kept.is_empty();
                    view! {
                        {(!overview.is_on).then(|| view! { <p class="notice">{t.mail_admin_off()}</p> })}
                        {(overview.is_on && !has_address && !is_shown)
                            .then(|| {
                                view! {
                                    <p class="notice notice--wait">
                                        {t.mail_admin_address()} " "
                                        <a href="/administration/organisation">{t.mail_admin_address_do()}</a>
                                    </p>
                                }
                            })}
                        <Counts overview=overview.clone() />
                        <Refused addresses=overview.refused />
                        {is_shown.then(|| view! { <Shown mails=overview.kept /> })}
                    }
                }
            />
        </Setting>
    }
}

#[component]
fn Counts(overview: MailOverview) -> impl IntoView {
    let t = use_texts();
    let rows = [
        (t.mail_waiting(), overview.waiting),
        (t.mail_retrying(), overview.retrying),
        (t.mail_sent_lately(), overview.sent),
    ];
    let rows = rows.map(|(words, count)| {
        view! {
            <dt>{words}</dt>
            <dd>{number(count, t.0)}</dd>
        }
    });
    view! { <dl class="terms">{rows.collect_view()}</dl> }
}

#[component]
fn Refused(addresses: Vec<RefusedAddress>) -> impl IntoView {
    let t = use_texts();
    let is_none = addresses.is_empty();
    let rows = addresses.into_iter().map(|address| {
        view! {
            <li>
                <a href=format!("/members/{}", address.member)>{address.name}</a>
                <small>{address.said} " · " <Moment at=address.at /></small>
            </li>
        }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="refused">
            <h2 id="refused">{t.mail_refused_addresses()}</h2>
            <p>{if is_none { t.mail_refused_none() } else { t.mail_refused_hint() }}</p>
            <ul class="linklist">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Shown(mails: Vec<KeptMail>) -> impl IntoView {
    let t = use_texts();
    let rows = mails.into_iter().map(|mail| {
        view! {
            <details class="card">
                <summary>
                    {mail.subject} " " <small>{t.mail_kept_to(&mail.to)} " · " <Moment at=mail.at /></small>
                </summary>
                <pre class="version" tabindex="0">
                    {mail.text}
                </pre>
            </details>
        }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="kept">
            <h2 id="kept">{t.mail_kept()}</h2>
            <p>{t.mail_kept_hint()}</p>
            {rows.collect_view()}
        </section>
    }
}
