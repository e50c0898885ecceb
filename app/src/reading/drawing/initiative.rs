//! An initiative, drawn.

use crate::reading::{
    drawing::{head::Head, story::Story},
    pieces::InitiativePieces,
};
use leptos::prelude::*;
use naast_dialogue::{
    commitments::aside::Promises,
    companions::{history::History, together::Together},
    initiatives::{aside::Share, here::Here, offers::list::Offers},
    journal::timeline::Timeline,
    measures::mark::RemovalMark,
    obstacles::aside::ObstaclesOf,
    on_behalf::taken_down,
};
use naast_domain::{day::Day, initiatives::Initiative, members::Viewer};
use naast_ui::{
    drawn::{Sheet, draw, kept},
    surroundings::{Surroundings, provide_surroundings, use_texts},
    texts::Texts,
    title::titled,
    view,
};
use std::sync::Arc;

/// Draws an initiative.
pub fn initiative(initiative: &Initiative, known: &Surroundings, sheet: Option<&Sheet>) -> InitiativePieces {
    let t = Texts(known.language);
    let mut initiative = taken_down::initiative(t, initiative.clone());
    let here = Here::of(&initiative, &known.viewer);
    let title = titled(t, initiative.title.clone());
    // What only forms know of the reader is not drawn.
    (initiative.is_supported, initiative.is_followed, initiative.last_visit) = (false, false, None);
    (initiative.journal_position, initiative.support_count, initiative.imported_support) = (0, 0, 0);
    let theme = known.themes.all().into_iter().find(|theme| Some(theme.id) == initiative.theme);
    let shown = (t.0, Day::of(known.now), theme, &known.organisation.web_address, &initiative);
    let drawn = kept(&shown, || {
        let owner = Owner::new();
        owner.with(|| {
            provide_surroundings(known.clone());
            pieces(&initiative, &title)
        })
    });
    let mut drawn = drawn.iter().map(|html| Sheet::put(sheet, html.clone()));
    let mut next = || drawn.next().unwrap_or_else(|| Sheet::put(None, Arc::default()));
    let has_offers = known.viewer == Viewer::Visitor && !initiative.offers.is_empty();
    InitiativePieces {
        head: next(),
        together: next(),
        history: next(),
        story: next(),
        above_thread: next(),
        beside: next(),
        promises: Some(next()).filter(|_| !initiative.commitments.is_empty()),
        offers: Some(next()).filter(|_| has_offers),
        here: Here { title, ..here },
    }
}

/// In the order in which they are taken.
fn pieces(initiative: &Initiative, title: &str) -> [String; 8] {
    let owned = || initiative.clone();
    let id = initiative.id;
    [
        draw(view! { <Head initiative=owned() title=title.to_owned() /> }),
        draw(view! { <Together initiative=owned() /> }),
        draw(view! { <History steps=initiative.companion_steps.clone() /> }),
        draw(view! { <Story initiative=owned() /> }),
        draw(view! { <AboveThread initiative=owned() /> }),
        draw(view! {
            <ObstaclesOf initiative=id rules=initiative.obstacles.clone() />
            <Share id=id />
            <Timeline id=id steps=initiative.timeline.clone() />
        }),
        draw(view! { <Promises commitments=initiative.commitments.clone() /> }),
        draw(view! { <Offers offers=initiative.offers.clone() /> }),
    ]
}

/// How much was said; above a locked thread why it is.
#[component]
fn AboveThread(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="section-head">
            <h2 id="thread">{t.thread()}</h2>
            <p class="soft small">{t.comment_count(initiative.comment_count)}</p>
        </div>
        {initiative.lock.map(|lock| view! { <RemovalMark removal=lock /> })}
    }
}
