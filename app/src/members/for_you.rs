//! For you: what concerns you, in plain sentences.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{
    accounts::server_fns::ReadForYou,
    journal::told::{obstacles, reviews, seconding, sentences, waiting},
    spam_defence::own::OwnWaiting,
};
use naast_domain::{
    ids::MemberId,
    journal::{Concern, EntryKind, ForYou},
    measures::Subject,
    paging::Cursor,
};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    pager::Pager,
    paths::aside_address,
    surroundings::{refresh_surroundings, use_texts},
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
    let own = seconding::address(&line).or_else(|| reviews::address(&line));
    let own = own.or_else(|| waiting::address(&line));
    let href = obstacles::address(&line).or(own).unwrap_or_else(|| {
        match (line.concern, line.measure, line.comment, line.initiative) {
            (Concern::Measure, Some(measure), ..) => format!("/moderation/measures/{measure}"),
            (Concern::OwnReport, ..) if line.report.is_some() => {
                format!("/reports/{}", line.report.map(|id| id.0).unwrap_or_default())
            }
            (Concern::OwnReport, _, comment, initiative) if line.kind == EntryKind::HelpGiven => {
                let subject = Subject::of(initiative, comment, line.thing.map(MemberId));
                subject.map_or_else(|| "/for-you".to_owned(), aside_address)
            }
            (Concern::OwnReview, ..) => "/for-you".to_owned(),
            (Concern::OwnAccount, ..) => "/account".to_owned(),
            (_, _, _, Some(initiative)) if line.kind == EntryKind::BranchedOff => format!("/initiatives/{initiative}"),
            (_, _, Some(comment), _) => format!("/comments/{comment}"),
            (_, _, None, Some(initiative)) => format!("/initiatives/{initiative}"),
            _ => "/for-you".to_owned(),
        }
    });
    let title = line.title.clone();
    let words = (!line.words.is_empty()).then(|| view! { <p class="small">"“" {line.words.clone()} "”"</p> });
    view! {
        <li>
            <a href=href>{sentences::sentence(t, &line)}</a>
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
