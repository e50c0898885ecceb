//! The filters of the list. All of them stand in the address.

use crate::{
    surroundings::{use_surroundings, use_texts},
    ui::{
        field::Choice,
        icon::{Icon, SEARCH},
    },
};
use leptos::prelude::*;
use leptos_router::{components::Form as GetForm, params::ParamsMap};
use naast_domain::{
    initiative::{ListFilter, Order},
    paging::Cursor,
};

/// Reads the filters from the address; what makes no sense is left out.
pub fn read(query: &ParamsMap) -> ListFilter {
    ListFilter {
        theme: query.get("theme").and_then(|theme| theme.parse().ok()),
        waiting: query.get("waiting").is_some_and(|waiting| waiting == "1"),
        order: Order::from_word(&query.get("order").unwrap_or_default()),
        after: query.get("after").and_then(|after| Cursor::parse(&after)),
    }
}

/// The address of the list with these filters, from this place on.
pub fn address(filter: &ListFilter, after: Cursor) -> String {
    let theme = filter.theme.map(|theme| format!("&theme={theme}")).unwrap_or_default();
    let waiting = if filter.waiting { "&waiting=1" } else { "" };
    format!("/?order={}{theme}{waiting}&after={after}#list", filter.order.word())
}

/// The form with the search field.
#[component]
pub fn SearchForm(#[prop(optional, into)] query: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <search>
            <GetForm method="GET" action="/search" attr:class="filters filters--search">
                <div class="field">
                    <label for="q">{t.search()}</label>
                    <input class="input" id="q" name="q" type="search" value=query maxlength="200" />
                </div>
                <button class="button"><Icon drawing=SEARCH /> " " {t.search()}</button>
            </GetForm>
        </search>
    }
}

/// The form with theme, order and what waits.
#[component]
pub fn Filters(filter: ListFilter) -> impl IntoView {
    let t = use_texts();
    let mut themes = vec![(String::new(), t.all_themes().to_owned())];
    use_surroundings().with_untracked(|known| {
        themes.extend(known.themes.iter().map(|theme| (theme.id.to_string(), theme.name(t.0).to_owned())));
    });
    let orders = Order::ALL.map(|order| {
        let text = match order {
            Order::Active => t.order_active(),
            Order::Newest => t.order_newest(),
            Order::Support => t.order_support(),
        };
        (order.word().to_owned(), text.to_owned())
    });
    let waiting = [(String::new(), t.show_all().to_owned()), ("1".to_owned(), t.show_waiting().to_owned())];
    view! {
        <GetForm method="GET" action="/" attr:class="filters">
            <Choice name="theme" label=t.label_theme() options=themes value=filter.theme.map(|id| id.to_string()).unwrap_or_default() />
            <Choice name="waiting" label=t.show() options=waiting.into() value=if filter.waiting { "1" } else { "" } />
            <Choice name="order" label=t.order() options=orders.into() value=filter.order.word() />
            <button class="button">{t.apply()}</button>
        </GetForm>
    }
}
