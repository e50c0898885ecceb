//! What waits for a moderator: appeals, and reports.

use crate::{
    appeals::{forms::AppealList, reviews::arrange::StuckAppeals, server_fns::ReadAppeals},
    moderation::{clearing::page::CLEARINGS, few::TooFewModerators, seconding::waiting::WaitingForSecond},
    queue::server_fns::ReadCases,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{accounts::guarded::only, measures::about::named, spam_defence::held_posts::AtTheDesk};
use naast_domain::{cases::report::Case, paging::Cursor};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    pager::Pager,
    paths::case_address,
    surroundings::{use_surroundings, use_texts},
    view,
};

/// The page, loaded when a moderator asks for it.
#[component]
pub fn Desk() -> impl IntoView {
    only(|may| may.moderate, || view! { <Waiting /> })
}

#[component]
fn Waiting() -> impl IntoView {
    let query = use_query_map();
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let cases = use_asked(move || ReadCases { after: after() });
    let appeals = use_asked(|| ReadAppeals {});
    let t = use_texts();
    view! {
        <Narrow title=t.moderation()>
            <p>
                <a href="/moderation/record">{t.moderation_record()}</a>
                " · "
                <a href=CLEARINGS>{t.clearing()}</a>
            </p>
            <TooFewModerators />
            <AtTheDesk />
            <StuckAppeals />
            <WaitingForSecond />
            <Loaded asked=appeals show=move |appeals| view! { <AppealList appeals=appeals /> } />
            <Loaded
                asked=cases
                show=move |page| {
                    let is_empty = page.items.is_empty();
                    view! {
                        <h2>{t.reports()}</h2>
                        <p class="small soft">{t.moderation_lede()}</p>
                        {is_empty.then(|| view! { <p class="empty">{t.no_cases()}</p> })}
                        <ul class="worklist card">
                            {page.items.into_iter().map(|case| view! { <CaseRow case=case /> }).collect_view()}
                        </ul>
                        <Pager next=page.next.map(|cursor| format!("/moderation?after={cursor}")) label=t.next_page() />
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn CaseRow(case: Case) -> impl IntoView {
    let t = use_texts();
    let (since, is_urgent) = (case.since(), case.is_urgent());
    let rules =
        case.reports.iter().map(|report| report.rule.title(t.0).to_owned()).collect::<std::collections::BTreeSet<_>>();
    let rules = rules.into_iter().collect::<Vec<_>>().join(" · ");
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let (calls, flags) = (count(case.open_calls().count()), count(case.flags.len()));
    let (in_hand, you) = (case.work.in_hand.clone(), use_surroundings().get_untracked().viewer.id());
    let (reports, notices) = (count(case.reports.len()), count(case.notices.len()));
    view! {
        <li>
            <div>
                <h3 class="worklist__title">
                    <a href=case_address(case.subject)>{named(t, case.subject, case.title.clone())}</a>
                </h3>
                <p>
                    {case.author_name.clone()} {(notices > 0).then(|| format!(" · {}", t.notice_count(notices)))}
                    {(reports > 0).then(|| format!(" · {} · {rules}", t.report_count(reports)))}
                </p>
                {(flags > 0).then(|| view! { <p>{t.flag_count(flags)}</p> })}
                {(calls > 0).then(|| view! { <p>{t.help_count(calls)}</p> })}
                {in_hand
                    .map(|it| {
                        view! {
                            <p>
                                <span class="tag tag--wait">
                                    {if you == Some(it.moderator) {
                                        t.you_have_it().to_owned()
                                    } else {
                                        t.somebody_has_it(&it.name)
                                    }}
                                </span>
                            </p>
                        }
                    })}
                {is_urgent
                    .then(|| {
                        view! {
                            <p>
                                <span class="tag tag--late">{t.notice_urgent()}</span>
                            </p>
                        }
                    })}
                {since.map(|since| view! { <p>{t.waits_since()} " " <Moment at=since /></p> })}
                {case
                    .is_own_case
                    .then(|| {
                        view! {
                            <p>
                                <span class="tag tag--wait">{t.own_case()}</span>
                            </p>
                        }
                    })}
            </div>
        </li>
    }
}
