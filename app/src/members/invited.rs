//! An invitation to take on a role: the link from the mail leads here, and a button takes it on. A mail scanner that opens the link
//! presses nothing.

use crate::members::{
    invitation_fns::{AcceptRole, JoinByRoleOffer, ReadInvited},
    list::in_office,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::accounts::sign_on::WaysIn;
use naast_domain::members::{HowToAccept, Invited};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, use_form},
    here::sign_in_address,
    loaded::{Loaded, use_asked},
    page::Narrow,
    paths::escape,
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    texts::InvitedLede,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn InvitedPage() -> impl IntoView {
    let t = use_texts();
    let code = use_query_map().with_untracked(|query| query.get("code")).unwrap_or_default();
    let asked = use_asked({
        let code = code.clone();
        move || ReadInvited { code: code.clone() }
    });
    let forum = use_surroundings().with_untracked(|known| known.organisation.name.clone());
    let show = move |invited: Option<Invited>| {
        let Some(invited) = invited else {
            return view! { <p class="lede">{t.invited_over()}</p> }.into_any();
        };
        let role = in_office(t, invited.role, invited.office.as_ref());
        let lede = t.invited_lede(InvitedLede { forum: &forum, role: &role, email: &invited.email });
        let back = format!("/invited?code={}", escape(&code));
        let code = code.clone();
        let rest = match invited.how {
            HowToAccept::Accept => view! { <Accepting code=code /> }.into_any(),
            HowToAccept::Join => view! { <Joining code=code back=back /> }.into_any(),
            HowToAccept::SignOut => view! { <p class="notice notice--wait">{t.invited_other()}</p> }.into_any(),
            HowToAccept::SignIn => view! {
                <p>{t.invited_sign_in()}</p>
                <div class="actions">
                    <a class="button button--main" href=sign_in_address(&back)>
                        {t.sign_in()}
                    </a>
                </div>
            }
            .into_any(),
        };
        view! {
            <p class="lede">{lede}</p>
            {rest}
        }
        .into_any()
    };
    view! {
        <Narrow title=t.invited()>
            <Loaded asked=asked show=show />
        </Narrow>
    }
}

#[component]
fn Accepting(code: String) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<AcceptRole>(None);
    state.when_done(refresh_surroundings);
    view! {
        <Form state=state class="stack gap-5">
            <ErrorSummary error=state.errors() />
            <input type="hidden" name="code" value=code />
            <div class="actions">
                <button class="button button--main">{t.invited_accept()}</button>
            </div>
        </Form>
    }
}

#[component]
fn Joining(code: String, back: String) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<JoinByRoleOffer>(None);
    let error = state.errors();
    view! {
        <Form state=state class="card stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="code" value=code />
            <Field
                name="name"
                label=t.label_name_shown()
                hint=t.invited_name_hint()
                value=state.typed("name", "")
                error=error
            />
            <Field name="password" label=t.label_password() kind=Kind::NewPassword hint=t.password_hint() error=error />
            <div class="actions">
                <button class="button button--main">{t.invited_join()}</button>
            </div>
        </Form>
        <WaysIn back=back />
    }
}
