//! The front page: an empty sheet, and what lives in the neighbourhood.

use crate::initiatives::{
    filters::{Filters, SearchForm, address, read},
    row::Rows,
    server_fns::ListInitiatives,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_ui::{
    icon::{Icon, NEXT},
    loaded::{Loaded, use_asked},
    page::PageTitle,
    pager::Pager,
    surroundings::{use_surroundings, use_texts, use_viewer},
    view,
};

/// The front page.
#[component]
pub fn Home(
    /// Who answered a moment ago, beside the sheet.
    answered: AnyView,
    /// Who waits and what is promised, beside the list.
    beside: AnyView,
) -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(read));
    let list = use_asked(move || ListInitiatives { filter: filter.get() });
    let place = use_surroundings().with_untracked(|known| known.organisation.short_name.clone());
    view! {
        <PageTitle text=t.home_title(&place) />
        <Sheet answered=answered />
        <div class="wrap page beside">
            <section class="stack gap-5" aria-labelledby="list">
                <Loaded
                    asked=list
                    show=move |(page, count)| {
                        let filter = filter.get_untracked();
                        let next = page.next.map(|cursor| address(&filter, cursor));
                        let (is_empty, is_whole) = (page.items.is_empty(), filter.is_whole());
                        view! {
                            <div class="section-head">
                                <h2 id="list">
                                    {t
                                        .list_title(
                                            &use_surroundings()
                                                .with_untracked(|known| known.organisation.short_name.clone()),
                                        )}
                                </h2>
                                {count.map(|count| view! { <p class="soft small">{t.initiative_count(count)}</p> })}
                            </div>
                            <SearchForm />
                            <Filters filter=filter />
                            {is_empty.then(|| view! { <Empty is_whole=is_whole /> })}
                            <div class="initiatives">
                                <Rows rows=page.items />
                            </div>
                            <Pager next=next label=t.next_page() />
                        }
                    }
                />
            </section>
            <div class="side">{beside}</div>
        </div>
    }
}

/// What stands there while nothing does: no initiative at all, or none of those that were asked for.
#[component]
fn Empty(is_whole: bool) -> impl IntoView {
    let t = use_texts();
    let all = move || view! { <a href="/#list">{t.show_whole_list()}</a> };
    view! { <p class="empty">{if is_whole { t.list_empty() } else { t.list_none_found() }} " " {(!is_whole).then(all)}</p> }
}

/// The sheet to begin on: its text travels on to the page where it is told.
#[component]
fn Sheet(answered: AnyView) -> impl IntoView {
    let (t, viewer) = (use_texts(), use_viewer());
    view! {
        <div class="hello">
            <div class="wrap">
                <div class="stack">
                    <h1>{t.hello()}</h1>
                    <p class="lede">{t.hello_lede()}</p>
                    <form class="sheet" action="/initiatives/new" method="post">
                        <label for="story">{t.tell_your_idea()}</label>
                        <textarea class="input" id="story" name="story" rows="3" />
                        <div class="actions">
                            <button class="button button--main" name="_form" value="begin">
                                {t.go_on()}
                                " "
                                <Icon drawing=NEXT />
                            </button>
                            {move || {
                                viewer
                                    .with(|viewer| viewer.id().is_none())
                                    .then(|| view! { <span class="soft small">{t.no_account_needed_yet()}</span> })
                            }}
                        </div>
                    </form>
                </div>
                <div class="hello__beside">
                    {answered} <figure aria-hidden="true">
                        <svg class="scene" viewBox="0 0 384 330" inner_html=SCENE />
                    </figure>
                </div>
            </div>
        </div>
    }
}

/// Two people on a bench, side by side, before the houses.
const SCENE: &str = r#"<circle class="b" cx="300" cy="70" r="38"/><path d="M4 168h72l14-30 14 30h20v-58l24-24 24
 24v58h26v-38l16-14 16 14v38h74l10-18 10 18h56"/><path d="M138 168v-20a10 10 0 0 1 20 0v20M148 86V70M240
 168v-14h12v14"/><path class="soft" d="M0 190h52M70 190h20M292 190h30M338 190h46M18 210h46M320 210h34M0
 230h30M340 230h44M30 250h34M312 250h40"/><circle class="a" cx="146" cy="194" r="24"/><path class="a" d="M102
 296v-24a44 44 0 0 1 88 0v24z"/><circle class="b" cx="242" cy="194" r="24"/><path class="b" d="M198 296v-24a44
 44 0 0 1 88 0v24z"/><path class="seat" d="M44 280h300v22H44zM76 302v28M312 302v28"/>"#;
