//! The public page of a member: what they contributed.

use crate::notices::objections::{MayObject, Objections};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use naast_dialogue::{accounts::server_fns::ReadProfile, measures::mark::RemovalMark};
use naast_domain::{
    ids::MemberId,
    location::Location,
    may::MayOnProfile,
    measures::Subject,
    members::{Byline, Contribution, Profile},
    paging::{Cursor, Page},
};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::PageTitle,
    pager::Pager,
    person::Avatar,
    surroundings::use_texts,
    title::titled,
    view,
};

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id =
        move || MemberId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let data = use_asked(move || ReadProfile { id: id(), after: after() });
    view! {
        <div class="wrap page narrow">
            <Loaded
                asked=data
                show=|(profile, contributions)| view! { <Shown profile=profile contributions=contributions /> }
            />
        </div>
    }
}

#[component]
fn Shown(profile: Profile, contributions: Page<Contribution>) -> impl IntoView {
    let t = use_texts();
    let byline = Byline {
        id: Some(profile.id),
        name: profile.name.clone(),
        office: profile.office.clone(),
        imported_number: None,
    };
    let office = profile.office.map(|office| format!("{}, {}", office.function, office.department));
    let next = contributions.next.map(|cursor| format!("/members/{}?after={cursor}", profile.id));
    let is_empty = contributions.items.is_empty();
    // What they did not do says nothing of them: an official answers and begins nothing.
    let initiatives = (profile.initiative_count > 0).then(|| t.initiative_count(profile.initiative_count));
    let comments = (profile.comment_count > 0).then(|| t.comment_count(profile.comment_count));
    let since = t.member_since(&profile.joined_at.date(t.0));
    let facts: Vec<_> = std::iter::once(since).chain(initiatives).chain(comments).collect();
    let promises = office.is_some().then(|| {
        view! {
            <p>
                <a href=format!("/commitments?official={}", profile.id)>{t.commitments()}</a>
            </p>
        }
    });
    view! {
        <PageTitle text=profile.name.clone() />
        <div class="stack gap-6">
            <header class="person">
                <Avatar byline=byline />
                <div>
                    <h1>{profile.name}</h1>
                    {office.map(|office| view! { <p class="soft">{office}</p> })}
                </div>
            </header>
            {profile.removal.clone().map(|removal| view! { <RemovalMark removal=removal /> })}
            {(!profile.about.is_empty()).then(|| view! { <p>{profile.about.clone()}</p> })}
            <p class="soft small">{facts.join(" · ")}</p>
            {promises}
            <section class="stack" aria-labelledby="contributions">
                <h2 id="contributions">{t.contributions()}</h2>
                {is_empty.then(|| view! { <p class="empty">{t.no_contributions()}</p> })}
                <ul class="linklist">
                    {contributions.items.into_iter().map(|item| view! { <Line item=item /> }).collect_view()}
                </ul>
                <Pager next=next label=t.next_page() />
            </section>
            <Actions id=profile.id may=profile.may />
        </div>
    }
}

/// Report what they tell about themselves, or change it when it is one's own.
#[component]
fn Actions(id: MemberId, may: MayOnProfile) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="actions">
            {may
                .change
                .then(|| {
                    view! {
                        <a class="quiet" href="/account">
                            {t.change_profile()}
                        </a>
                    }
                })}
            <Objections
                subject=Subject::Profile(id)
                may=MayObject {
                    report: may.report,
                    file_notice: may.file_notice,
                    call_for_help: may.call_for_help,
                    moderate: may.moderate,
                }
            />
        </div>
    }
}

#[component]
fn Line(item: Contribution) -> impl IntoView {
    let t = use_texts();
    let href = Location::of(item.initiative, item.comment).path();
    let kind = if item.comment.is_some() { t.comment_on() } else { t.initiative() };
    view! {
        <li>
            <a href=href>{titled(t, item.title)}</a>
            <small>{kind} " · " <Moment at=item.at /></small>
            <p class="small">{item.opening}</p>
        </li>
    }
}
