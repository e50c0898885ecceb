//! The record as a feed (Atom, RFC 4287).

use super::Asked;
use crate::{faults::refuse, site::Site};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{Response, header},
    response::IntoResponse,
};
use naast_dialogue::measures::{
    kinds::done,
    recorded::{about, by, decided_by, ground, lasts, look},
};
use naast_domain::{measures::Measure, members::Viewer, paging::Page, time::Timestamp};
use naast_ui::paths::reasons_address;

/// The feed.
pub async fn atom(State(site): State<Site>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let found = async {
        let asked = Asked::of(&site, &parts).await?;
        let page = site.forum.moderation_record(&Viewer::Visitor, &asked.filter).await?;
        Ok((asked, page))
    };
    match found.await {
        Ok((asked, page)) => {
            ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed(&asked, &page).to_string())
                .into_response()
        }
        Err(error) => refuse(&error),
    }
}

fn feed(asked: &Asked, page: &Page<Measure>) -> Feed {
    let (t, path) = (asked.texts, "/moderation/record.atom");
    let link = |rel: &str, href: String, kind: &str| Link {
        rel: rel.to_owned(),
        href,
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    let atom = "application/atom+xml";
    let mut links = vec![
        link("self", asked.address(path, asked.filter.after), atom),
        link("alternate", asked.address("/moderation/record", None), "text/html"),
    ];
    // Paged feeds: RFC 5005, 3.
    links.extend(asked.next(path, page).map(|next| link("next", next, atom)));
    Feed {
        title: Text::plain(format!("{}: {}", asked.name, t.moderation_record())),
        id: asked.address(path, None),
        updated: moment(page.items.iter().map(changed).max().unwrap_or(asked.now)),
        authors: vec![person(&asked.name)],
        lang: Some(t.0.tag().to_owned()),
        links,
        entries: page.items.iter().map(|measure| entry(asked, measure)).collect(),
        ..Feed::default()
    }
}

fn entry(asked: &Asked, measure: &Measure) -> Entry {
    let t = asked.texts;
    let address = format!("{}{}", asked.web, reasons_address(measure.id));
    let mut told = vec![ground(t, measure), measure.reason.clone(), lasts(t, measure)];
    told.extend(measure.look.as_ref().map(|asked| look(t, asked)));
    told.push(decided_by(t, measure).to_owned());
    Entry {
        title: Text::plain(format!("{}: {}", done(t, measure.kind), about(t, measure).1)),
        id: address.clone(),
        updated: moment(changed(measure)),
        published: Some(moment(measure.at)),
        authors: vec![person(&by(t, measure))],
        links: vec![Link { rel: "alternate".to_owned(), href: address, ..Link::default() }],
        content: Some(Content {
            value: Some(told.join("\n")),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

/// When the record last told something new about it.
fn changed(measure: &Measure) -> Timestamp {
    let looked = measure.look.as_ref().map(|look| look.decided.map_or(look.asked_at, |(_, at)| at));
    [Some(measure.at), measure.reversed_at, looked].into_iter().flatten().max().unwrap_or_default()
}

fn moment(at: Timestamp) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&at.rfc3339()).unwrap_or_default()
}
