//! What officials see of something entered on behalf of somebody: the contact, and a new code.

use crate::on_behalf::{
    enter::guarded,
    provenance::ProvenanceLine,
    server_fns::{IssueClaimCode, ReadBehalf},
    slip::SlipText,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{ids::BehalfId, location::Location, on_behalf::BehalfDetails};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, use_form},
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::Narrow,
    surroundings::use_texts,
    title::titled,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn BehalfPage() -> impl IntoView {
    let t = use_texts();
    guarded(move || {
        let params = use_params_map();
        let id =
            move || BehalfId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
        let details = use_asked(move || ReadBehalf { id: id() });
        let state = use_form::<IssueClaimCode>(None);
        view! {
            <Narrow title=t.on_behalf()>
                <Loaded asked=details show=move |details| view! { <Details details=details state=state /> } />
            </Narrow>
        }
    })
}

#[component]
fn Details(details: BehalfDetails, state: FormState<IssueClaimCode>) -> impl IntoView {
    let t = use_texts();
    let place = Location::of(details.initiative, details.comment).path();
    let name = details.provenance.told_by.clone();
    let contact = match details.contact {
        None => t.contact_not_for_you().to_owned(),
        Some(contact) if contact.is_empty() => t.no_contact().to_owned(),
        Some(contact) => contact,
    };
    let notes = details
        .notes
        .into_iter()
        .map(|note| view! { <li>{note.note} <small>{note.by} " · " <Moment at=note.at /></small></li> })
        .collect_view();
    let title = titled(t, details.title);
    let (id, may_have_code) = (details.id, details.may_have_code);
    view! {
        <p>
            <a href=place>{title}</a>
        </p>
        {details.is_taken_down.then(|| view! { <p>{t.taken_down_details()}</p> })}
        <ProvenanceLine provenance=details.provenance />
        <dl class="terms">
            <dt>{t.contact_label()}</dt>
            <dd>{contact}</dd>
        </dl>
        <div role="status">
            {move || {
                state
                    .told()
                    .map(|code| {
                        view! {
                            <section class="card stack gap-3 slip">
                                <SlipText name=name.clone() code=code.replace('-', " ") />
                            </section>
                        }
                    })
            }}
        </div>
        {if may_have_code {
            view! { <NewCode id=id state=state /> }
        } else {
            view! { <p class="small soft">{t.code_elsewhere()}</p> }
        }}
        {(!notes.is_empty())
            .then(|| {
                view! {
                    <section>
                        <h2>{t.earlier_codes()}</h2>
                        <ul class="linklist">{notes}</ul>
                    </section>
                }
            })}
    }
}

#[component]
fn NewCode(id: BehalfId, state: FormState<IssueClaimCode>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    view! {
        <Form state=state class="card stack">
            <h2>{t.new_code()}</h2>
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="note"
                label=t.new_code_why()
                hint=t.new_code_hint()
                kind=Kind::Lines(2)
                value=state.typed("note", "")
                error=error
            />
            <div class="actions">
                <button class="button button--main">{t.new_code()}</button>
            </div>
        </Form>
    }
}
