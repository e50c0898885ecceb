//! For you: what concerns you, in plain sentences.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{
    accounts::server_fns::ReadForYou,
    journal::{
        standing::use_today,
        told::{obstacles, on_behalf, reviews, seconding, waiting},
    },
    spam_defence::own::OwnWaiting,
};
use naast_domain::{
    ids::MemberId,
    journal::{Concern, EntryKind, ForYou},
    measure::Subject,
    paging::Cursor,
};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    pager::Pager,
    paths::aside_address,
    person::called,
    surroundings::{refresh_surroundings, use_texts},
    texts::{Texts, ToldMoved},
};

/// The page.
#[component]
pub fn ForYouPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let lines = use_asked(move || ReadForYou { after: after() });
    Effect::new(move |_| {
        if lines.get().is_some() {
            refresh_surroundings();
        }
    });
    view! {
        <Narrow title=t.for_you()>
            <p class="lede">{t.for_you_lede()}</p>
            <OwnWaiting />
            <Loaded asked=lines show=move |page| {
                let is_empty = page.items.is_empty();
                view! {
                    {is_empty.then(|| view! { <p class="empty">{t.for_you_empty()}</p> })}
                    <ul class="linklist">{page.items.into_iter().map(|line| view! { <Line line=line /> }).collect_view()}</ul>
                    <Pager next=page.next.map(|cursor| format!("/for-you?after={cursor}")) label=t.next_page() />
                }
            } />
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
            <a href=href>{sentence(t, &line)}</a>
            {line.is_new.then(|| view! { " " <span class="tag tag--kept">{t.new_mark()}</span> })}
            {words}
            <small>{(!title.is_empty()).then(|| format!("{title} · "))} <Moment at=line.at /></small>
        </li>
    }
}

/// What happened beside an initiative, said to whom it concerns; nothing when it is something else.
fn beside(t: Texts, line: &ForYou, who: &str) -> Option<String> {
    let due = || line.due.map(|due| due.words(t.0, use_today())).unwrap_or_default();
    Some(match line.kind {
        EntryKind::CompanionStood if line.concern == Concern::Followed => t.told_followed_stood(who),
        EntryKind::CompanionHandedOver if line.concern == Concern::Followed => t.told_followed_handed(who),
        EntryKind::CompanionTookOver if line.concern == Concern::Followed => t.told_followed_took(who),
        EntryKind::CompanionStood => t.told_stood(who),
        EntryKind::CompanionHandedOver if line.concern == Concern::Companion => t.told_handed_to_you(who),
        EntryKind::CompanionHandedOver => t.told_handed_over(who),
        EntryKind::CompanionTookOver if line.concern == Concern::Companion => t.told_took_from_you(who),
        EntryKind::CompanionTookOver => t.told_took_over(who),
        EntryKind::CompanionSteppedBack => t.told_stepped_back(who),
        EntryKind::ClockPaused => t.told_paused(&due()),
        EntryKind::CommitmentKept => t.told_kept(who),
        EntryKind::CommitmentMoved => t.told_moved(ToldMoved { date: &due(), name: who }),
        EntryKind::CommitmentHandedOver if line.concern == Concern::OwnInitiative => t.told_promise_taken_on(who),
        EntryKind::CommitmentHandedOver => t.told_promise_handed(who),
        EntryKind::CommitmentReleased => t.told_released().to_owned(),
        EntryKind::CommitmentReminded if line.word == "overdue" => t.told_overdue(&due()),
        EntryKind::CommitmentReminded => t.told_soon(&due()),
        EntryKind::BackingGiven => t.told_backed(who),
        EntryKind::AnswerHelped => match (line.word == "yes", line.concern == Concern::Companion) {
            (true, true) => t.told_helped_beside(who),
            (false, true) => t.told_not_helped_beside(who),
            (true, false) => t.told_helped(who),
            (false, false) => t.told_not_helped(who),
        },
        EntryKind::DeclaredDone => t.told_done(who),
        EntryKind::Reopened => t.told_reopened_initiative(who),
        EntryKind::OfferMade => t.told_offer(who),
        EntryKind::OfferAccepted => t.told_offer_accepted(who),
        EntryKind::OfferDeclined => t.told_offer_declined(who),
        EntryKind::CarrierInvited => t.told_invited(who),
        EntryKind::CarrierJoined => t.told_carrier_joined(who),
        EntryKind::CarrierDeclined => t.told_carrier_declined(who),
        EntryKind::CarrierLeft => t.told_carrier_left(who),
        EntryKind::BranchedOff => t.told_branched_off(who),
        EntryKind::BranchLeft => t.told_branch_left(who),
        EntryKind::ConcernGrown if line.concern != Concern::Mention => t.told_grown(who),
        _ => return None,
    })
}

