//! The page of the desk: a sentence, then short lists. Each line leads into the thread, with the reply form open.

use crate::companions::{
    desk::{
        lists::{HandedList, WorkList},
        promises::{LeftBehind, Promised},
        server_fns::ReadDesk,
    },
    interests::{form::InterestsForm, server_fns::SaveInterests},
};
use leptos::prelude::*;
use naast_domain::{
    companions::desk::{Count, Desk},
    time::number,
};
use naast_ui::{
    form::{FormState, use_form},
    icon::{Icon, PHONE},
    loaded::{Loaded, use_asked_again},
    page::PageTitle,
    surroundings::{use_surroundings, use_texts},
    texts::{DeskPageTitle, Texts},
    view,
};

/// The page, loaded when an official asks for it.
#[component]
pub fn DeskPage() -> impl IntoView {
    let interests = use_form::<SaveInterests>(None);
    let desk = use_asked_again(move || interests.version().to_string(), move || ReadDesk {});
    view! {
        <div class="wrap page">
            <Loaded asked=desk show=move |desk| view! { <OnTheDesk desk=desk interests=interests /> } />
        </div>
    }
}

/// What is said when no seat is free: only when it is so for all, that somebody stands beside everyone.
const fn none_alone(t: Texts, desk: &Desk, of_interest: bool) -> &'static str {
    match (desk.is_nobody_alone, of_interest) {
        (true, _) => t.desk_none_alone(),
        (false, true) => t.desk_none_of_interest(),
        (false, false) => t.desk_none_but_imported(),
    }
}

/// How many wait for the viewer, and beside how many nobody stands.
fn summary(t: Texts, waiting: Count, alone: Count, of_interest: bool) -> [String; 2] {
    let waiting = if waiting.goes_on {
        t.desk_waiting_more(&number(waiting.at_least, t.0))
    } else {
        t.desk_waiting(waiting.at_least)
    };
    let alone = match (alone.goes_on && !alone.is_none(), of_interest) {
        (false, false) => t.desk_alone(alone.at_least),
        (false, true) => t.desk_alone_of_interest(alone.at_least),
        (true, false) => t.desk_alone_more(&number(alone.at_least, t.0)),
        (true, true) => t.desk_alone_of_interest_more(&number(alone.at_least, t.0)),
    };
    [waiting, alone]
}

/// Beside how many the viewer stands.
fn beside_words(t: Texts, beside: Count) -> String {
    if beside.goes_on { t.desk_beside_more(&number(beside.at_least, t.0)) } else { t.desk_beside(beside.at_least) }
}

#[component]
fn OnTheDesk(desk: Desk, interests: FormState<SaveInterests>) -> impl IntoView {
    let t = use_texts();
    let name = use_surroundings()
        .with_untracked(|known| known.viewer.member().map(|member| member.name.clone()))
        .unwrap_or_default();
    let waiting = desk.waiting.count + desk.not_helped.count;
    let (alone, of_interest) = (desk.without_companion.count, !desk.interests.is_empty());
    let title = t.desk_page_title(DeskPageTitle { alone: &alone.words(t.0), waiting: &waiting.words(t.0) });
    let [waiting_words, alone_words] = summary(t, waiting, alone, of_interest);
    let none_alone = none_alone(t, &desk, of_interest);
    let me = use_surroundings().with_untracked(|known| known.viewer.id());
    let all = me.map(|id| format!("/commitments?official={id}"));
    view! {
        <PageTitle text=title />
        <div class="stack gap-7">
            <header class="stack gap-3">
                <h1>{t.desk_of(&name)}</h1>
                <p class="lede">{waiting_words} " " {alone_words}</p>
                <div class="actions">
                    <a class="button button--main" href="/on-behalf">
                        <Icon drawing=PHONE />
                        " "
                        {t.somebody_calls()}
                    </a>
                    <a class="button" href="/desk/templates">
                        {t.templates()}
                    </a>
                    <span class="soft">{beside_words(t, desk.beside)}</span>
                </div>
            </header>
            <div class="beside">
                <div class="stack gap-7">
                    <WorkList
                        id="waiting"
                        title=t.desk_title_waiting()
                        empty=t.desk_none_waiting()
                        lines=desk.waiting
                        all="/?part=waiting"
                    />
                    {(!desk.not_helped.count.is_none())
                        .then(|| {
                            view! {
                                <WorkList
                                    id="not-helped"
                                    title=t.desk_title_not_helped()
                                    empty=""
                                    lines=desk.not_helped
                                    all="/?part=waiting"
                                />
                            }
                        })}
                    <WorkList
                        id="alone"
                        title=t.desk_title_alone()
                        empty=none_alone
                        lines=desk.without_companion
                        all="/?part=alone"
                        stand=true
                    />
                </div>
                <div class="side">
                    <InterestsForm interests=desk.interests state=interests />
                    <Promised lines=desk.commitments />
                    {all
                        .map(|href| {
                            view! {
                                <p>
                                    <a href=href>{t.my_commitments()}</a>
                                </p>
                            }
                        })}
                    <HandedList handed=desk.handed />
                    <LeftBehind lines=desk.left_behind />
                    <section class="card card--call stack gap-2" aria-labelledby="unknown">
                        <h2 id="unknown">{t.need_not_know()}</h2>
                        <p class="small">{t.need_not_know_text()}</p>
                    </section>
                </div>
            </div>
        </div>
    }
}
