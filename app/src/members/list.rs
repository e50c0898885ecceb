//! Members, their roles, and one-time codes for who forgot their password.

use crate::members::{
    invitations::RoleOffers,
    server_fns::{GiveRecoveryCode, GrantRole, ReadMembers, RevokeRole, SetManager},
};
use leptos::prelude::*;
use leptos_router::{components::Form as GetForm, hooks::use_query_map};
use naast_dialogue::accounts::guarded::Setting;
use naast_domain::{
    members::{MemberRow, Office, Role},
    paging::Cursor,
};
use naast_ui::{
    field::Field,
    form::{Again, Form, FormState, use_form, use_form_here},
    loaded::{Loaded, use_asked_again},
    pager::Pager,
    paths::escape,
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn MembersPage() -> impl IntoView {
    let query = use_query_map();
    let (revoke, manager) = (use_form::<RevokeRole>(None), use_form::<SetManager>(None));
    let granted = RwSignal::new(0);
    provide_context(Again(granted));
    let again = move || format!("{} {} {}", granted.get(), revoke.version(), manager.version());
    let members = use_asked_again(again, move || {
        let (letters, after) = query.with(|query| (query.get("q").unwrap_or_default(), query.get("after")));
        ReadMembers { letters, after: after.and_then(|after| Cursor::parse(&after)) }
    });
    let code = use_form::<GiveRecoveryCode>(None);
    let t = use_texts();
    let error = Signal::derive(move || revoke.error().or_else(|| manager.error()).or_else(|| code.error()));
    let letters = query.with_untracked(|query| query.get("q").unwrap_or_default());
    let again = escape(&letters);
    view! {
        <Setting title=t.members()>
            <ErrorSummary error=error />
            <RoleOffers />
            <GetForm method="GET" action="/administration/members" attr:class="filters">
                <Field name="q" label=t.search_by_name() value=letters error=Signal::derive(|| None) />
                <button class="button">{t.search()}</button>
            </GetForm>
            <div role="status">
                {move || {
                    code.told()
                        .map(|code| {
                            view! {
                                <div class="card stack">
                                    <p>{t.code_given()}</p>
                                    <p class="claim">{code}</p>
                                </div>
                            }
                        })
                }}
            </div>
            <Loaded
                asked=members
                show=move |page| {
                    let next = page.next.map(|cursor| { format!("/administration/members?q={again}&after={cursor}") });
                    view! {
                        <ul class="worklist card">
                            {page
                                .items
                                .into_iter()
                                .map(|row| {
                                    view! { <Row row=row revoke=revoke manager=manager code=code /> }
                                })
                                .collect_view()}
                        </ul>
                        <Pager next=next label=t.next_page() />
                    }
                }
            />
        </Setting>
    }
}

/// What a role is called.
pub fn role_name(t: Texts, role: Role) -> &'static str {
    match role {
        Role::Official => t.role_official(),
        Role::Moderator => t.role_moderator(),
        Role::Administrator => t.role_administrator(),
    }
}

/// A role as it is offered, with the office of an official.
pub fn in_office(t: Texts, role: Role, office: Option<&Office>) -> String {
    let name = role_name(t, role);
    match office {
        Some(office) => format!("{name} ({}, {})", office.function, office.department),
        None => name.to_owned(),
    }
}

#[component]
fn Row(
    row: MemberRow,
    revoke: FormState<RevokeRole>,
    manager: FormState<SetManager>,
    code: FormState<GiveRecoveryCode>,
) -> impl IntoView {
    let t = use_texts();
    let id = row.id.to_string();
    let own = StoredValue::new(id.clone());
    let held = row.roles.iter().map(|role| {
        let text = t.revoke(role_name(t, role));
        view! {
            <Form state=revoke>
                <input type="hidden" name="member" value=own.get_value() />
                <input type="hidden" name="role" value=role.word() />
                <button class="button button--small">{text}</button>
            </Form>
        }
    });
    let held = held.collect_view();
    let grant = use_form_here::<GrantRole>(Some(("member", id.clone())));
    let marks = row.is_manager.then(|| t.role_manager());
    let names = row.roles.iter().map(|role| role_name(t, role)).chain(marks).collect::<Vec<_>>().join(", ");
    let (is_official, is_manager, granting) = (row.roles.official, row.is_manager, row.clone());
    view! {
        <li>
            <div>
                <h2 class="worklist__title">
                    <a href=format!("/members/{id}")>{row.name.clone()}</a>
                </h2>
                <p>{names} {row.office.map(|office| format!(" · {}, {}", office.function, office.department))}</p>
                <details class="disclose" open=grant.errors().get_untracked().is_some()>
                    <summary>{t.change_roles()} <span class="unseen">" " {row.name}</span></summary>
                    <div class="stack">
                        <div class="actions">
                            {held}
                            {is_official
                                .then(|| {
                                    view! { <ManagerForm id=own.get_value() is_manager=is_manager state=manager /> }
                                })}
                        </div>
                        <GrantForm row=granting state=grant />
                        <Form state=code>
                            <input type="hidden" name="member" value=own.get_value() />
                            <button class="button button--small">{t.give_code()}</button>
                        </Form>
                    </div>
                </details>
            </div>
        </li>
    }
}

/// One press marks an official as manager, or takes the mark away.
#[component]
fn ManagerForm(id: String, is_manager: bool, state: FormState<SetManager>) -> impl IntoView {
    let t = use_texts();
    let text = if is_manager { t.unmake_manager() } else { t.make_manager() };
    view! {
        <Form state=state>
            <input type="hidden" name="member" value=id />
            <input type="hidden" name="wanted" value=(!is_manager).to_string() />
            <button class="button button--small">{text}</button>
        </Form>
    }
}

/// Gives a role, to whoever signs in with the address that is typed; an official gets another office in the same way.
#[component]
fn GrantForm(row: MemberRow, state: FormState<GrantRole>) -> impl IntoView {
    let t = use_texts();
    let (error, prefix) = (state.errors(), format!("grant-{}-", row.id));
    let role_id = format!("{prefix}role");
    let office = row.office.unwrap_or_default();
    let typed = state.typed("role", "");
    let held = row.roles;
    let roles = Role::ALL.iter().filter(|role| **role == Role::Official || !held.has(**role)).map(|role| {
        let name = if held.has(*role) { t.other_office() } else { role_name(t, *role) };
        let word = role.word();
        view! {
            <option value=word selected=typed == word>
                {name}
            </option>
        }
    });
    let roles = roles.collect_view();
    view! {
        <Form state=state class="stack gap-3">
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="member" value=row.id.to_string() />
            <div class="field">
                <label for=role_id.clone()>{t.role()}</label>
                <select class="input" id=role_id name="role">
                    {roles}
                </select>
            </div>
            <Field
                name="email"
                label=t.label_email()
                hint=t.address_to_grant()
                value=state.typed("email", "")
                error=error
                prefix=prefix.clone()
            />
            <p class="small soft">{t.office_hint()}</p>
            <Field
                name="function"
                label=t.label_function()
                value=state.typed("function", &office.function)
                error=error
                prefix=prefix.clone()
            />
            <Field
                name="department"
                label=t.label_department()
                value=state.typed("department", &office.department)
                error=error
                prefix=prefix
            />
            <label class="check">
                <input type="checkbox" name="manager" value="1" />
                " "
                <span>{t.role_manager()} " " <small>{t.manager_hint()}</small></span>
            </label>
            <div class="actions">
                <button class="button button--small">{t.grant()}</button>
            </div>
        </Form>
    }
}
