//! What to see of the public record, and taking that along in other forms. All choices stand in the address.

use crate::moderation::record::RECORD;
use leptos::prelude::*;
use leptos_router::components::Form as GetForm;
use naast_dialogue::measures::kinds::done;
use naast_domain::{
    day::Day,
    measures::MeasureKind,
    moderation::record::{RecordFilter, RecordGround, RecordPart},
    organisation::house_rule::HouseRule,
};
use naast_ui::{
    field::{Choice, Field, Kind},
    surroundings::use_texts,
    view,
};

/// The form.
#[component]
pub fn Filters(filter: RecordFilter, rules: Vec<HouseRule>) -> impl IntoView {
    let t = use_texts();
    let mut kinds = vec![(String::new(), t.any_kind().to_owned())];
    kinds.extend(MeasureKind::ALL.iter().map(|kind| (kind.word().to_owned(), done(t, *kind).to_owned())));
    let mut grounds = vec![(String::new(), t.any_ground().to_owned())];
    grounds.extend(rules.iter().map(|rule| (rule.number.to_string(), format!("{}. {}", rule.number, rule.title(t.0)))));
    grounds.push((RecordGround::Law.word(), t.the_law().to_owned()));
    let outcomes = RecordPart::ALL.iter().map(move |part| {
        let text = match part {
            RecordPart::All => t.outcome_all(),
            RecordPart::Undone => t.outcome_undone(),
            RecordPart::Appealed => t.outcome_appealed(),
        };
        (part.word().to_owned(), text.to_owned())
    });
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    let right = Signal::derive(|| None);
    view! {
        <search aria-label=t.record_filters()>
            <GetForm method="GET" action=RECORD attr:class="filters">
                <Choice
                    name="kind"
                    label=t.filter_kind()
                    options=kinds
                    value=filter.kind.map(MeasureKind::word).unwrap_or_default()
                />
                <Choice
                    name="ground"
                    label=t.filter_ground()
                    options=grounds
                    value=filter.ground.map(RecordGround::word).unwrap_or_default()
                />
                <Choice name="outcome" label=t.filter_outcome() options=outcomes.collect() value=filter.part.word() />
                <Field name="from" label=t.filter_from() kind=Kind::Day value=day(filter.from) error=right />
                <Field name="until" label=t.filter_until() kind=Kind::Day value=day(filter.until) error=right />
                <button class="button">{t.apply()}</button>
            </GetForm>
        </search>
    }
}

/// The same measures as a feed and as files.
#[component]
pub fn Along(filter: RecordFilter) -> impl IntoView {
    let t = use_texts();
    let address = move |ending: &str| filter.address(&format!("{RECORD}.{ending}"), None);
    view! {
        <section class="stack gap-2" aria-labelledby="along">
            <h2 id="along">{t.take_record_along()}</h2>
            <p>{t.take_record_along_hint()}</p>
            <ul class="linklist">
                <li>
                    <a href=address("atom") rel="external" type="application/atom+xml">
                        {t.record_feed()}
                    </a>
                </li>
                <li>
                    <a href=address("csv") rel="external" type="text/csv">
                        {t.record_csv()}
                    </a>
                </li>
                <li>
                    <a href=address("json") rel="external" type="application/json">
                        {t.record_json()}
                    </a>
                </li>
            </ul>
        </section>
    }
}
