//! What an administrator keeps, in one list.

use crate::administration::first_steps::FirstSteps;
use leptos::prelude::*;
use naast_dialogue::accounts::guarded::guarded;
use naast_domain::organisation::PageName;
use naast_ui::{
    page::Narrow,
    paths::REVIEWS,
    surroundings::{use_surroundings, use_texts},
    view,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn Overview() -> impl IntoView {
    let t = use_texts();
    guarded(move || {
        let languages = use_surroundings().with_untracked(|known| known.languages.clone());
        let pages = PageName::ALL
            .iter()
            .flat_map(move |name| languages.clone().into_iter().map(move |language| (*name, language)));
        let pages = pages.map(move |(name, language)| {
            let text = t.label_in(naast_dialogue::organisation::text::title(t, name), language);
            view! {
                <li>
                    <a href=format!("/administration/pages/{}/{language}", name.word())>{text}</a>
                </li>
            }
        });
        view! {
            <Narrow title=t.administration()>
                <FirstSteps />
                <ul class="linklist">
                    <li>
                        <a href="/administration/members">{t.members()}</a>
                        <small>{t.members_hint()}</small>
                    </li>
                    <li>
                        <a href="/administration/organisation">{t.organisation()}</a>
                        <small>{t.organisation_hint()}</small>
                    </li>
                    <li>
                        <a href="/administration/mail">{t.mail()}</a>
                        <small>{t.mail_hint()}</small>
                    </li>
                    <li>
                        <a href="/administration/sign-on">{t.sign_ons()}</a>
                        <small>{t.sign_ons_hint()}</small>
                    </li>
                    <li>
                        <a href="/administration/themes">{t.themes()}</a>
                    </li>
                    <li>
                        <a href="/administration/house-rules">{t.house_rules()}</a>
                    </li>
                    <li>
                        <a href="/administration/values">{t.values()}</a>
                        <small>{t.values_admin_hint()}</small>
                    </li>
                    <li>
                        <a href="/administration/calendar">{t.calendar()}</a>
                        <small>{t.calendar_hint()}</small>
                    </li>
                    <li>
                        <a href="/administration/templates">{t.templates()}</a>
                        <small>{t.templates_hint()}</small>
                    </li>
                    <li>
                        <a href=REVIEWS>{t.reviews()}</a>
                        <small>{t.reviews_hint()}</small>
                    </li>
                    {pages.collect_view()}
                </ul>
            </Narrow>
        }
    })
}
