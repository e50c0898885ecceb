//! The frame around every page: the way to the content, the masthead and the footer. It shows only what exists.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use naast_domain::{companions::desk::Count, organisation::Organisation};
use naast_ui::{
    here::{current, sign_in_address, use_here},
    surroundings::{use_surroundings, use_texts, use_viewer},
    view,
};

/// Home, the places one can go, and one call.
#[component]
pub fn Masthead() -> impl IntoView {
    let t = use_texts();
    let known = use_surroundings();
    let name = move || known.with(|known| known.organisation.name.clone());
    view! {
        <a class="skip" href="#content" rel="external">
            {t.skip()}
        </a>
        <header class="masthead">
            <div class="wrap">
                <a class="masthead__home" href="/">
                    <span>
                        <b>"Naast"</b>
                        " "
                        <small>{name}</small>
                    </span>
                </a>
                <nav class="masthead__nav" aria-label=t.main_menu()>
                    <ul>
                        <Places />
                    </ul>
                </nav>
                <a class="button button--main button--small" href="/initiatives/new">
                    {t.tell_your_idea()}
                </a>
            </div>
        </header>
    }
}

#[component]
fn Places() -> impl IntoView {
    let t = use_texts();
    let known = use_surroundings();
    let (location, here) = (use_location(), use_here());
    let item = move |place: &'static str, text: String, count: Count| {
        let current = move || location.pathname.with(|path| current(place, path));
        let href = move || if place == "/sign-in" { sign_in_address(&here.get()) } else { place.to_owned() };
        let badge = (!count.is_none()).then(|| {
            view! {
                " "
                <span class="count">{count.words(t.0)} <span class="unseen">" " {t.new_mark()}</span></span>
            }
        });
        view! {
            <li>
                <a href=href aria-current=current>
                    {text}
                    {badge}
                </a>
            </li>
        }
    };
    move || {
        known.with(|known| {
            let none = Count::default();
            let mut places = vec![
                item("/", t.initiatives().to_owned(), none),
                item("/obstacles", t.obstacles_short().to_owned(), none),
                item("/house-rules", t.house_rules_short().to_owned(), none),
            ];
            if known.may.act_as_official {
                places.push(item("/desk", t.desk().to_owned(), known.desk));
            }
            if known.may.moderate {
                places.push(item("/moderation", t.moderation().to_owned(), Count::of(known.cases)));
            }
            if known.may.administer {
                places.push(item("/administration", t.administration().to_owned(), none));
            }
            if let Some(member) = known.viewer.member() {
                places.push(item("/for-you", t.for_you().to_owned(), Count::of(known.for_you)));
                places.push(item("/account", member.name.clone(), none));
            } else {
                if let Some(claimant) = known.viewer.claimant() {
                    places.push(item("/claim", t.reading_along_as(&claimant.name), none));
                }
                places.push(item("/sign-in", t.sign_in().to_owned(), none));
            }
            places
        })
    }
}

/// The number to call, which a telephone dials.
fn dialled(organisation: &Organisation) -> AnyView {
    let phone = organisation.phone.clone();
    match organisation.dial() {
        Some(address) => view! { <a href=address>{phone}</a> },
        None => phone.into_any(),
    }
}

/// Texts, the other languages, and whom to call.
#[component]
pub fn Footer() -> impl IntoView {
    let t = use_texts();
    let known = use_surroundings();
    let viewer = use_viewer();
    let contact = move || {
        known.with(|known| {
            let organisation = &known.organisation;
            let has_phone = !organisation.phone.is_empty();
            has_phone.then(|| {
                view! {
                    <p>
                        {t.rather_call()} " " <b>{dialled(organisation)}</b>
                        {(!organisation.address.is_empty()).then(|| format!(", {}", organisation.address))}
                        {(!organisation.opening.is_empty()).then(|| format!(". {}", organisation.opening))}
                    </p>
                }
            })
        })
    };
    view! {
        <footer class="footer">
            <div class="wrap">
                <ul class="row">
                    <li>
                        <a href="/about">{t.about()}</a>
                    </li>
                    <li>
                        <a href="/values">{t.values()}</a>
                    </li>
                    <li>
                        <a href="/commitments">{t.commitments()}</a>
                    </li>
                    <li>
                        <a href="/moderation/record">{t.moderation_record()}</a>
                    </li>
                    <li>
                        <a href="/notices/new">{t.notice_general()}</a>
                    </li>
                    <li>
                        <a href="/accessibility">{t.accessibility()}</a>
                    </li>
                    <li>
                        <a href="/privacy">{t.privacy()}</a>
                    </li>
                    <li>
                        <a href="/claim">{t.have_a_code()}</a>
                    </li>
                    {move || {
                        viewer
                            .get()
                            .id()
                            .is_none()
                            .then(|| {
                                view! {
                                    <li>
                                        <a href="/register">{t.register()}</a>
                                    </li>
                                }
                            })
                    }}
                    <OtherLanguages />
                </ul>
                {contact}
            </div>
        </footer>
    }
}

/// A link to this page in each other language that is offered.
#[component]
fn OtherLanguages() -> impl IntoView {
    let t = use_texts();
    let location = use_location();
    let back = move || {
        let search = location.search.get();
        let mark = if search.is_empty() { "" } else { "?" };
        naast_ui::paths::escape(&format!("{}{mark}{search}", location.pathname.get()))
    };
    let others = use_surroundings().with_untracked(|known| known.languages.clone());
    let others = others.into_iter().filter(move |language| *language != t.0).map(move |language| {
        let switch = move || format!("/language/{language}?back={}", back());
        view! {
            <li>
                <a href=switch rel="external" lang=language.tag() hreflang=language.tag()>
                    {language.own_name()}
                </a>
            </li>
        }
    });
    others.collect_view()
}
