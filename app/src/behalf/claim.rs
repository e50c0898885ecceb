//! Your code: in with it, reading along, answering, taking down, taking over.

use crate::{
    behalf::server_fns::{EnterClaimCode, LeaveClaim, ReadClaim, TakeDown},
    initiatives::standing::use_today,
    surroundings::{refresh_surroundings, use_surroundings, use_texts, use_viewer},
    ui::{
        field::Field,
        form::{Form, use_form},
        icon::{DOWN, Icon, MINUS},
        loaded::{LoadedIf, use_asked_if},
        page::Narrow,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use naast_domain::behalf::Claim;

/// The page.
#[component]
pub fn ClaimPage() -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let claim = use_asked_if(move || viewer.get().claimant().is_some().then_some(ReadClaim {}));
    view! {
        <Narrow title=t.your_code()>
            <LoadedIf asked=claim show=move |claim| match claim {
                Some(claim) => view! { <Inside claim=claim /> }.into_any(),
                None => view! { <CodeForm /> }.into_any(),
            } />
        </Narrow>
    }
}

#[component]
fn CodeForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<EnterClaimCode>(None);
    let error = Signal::derive(move || state.error());
    let known = use_surroundings().get_untracked();
    let is_member = known.viewer.member().is_some();
    let lede = if is_member { t.claim_lede_member() } else { t.claim_lede() };
    let button = if is_member { t.take_over_claim() } else { t.enter_code() };
    Effect::new(move |_| {
        if state.is_done() {
            refresh_surroundings();
        }
    });
    view! {
        <p class="lede">{lede}</p>
        <Form state=state class="card stack">
            <ErrorSummary error=error />
            <Field name="code" label=t.label_code() hint=t.code_hint() error=error />
            <div class="actions"><button class="button button--main">{button}</button></div>
        </Form>
        <p class="small soft">{t.call_us(&known.organisation.phone)}</p>
    }
}

#[component]
fn Inside(claim: Claim) -> impl IntoView {
    let t = use_texts();
    let place = claim
        .comment
        .map_or_else(|| format!("/initiatives/{}", claim.initiative), |comment| format!("/comments/{comment}"));
    let leave = use_form::<LeaveClaim>(None);
    Effect::new(move |_| {
        if leave.is_done() {
            refresh_surroundings();
        }
    });
    let title = if claim.title.is_empty() { t.hidden_initiative().to_owned() } else { claim.title };
    view! {
        <p class="lede">{t.claim_inside(&claim.told_on.words(t.0, use_today()), &claim.name)}</p>
        <p><a class="button button--main" href=place>{title}</a></p>
        <p>{t.claim_inside_hint()}</p>
        <section class="card stack gap-3" aria-labelledby="keep">
            <h2 id="keep">{t.claim_account()}</h2>
            <p>{t.claim_account_hint()}</p>
            <p class="actions"><a class="button" href="/register">{t.register()}</a> <a class="button" href="/sign-in">{t.sign_in()}</a></p>
        </section>
        <TakeDownForm />
        <Form state=leave><button class="button button--small">{t.leave_claim()}</button></Form>
    }
}

#[component]
fn TakeDownForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeDown>(None);
    let error = Signal::derive(move || state.error());
    Effect::new(move |_| {
        if state.is_done() {
            refresh_surroundings();
        }
    });
    view! {
        <details class="disclose">
            <summary><Icon drawing=MINUS /> " " {t.take_down()} " " <Icon drawing=DOWN /></summary>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error />
                <p>{t.take_down_hint()}</p>
                <div class="actions"><button class="button">{t.take_down()}</button></div>
            </Form>
        </details>
    }
}
