//! Initiatives that look like what is being written; joining is offered, never pushed.

use crate::{
    initiatives::{row::Row, server_fns::similar_initiatives},
    surroundings::use_texts,
};
use leptos::prelude::*;

/// Similar initiatives, once there is text to compare.
#[component]
pub fn Similar(
    /// What is written so far.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let t = use_texts();
    let found = Resource::new(
        move || text.get(),
        |text| async move {
            if text.trim().chars().count() < 20 { Ok(Vec::new()) } else { similar_initiatives(text).await }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let rows = found.await.unwrap_or_default();
                (!rows.is_empty()).then(|| view! {
                    <section class="stack" aria-labelledby="similar">
                        <h2 id="similar">{t.similar()}</h2>
                        <p>{t.similar_hint()}</p>
                        <div class="initiatives">{rows.into_iter().map(|row| view! { <Row row=row /> }).collect_view()}</div>
                    </section>
                })
            })}
        </Transition>
    }
}
