//! Calendars (iCalendar, RFC 5545): the commitments of an official as a feed, and the meetings that answers propose.

use crate::{faults::refuse, site::Site};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response, StatusCode, header},
    response::IntoResponse,
};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use naast_domain::{
    commitments::{CommitmentChoice, CommitmentFilter, CommitmentRow},
    day::Day,
    ids::{CommentId, MemberId},
    members::Viewer,
    time::Timestamp,
};
use naast_ui::texts::Texts;

/// How many pages of open commitments a feed holds at most.
const PAGES: usize = 10;
/// How long a meeting is shown to last, in milliseconds: nobody said so.
const MEETING: i64 = Timestamp::HOUR;

/// The open commitments of an official, each on its day.
pub async fn commitments(State(site): State<Site>, headers: HeaderMap, Path(id): Path<String>) -> Response<Body> {
    let Ok(holder) = id.parse::<MemberId>() else { return StatusCode::NOT_FOUND.into_response() };
    let t = Texts(site.language(&headers, &Viewer::Visitor));
    match feed(&site, t, holder).await {
        Ok(calendar) => answer(&calendar),
        Err(error) => refuse(&error),
    }
}

async fn feed(site: &Site, t: Texts, holder: MemberId) -> naast_forum::Result<Calendar> {
    let profile = site.forum.profile(&Viewer::Visitor, holder).await?;
    let web = site.forum.organisation().await?.web_address;
    let mut filter = CommitmentFilter { choice: CommitmentChoice::Open, holder: Some(holder), after: None };
    let mut calendar = Calendar::new();
    calendar.name(&format!("{}: {}", t.commitments(), profile.name));
    for _ in 0..PAGES {
        let page = site.forum.commitments(&Viewer::Visitor, &filter).await?;
        for row in page.items {
            calendar.push(promise(t, &row, &web));
        }
        filter.after = page.next;
        if filter.after.is_none() {
            break;
        }
    }
    Ok(calendar)
}

fn promise(t: Texts, row: &CommitmentRow, web: &str) -> Event {
    let CommitmentRow { commitment, title } = row;
    let words = if commitment.promise.is_empty() { t.promise_back() } else { &commitment.promise };
    Event::new()
        .uid(&format!("commitment-{}@naast", commitment.id))
        .append_property(stamp("DTSTAMP", commitment.made_at))
        .append_property(date("DTSTART", commitment.due))
        .append_property(date("DTEND", commitment.due.plus(1)))
        .summary(words)
        .description(title)
        .url(&format!("{web}/comments/{}", commitment.comment))
        .done()
}

/// The meeting that an answer proposes.
pub async fn meeting(State(site): State<Site>, Path(file): Path<String>) -> Response<Body> {
    let id = file.strip_suffix(".ics").and_then(|id| id.parse::<CommentId>().ok());
    let Some(comment) = id else { return StatusCode::NOT_FOUND.into_response() };
    let found = async {
        let found = site.forum.meeting(&Viewer::Visitor, comment).await?;
        let web = site.forum.organisation().await?.web_address;
        let event = Event::new()
            .uid(&format!("meeting-{comment}@naast"))
            .append_property(stamp("DTSTAMP", found.meeting.at))
            .append_property(stamp("DTSTART", found.meeting.at))
            .append_property(stamp("DTEND", found.meeting.at.plus(MEETING)))
            .summary(&found.title)
            .location(&found.meeting.place)
            .url(&format!("{web}/comments/{comment}"))
            .done();
        Ok(Calendar::new().push(event).done())
    };
    match found.await {
        Ok(calendar) => answer(&calendar),
        Err(error) => refuse(&error),
    }
}

/// A whole day (RFC 5545, 3.3.4).
fn date(name: &str, day: Day) -> Property {
    Property::new(name, day.compact()).add_parameter("VALUE", "DATE").done()
}

/// A moment in UTC (RFC 5545, 3.3.5).
fn stamp(name: &str, at: Timestamp) -> Property {
    Property::new(name, at.rfc3339().replace(['-', ':'], ""))
}

fn answer(calendar: &Calendar) -> Response<Body> {
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.to_string()).into_response()
}
