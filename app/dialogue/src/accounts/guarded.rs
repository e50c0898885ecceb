//! Pages that only some people see.

use leptos::prelude::*;
use naast_domain::may::MayAnywhere;
use naast_ui::{
    icon::{Icon, REPLY},
    page::Narrow,
    problem::Problem,
    surroundings::{use_surroundings, use_texts},
    view,
};

/// Shows it to administrators, and to others that it is not theirs.
pub fn guarded(content: impl FnOnce() -> AnyView) -> AnyView {
    only(|may| may.administer, content)
}

/// Shows it to whom this is true of, and to others once that it is not theirs.
pub fn only(who: fn(MayAnywhere) -> bool, content: impl FnOnce() -> AnyView) -> AnyView {
    let known = use_surroundings().get_untracked();
    if who(known.may) {
        content()
    } else {
        view! {
            <div class="wrap page narrow">
                <Problem error=known.refusal() />
            </div>
        }
    }
}

/// A page where administrators set something up, with the way back to all that there is to set up.
#[component]
pub fn Setting(#[prop(into)] title: String, children: Children) -> impl IntoView {
    let t = use_texts();
    guarded(move || {
        view! {
            <Narrow title=title>
                {children()} <p>
                    <a class="quiet" href="/administration">
                        <Icon drawing=REPLY />
                        " "
                        {t.back()}
                    </a>
                </p>
            </Narrow>
        }
    })
}
