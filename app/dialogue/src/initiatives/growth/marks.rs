//! Marks that lead from what grew to what it grew from, and back.

use leptos::prelude::*;
use naast_domain::{conversation::Comment, initiatives::Initiative};
use naast_ui::{
    icon::{BESIDE, Icon, NEXT},
    surroundings::use_texts,
    texts::GrownOn,
    view,
};

/// Below a comment that became an initiative.
#[component]
pub fn Became(comment: Comment) -> impl IntoView {
    let t = use_texts();
    comment.became.map(|grown| {
        let title = if grown.title.is_empty() { t.hidden_initiative().to_owned() } else { grown.title };
        view! {
            <p class="notice">
                <Icon drawing=BESIDE />
                " "
                <span>{t.became_initiative()} " " <a href=format!("/initiatives/{}", grown.id)>{title}</a></span>
            </p>
        }
    })
}

/// Below a story: where it was said first, when it grew, and the way to let it grow.
#[component]
pub fn Grew(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let id = initiative.id;
    let from = initiative.branched_from.map(|(from, comment)| {
        let title = if from.title.is_empty() { t.hidden_initiative().to_owned() } else { from.title };
        view! { <p class="small soft">{t.branched_from()} " " <a href=format!("/comments/{comment}")>{title}</a></p> }
    });
    let grown = initiative.grown_at.map(|at| {
        view! {
            <p class="small soft">
                {t
                    .grown_on(GrownOn {
                        at: &at.date(t.0),
                        began: &initiative.started_at.date(t.0),
                    })} " " <a href=format!("/initiatives/{id}/versions")>{t.versions()}</a>
            </p>
        }
    });
    view! {
        {from}
        {grown}
        {initiative
            .may
            .grow
            .then(|| {
                view! {
                    <p>
                        <a href=format!("/initiatives/{id}/grow")>
                            <Icon drawing=NEXT />
                            " "
                            {t.grow_title()}
                        </a>
                    </p>
                }
            })}
    }
}
