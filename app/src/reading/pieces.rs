//! An initiative and a page of its thread as the browser has them: what the server drew, and between it what the reader can do
//! that needs the program. Of a thread most readers get one piece.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{
    conversation::form::ReplyForm,
    initiatives::{
        acts::{Act, Acting, Doing},
        here::Here,
    },
};
use naast_domain::ids::CommentId;
use naast_ui::{
    drawn::{Drawing, Drawn},
    surroundings::use_texts,
    view,
    weight::later::Later,
};
use serde::{Deserialize, Serialize};

/// An initiative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativePieces {
    /// What its forms need.
    pub here: Here,
    /// The way back, the title, the facts.
    pub head: Drawn,
    /// Who stands beside whom, and where it stands.
    pub together: Drawn,
    /// How they came to stand there.
    pub history: Drawn,
    pub story: Drawn,
    /// How people help, for who can only read it.
    pub offers: Option<Drawn>,
    /// How much was said; above a locked thread why it is.
    pub above_thread: Drawn,
    /// What was promised, if anything was.
    pub promises: Option<Drawn>,
    /// Rules in the way, the address to pass on, what happened.
    pub beside: Drawn,
}

/// A page of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnThread {
    /// What leads through a long conversation, above it.
    pub bar: Option<Drawn>,
    /// Empty when nobody said anything.
    pub pieces: Vec<Piece>,
    /// The way to its other pages, below it.
    pub pages: Option<Drawn>,
}

/// A piece of it, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Cards with their replies.
    Drawn(Drawn),
    Card(Box<ActingCard>),
    Within(Place, Vec<Piece>),
}

/// What stands around pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// What the page hangs below: the comments that its first one answers to.
    Context,
    Replies,
    /// A branch that moderators put aside: folded and not gone. Whoever opens it, or follows a link to it, reads all of it.
    OffTopic,
}

/// A card in which the reader can do something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActingCard {
    pub id: CommentId,
    pub class: String,
    pub label: String,
    /// The class around all that can be done.
    pub below: String,
    pub said: Drawn,
    pub doings: Vec<Later<Doing>>,
    /// Links, and what needs one tap.
    pub actions: Drawn,
    /// What the form to reply to it is called, where that stands in it since the page came.
    pub reply: Option<String>,
}

/// Shows pieces.
#[component]
pub fn Pieces(pieces: Vec<Piece>, initiative: StoredValue<Here>) -> AnyView {
    let show = move |piece| match piece {
        Piece::Drawn(drawn) => view! { <Drawing drawn=drawn /> },
        Piece::Card(card) => view! { <ActingCardView card=*card initiative=initiative /> },
        Piece::Within(place, pieces) => {
            let pieces = view! { <Pieces pieces=pieces initiative=initiative /> };
            view! { <Around place=place>{pieces}</Around> }
        }
    };
    pieces.into_iter().map(show).collect_view().into_any()
}

/// What stands around pieces: also how the server draws it.
#[component]
pub fn Around(place: Place, children: Children) -> impl IntoView {
    let t = use_texts();
    match place {
        Place::Context => view! {
            <div class="context stack gap-5" role="group" aria-label=t.in_reply_to()>
                {children()}
            </div>
        },
        Place::Replies => view! { <div class="replies stack gap-5">{children()}</div> },
        Place::OffTopic => view! {
            <details class="folded">
                <summary>{t.off_topic_summary()}</summary>
                <div class="stack gap-5">{children()}</div>
            </details>
        },
    }
}

#[component]
fn ActingCardView(card: ActingCard, initiative: StoredValue<Here>) -> impl IntoView {
    let ActingCard { id, class, label, below, said, doings, actions, reply } = card;
    let reply = reply.map(|label| {
        let asked = use_reply();
        move || {
            (asked.get() == Some(id))
                .then(|| view! { <ReplyForm initiative=initiative parent=Some(id) label=label.clone() /> })
        }
    });
    view! {
        <article class=class id=format!("c-{id}") aria-label=label tabindex="-1">
            <Drawing drawn=said />
            <div class=below>
                {doings.into_iter().map(|doing| view! { <Acting act=Act::Do(doing) /> }).collect_view()}
                <Drawing drawn=actions /> {reply}
            </div>
        </article>
    }
}

/// The comment that the reader wants to reply to, by the address.
pub fn use_reply() -> Memo<Option<CommentId>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get("reply").and_then(|id| id.parse().ok())))
}
