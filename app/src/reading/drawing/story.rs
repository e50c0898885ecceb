//! The story of an initiative. Only the server draws it (`drawing.rs`).

use crate::notices::objections::{MayObject, Objections};
use leptos::prelude::*;
use naast_dialogue::{
    initiatives::{growth::marks::Grew, whole::Whole},
    measures::mark::{RemovalMark, SmallMark},
    on_behalf::provenance::ProvenanceLine,
};
use naast_domain::{
    ids::{BehalfId, InitiativeId},
    initiatives::Initiative,
    may::MayOnInitiative,
    measures::Subject,
};
use naast_ui::{more::More, surroundings::use_texts, view};

/// The story, or what stands in its place.
#[component]
pub fn Story(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let (id, may, behalf) = (initiative.id, initiative.may, initiative.behalf);
    let grew = initiative.clone();
    let taken_down = initiative.taken_down_at.map(|at| t.taken_down_initiative(&at.date(t.0)));
    let gone = taken_down.or_else(|| initiative.withdrawn_at.map(|at| t.withdrawn_initiative(&at.date(t.0))));
    view! {
        <article class="stack gap-5" id="the-story" aria-label=t.the_story()>
            {initiative.removal.map(|removal| view! { <RemovalMark removal=removal /> })}
            {gone.map(|text| view! { <p class="comment--removed">{text}</p> })}
            <div class="prose" inner_html=initiative.story_html />
            {initiative.marks.into_iter().map(|mark| view! { <SmallMark removal=mark /> }).collect_view()}
            <Whole into=initiative.merged_into from=initiative.merged_from />
            <Grew initiative=grew />
            {initiative.provenance.map(|provenance| view! { <ProvenanceLine provenance=provenance /> })}
            <Others id=id may=may behalf=behalf />
        </article>
    }
}

/// What can be done with it, behind one word.
#[component]
fn Others(id: InitiativeId, may: MayOnInitiative, behalf: Option<BehalfId>) -> impl IntoView {
    let t = use_texts();
    let behalf = behalf.filter(|_| may.read_behalf);
    let MayOnInitiative { edit, report, file_notice, enter_on_behalf, call_for_help, moderate, .. } = may;
    let has_more = [edit, report, file_notice, call_for_help, moderate, behalf.is_some()].contains(&true);
    let link = |href: String, text: &'static str| {
        view! {
            <a class="quiet" href=href>
                {text}
            </a>
        }
    };
    let subject = Subject::Contribution { initiative: id, comment: None };
    let may = MayObject { report, file_notice, call_for_help, moderate };
    let more = has_more.then(|| {
        view! {
            <More of=t
                .the_story()>
                {edit.then(|| link(format!("/initiatives/{id}/edit"), t.edit()))}
                {behalf.map(|behalf| link(format!("/on-behalf/{behalf}"), t.on_behalf()))}
                <Objections subject=subject may=may />
            </More>
        }
    });
    let told = enter_on_behalf.then(|| link(format!("/initiatives/{id}/on-behalf"), t.on_behalf_here()));
    (more.is_some() || told.is_some()).then(|| view! { <div class="actions">{told} {more}</div> })
}
