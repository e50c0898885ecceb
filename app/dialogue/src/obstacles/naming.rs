//! Naming a rule in the way. A visitor writes first, and says who they are with the same form.

use crate::{
    accounts::who::Who, initiatives::server_fns::ReadInitiative, obstacles::server_fns::NameObstacle,
    spam_defence::arrival::Arrival,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::ids::{CommentId, InitiativeId};
use naast_ui::{
    error::AppError,
    field::{Field, Kind},
    form::{Form, draft::Draft, use_form},
    loaded::{LoadedIf, use_asked_if},
    page::Narrow,
    surroundings::{use_texts, use_viewer},
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn NamingPage() -> impl IntoView {
    let t = use_texts();
    let (initiative, comment) = use_query_map().with_untracked(|query| {
        let initiative = query.get("initiative").and_then(|id| id.parse::<InitiativeId>().ok());
        (initiative, query.get("comment").and_then(|id| id.parse::<CommentId>().ok()))
    });
    let about = use_asked_if(move || initiative.map(|id| ReadInitiative { id }));
    let register = initiative.map_or("/obstacles".to_owned(), |id| format!("/obstacles?initiative={id}"));
    view! {
        <Narrow title=t.name_obstacle()>
            <p class="lede">{t.name_obstacle_lede()}</p>
            <LoadedIf
                asked=about
                show=move |about| {
                    about
                        .filter(|about| !about.title.is_empty())
                        .map(|about| {
                            view! {
                                <p>
                                    {t.name_obstacle_about()} " "
                                    <a href=format!("/initiatives/{}", about.id)>{about.title}</a>
                                </p>
                            }
                        })
                }
            />
            <p>
                <a href=register>{t.name_obstacle_look_first()}</a>
            </p>
            <NamingForm initiative=initiative comment=comment />
        </Narrow>
    }
}

#[component]
fn NamingForm(initiative: Option<InitiativeId>, comment: Option<CommentId>) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<NameObstacle>(None);
    let error = state.errors();
    let is_done = Signal::derive(move || state.is_done());
    let typed = move |name: &str| state.typed(name, "");
    let back = initiative.map_or("/obstacles".to_owned(), |id| format!("/initiatives/{id}"));
    view! {
        <Draft place=format!("obstacle:{}", initiative.map_or(0, |id| id.0)) is_done=is_done>
            <Form state=state class="card stack gap-5">
                <ErrorSummary error=error />
                <input type="hidden" name="initiative" value=initiative.map(|id| id.to_string()).unwrap_or_default() />
                <input type="hidden" name="comment" value=comment.map(|id| id.to_string()).unwrap_or_default() />
                <Field name="heard" label=t.label_heard() hint=t.heard_hint() value=typed("heard") error=error />
                <Field
                    name="blocks"
                    label=t.label_blocks()
                    hint=t.blocks_hint()
                    kind=Kind::Lines(4)
                    value=typed("blocks")
                    error=error
                />
                <Field
                    name="citation"
                    label=t.label_citation()
                    hint=t.citation_hint()
                    value=typed("citation")
                    error=error
                />
                <Field name="link" label=t.label_link() hint=t.link_hint() value=typed("link") error=error />
                <Who error=error email=typed("email") name=typed("name") />
                <Arrival error=error is_done=is_done />
                <Buttons error=error back=back />
            </Form>
        </Draft>
    }
}

/// One button to send; while a visitor says who they are, `Who` brings its own.
#[component]
fn Buttons(error: Signal<Option<AppError>>, back: String) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    view! {
        <div class="actions">
            {move || {
                let is_asking = viewer.get().id().is_none() && error.get().is_some();
                (!is_asking).then(|| view! { <button class="button button--main">{t.put_in_register()}</button> })
            }} <a class="quiet" href=back>
                {t.back()}
            </a>
        </div>
    }
}
