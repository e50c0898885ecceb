//! For you: what concerns you, in plain sentences.

use crate::mail::reach::Reach;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{
    accounts::server_fns::ReadForYou,
    journal::told::{address, sentences},
    spam_defence::own::OwnWaiting,
};
use naast_domain::{journal::ForYou, paging::Cursor};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    pager::Pager,
    surroundings::{refresh_surroundings, use_texts, use_today},
    view,
    weight::effect::run_effect,
};

/// The page.
#[component]
pub fn ForYouPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let lines = use_asked(move || ReadForYou { after: after() });
    run_effect(move || {
        if lines.get().is_some() {
            refresh_surroundings();
        }
    });
    view! {
        <Narrow title=t.for_you()>
            <p class="lede">{t.for_you_lede()}</p>
            <Reach />
            <OwnWaiting />
            <Loaded
                asked=lines
                show=move |page| {
                    let is_empty = page.items.is_empty();
                    view! {
                        {is_empty.then(|| view! { <p class="empty">{t.for_you_empty()}</p> })}
                        <ul class="linklist">
                            {page.items.into_iter().map(|line| view! { <Line line=line /> }).collect_view()}
                        </ul>
                        <Pager next=page.next.map(|cursor| format!("/for-you?after={cursor}")) label=t.next_page() />
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Line(line: ForYou) -> impl IntoView {
    let t = use_texts();
    let href = address(&line);
    let title = line.title.clone();
    let words = (!line.words.is_empty()).then(|| view! { <p class="small">"“" {line.words.clone()} "”"</p> });
    view! {
        <li>
            <a href=href>{sentences::sentence(t, &line, use_today())}</a>
            {line
                .is_new
                .then(|| {
                    view! {
                        " "
                        <span class="tag tag--kept">{t.new_mark()}</span>
                    }
                })}
            {words}
            <small>{(!title.is_empty()).then(|| format!("{title} · "))} <Moment at=line.at /></small>
        </li>
    }
}
