//! Beside a text, for officials and moderators: what was noted, and asking a moderator for help.

use crate::cases::{
    casework_fns::{CallForHelp, ReadAside},
    notes::{Calls, Notes, ToCase},
};
use leptos::{prelude::*, server_fn::ServerFn};
use naast_dialogue::measures::about::{About, in_address, named};
use naast_domain::{cases::casework::Aside, location::Location, measures::Subject};
use naast_ui::{
    form::{Form, FormState, tap::Tap, use_form},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    paths::aside_address,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// Beside an initiative.
#[component]
pub fn AsideOfInitiative() -> impl IntoView {
    view! { <AsidePage about=Memo::new(|_| in_address(Location::Initiative)) /> }
}

/// Beside a comment.
#[component]
pub fn AsideOfComment() -> impl IntoView {
    view! { <AsidePage about=Memo::new(|_| in_address(Location::Comment)) /> }
}

/// Beside a profile.
#[component]
pub fn AsideOfProfile() -> impl IntoView {
    view! { <AsidePage about=Memo::new(|_| in_address(Location::Profile)) /> }
}

#[component]
fn AsidePage(about: Memo<Location>) -> impl IntoView {
    let t = use_texts();
    let call = use_form::<CallForHelp>(None);
    let called = call.times_done();
    let aside = use_asked_again(move || called.get().to_string(), move || ReadAside { about: about.get() });
    view! {
        <Narrow title=t.aside()>
            <p class="lede">{t.aside_lede()}</p>
            <Loaded
                asked=aside
                show=move |aside| {
                    let Aside { subject, title, calls, is_called, may_call, .. } = aside;
                    view! {
                        <p>
                            <a href=subject.path()>{named(t, subject, title)}</a>
                        </p>
                        <ToCase subject=subject />
                        {(may_call || !calls.is_empty())
                            .then(|| {
                                view! {
                                    <section class="stack gap-3" aria-labelledby="help">
                                        <h2 id="help">{t.help_calls()}</h2>
                                        <Calls calls=calls />
                                        {is_called.then(|| view! { <p>{t.help_you_wait()}</p> })}
                                        {may_call.then(|| view! { <CallForm subject=subject state=call /> })}
                                    </section>
                                }
                            })}
                        <Notes subject=subject />
                    }
                }
            />
        </Narrow>
    }
}

/// One tap: nothing to fill in.
#[component]
fn CallForm(subject: Subject, state: FormState<CallForHelp>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    view! {
        <Form state=state class="stack gap-3">
            <ErrorSummary error=error prefix="help-" />
            <About subject=subject />
            <div class="actions">
                <button class="button">{t.help_call()}</button>
            </div>
        </Form>
    }
}

/// The same tap in a thread, where the official is reading.
#[component]
pub fn HelpButton(subject: Subject) -> impl IntoView {
    let t = use_texts();
    view! {
        <Tap path=CallForHelp::PATH words=t.help_call()>
            <About subject=subject />
            {subject
                .comment()
                .is_none()
                .then(|| {
                    view! {
                        <a class="quiet" href=aside_address(subject)>
                            {t.aside_link()}
                        </a>
                    }
                })}
        </Tap>
    }
}
