//! A notice that was not followed and of which was asked to look again, for moderators. They read what it says and not
//! who filed it.

use crate::{
    appeals::{
        forms::{AppealShown, DecideForm},
        server_fns::DecideAppeal,
    },
    notices::{
        decision::{Outcome, Said},
        server_fns::ReadNotice,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{appeals::NoticePage, ids::NoticeId};
use naast_ui::{
    form::{FormState, use_form},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    paths::case_address,
    surroundings::use_texts,
    view,
};

/// The page.
#[component]
pub fn ContestedNotice() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        NoticeId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let decide = use_form::<DecideAppeal>(None);
    let decided = decide.times_done();
    let page = use_asked_again(move || decided.get().to_string(), move || ReadNotice { id: id.get() });
    view! {
        <Narrow title=t.one_notice()>
            <Loaded asked=page show=move |page| view! { <Whole page=page decide=decide /> } />
        </Narrow>
    }
}

#[component]
fn Whole(page: NoticePage, decide: FormState<DecideAppeal>) -> impl IntoView {
    let t = use_texts();
    let (subject, appeal) = (page.subject, page.appeal.clone());
    let deciding = appeal.clone().filter(|_| page.recourse.may_decide);
    let is_decided = page.settled_at.is_some();
    view! {
        <div class="stack gap-6">
            {is_decided.then(|| view! { <Outcome page=page.clone() /> })} <Said page=page title=t.the_report() />
            {appeal.map(|appeal| view! { <AppealShown appeal=appeal /> })}
            {deciding.is_some().then(|| view! { <p>{t.follow_after_all()}</p> })} <p>
                <a href=case_address(subject)>{t.to_case()}</a>
            </p> {deciding.map(|appeal| view! { <DecideForm appeal=appeal state=decide is_report=true /> })}
        </div>
    }
}
