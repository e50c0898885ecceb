//! The accounts elsewhere with which a member signs in, on the page of their account.

use leptos::prelude::*;
use naast_dialogue::accounts::sign_on_fns::UnlinkSignOn;
use naast_domain::{day::Day, members::Account};
use naast_ui::{
    form::{Form, FormState},
    here::sign_on_address,
    surroundings::{use_surroundings, use_texts},
    texts::SessionSince,
    view,
    wrong::ErrorSummary,
};

/// The accounts elsewhere with which they come in; nothing where there is nowhere to come from.
#[component]
pub fn SignOns(account: Account, state: FormState<UnlinkSignOn>) -> impl IntoView {
    let t = use_texts();
    let known = use_surroundings();
    let (ways, language, today) =
        known.with_untracked(|known| (known.ways_in.clone(), known.language, Day::of(known.now)));
    if ways.is_empty() && account.sign_ons.is_empty() {
        return None;
    }
    let is_linked = |issuer: &str| account.sign_ons.iter().any(|own| own.issuer == issuer);
    let others = ways.iter().filter(|way| !is_linked(&way.issuer)).map(|way| {
        view! {
            <a class="button" rel="external" href=sign_on_address(&way.key, "/account")>
                {t.add_way_in(&way.name)}
            </a>
        }
    });
    let others = others.collect_view();
    let own = account.sign_ons.into_iter().map(move |own| {
        let way = ways.iter().find(|way| way.issuer == own.issuer);
        let name = way.map_or_else(|| own.issuer.clone(), |way| way.name.clone());
        let label = format!("{}: {name}", t.unlink_sign_on());
        let since = Day::of(own.since).words(language, today);
        view! {
            <li class="row">
                <span>
                    {t
                        .session_since(SessionSince {
                            device: &name,
                            day: &since,
                        })}
                </span>
                <button class="quiet" name="issuer" value=own.issuer aria-label=label>
                    {t.unlink_sign_on()}
                </button>
            </li>
        }
    });
    Some(view! {
        <section class="card stack" aria-labelledby="elsewhere">
            <h2 id="elsewhere">{t.other_ways_in()}</h2>
            <Form state=state>
                <ErrorSummary error=state.errors() />
                <ul class="stack gap-2">{own.collect_view()}</ul>
            </Form>
            <div class="actions">{others}</div>
        </section>
    })
}
