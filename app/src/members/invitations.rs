//! Inviting somebody by mail to take on a role, and who was invited and did not answer yet; for administrators.

use crate::members::{
    invitation_fns::{OfferRole, ReadRoleOffers, WithdrawRoleOffer},
    list::{in_office, role_name},
};
use leptos::prelude::*;
use naast_domain::members::{Role, RoleInvitation};
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, FormState, folded::FoldedForm, use_form},
    icon::PLUS,
    loaded::{Loaded, use_asked_again},
    surroundings::{use_surroundings, use_texts},
    texts::RoleOfferTo,
    view,
    wrong::ErrorSummary,
};

/// The form, and who was invited. Where no mail goes out there is neither.
#[component]
pub fn RoleOffers() -> impl IntoView {
    let mails = use_surroundings().with_untracked(|known| known.mails_codes);
    mails.then(|| view! { <Offering /> })
}

#[component]
fn Offering() -> impl IntoView {
    let (state, withdrawal) = (use_form::<OfferRole>(None), use_form::<WithdrawRoleOffer>(None));
    let again = move || format!("{} {}", state.version(), withdrawal.version());
    let offers = use_asked_again(again, || ReadRoleOffers {});
    // The form is drawn anew with the list: empty once somebody was invited.
    let show = move |offers| {
        view! {
            <Offer state=state />
            <Open offers=offers state=withdrawal />
        }
    };
    view! { <Loaded asked=offers show=show /> }
}

#[component]
fn Offer(state: FormState<OfferRole>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let roles = Role::ALL.iter().map(|role| (role.word().to_owned(), role_name(t, *role).to_owned())).collect();
    view! {
        <FoldedForm state=state icon=PLUS words=t.offer_role() prefix="offer-">
            <p>{t.offer_role_hint()}</p>
            <Field
                name="email"
                label=t.label_email()
                kind=Kind::Email
                value=state.typed("email", "")
                error=error
                prefix="offer-"
            />
            <Choice
                name="role"
                label=t.role()
                options=roles
                value=state.typed("role", Role::Official.word())
                error=error
                prefix="offer-"
            />
            <p class="small soft">{t.office_hint()}</p>
            <Field
                name="function"
                label=t.label_function()
                value=state.typed("function", "")
                error=error
                prefix="offer-"
            />
            <Field
                name="department"
                label=t.label_department()
                value=state.typed("department", "")
                error=error
                prefix="offer-"
            />
        </FoldedForm>
    }
}

#[component]
fn Open(offers: Vec<RoleInvitation>, state: FormState<WithdrawRoleOffer>) -> impl IntoView {
    let t = use_texts();
    if offers.is_empty() {
        return None;
    }
    let rows = offers.into_iter().map(|offer| {
        let role = in_office(t, offer.role, offer.office.as_ref());
        let until = offer.until.date(t.0);
        let label = format!("{}: {}", t.withdraw_role_offer(), offer.email);
        view! {
            <li class="row">
                <span>
                    {t
                        .role_offer_to(RoleOfferTo {
                            email: &offer.email,
                            role: &role,
                            date: &until,
                        })} {offer.refused.map(|said| view! { <small>" " {t.role_offer_refused(&said)}</small> })}
                </span>
                <button class="quiet" name="invitation" value=offer.id.to_string() aria-label=label>
                    {t.withdraw_role_offer()}
                </button>
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(view! {
        <section class="card stack" aria-labelledby="offers">
            <h2 id="offers">{t.role_offers()}</h2>
            <Form state=state>
                <ErrorSummary error=state.errors() />
                <ul class="stack gap-2">{rows}</ul>
            </Form>
        </section>
    })
}
