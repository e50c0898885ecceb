//! Your code: in with it, reading along, answering, taking down; and seeing what it is about before taking it over.

use crate::on_behalf::server_fns::{EnterClaimCode, LeaveClaim, ReadClaim, TakeDown, TakeOverClaim};
use leptos::prelude::*;
use naast_domain::{location::Location, on_behalf::Claim};
use naast_ui::{
    alive::take_focus,
    error::{AppError, ErrorKind},
    field::Field,
    form::{Form, FormState, folded::FoldedForm, use_form},
    here::{register_address, sign_in_address},
    icon::MINUS,
    loaded::{LoadedIf, use_asked_again},
    page::Narrow,
    surroundings::{refresh_surroundings, use_surroundings, use_texts, use_today, use_viewer},
    texts::{ClaimInside, ClaimIsThis},
    title::titled,
    view,
    weight::effect::run_effect,
    wrong::{ErrorSummary, error_text},
};

/// The page.
#[component]
pub fn ClaimPage() -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let state = use_form::<EnterClaimCode>(None);
    let entered = state.times_done();
    let who = move || viewer.with(|viewer| (viewer.id(), viewer.claimant().map(|claimant| claimant.behalf)));
    let claim = use_asked_again(move || format!("{} {:?}", entered.get(), who()), || ReadClaim {});
    state.when_done(refresh_surroundings);
    view! {
        <Narrow title=t.your_code()>
            <LoadedIf
                asked=claim
                show=move |claim| match claim.flatten() {
                    Some((claim, kept_from)) if viewer.with_untracked(|viewer| viewer.id().is_some()) => {
                        view! { <TakeOver claim=claim kept_from=kept_from /> }
                    }
                    Some((claim, _)) => view! { <Inside claim=claim /> },
                    None => view! { <CodeForm state=state /> },
                }
            />
        </Narrow>
    }
}

#[component]
fn CodeForm(state: FormState<EnterClaimCode>) -> impl IntoView {
    let t = use_texts();
    let locked = Signal::derive(move || locked_for(state.error()));
    let error = Signal::derive(move || state.error().filter(|_| locked.get().is_none()));
    let known = use_surroundings().get_untracked();
    let lede = if known.viewer.member().is_some() { t.claim_lede_member() } else { t.claim_lede() };
    view! {
        <p class="lede">{lede}</p>
        <Form state=state class="card stack">
            <Locked minutes=locked />
            <ErrorSummary error=error />
            <Field name="code" label=t.label_code() hint=t.code_hint() error=error />
            <div class="actions">
                <button class="button button--main">{t.enter_code()}</button>
            </div>
        </Form>
        <p class="small soft">{t.call_us(&known.organisation.phone_unbroken())}</p>
    }
}

/// For how many minutes codes are locked, if that is the matter.
pub fn locked_for(error: Option<AppError>) -> Option<i64> {
    match error?.kind {
        ErrorKind::TooOften { minutes } => Some(minutes),
        _ => None,
    }
}

/// Codes are locked for a while, mostly by somebody else: whoever has a good one can call.
#[component]
pub fn Locked(minutes: Signal<Option<i64>>) -> impl IntoView {
    let t = use_texts();
    let phone = use_surroundings().with_untracked(|known| known.organisation.phone_unbroken());
    let place = NodeRef::<leptos::html::Div>::new();
    run_effect(move || {
        if let (Some(_), Some(element)) = (minutes.get(), place.get()) {
            take_focus(&element);
        }
    });
    move || {
        minutes.get().map(|minutes| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1" autofocus=true node_ref=place>
                    <h2>{t.claim_locked()}</h2>
                    <p>{t.claim_locked_why(&phone)} " " {t.claim_locked_wait(minutes)}</p>
                </div>
            }
        })
    }
}

/// Where it stands that a code is about.
fn address(claim: &Claim) -> String {
    Location::of(claim.initiative, claim.comment).path()
}

/// What a member sees before they take it over: what it is, and whose.
#[component]
fn TakeOver(
    claim: Claim,
    /// Why they may not, if they may not.
    kept_from: Option<AppError>,
) -> impl IntoView {
    let t = use_texts();
    let place = address(&claim);
    let title = titled(t, claim.title);
    view! {
        <p class="lede">
            {t
                .claim_is_this(ClaimIsThis {
                    date: &claim.told_on.words(t.0, use_today()),
                    name: &claim.name,
                })}
        </p>
        <p>
            <a href=place>{title}</a>
        </p>
        {match kept_from {
            None => view! { <TakeOverForm /> },
            Some(AppError { kind: ErrorKind::OwnCase, .. }) => view! { <p>{t.claim_own_case()}</p> },
            Some(error) => view! { <p>{error_text(t, &error)}</p> },
        }}
        <LeaveForm text=t.claim_not_now() />
    }
}

#[component]
fn TakeOverForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeOverClaim>(None);
    let error = state.errors();
    view! {
        <Form state=state class="card stack gap-3">
            <ErrorSummary error=error />
            <p>{t.claim_take_over_hint()}</p>
            <div class="actions">
                <button class="button button--main">{t.take_over_claim()}</button>
            </div>
        </Form>
    }
}

/// Out again, with the code as it was.
#[component]
fn LeaveForm(text: &'static str) -> impl IntoView {
    let state = use_form::<LeaveClaim>(None);
    state.when_done(refresh_surroundings);
    view! {
        <Form state=state>
            <button class="button button--small">{text}</button>
        </Form>
    }
}

#[component]
fn Inside(claim: Claim) -> impl IntoView {
    let t = use_texts();
    let place = address(&claim);
    let title = titled(t, claim.title);
    view! {
        <p class="lede">
            {t
                .claim_inside(ClaimInside {
                    date: &claim.told_on.words(t.0, use_today()),
                    name: &claim.name,
                })}
        </p>
        <p>
            <a class="button button--main" href=place>
                {title}
            </a>
        </p>
        <p>{t.claim_inside_hint()}</p>
        <section class="card stack gap-3" aria-labelledby="keep">
            <h2 id="keep">{t.claim_account()}</h2>
            <p>{t.claim_account_hint()}</p>
            <p class="actions">
                <a class="button" href=register_address("/claim")>
                    {t.register()}
                </a>
                <a class="button" href=sign_in_address("/claim")>
                    {t.sign_in()}
                </a>
            </p>
        </section>
        <TakeDownForm />
        <LeaveForm text=t.leave_claim() />
    }
}

#[component]
fn TakeDownForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeDown>(None);
    state.when_done(refresh_surroundings);
    view! {
        <FoldedForm state=state icon=MINUS words=t.take_down()>
            <p>{t.take_down_hint()}</p>
        </FoldedForm>
    }
}
