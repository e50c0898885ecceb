//! All commitments of the organisation: what is open, what is late, what was kept.

use crate::commitments::{
    aside::{promise_at, state_words},
    line::tone,
    server_fns::ReadCommitments,
};
use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use naast_domain::{
    commitments::{CommitmentChoice, CommitmentFilter, CommitmentRow},
    paging::{Cursor, Page},
};
use naast_ui::{
    leaf::Leaf,
    loaded::{Loaded, use_asked},
    page::Narrow,
    pager::Pager,
    person::called,
    surroundings::{use_texts, use_today},
    texts::Texts,
    view,
};

fn read(query: &ParamsMap) -> CommitmentFilter {
    let choice = query.get("show").and_then(|word| CommitmentChoice::from_word(&word));
    CommitmentFilter {
        choice: choice.unwrap_or(CommitmentChoice::Open),
        holder: query.get("official").and_then(|id| id.parse().ok()),
        after: query.get("after").and_then(|after| Cursor::parse(&after)),
    }
}

fn address(choice: CommitmentChoice, filter: &CommitmentFilter) -> String {
    let holder = filter.holder.map(|holder| format!("&official={holder}")).unwrap_or_default();
    format!("/commitments?show={}{holder}", choice.word())
}

fn choice_name(t: Texts, choice: CommitmentChoice) -> &'static str {
    match choice {
        CommitmentChoice::Open => t.promises_open(),
        CommitmentChoice::Overdue => t.promises_overdue(),
        CommitmentChoice::Kept => t.promises_kept(),
        CommitmentChoice::Released => t.promises_released(),
    }
}

/// The page.
#[component]
pub fn CommitmentsPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(read));
    let rows = use_asked(move || ReadCommitments { filter: filter.get() });
    view! {
        <Narrow title=t.commitments()>
            <p class="lede">{t.commitments_lede()}</p>
            {move || view! { <Choices filter=filter.get() /> }}
            <Loaded asked=rows show=move |page| view! { <List page=page filter=filter.get_untracked() /> } />
        </Narrow>
    }
}

#[component]
fn Choices(filter: CommitmentFilter) -> impl IntoView {
    let t = use_texts();
    let chips = CommitmentChoice::ALL.iter().map(move |choice| {
        let current = (*choice == filter.choice).then_some("page");
        view! {
            <li>
                <a href=address(*choice, &filter) aria-current=current>
                    {choice_name(t, *choice)}
                </a>
            </li>
        }
    });
    let all = filter.holder.map(|holder| {
        view! {
            <p class="row small">
                <a href=format!("/commitments?show={}", filter.choice.word())>{t.promises_of_all()}</a>
                <a href=format!("/members/{holder}/commitments.ics") rel="external">
                    {t.promises_feed()}
                </a>
            </p>
        }
    });
    view! {
        <ul class="chips">{chips.collect_view()}</ul>
        {all}
    }
}

#[component]
fn List(page: Page<CommitmentRow>, filter: CommitmentFilter) -> impl IntoView {
    let t = use_texts();
    let is_empty = page.items.is_empty();
    let next = page.next.map(|cursor| format!("{}&after={cursor}", address(filter.choice, &filter)));
    view! {
        {is_empty.then(|| view! { <p class="empty">{t.promises_none()}</p> })}
        <ul class="promises promises--list">
            {page.items.into_iter().map(|row| view! { <Row row=row filter=filter /> }).collect_view()}
        </ul>
        <Pager next=next label=t.next_page() />
    }
}

/// One commitment, with whose it is and where it was made.
#[component]
pub fn Row(row: CommitmentRow, filter: CommitmentFilter) -> impl IntoView {
    let t = use_texts();
    let CommitmentRow { commitment, title } = row;
    let (promised, title) = promise_at(t, &commitment, title);
    let due = commitment.due.words(t.0, use_today());
    let name = called(t, &commitment.holder);
    let own = commitment.holder_id.filter(|_| filter.holder.is_none()).map(|holder| {
        view! {
            <small>
                <a href=format!(
                    "/commitments?show={}&official={holder}",
                    filter.choice.word(),
                )>{t.promises_of_one(&name)}</a>
            </small>
        }
    });
    view! {
        <li>
            <Leaf day=commitment.due tone=tone(&commitment) />
            <span>
                <a href=format!("/comments/{}", commitment.comment)>{promised}</a>
                " "
                <small>{state_words(t, &commitment)} " · " {due}</small>
                " "
                {title.map(|title| view! { <small>{title}</small> })}
                {own}
            </span>
        </li>
    }
}
