//! A measure with its statement of reasons: what was done, on which ground, the facts, how long it lasts, and how to
//! object (Regulation (EU) 2022/2065, article 17).

use crate::{
    appeals::{
        forms::{AppealForm, AppealShown, DecideForm},
        server_fns::{AskAgain, DecideAppeal},
    },
    moderation::{record::RECORD, server_fns::ReadMeasure},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::measures::statement::{Sealed, Statement};
use naast_domain::{
    appeals::{Contested, MeasurePage},
    ids::MeasureId,
    moderation::record::RecordFilter,
    paging::Cursor,
};
use naast_ui::{
    form::{FormState, use_form},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    surroundings::{use_surroundings, use_texts},
    view,
};

/// The page.
#[component]
pub fn ReasonsPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        MeasureId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let (ask, decide) = (use_form::<AskAgain>(None), use_form::<DecideAppeal>(None));
    let (asked, decided) = (ask.times_done(), decide.times_done());
    let page =
        use_asked_again(move || format!("{} {}", asked.get(), decided.get()), move || ReadMeasure { id: id.get() });
    view! {
        <Narrow title=t.measure_and_reasons()>
            <Loaded asked=page show=move |page| view! { <Whole page=page ask=ask decide=decide /> } />
        </Narrow>
    }
}

#[component]
fn Whole(page: MeasurePage, ask: FormState<AskAgain>, decide: FormState<DecideAppeal>) -> impl IntoView {
    let t = use_texts();
    let MeasurePage { measure, body_html, sealed, is_yours, appeal, recourse } = page;
    let id = measure.id;
    let restricts = measure.kind.restricts() && measure.reversed_at.is_none();
    // Older measures stand further on in the record: this begins at this one.
    let recorded = RecordFilter::default().address(RECORD, Some(Cursor { key: id.0 + 1, id: id.0 + 1 }));
    let deciding = appeal.clone().filter(|_| recourse.may_decide);
    view! {
        <div class="stack gap-6">
            {is_yours.then(|| view! { <p class="lede">{t.about_your_text()}</p> })} <Statement measure=measure />
            {body_html
                .map(|html| {
                    view! {
                        <section class="case stack" aria-labelledby="text">
                            <h2 id="text">{t.the_text()}</h2>
                            <div class="quoted prose" inner_html=html />
                        </section>
                    }
                })} <Sealed versions=sealed />
            {(is_yours && restricts && appeal.is_none()).then(|| view! { <Redress /> })}
            {appeal.map(|appeal| view! { <AppealShown appeal=appeal /> })}
            {recourse.may_appeal.then(|| view! { <AppealForm contested=Contested::Measure(id) state=ask /> })}
            {deciding.map(|appeal| view! { <DecideForm appeal=appeal state=decide is_report=false /> })} <p>
                <a href=format!("{recorded}#m-{id}")>{t.see_in_record()}</a>
            </p>
        </div>
    }
}

/// How to object: another look, and outside of the organisation.
#[component]
fn Redress() -> impl IntoView {
    let t = use_texts();
    let (named, lang) = use_surroundings()
        .with_untracked(|known| (known.organisation.redress(t.0).to_owned(), known.organisation.redress.lang(t.0)));
    let outside = if named.is_empty() { t.redress_outside().to_owned() } else { named };
    view! {
        <section class="stack gap-2" aria-labelledby="redress">
            <h2 id="redress">{t.measure_not_agreed()}</h2>
            <p>{t.redress_inside()}</p>
            <p class="words" lang=lang>
                {outside}
            </p>
        </section>
    }
}
