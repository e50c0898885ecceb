//! Coming in with an account elsewhere: the ways in that pages offer, and who somebody is here who came that way for the first time.

use crate::accounts::{
    enter::CurrentPassword,
    sign_on_fns::{JoinBySignOn, LinkSignOn, ReadFirstArrival},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::sign_on::FirstArrival;
use naast_ui::{
    field::Field,
    form::{Form, use_form},
    here::{FIRST_ARRIVAL, sign_in_address, sign_on_address},
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    texts::{LinkSignOnLede, Texts},
    view,
    wrong::ErrorSummary,
};

/// The ways in that lead elsewhere, each a link; nothing where there are none.
#[component]
pub fn WaysIn(
    /// Where they go on; empty for the front page.
    #[prop(into)]
    back: String,
    /// Whether what was typed on this page stays here meanwhile.
    #[prop(optional)]
    opens_beside: bool,
) -> impl IntoView {
    let t = use_texts();
    let ways = use_surroundings().with_untracked(|known| known.ways_in.clone());
    let target = opens_beside.then_some("_blank");
    (!ways.is_empty()).then(|| {
        let links = ways.into_iter().map(|way| {
            let words = if opens_beside { t.way_in_beside(&way.name) } else { way.name };
            view! {
                <a class="button" rel="external" target=target href=sign_on_address(&way.key, &back)>
                    {words}
                </a>
            }
        });
        view! { <div class="actions">{links.collect_view()}</div> }
    })
}

/// Why somebody did not come in that way, if that is so.
#[component]
pub fn NotIn() -> impl IntoView {
    let t = use_texts();
    let why = use_query_map().with_untracked(|query| query.get("refused")).unwrap_or_default();
    words_for(t, &why).map(|words| view! { <p class="notice notice--wait">{words}</p> })
}

fn words_for(t: Texts, why: &str) -> Option<&'static str> {
    Some(match why {
        "cancelled" => t.sign_on_cancelled(),
        "over" => t.sign_on_over(),
        "unreachable" => t.sign_on_unreachable(),
        "refused" => t.sign_on_refused(),
        _ => return None,
    })
}

/// The page of whoever came in that way for the first time.
#[component]
pub fn FirstArrivalPage() -> impl IntoView {
    let t = use_texts();
    let asked = use_asked(|| ReadFirstArrival {});
    let show = move |arrival: Option<FirstArrival>| match arrival {
        None => view! { <Over /> }.into_any(),
        Some(arrival) if arrival.member.is_some() => view! { <Linking arrival=arrival /> }.into_any(),
        Some(arrival) if arrival.is_known => view! { <Known arrival=arrival /> }.into_any(),
        Some(arrival) => view! { <Joining arrival=arrival /> }.into_any(),
    };
    view! {
        <Narrow title=t.first_arrival()>
            <Loaded asked=asked show=show />
        </Narrow>
    }
}

/// It took too long, or is done already.
#[component]
fn Over() -> impl IntoView {
    let t = use_texts();
    view! {
        <p class="lede">{t.sign_on_over()}</p>
        <div class="actions">
            <a class="button button--main" href="/sign-in">
                {t.sign_in()}
            </a>
        </div>
    }
}

/// Links it to the account with which they are signed in.
#[component]
fn Linking(arrival: FirstArrival) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<LinkSignOn>(None);
    let error = state.errors();
    state.when_done(refresh_surroundings);
    let name = arrival.member.unwrap_or_default();
    let lede = t.link_sign_on_lede(LinkSignOnLede { way_in: &arrival.way_in, name: &name });
    view! {
        <p class="lede">{lede}</p>
        <Form state=state class="card stack gap-5">
            <ErrorSummary error=error />
            <CurrentPassword is_asked=arrival.asks_password error=error />
            <div class="actions">
                <button class="button button--main">{t.link_sign_on()}</button>
                <a class="quiet" href="/account">
                    {t.no_thanks()}
                </a>
            </div>
        </Form>
    }
}

/// Somebody has an account with their address: they sign in to it first.
#[component]
fn Known(arrival: FirstArrival) -> impl IntoView {
    let t = use_texts();
    view! {
        <p class="lede">{t.known_here(&arrival.email.unwrap_or_default())}</p>
        <div class="actions">
            <a class="button button--main" href=sign_in_address(FIRST_ARRIVAL)>
                {t.sign_in()}
            </a>
        </div>
    }
}

/// Makes an account.
#[component]
fn Joining(arrival: FirstArrival) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<JoinBySignOn>(None);
    let error = state.errors();
    view! {
        <p class="lede">{t.first_arrival_lede(&arrival.way_in)}</p>
        <Form state=state class="card stack gap-5">
            <ErrorSummary error=error />
            <Field
                name="name"
                label=t.label_name_shown()
                hint=if arrival.is_official { t.name_hint_official() } else { t.name_hint() }
                value=state.typed("name", &arrival.name)
                error=error
            />
            {match arrival.email {
                Some(email) => view! { <p class="small soft">{t.first_arrival_email(&email)}</p> }.into_any(),
                None => view! { <p class="small soft">{t.first_arrival_no_email()}</p> }.into_any(),
            }}
            <div class="actions">
                <button class="button button--main">{t.register()}</button>
            </div>
            <p class="small soft">
                <a href="/house-rules">{t.how_we_talk()}</a>
                " · "
                <a href="/privacy">{t.privacy()}</a>
            </p>
        </Form>
        <p>{t.have_account()} " " <a href=sign_in_address(FIRST_ARRIVAL)>{t.first_arrival_link()}</a></p>
    }
}

/// Whoever signed out here may be signed in elsewhere still.
#[component]
pub fn SignedOutPage() -> impl IntoView {
    let t = use_texts();
    let key = use_query_map().with_untracked(|query| query.get("with")).unwrap_or_default();
    let way = use_surroundings().with_untracked(|known| known.ways_in.iter().find(|way| way.key == key).cloned());
    view! {
        <Narrow title=t
            .signed_out()>
            {way
                .map(|way| {
                    view! {
                        <p class="lede">{t.signed_out_lede(&way.name)}</p>
                        <div class="actions">
                            <a class="button" rel="external" href=format!("/sign-in/left/{}", way.key)>
                                {t.sign_out_elsewhere()}
                            </a>
                        </div>
                    }
                })} <p>
                <a href="/">{t.to_front_page()}</a>
            </p>
        </Narrow>
    }
}
