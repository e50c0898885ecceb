//! The slip to hand over: the code in groups that can be read aloud, and where to use it. It can be printed.

use leptos::prelude::*;
use naast_domain::{location::Location, on_behalf::Entered};
use naast_ui::{
    icon::{CHECK, Icon},
    surroundings::{use_surroundings, use_texts},
    texts::SlipText,
    title::titled,
    view,
};

/// One slip; the code is shown this once.
#[component]
pub fn Slip(entered: Entered) -> impl IntoView {
    let t = use_texts();
    let label = t.slip_for(&entered.name);
    let code = entered.code.replace('-', " ");
    let title = titled(t, entered.title);
    let place = Location::of(entered.initiative, entered.comment).path();
    view! {
        <section class="card stack gap-3 slip" aria-label=label>
            <p class="row no-print">
                <span class="tag tag--kept">
                    <Icon drawing=CHECK />
                    " "
                    {t.online_now()}
                </span>
                " "
                <a href=place>{title}</a>
            </p>
            {if code.is_empty() {
                view! { <p>{t.slip_goes_along(&entered.name)}</p> }
            } else {
                view! { <SlipText name=entered.name code=code /> }
            }}
            <p class="small soft no-print">
                <a href=format!("/on-behalf/{}", entered.behalf)>{t.slip_later()}</a>
            </p>
        </section>
    }
}

/// What is read aloud, or printed.
#[component]
pub fn SlipText(name: String, code: String) -> impl IntoView {
    let t = use_texts();
    let (web, phone) = use_surroundings().with_untracked(|known| {
        let web =
            known.organisation.web_address.trim_start_matches("https://").trim_start_matches("http://").to_owned();
        (format!("{web}/claim"), known.organisation.phone_unbroken())
    });
    view! {
        <h2>{t.give_code_to(&name)}</h2>
        <p class="claim">{code}</p>
        <p>{t.slip_text(SlipText { name: &name, web: &web })} " " {t.slip_letters()}</p>
        <p class="small">{t.slip_call(&phone)}</p>
        <p class="no-print small soft">{t.slip_print()}</p>
    }
}
