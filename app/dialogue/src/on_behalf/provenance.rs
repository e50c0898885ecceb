//! Where something came from: who told it, how and when, and who wrote it down. It stays visible.

use leptos::prelude::*;
use naast_domain::provenance::{Origin, Provenance};
use naast_ui::{
    surroundings::{use_texts, use_today},
    texts::{Texts, ToldBy, WrittenBy},
    view,
};

/// How something came in, within a sentence.
pub fn origin_words(t: Texts, origin: Origin) -> &'static str {
    match origin {
        Origin::Phone => t.origin_phone(),
        Origin::Counter => t.origin_counter(),
        Origin::Street => t.origin_street(),
        Origin::Email => t.origin_email(),
        Origin::Letter => t.origin_letter(),
        Origin::Meeting => t.origin_meeting(),
        Origin::Website | Origin::Import => "",
    }
}

/// The line below a story or comment.
#[component]
pub fn ProvenanceLine(provenance: Provenance) -> impl IntoView {
    let t = use_texts();
    let today = use_today();
    let teller = if provenance.told_by.is_empty() { t.somebody_within().to_owned() } else { provenance.told_by };
    let told = t.told_by(ToldBy {
        date: &provenance.told_on.words(t.0, today),
        how: origin_words(t, provenance.origin),
        name: &teller,
    });
    let by = if provenance.entered_by.is_empty() { t.former_official().to_owned() } else { provenance.entered_by };
    let written = t.written_by(WrittenBy { by: &by, date: &provenance.entered_at.date(t.0) });
    let claimed = provenance.is_claimed.then(|| t.taken_over_since());
    view! { <p class="small soft provenance">{told} " " {written} " " {claimed}</p> }
}
