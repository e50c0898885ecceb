//! What was found.

use crate::pages::server_fns::FindWords;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::initiatives::filters::SearchForm;
use naast_domain::{paging::Cursor, search::Found};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    pager::Pager,
    paths::escape,
    surroundings::use_texts,
    title::titled,
    view,
};

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let t = use_texts();
    let params = use_query_map();
    let query = move || params.with(|params| params.get("q").unwrap_or_default());
    let after = move || params.with(|params| params.get("after").and_then(|after| Cursor::parse(&after)));
    let found = use_asked(move || FindWords { query: query(), after: after() });
    view! {
        <Narrow title=t
            .search()>
            {move || view! { <SearchForm query=query() /> }}
            <Loaded
                asked=found
                show=move |page| {
                    let query = untrack(query);
                    let has_found = !page.items.is_empty();
                    let is_empty = !has_found && !query.trim().is_empty();
                    let next = page.next.map(|cursor| format!("/search?q={}&after={cursor}", escape(&query)));
                    let nothing = if next.is_some() {
                        t.nothing_found_yet().to_owned()
                    } else {
                        t.nothing_found(&query)
                    };
                    // One page looks at a bounded number of texts.
                    view! {
                        {is_empty.then(|| view! { <p class="empty">{nothing}</p> })}
                        {has_found
                            .then(|| {
                                let lines = page.items.into_iter().map(|found| view! { <Line found=found /> });
                                view! {
                                    <p class="small">{t.order_of_search()}</p>
                                    <ul class="linklist">{lines.collect_view()}</ul>
                                }
                            })}
                        <Pager next=next label=t.next_page() />
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Line(found: Found) -> impl IntoView {
    let t = use_texts();
    let (href, kind) = match found.comment {
        Some(comment) => (format!("/comments/{comment}"), t.comment_on()),
        None => (format!("/initiatives/{}", found.initiative), t.initiative()),
    };
    let snippet = found.snippet.into_iter().map(|piece| {
        if piece.is_match {
            view! { <mark>{piece.text}</mark> }
        } else {
            piece.text.into_any()
        }
    });
    view! {
        <li>
            <a href=href>{titled(t, found.title)}</a>
            <small>{kind} " · " <Moment at=found.at /></small>
            <p class="small">{snippet.collect_view()}</p>
        </li>
    }
}
