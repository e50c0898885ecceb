//! Beside the story: support, following, sharing, and what its author may do.

use crate::initiatives::{
    here::Here,
    server_fns::{Follow, Support},
};
use leptos::prelude::*;
use naast_domain::ids::InitiativeId;
use naast_ui::{
    form::{Form, FormState},
    here::{sign_in_address, use_here},
    icon::{BELL, CHECK, Icon, SUPPORT},
    surroundings::{use_surroundings, use_texts, use_viewer},
    view,
    wrong::ErrorSummary,
};

/// "I want this too": a pressed button in a form.
#[component]
pub fn SupportForm(initiative: Here, state: FormState<Support>) -> impl IntoView {
    let t = use_texts();
    let (viewer, here) = (use_viewer(), use_here());
    let error = state.errors();
    let id = initiative.id;
    let (pressed, count) = (initiative.is_supported, initiative.support_count);
    let may = initiative.may.support;
    let imported = (initiative.imported_support > 0).then(|| t.imported_support(initiative.imported_support));
    view! {
        <section class="stack gap-3" aria-labelledby="support">
            <h2 id="support">{t.support_title()}</h2>
            <p class="small soft">{t.support_count(count)} {imported.map(|text| format!(" {text}"))}</p>
            <ErrorSummary error=error />
            {move || {
                if may {
                    view! {
                        <Form state=state>
                            <input type="hidden" name="id" value=id.to_string() />
                            <input type="hidden" name="wanted" value=(!pressed).to_string() />
                            <Toggle is_on=pressed icon=SUPPORT off=t.support_button() on=t.support_on() />
                        </Form>
                    }
                } else if viewer.get().id().is_none() {
                    view! {
                        <p class="small">
                            <a href=move || sign_in_address(&here.get())>{t.sign_in_to_support()}</a>
                        </p>
                    }
                } else {
                    ().into_any()
                }
            }}
        </section>
    }
}

/// Follow or not, and what reaches you anyway.
#[component]
pub fn FollowForm(initiative: Here, state: FormState<Follow>) -> impl IntoView {
    let t = use_texts();
    let (is_own, followed) = (initiative.is_own, initiative.is_followed);
    initiative.may.follow.then(|| {
        view! {
            <section class="card card--call stack gap-3" aria-labelledby="follow">
                <h2 id="follow">{t.follow_title()}</h2>
                {is_own
                    .then(|| {
                        view! { <p class="small">{if followed { t.follow_own_on() } else { t.follow_own() }}</p> }
                    })}
                <Form state=state>
                    <input type="hidden" name="id" value=initiative.id.to_string() />
                    <input type="hidden" name="wanted" value=(!followed).to_string() />
                    <Toggle is_on=followed icon=BELL off=t.follow_button() on=t.follow_on() />
                </Form>
            </section>
        }
    })
}

/// A button that says how it stands: on reads differently from off, so it needs no `aria-pressed`.
#[component]
fn Toggle(is_on: bool, icon: &'static str, off: &'static str, on: &'static str) -> impl IntoView {
    let t = use_texts();
    let (class, icon, words) = if is_on { ("button button--on", CHECK, on) } else { ("button", icon, off) };
    view! {
        <button class=class>
            <Icon drawing=icon />
            " "
            {words}
            {is_on.then(|| view! { <span class="unseen">" " {t.press_to_end()}</span> })}
        </button>
    }
}

/// The address to pass on.
#[component]
pub fn Share(id: InitiativeId) -> impl IntoView {
    let t = use_texts();
    let web = use_surroundings().with_untracked(|known| known.organisation.web_address.clone());
    let address = format!("{web}/initiatives/{id}");
    view! {
        <div class="field">
            <label for="share" class="small">
                {t.share()}
            </label>
            <input class="input" id="share" readonly value=address />
        </div>
    }
}
