//! What an exploring answer holds: the ways that were looked at, and the meeting.

use crate::answers::kinds::state_name;
use leptos::prelude::*;
use naast_domain::{
    answers::{Meeting, Way, WayState},
    conversation::Comment,
    day::Day,
};
use naast_ui::{
    icon::{CHECK, CROSS, Icon, QUESTION},
    leaf::Leaf,
    surroundings::use_texts,
    view,
};

/// The ways that were looked at, dead ends included.
#[component]
pub fn Ways(ways: Vec<Way>) -> impl IntoView {
    let t = use_texts();
    let ways = ways
        .into_iter()
        .map(move |way| {
            let drawing = match way.state {
                WayState::Open => QUESTION,
                WayState::Possible => CHECK,
                WayState::Dead => CROSS,
            };
            let state = state_name(t, way.state);
            view! {
                <li>
                    <Icon drawing=drawing />
                    <span>
                        <b>{way.text}</b>
                        " "
                        <span class="tag">{state}</span>
                        " "
                        {way.why}
                    </span>
                </li>
            }
        })
        .collect_view();
    (!ways.is_empty()).then(|| view! { <ul class="tracks">{ways}</ul> })
}

/// When and where to meet, with the way into one's own calendar.
#[component]
pub fn MeetingLine(meeting: Meeting, comment: Comment) -> impl IntoView {
    let t = use_texts();
    let when = meeting.at.date_and_time(t.0);
    view! {
        <div class="answer__next">
            <Leaf day=Day::of(meeting.at) />
            <p>
                <strong>{t.meet_at(&meeting.place)}</strong>
                {when}
                " · "
                <a href=format!("/meetings/{}.ics", comment.id) rel="external" download="">
                    {t.add_to_calendar()}
                </a>
            </p>
        </div>
    }
}
