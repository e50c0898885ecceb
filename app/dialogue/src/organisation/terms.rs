//! How moderators work, in plain words: what they may do, that people decide, which automatic help there is, and what
//! happens at misuse (Regulation (EU) 2022/2065, articles 14, paragraph 1, and 23, paragraph 4).

use leptos::prelude::*;
use naast_ui::surroundings::use_texts;
use naast_ui::view;

/// The section, below the house rules.
#[component]
pub fn Terms() -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="card stack gap-3" aria-labelledby="terms">
            <h2 id="terms">{t.terms_title()}</h2>
            <p>{t.terms_people()}</p>
            <p>{t.terms_measures()}</p>
            <p>{t.terms_reasons()}</p>
            <p>{t.terms_newcomers()}</p>
            <p>{t.terms_misuse()}</p>
        </section>
    }
}
