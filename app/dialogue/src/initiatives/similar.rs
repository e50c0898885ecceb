//! Initiatives that look like what is being written; joining is offered, never pushed.

use crate::initiatives::server_fns::FindSimilar;
use leptos::prelude::*;
use naast_domain::initiatives::InitiativeRow;
use naast_ui::{
    loaded::{LoadedIf, use_asked_if},
    surroundings::use_texts,
    view,
};

/// One of them, in a line: a title and its place.
fn line(row: InitiativeRow) -> impl IntoView {
    let place = (!row.place.is_empty()).then(|| view! { <small>{row.place}</small> });
    view! {
        <li>
            <a href=format!("/initiatives/{}", row.id)>{row.title}</a>
            " "
            {place}
        </li>
    }
}

/// Similar initiatives, once there is text to compare.
#[component]
pub fn Similar(
    /// What is written so far.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let t = use_texts();
    let found = use_asked_if(move || {
        let text = text.get();
        (text.trim().chars().count() >= 20).then_some(FindSimilar { text })
    });
    view! {
        <LoadedIf
            asked=found
            show=move |rows| {
                let rows = rows.unwrap_or_default();
                (!rows.is_empty())
                    .then(|| {
                        view! {
                            <section class="stack" aria-labelledby="similar">
                                <h2 id="similar">{t.similar()}</h2>
                                <p>{t.similar_hint()}</p>
                                <ul class="linklist">{rows.into_iter().map(line).collect_view()}</ul>
                            </section>
                        }
                    })
            }
        />
    }
}
