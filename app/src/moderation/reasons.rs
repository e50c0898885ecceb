//! A measure with its statement of reasons: what was done, on which ground, the facts, how long it lasts, and how to
//! object (Regulation (EU) 2022/2065, article 17).

use crate::{
    moderation::{
        about::named,
        appeals::{AppealForm, AppealShown, DecideForm},
        kinds::done,
        record::RECORD,
        recorded::{by, decided_by, ground, lasts, look, version_address},
        server_fns::{AskAgain, DecideAppeal, ReadMeasure},
    },
    surroundings::{use_surroundings, use_texts},
    ui::{
        form::{FormState, use_form},
        loaded::{Loaded, use_asked_again},
        moment::Moment,
        page::Narrow,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{
    appeal::{Contested, MeasurePage},
    ids::MeasureId,
    measure::Measure,
    paging::Cursor,
    record::RecordFilter,
    version::Version,
};

/// Where a measure is explained.
pub fn reasons_address(id: MeasureId) -> String {
    format!("/moderation/measures/{id}")
}

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
            {is_yours.then(|| view! { <p class="lede">{t.about_your_text()}</p> })}
            <Statement measure=measure />
            {body_html.map(|html| view! { <section class="case stack" aria-labelledby="text"><h2 id="text">{t.the_text()}</h2> <div class="reported prose" inner_html=html></div></section> })}
            <Sealed versions=sealed />
            {(is_yours && restricts && appeal.is_none()).then(|| view! { <Redress /> })}
            {appeal.map(|appeal| view! { <AppealShown appeal=appeal /> })}
            {recourse.may_appeal.then(|| view! { <AppealForm contested=Contested::Measure(id) state=ask /> })}
            {deciding.map(|appeal| view! { <DecideForm appeal=appeal state=decide is_report=false /> })}
            <p><a href=format!("{recorded}#m-{id}")>{t.see_in_record()}</a></p>
        </div>
    }
}

/// The statement, part by part.
#[component]
pub fn Statement(measure: Measure) -> impl IntoView {
    let t = use_texts();
    let place = measure.subject.map(|subject| (subject.path(), named(t, subject, measure.title.clone())));
    let (lasts, ground, version) = (lasts(t, &measure), ground(t, &measure), version_address(&measure));
    let is_plain = !measure.is_flagged && measure.second_number.is_none() && measure.reviewer.is_empty();
    let (by, decided) = (by(t, &measure), if is_plain { t.by_a_human() } else { decided_by(t, &measure) });
    let again = measure.look.as_ref().filter(|asked| !asked.reviewer.is_empty()).map(|asked| look(t, asked));
    let (rule_text, lang) = (measure.rule.text(t.0).to_owned(), measure.rule.text.lang(t.0));
    view! {
        <dl class="terms card">
            <dt>{t.what_done()}</dt>
            <dd>{done(t, measure.kind)} " " <small>{by} ", " <Moment at=measure.at /></small></dd>
            {place.map(|(href, title)| view! { <dt>{t.about_what()}</dt> <dd><a href=href>{title}</a></dd> })}
            {measure.target.map(|target| view! { <dt>{t.where_to()}</dt> <dd><a href=format!("/initiatives/{target}")>{t.the_other_initiative(&target.to_string())}</a></dd> })}
            {measure.minutes.map(|minutes| view! { <dt>{t.slow_minutes()}</dt> <dd>{minutes}</dd> })}
            <dt>{if measure.law.is_empty() { t.label_rule() } else { t.the_law() }}</dt>
            <dd>{ground} " " {(!rule_text.is_empty()).then(|| view! { <small lang=lang>{rule_text}</small> " " })} {version.map(|href| view! { <a href=href>{t.see_rule_that_day()}</a> })}</dd>
            <dt>{t.why()}</dt>
            <dd class="words">{measure.reason}</dd>
            <dt>{t.how_long()}</dt>
            <dd>{lasts}</dd>
            <dt>{t.by_whom()}</dt>
            <dd>{decided}</dd>
            {again.map(|again| view! { <dt>{t.appeal()}</dt> <dd>{again}</dd> })}
        </dl>
    }
}

/// What was masked, as it read before.
#[component]
pub fn Sealed(versions: Vec<Version>) -> impl IntoView {
    let t = use_texts();
    let shown = versions.into_iter().rev().map(|version| {
        let title = (!version.title.is_empty()).then(|| view! { <p><b>{version.title.clone()}</b></p> });
        view! {
            {title}
            <p class="version">{version.text}</p>
            <p class="small soft">{t.destroyed_on(&version.saved_at.date(t.0))}</p>
        }
    });
    let shown = shown.collect_view();
    (!shown.is_empty()).then(|| {
        view! { <section class="case stack" aria-labelledby="sealed"><h2 id="sealed">{t.what_was_masked()}</h2> <div class="reported stack">{shown}</div></section> }
    })
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
            <p class="words" lang=lang>{outside}</p>
        </section>
    }
}
