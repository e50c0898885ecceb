//! One rule in the way, on a page of its own: to add an initiative, and for officials to say what came of it.

use crate::obstacles::{
    named::{Earlier, RuleFacts},
    outcome::{OutcomeTag, outcome_hint, outcome_name},
    server_fns::{LinkObstacle, ReadObstacle, SettleObstacle},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use naast_domain::{
    ids::ObstacleId,
    obstacles::{Obstacle, Outcome, Settlement},
};
use naast_ui::{
    field::{Field, GroupError, Kind},
    form::{Form, FormState, use_form},
    icon::{Icon, REPLY},
    loaded::{Loaded, use_asked_again},
    page::PageTitle,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn ObstaclePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        ObstacleId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let (link, settle) = (use_form::<LinkObstacle>(None), use_form::<SettleObstacle>(None));
    let (linked, settled) = (link.times_done(), settle.times_done());
    let rule =
        use_asked_again(move || format!("{} {}", linked.get(), settled.get()), move || ReadObstacle { id: id.get() });
    view! {
        <div class="wrap page narrow">
            <Loaded asked=rule show=move |obstacle| view! { <Whole obstacle=obstacle link=link settle=settle /> } />
        </div>
    }
}

#[component]
fn Whole(obstacle: Obstacle, link: FormState<LinkObstacle>, settle: FormState<SettleObstacle>) -> impl IntoView {
    let t = use_texts();
    let may = obstacle.may;
    let (id, settlement, earlier) = (obstacle.id, obstacle.settlement.clone(), obstacle.earlier.clone());
    view! {
        <PageTitle text=format!("{}: {}", t.obstacles(), obstacle.rule) />
        <div class="stack gap-6">
            <nav aria-label=t.breadcrumb()>
                <a class="quiet" href="/obstacles">
                    <Icon drawing=REPLY />
                    " "
                    {t.back_to_obstacles()}
                </a>
            </nav>
            <div class="stack gap-3">
                <h1>"“" {obstacle.rule.clone()} "”"</h1>
                <p>
                    <OutcomeTag outcome=settlement.as_ref().map(|settled| settled.outcome) />
                </p>
                <RuleFacts obstacle=obstacle />
            </div>
            <Earlier outcomes=earlier />
            {may.settle.then(|| view! { <SettleForm id=id state=settle settlement=settlement /> })}
            {may.link.then(|| view! { <LinkForm id=id state=link /> })}
        </div>
    }
}

/// For officials: what came of it, and why.
#[component]
fn SettleForm(id: ObstacleId, state: FormState<SettleObstacle>, settlement: Option<Settlement>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let is_settled = settlement.is_some();
    let (outcome, reason) = settlement.map_or(("", String::new()), |settled| (settled.outcome.word(), settled.reason));
    let title = if is_settled { t.settle_again() } else { t.settle_obstacle() };
    view! {
        <Form state=state class="card stack gap-5">
            <h2>{title}</h2>
            <ErrorSummary error=error prefix="settle-" />
            <input type="hidden" name="id" value=id.to_string() />
            <Outcomes state=state chosen=state.typed("outcome", outcome) />
            <Field
                name="reason"
                label=t.settle_reason()
                hint=t.settle_reason_hint()
                kind=Kind::Lines(4)
                value=state.typed("reason", &reason)
                error=error
                prefix="settle-"
            />
            <div class="actions">
                <button class="button button--main">{t.settle_button()}</button>
            </div>
        </Form>
    }
}

#[component]
fn Outcomes(state: FormState<SettleObstacle>, chosen: String) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let choices = Outcome::ALL.iter().map(move |outcome| {
        let is_chosen = chosen == outcome.word();
        view! {
            <label class="choice">
                <input type="radio" name="outcome" value=outcome.word() checked=is_chosen />
                " "
                <span>{outcome_name(t, Some(*outcome))} " " <small>{outcome_hint(t, *outcome)}</small></span>
            </label>
        }
    });
    view! {
        <fieldset class="choices choices--across">
            <legend>{t.label_outcome()}</legend>
            <GroupError name="outcome" error=error prefix="settle-" />
            {choices.collect_view()}
        </fieldset>
    }
}

/// For members: another initiative that ran into it.
#[component]
fn LinkForm(id: ObstacleId, state: FormState<LinkObstacle>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let asked = use_query_map().with_untracked(|query| query.get("initiative")).unwrap_or_default();
    view! {
        <Form state=state class="card stack gap-5">
            <h2>{t.link_obstacle()}</h2>
            <p>{t.link_obstacle_hint()}</p>
            <ErrorSummary error=error prefix="link-" />
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="initiative"
                label=t.label_initiative()
                hint=t.label_initiative_hint()
                value=state.typed("initiative", &asked)
                error=error
                prefix="link-"
            />
            <div class="actions">
                <button class="button">{t.link_obstacle_button()}</button>
            </div>
        </Form>
    }
}
