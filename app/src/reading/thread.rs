//! The open conversation under an initiative.

use crate::reading::pieces::{DrawnThread, Piece, Pieces, use_reply};
use leptos::{portal::Portal, prelude::*, web_sys};
use leptos_router::{hooks::use_location, params::ParamsMap};
use naast_dialogue::{
    conversation::{form::ReplyForm, fresh::Fresh, live::News},
    initiatives::here::Here,
};
use naast_domain::{conversation::ThreadPart, ids::CommentId};
use naast_ui::{
    alive::is_alive,
    drawn::{Drawing, Drawn},
    error::ErrorKind,
    loaded::{Asked, Loaded},
    page::element,
    surroundings::{use_surroundings, use_texts},
    view,
    weight::effect::run_effect,
    wrong::error_text,
};

/// The part of a thread that the address names.
pub fn part(query: &ParamsMap) -> ThreadPart {
    let comment = |name| query.get(name).and_then(|id| id.parse().ok());
    ThreadPart { branch: comment("branch"), after: comment("after") }
}

/// The thread, a page at a time.
#[component]
pub fn Thread(
    initiative: Here,
    /// What stands above the first comment.
    head: Drawn,
    /// The page of it.
    comments: Asked<DrawnThread>,
) -> impl IntoView {
    let t = use_texts();
    let id = initiative.id;
    let Fresh(fresh) = expect_context();
    let show_news = Callback::new(move |()| fresh.update(|count| *count += 1));
    let may_join_in = initiative.may.join_in;
    let suspended = use_surroundings().with_untracked(|known| known.barred.clone());
    let suspended = suspended.filter(|why| !may_join_in && why.kind == ErrorKind::Suspended);
    let position = initiative.journal_position;
    let initiative = StoredValue::new(initiative);
    view! {
        <section class="stack gap-6" aria-labelledby="thread">
            <Drawing drawn=head />
            <Loaded
                asked=comments
                show=move |page| {
                    view! { <PageOfThread page=page initiative=initiative /> }
                }
            />
            <News id=id position=position show=show_news />
            {may_join_in
                .then(|| view! { <ReplyForm initiative=initiative parent=None label=t.join_in().to_owned() /> })}
            {suspended.map(|why| view! { <p class="notice">{error_text(t, &why)}</p> })}
        </section>
    }
}

#[component]
fn PageOfThread(page: DrawnThread, initiative: StoredValue<Here>) -> impl IntoView {
    let t = use_texts();
    let is_empty = page.pieces.is_empty();
    let in_card = in_card(&page.pieces);
    go_to_linked();
    view! {
        {page.bar.map(|bar| view! { <Drawing drawn=bar /> })}
        {is_empty.then(|| view! { <p class="empty">{t.thread_empty()}</p> })}
        <div class="stack gap-6">
            <Pieces pieces=page.pieces initiative=initiative />
        </div>
        <ReplyInPlace initiative=initiative in_card=in_card />
        {page.pages.map(|pages| view! { <Drawing drawn=pages /> })}
    }
}

/// The comment that came with the form to reply in its card.
fn in_card(pieces: &[Piece]) -> Option<CommentId> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Drawn(_) => None,
        Piece::Card(card) => card.reply.is_some().then_some(card.id),
        Piece::Within(_, pieces) => in_card(pieces),
    })
}

/// The form to reply, put into the card of the comment that the reader chose after the page came.
#[component]
fn ReplyInPlace(initiative: StoredValue<Here>, in_card: Option<CommentId>) -> impl IntoView {
    let asked = use_reply();
    let card = RwSignal::new(None);
    run_effect(move || {
        let wanted = asked.get().filter(|id| Some(*id) != in_card);
        let stands = wanted.is_none_or(|id| element::<web_sys::Element>(&format!("c-{id}")).is_some());
        if stands {
            // At once: the router looks for the form when it has gone on, and scrolls to the top if there is none.
            card.set(wanted);
        } else {
            // What was drawn in this turn stands in the page from the next frame on.
            request_animation_frame(move || {
                let _ = card.try_set(wanted);
            });
        }
    });
    move || {
        let id = card.get()?;
        let card = element::<web_sys::Element>(&format!("c-{id}"))?;
        let label = words_of_link(&card, id);
        Some(view! {
            <Portal mount=card>
                <ReplyForm initiative=initiative parent=Some(id) label=label.clone() />
            </Portal>
        })
    }
}

/// The link that leads to the form says to whom one replies.
fn words_of_link(card: &web_sys::Element, id: CommentId) -> String {
    let link = card.query_selector(&format!("a[href*='reply={id}#']")).ok().flatten();
    link.and_then(|link| link.text_content()).unwrap_or_default().trim().to_owned()
}

/// The comment that the address names gets the focus, also when it came later than the address. In a page that came with it
/// the browser gave it the focus; that may be long ago.
fn go_to_linked() {
    let location = use_location();
    run_effect(move || {
        let id = location.hash.get().trim_start_matches('#').to_owned();
        if id.starts_with("c-") && is_alive() {
            // What was made in this turn stands in the page from the next frame on.
            request_animation_frame(move || focus(&id));
        }
    });
}

fn focus(id: &str) {
    if let Some(element) = element::<web_sys::HtmlElement>(id) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
