//! Whom one can reach: the points of contact (Regulation (EU) 2022/2065, articles 11 and 12).

use leptos::prelude::*;
use naast_ui::surroundings::{use_surroundings, use_texts};
use naast_ui::view;

/// The points of contact, once the organisation named them.
#[component]
pub fn ContactPoints() -> impl IntoView {
    let t = use_texts();
    let organisation = use_surroundings().with_untracked(|known| known.organisation.clone());
    let is_known = !(organisation.contact_users.is_empty() && organisation.contact_authorities.is_empty());
    let points = [
        (t.contact_users_title(), organisation.contact_users),
        (t.contact_authorities_title(), organisation.contact_authorities),
        (t.contact_languages_title(), organisation.contact_languages),
    ];
    is_known.then(|| {
        let points = points.into_iter().filter(|(_, text)| !text.is_empty());
        let points = points
            .map(|(title, text)| {
                view! {
                    <dt>{title}</dt>
                    <dd>{text}</dd>
                }
            })
            .collect_view();
        view! {
            <section class="stack gap-2" aria-labelledby="contact">
                <h2 id="contact">{t.contact_points()}</h2>
                <dl class="terms card">{points}</dl>
            </section>
        }
    })
}
