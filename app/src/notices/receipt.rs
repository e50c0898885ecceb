//! The confirmation of receipt (Regulation (EU) 2022/2065, article 16, paragraph 4): when it came in, what happens now, and
//! the code that reads the decision, shown this once. It can be printed.

use crate::notices::form::CallFirst;
use leptos::{html::Div, prelude::*};
use naast_domain::notices::Receipt;
use naast_ui::{
    alive::take_focus,
    page::Narrow,
    surroundings::{use_surroundings, use_texts, use_today},
    view,
    weight::effect::run_effect,
};

/// The page that comes in the place of the form.
#[component]
pub fn ReceiptShown(receipt: Receipt) -> impl IntoView {
    let t = use_texts();
    let place = NodeRef::<Div>::new();
    run_effect(move || {
        if let Some(element) = place.get() {
            take_focus(&element);
        }
    });
    let (moment, text) = (receipt.at.date_and_time(t.0), receipt.subject.path());
    let (is_urgent, is_again, code) = (receipt.is_urgent, receipt.is_again, receipt.code.replace('-', " "));
    view! {
        <Narrow title=t.notice_received()>
            <div class="stack gap-6" tabindex="-1" autofocus=true node_ref=place>
                <p>{t.notice_received_at(&moment)}</p>
                {is_again.then(|| view! { <p class="notice">{t.notice_again()}</p> })}
                {is_urgent.then(|| view! { <CallFirst /> })}
                <Code code=code />
                <Next receipt=receipt />
                <p class="no-print">
                    <a href=text>{t.notice_see_text()}</a>
                    " · "
                    <a href="/notices" rel="external">
                        {t.notice_follow()}
                    </a>
                </p>
            </div>
        </Narrow>
    }
}

#[component]
fn Code(code: String) -> impl IntoView {
    let t = use_texts();
    let web = use_surroundings().with_untracked(|known| {
        let web = known.organisation.web_address.as_str();
        let web = web.trim_start_matches("https://").trim_start_matches("http://");
        format!("{web}/notices")
    });
    view! {
        <section class="card stack gap-3 slip" aria-labelledby="the-code">
            <h2 id="the-code">{t.notice_code_title()}</h2>
            <p class="claim">{code}</p>
            <p>{t.notice_code_text(&web)} " " {t.slip_letters()}</p>
        </section>
    }
}

#[component]
fn Next(receipt: Receipt) -> impl IntoView {
    let t = use_texts();
    let due = receipt.due.words(t.0, use_today());
    view! {
        <section class="stack gap-3 prose" aria-labelledby="next">
            <h2 id="next">{t.notice_next()}</h2>
            <ol>
                <li>{receipt.is_urgent.then(|| format!("{} ", t.notice_next_urgent()))} {t.notice_next_reads(&due)}</li>
                <li>{t.notice_next_decides()}</li>
                <li>{t.notice_next_read()}</li>
                <li>{t.notice_next_again()}</li>
            </ol>
        </section>
    }
}
