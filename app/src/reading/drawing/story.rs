//! The story of an initiative. Only the server draws it (`drawing.rs`).

use crate::{cases::aside::HelpButton, notices::link::NoticeLink};
use leptos::prelude::*;
use naast_dialogue::{
    initiatives::{growth::marks::Grew, whole::Whole},
    measures::mark::{RemovalMark, SmallMark},
    on_behalf::provenance::ProvenanceLine,
};
use naast_domain::{initiatives::Initiative, location::Location, measures::Subject};
use naast_ui::{
    icon::{FLAG, Icon},
    surroundings::use_texts,
};

/// The story, or what stands in its place.
#[component]
pub fn Story(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let (id, may, behalf) = (initiative.id, initiative.may, initiative.behalf);
    let grew = initiative.clone();
    let taken_down = initiative.taken_down_at.map(|at| t.taken_down_initiative(&at.date(t.0)));
    let gone = taken_down.or_else(|| initiative.withdrawn_at.map(|at| t.withdrawn_initiative(&at.date(t.0))));
    let link = |href: String, text: &'static str| {
        view! {
            <a class="quiet" href=href>
                {text}
            </a>
        }
    };
    view! {
        <article class="stack gap-5" id="the-story" aria-label=t.the_story()>
            {initiative.removal.map(|removal| view! { <RemovalMark removal=removal /> })}
            {gone.map(|text| view! { <p class="comment--removed">{text}</p> })}
            <div class="prose" inner_html=initiative.story_html />
            {initiative.marks.into_iter().map(|mark| view! { <SmallMark removal=mark /> }).collect_view()}
            <Whole into=initiative.merged_into from=initiative.merged_from />
            <Grew initiative=grew />
            {initiative.provenance.map(|provenance| view! { <ProvenanceLine provenance=provenance /> })}
            <div class="actions">
                {may.edit.then(|| link(format!("/initiatives/{id}/edit"), t.edit()))}
                {may
                    .report
                    .then(|| {
                        view! {
                            <a class="quiet" href=format!("/initiatives/{id}/report")>
                                <Icon drawing=FLAG />
                                " "
                                {t.report()}
                            </a>
                        }
                    })} {may.file_notice.then(|| view! { <NoticeLink location=Location::Initiative(id) /> })}
                {behalf.filter(|_| may.read_behalf).map(|behalf| link(format!("/on-behalf/{behalf}"), t.on_behalf()))}
                {may.enter_on_behalf.then(|| link(format!("/initiatives/{id}/on-behalf"), t.on_behalf_here()))}
                {may
                    .call_for_help
                    .then(|| {
                        view! {
                            <HelpButton subject=Subject::Contribution {
                                initiative: id,
                                comment: None,
                            } />
                        }
                    })} {may.moderate.then(|| link(format!("/moderation/initiatives/{id}"), t.moderate()))}
            </div>
        </article>
    }
}
