//! What a form of strangers brings along: when it was given, the work that its browser did, and a field that people do not
//! see. Without JavaScript all of it works but the work, and it says beforehand what that means.

use crate::spam_defence::work;
use leptos::{html::Input, prelude::*};
use naast_domain::spam_defence::arrival::{AT_WORK, Challenge, TRAP};
use naast_ui::{
    error::{AppError, ErrorKind},
    field::Field,
    surroundings::{Stamp, refresh, use_surroundings, use_texts},
    view,
    weight::effect::run_effect,
};

/// The fields; `is_done` once it was posted: then the next one needs work of its own.
#[component]
pub fn Arrival(
    #[prop(into)] error: Signal<Option<AppError>>,
    #[prop(into)] is_done: Signal<bool>,
    #[prop(optional)] prefix: &'static str,
) -> impl IntoView {
    let known = use_surroundings();
    let is_stale = StoredValue::new(false);
    // The form of a page that came from the server has its stamp already.
    let given = use_context::<Stamp>().map(|stamp| stamp.0).unwrap_or_default();
    let field = NodeRef::<Input>::new();
    let challenge = Memo::new(move |before: Option<&Challenge>| {
        let told = known.with(|known| known.challenge.clone());
        match before {
            // The form stays as old as it is, though the page was told anew.
            Some(before) if before.bits == told.bits && !is_stale.get_value() && has_stamp(before, field) => {
                before.clone()
            }
            _ => {
                is_stale.set_value(false);
                told
            }
        }
    });
    let proof = use_proof(challenge, field);
    run_effect(move || {
        if field.get().is_some() && challenge.with_untracked(|challenge| !has_stamp(challenge, field)) {
            refresh(known);
        }
    });
    run_effect(move || {
        let (error, is_done) = (error.get(), is_done.get());
        let asks_work = challenge.with_untracked(|challenge| challenge.bits > 0);
        if error.as_ref().is_some_and(|error| spends(error, asks_work)) || (is_done && asks_work) {
            is_stale.set_value(true);
            refresh(known);
        }
    });
    view! {
        <input
            type="hidden"
            name="arrival[stamp]"
            value=move || {
                challenge
                    .with(|challenge| if challenge.stamp.is_empty() { given.clone() } else { challenge.stamp.clone() })
            }
            node_ref=field
        />
        <input type="hidden" name="arrival[proof]" value=proof />
        <Trap error=error prefix=prefix />
        <Work challenge=challenge proof=proof />
    }
}

/// Whether a form has a stamp: from what was told last, or from the page.
fn has_stamp(challenge: &Challenge, field: NodeRef<Input>) -> bool {
    !challenge.stamp.is_empty() || field.get_untracked().is_some_and(|field| !field.value().is_empty())
}

/// Whether a new stamp is needed after this refusal: that of a form that was too new or too old, and one whose work was looked
/// at. What is refused before that, for what was typed or for who it is, leaves the work as it is.
fn spends(error: &AppError, asks_work: bool) -> bool {
    match error.kind {
        ErrorKind::FormSpent => true,
        ErrorKind::SignInNeeded | ErrorKind::NotAccepted => false,
        _ => asks_work,
    }
}

/// Machines fill in what people do not see. Should a person's browser have done it, they see the field and why.
#[component]
fn Trap(error: Signal<Option<AppError>>, prefix: &'static str) -> impl IntoView {
    let t = use_texts();
    let is_caught =
        Memo::new(move |_| error.with(|error| error.as_ref().is_some_and(|error| error.at(TRAP).is_some())));
    move || {
        if is_caught.get() {
            view! { <Field name=TRAP label=t.trap() hint=t.trap_hint() error=error prefix=prefix /> }
        } else {
            view! {
                <div class="unseen" aria-hidden="true">
                    <label>{t.trap()} " " <input type="text" name=TRAP tabindex="-1" autocomplete="off" /></label>
                </div>
            }
        }
    }
}

/// What goes on while the forum is flooded.
#[component]
fn Work(challenge: Memo<Challenge>, proof: RwSignal<String>) -> impl IntoView {
    let t = use_texts();
    move || {
        let words = move || match proof.get().as_str() {
            "" => t.work_without_script(),
            AT_WORK => t.work_goes_on(),
            _ => t.work_done(),
        };
        challenge.with(|challenge| challenge.bits > 0).then(|| {
            view! {
                <p class="small soft" role="status">
                    {words}
                </p>
            }
        })
    }
}

/// The work of the browser: nothing in a page without JavaScript.
fn use_proof(challenge: Memo<Challenge>, field: NodeRef<Input>) -> RwSignal<String> {
    let proof = RwSignal::new(String::new());
    run_effect(move || {
        let Challenge { stamp: told, bits } = challenge.get();
        proof.set(AT_WORK.to_owned());
        let in_page = field.get().map(|field| field.value()).unwrap_or_default();
        let stamp = if told.is_empty() { in_page } else { told.clone() };
        if bits > 0 && !stamp.is_empty() {
            // Somebody left the page, or the stamp is a new one: then nobody waits for this number.
            let is_wanted =
                move || challenge.try_with_untracked(|challenge| challenge.stamp == told).unwrap_or_default();
            work::look(stamp, bits, 0, is_wanted, move |number| {
                proof.try_set(number.to_string());
            });
        }
    });
    proof
}
