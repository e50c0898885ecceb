//! Who carries an initiative together, and inviting somebody to.

use crate::initiatives::{
    here::Here,
    offers::server_fns::{AnswerInvitation, InviteCarrier, StopCarrying},
};
use leptos::prelude::*;
use naast_domain::ids::InitiativeId;
use naast_ui::{
    field::Field,
    form::{Form, FormState, folded::FoldedForm, use_form},
    icon::PLUS,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The forms of this section: their states live as long as the page.
#[derive(Clone, Copy)]
pub struct CarrierForms {
    pub invite: FormState<InviteCarrier>,
    pub answer: FormState<AnswerInvitation>,
    pub stop: FormState<StopCarrying>,
}

impl CarrierForms {
    /// Fresh ones.
    pub fn fresh() -> Self {
        Self { invite: use_form(None), answer: use_form(None), stop: use_form(None) }
    }

    /// Changes when any of them was sent and answered.
    pub fn version(self) -> usize {
        self.invite.version() + self.answer.version() + self.stop.version()
    }
}

/// What the viewer may do about carrying it together.
#[component]
pub fn Carriers(initiative: Here, forms: CarrierForms) -> impl IntoView {
    let t = use_texts();
    let may = initiative.may;
    let id = initiative.id;
    let waiting = (!initiative.invited.is_empty())
        .then(|| view! { <p class="small soft">{t.invited_are(&initiative.invited.join(", "))}</p> });
    view! {
        {may
            .decline_invitation
            .then(|| view! { <InvitationForm id=id may_accept=may.accept_invitation state=forms.answer /> })}
        {may.invite_carrier.then(|| view! { <InviteForm id=id state=forms.invite /> })}
        {waiting}
        {may
            .stop_carrying
            .then(|| {
                view! {
                    <Form state=forms.stop>
                        <input type="hidden" name="id" value=id.to_string() />
                        <button class="quiet">{t.stop_carrying()}</button>
                    </Form>
                }
            })}
    }
}

#[component]
fn InvitationForm(id: InitiativeId, may_accept: bool, state: FormState<AnswerInvitation>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    view! {
        <section class="card card--call stack gap-3" aria-labelledby="invited">
            <h2 id="invited">{t.invited_to_carry()}</h2>
            <ErrorSummary error=error />
            <Form state=state class="actions">
                <input type="hidden" name="id" value=id.to_string() />
                {may_accept
                    .then(|| {
                        view! {
                            <button class="button button--main button--small" name="accepted" value="true">
                                {t.carry_yes()}
                            </button>
                        }
                    })}
                <button class="button button--small" name="accepted" value="false">
                    {t.carry_no()}
                </button>
            </Form>
        </section>
    }
}

#[component]
fn InviteForm(id: InitiativeId, state: FormState<InviteCarrier>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=PLUS words=t.invite_carrier() prefix="carrier-">
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="name"
                label=t.invite_name()
                hint=t.invite_hint()
                value=state.typed("name", "")
                error=error
                prefix="carrier-"
            />
        </FoldedForm>
    }
}