/// What happened, said to whom it concerns.
fn sentence(t: Texts, line: &ForYou) -> String {
    let who = line.actor.as_ref().map(|actor| called(t, actor)).unwrap_or_default();
    if let Some(told) = beside(t, line, &who) {
        return told;
    }
    if let Some(sentence) = obstacles::sentence(t, line, &who).or_else(|| on_behalf::sentence(t, line, &who)) {
        return sentence;
    }
    let is_answer = line.kind == EntryKind::AnswerPosted;
    match line.concern {
        Concern::Mention => t.told_mention(&who),
        Concern::ReplyToYou if is_answer => t.told_answer_to_you(&who),
        Concern::ReplyToYou => t.told_reply(&who),
        Concern::OwnInitiative if is_answer => t.told_answer(&who),
        Concern::OwnInitiative
        | Concern::Invited
        | Concern::OwnCommitment
        | Concern::OwnOffer
        | Concern::OwnAnswer
        | Concern::Entered
        | Concern::OwnObstacle => t.told_comment(&who),
        Concern::Followed if is_answer => t.told_followed_answer(&who),
        Concern::Followed => t.told_followed(&who),
        Concern::OwnReport if line.kind == EntryKind::HelpGiven => t.told_help_given().to_owned(),
        Concern::OwnReport if line.kind == EntryKind::AppealDecided && !line.is_followed_up => {
            t.told_report_stays().to_owned()
        }
        Concern::OwnReport if line.is_followed_up => t.told_report_followed().to_owned(),
        Concern::OwnReport => t.told_report_dismissed().to_owned(),
        Concern::OwnProposal => seconding::sentence(t, line, &who),
        Concern::OwnPost => waiting::sentence(t, line.kind).to_owned(),
        Concern::OwnReview => reviews::sentence(t, line.kind).to_owned(),
        Concern::OwnAccount => t.told_role().to_owned(),
        Concern::Companion => t.told_beside_you(&who),
        Concern::Measure => match line.kind {
            EntryKind::Restored => t.told_restored(),
            EntryKind::ChangeAsked => t.told_change_asked(),
            EntryKind::ChangedAsAsked => t.told_changed(),
            EntryKind::Masked => t.told_masked(),
            EntryKind::Unmasked => t.told_unmasked(),
            EntryKind::MarkedOffTopic => t.told_off_topic(),
            EntryKind::MarkedOnTopic => t.told_on_topic(),
            EntryKind::Moved | EntryKind::MovedBack => t.told_comment_moved(),
            EntryKind::SplitOff | EntryKind::Rejoined => t.told_split(),
            EntryKind::Merged => t.told_merged(),
            EntryKind::Unmerged => t.told_unmerged(),
            EntryKind::BranchLocked => t.told_branch_locked(),
            EntryKind::BranchReopened => t.told_branch_reopened(),
            EntryKind::ThreadSlowed => t.told_slowed(),
            EntryKind::ThreadUnslowed => t.told_unslowed(),
            EntryKind::ClosingAnnounced => t.told_closing(),
            EntryKind::ClosingCalledOff => t.told_closing_called_off(),
            EntryKind::ThreadLocked => t.told_locked(),
            EntryKind::ThreadReopened => t.told_reopened(),
            EntryKind::Warned => t.told_warned(),
            EntryKind::MemberSuspended => t.told_suspended(),
            EntryKind::SuspensionLifted => t.told_lifted(),
            EntryKind::AppealDecided if line.word == "reversed" => t.told_appeal_reversed(),
            EntryKind::AppealDecided => t.told_appeal_upheld(),
            _ => t.told_hidden(),
        }
        .to_owned(),
    }
}
