//! What leads through a long conversation: its newest comment, what the organisation said, what is new to the reader, and its
//! pages.

use leptos::prelude::*;
use naast_dialogue::answers::form::kind_words;
use naast_domain::{
    conversation::{AnswerInThread, PlaceInThread, ThreadPart},
    ids::{CommentId, InitiativeId},
    time::number,
};
use naast_ui::{
    icon::{Icon, NEXT},
    moment::Moment,
    paths::part_address,
    surroundings::{use_surroundings, use_texts},
    texts::{OrganisationSaid, PageOf},
    view,
};
use serde::Serialize;

/// Which page of which thread it is, and how the next one begins.
#[derive(Clone, Copy, Serialize)]
pub struct Ways {
    pub id: InitiativeId,
    pub part: ThreadPart,
    /// Begin the next page after this comment.
    pub next: Option<CommentId>,
}

impl Ways {
    fn to(self, part: ThreadPart) -> String {
        part_address(self.id, part, "thread")
    }

    /// Where the next page is.
    fn next(self) -> Option<String> {
        self.next.map(|after| self.to(ThreadPart { after: Some(after), ..self.part }))
    }
}

/// Above the conversation. On a phone it is one line, which stays in reach.
#[component]
pub fn Bar(
    ways: Ways,
    place: Option<PlaceInThread>,
    /// How many comments the reader could not read yet, and the first of them.
    new: (i64, Option<CommentId>),
    may_join_in: bool,
) -> impl IntoView {
    let t = use_texts();
    let to_comment = |comment: CommentId| format!("/comments/{comment}");
    let link = |href: String, words: String| view! { <a href=href>{words}</a> };
    let newest = place.as_ref().and_then(|place| place.newest);
    let newest = newest.map(|(newest, _)| link(to_comment(newest), t.newest_comment().to_owned()));
    let first_new = new.1.map(|first| link(to_comment(first), t.new_since_visit(new.0)));
    let whole = ways.part.branch.map(|_| link(ways.to(ThreadPart::default()), t.whole_thread().to_owned()));
    let join_in = may_join_in.then(|| link("#respond".to_owned(), t.join_in().to_owned()));
    let said = place.clone().map(|place| view! { <Said count=place.answer_count answers=place.answers /> });
    view! {
        <nav class="thread-bar" aria-label=t.through_the_thread()>
            {place.map(|place| view! { <Place ways=ways place=place /> })}
            {whole}
            {newest}
            {first_new}
            {join_in}
            {said}
        </nav>
    }
}

/// What officials said, with links to it.
#[component]
fn Said(count: i64, answers: Vec<AnswerInThread>) -> impl IntoView {
    let t = use_texts();
    let place = use_surroundings().with_untracked(|known| known.organisation.short_name.clone());
    let lines = answers.into_iter().map(|answer| {
        let by = if answer.by.is_empty() { t.former_member().to_owned() } else { answer.by };
        view! {
            <li>
                <a href=format!("/comments/{}", answer.id)>{by} ": " {kind_words(t, answer.kind).0}</a>
                " "
                <small>
                    <Moment at=answer.at />
                </small>
            </li>
        }
    });
    let lines = lines.collect_view();
    (count > 0).then(|| {
        let count = number(count, t.0);
        view! {
            <details class="more">
                <summary>
                    {t
                        .organisation_said(OrganisationSaid {
                            name: &place,
                            count: &count,
                        })}
                </summary>
                <ul class="thread-bar__said">{lines}</ul>
            </details>
        }
    })
}

/// Which page this is, and the way to the others.
#[component]
fn Place(ways: Ways, place: PlaceInThread) -> impl IntoView {
    let t = use_texts();
    let page = t.page_of(PageOf { page: &number(place.page, t.0), pages: &number(place.pages, t.0) });
    let previous = place.previous.map(|part| view! { <a href=ways.to(part)>{t.previous_page()}</a> });
    let last = place.last.map(|part| view! { <a href=ways.to(part)>{t.last_page()}</a> });
    view! {
        <span class="soft">{page}</span>
        {(place.page > 1)
            .then(|| {
                view! {
                    <a href=ways
                        .to(ThreadPart {
                            after: None,
                            ..ways.part
                        })>{t.first_page()}</a>
                }
            })}
        {previous}
        {ways.next().map(|href| view! { <a href=href>{t.next_page_short()}</a> })}
        {last}
    }
}

/// Below the conversation.
#[component]
pub fn Pages(ways: Ways, place: PlaceInThread) -> impl IntoView {
    let t = use_texts();
    let next = ways.next().map(|href| {
        view! {
            <a class="button" href=href>
                {t.more_comments()}
                " "
                <Icon drawing=NEXT />
            </a>
        }
    });
    view! {
        <nav class="pager row gap-4" aria-label=t.pages_of_thread()>
            {next}
            <Place ways=Ways { next: None, ..ways } place=place />
        </nav>
    }
}
