//! Say that something breaks the law: where, why, who says so, and in good faith (Regulation (EU) 2022/2065, article 16,
//! paragraph 2). Whoever says that somebody is in danger reads at once to call 112 first (article 18).

use crate::notices::{receipt::ReceiptShown, server_fns::FileNotice};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::measures::concerned::Concerned;
use naast_domain::location::Location;
use naast_ui::{
    error::AppError,
    field::{Field, GroupError, Kind},
    form::{Form, FormState, use_form},
    icon::{Icon, PHONE},
    page::Narrow,
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// The page: the form, and once it is sent the receipt.
#[component]
pub fn NoticeFormPage() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<FileNotice>(None);
    let done = state.times_done();
    move || {
        // Read, not only tracked: a memo that nobody read does not know what it depends on.
        done.get();
        match untrack(move || state.told()) {
            Some(receipt) => view! { <ReceiptShown receipt=receipt /> },
            None => view! {
                <Narrow title=t.notice_title()>
                    <p class="lede">{t.notice_lede()}</p>
                    <p>{t.notice_or_report()} " " <a href="/house-rules">{t.house_rules()}</a></p>
                    {asked_about().map(|about| view! { <Concerned about=about /> })}
                    <NoticeForm state=state />
                    <p>
                        <a href="/notices">{t.notice_follow()}</a>
                    </p>
                </Narrow>
            },
        }
    }
}

/// What the link to this page was about.
fn asked_about() -> Option<Location> {
    use_query_map().with_untracked(|query| query.get("about"))?.parse().ok()
}

/// Its address.
fn first_location() -> String {
    let path = asked_about().map(Location::path);
    let web = use_surroundings().with_untracked(|known| known.organisation.web_address.clone());
    path.map(|path| format!("{web}{path}")).unwrap_or_default()
}

#[component]
fn NoticeForm(state: FormState<FileNotice>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let location = state.typed("location", &first_location());
    let is_checked = move |name: &str| !state.typed(name, "").is_empty();
    view! {
        <Form state=state class="card stack gap-5 notice-form">
            <ErrorSummary error=error />
            <Field name="location" label=t.notice_location() hint=t.notice_location_hint() value=location error=error />
            <Field
                name="grounds"
                label=t.notice_grounds()
                hint=t.notice_grounds_hint()
                kind=Kind::Lines(6)
                value=state.typed("grounds", "")
                error=error
            />
            <Field name="law" label=t.notice_law() hint=t.notice_law_hint() value=state.typed("law", "") error=error />
            <div class="stack gap-3">
                <Check
                    name="danger"
                    text=t.notice_danger()
                    hint=t.notice_danger_hint()
                    checked=is_checked("danger")
                    error=error
                />
                <div role="status">
                    <div data-for="danger">
                        <CallFirst />
                    </div>
                </div>
            </div>
            <Notifier state=state error=error />
            <Check name="good_faith" text=t.notice_good_faith() checked=is_checked("good_faith") error=error />
            <div class="unseen" aria-hidden="true">
                <label>{t.notice_more()} " " <input type="text" name="more" tabindex="-1" autocomplete="off" /></label>
            </div>
            <div class="actions">
                <button class="button button--main">{t.send_notice()}</button>
            </div>
        </Form>
    }
}

/// Who says it; not asked of whoever reports sexual abuse of children.
#[component]
fn Notifier(state: FormState<FileNotice>, #[prop(into)] error: Signal<Option<AppError>>) -> impl IntoView {
    let t = use_texts();
    let (name, organisation) = use_surroundings().with_untracked(|known| {
        (known.viewer.member().map(|member| member.name.clone()).unwrap_or_default(), known.organisation.name.clone())
    });
    let is_exempt = !state.typed("exempt", "").is_empty();
    view! {
        <fieldset class="stack gap-3">
            <legend>{t.notice_who()}</legend>
            <p class="field__hint">{t.notice_who_hint(&organisation)}</p>
            <Check name="exempt" text=t.notice_exempt() hint=t.notice_exempt_hint() checked=is_exempt error=error />
            <Field name="name" label=t.notice_name() value=state.typed("name", &name) error=error />
            <Field name="email" label=t.notice_email() kind=Kind::Email value=state.typed("email", "") error=error />
        </fieldset>
    }
}

/// A box to tick, with what is wrong with it.
#[component]
fn Check(
    name: &'static str,
    text: &'static str,
    #[prop(optional)] hint: &'static str,
    checked: bool,
    #[prop(into)] error: Signal<Option<AppError>>,
) -> impl IntoView {
    view! {
        <div>
            <GroupError name=name error=error />
            <label class="check">
                <input type="checkbox" name=name value="1" checked=checked />
                " "
                <span>
                    {text}
                    {(!hint.is_empty())
                        .then(|| {
                            view! {
                                " "
                                <small>{hint}</small>
                            }
                        })}
                </span>
            </label>
        </div>
    }
}

/// What to do first when somebody is in danger, as the organisation says it.
#[component]
pub fn CallFirst() -> impl IntoView {
    let t = use_texts();
    let (said, lang) = use_surroundings()
        .with_untracked(|known| (known.organisation.danger(t.0).to_owned(), known.organisation.danger.lang(t.0)));
    let said = if said.is_empty() { t.danger_first().to_owned() } else { said };
    view! {
        <div class="notice">
            <Icon drawing=PHONE />
            <p lang=lang>{said}</p>
        </div>
    }
}
