//! The filters of the list. All of them stand in the address.

use leptos::prelude::*;
use leptos_router::{components::Form as GetForm, params::ParamsMap};
use naast_domain::{
    initiatives::{ListFilter, Order, Part},
    paging::Cursor,
};
use naast_ui::{
    field::Choice,
    icon::{Icon, SEARCH},
    surroundings::{use_surroundings, use_texts},
    view,
};

/// Reads the filters from the address; what makes no sense is left out.
pub fn read(query: &ParamsMap) -> ListFilter {
    ListFilter {
        theme: query.get("theme").and_then(|theme| theme.parse().ok()),
        part: query.get("part").and_then(|part| Part::from_word(&part)).unwrap_or_default(),
        order: query.get("order").and_then(|word| Order::from_word(&word)).unwrap_or_default(),
        after: query.get("after").and_then(|after| Cursor::parse(&after)),
    }
}

/// The address of the list with these filters, from this place on.
pub fn address(filter: &ListFilter, after: Cursor) -> String {
    let theme = filter.theme.map(|theme| format!("&theme={theme}")).unwrap_or_default();
    format!("/?order={}&part={}{theme}&after={after}#list", filter.order.word(), filter.part.word())
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
                <button class="button">
                    <Icon drawing=SEARCH />
                    " "
                    {t.search()}
                </button>
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
        themes.extend(known.themes.all().iter().map(|theme| (theme.id.to_string(), theme.name(t.0).to_owned())));
    });
    let orders = Order::ALL.iter().map(move |order| {
        let text = match order {
            Order::Active => t.order_active(),
            Order::Newest => t.order_newest(),
            Order::Support => t.order_support(),
            Order::Waiting => t.order_waiting(),
        };
        (order.word().to_owned(), text.to_owned())
    });
    let parts = Part::ALL.iter().map(move |part| {
        let text = match part {
            Part::All => t.show_all(),
            Part::Waiting => t.show_waiting(),
            Part::Alone => t.show_alone(),
            Part::Done => t.show_done(),
        };
        (part.word().to_owned(), text.to_owned())
    });
    view! {
        <GetForm method="GET" action="/" attr:class="filters">
            <Choice
                name="theme"
                label=t.label_theme()
                options=themes
                value=filter.theme.map(|id| id.to_string()).unwrap_or_default()
            />
            <Choice name="part" label=t.show() options=parts.collect() value=filter.part.word() />
            <Choice name="order" label=t.order() options=orders.collect() value=filter.order.word() />
            <button class="button">{t.apply()}</button>
        </GetForm>
    }
}
