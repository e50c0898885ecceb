//! Notices in a case: what they say, and what a moderator has to do when somebody may be in danger.

use leptos::prelude::*;
use naast_domain::notices::CaseNotice;
use naast_ui::{
    icon::{Icon, PHONE},
    moment::Moment,
    surroundings::use_texts,
    view,
};

/// The notices of a case, the oldest first.
#[component]
pub fn NoticesInCase(notices: Vec<CaseNotice>) -> impl IntoView {
    let t = use_texts();
    let lines = notices.into_iter().map(|notice| {
        view! {
            <li>
                <b>{if notice.law.is_empty() { t.the_law().to_owned() } else { notice.law }}</b>
                " "
                <small>
                    <Moment at=notice.at />
                </small>
                {notice
                    .is_urgent
                    .then(|| {
                        view! {
                            " "
                            <span class="tag tag--late">{t.notice_urgent()}</span>
                        }
                    })}
                <p class="words">{notice.grounds}</p>
            </li>
        }
    });
    view! {
        <h3>{t.notices()}</h3>
        <ul class="linklist">{lines.collect_view()}</ul>
    }
}

/// A suspicion of a crime that threatens life or safety is told to the police (Regulation (EU) 2022/2065, article 18).
#[component]
pub fn InDanger() -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="notice" aria-labelledby="in-danger">
            <Icon drawing=PHONE />
            <div class="stack gap-2">
                <h2 id="in-danger">{t.notice_urgent_title()}</h2>
                <p>{t.notice_urgent_what()}</p>
            </div>
        </section>
    }
}
