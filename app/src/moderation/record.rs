//! What moderators did: the public record.

use crate::moderation::{
    record_filters::{Along, Filters},
    server_fns::ReadRecord,
};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{
    measures::{
        kinds::done,
        recorded::{about, by, decided_by, ground, lasts, look},
    },
    organisation::server_fns::ReadHouseRules,
};
use naast_domain::{measures::Measure, moderation::record::RecordFilter, paging::Page};
use naast_ui::{
    loaded::{Loaded, use_asked},
    moment::Moment,
    page::PageTitle,
    pager::Pager,
    paths::reasons_address,
    surroundings::use_texts,
    view,
};

/// Where the record stands.
pub const RECORD: &str = "/moderation/record";

/// The page.
#[component]
pub fn RecordPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| RecordFilter::read(|name| query.get(name))));
    let record = use_asked(move || ReadRecord { filter: filter.get() });
    let rules = use_asked(|| ReadHouseRules {});
    let feed = filter.get_untracked().address("/moderation/record.atom", None);
    view! {
        <PageTitle text=t.moderation_record().to_owned() />
        <Link rel="alternate" type_="application/atom+xml" title=t.moderation_record() href=feed />
        <div class="wrap page stack gap-6">
            <h1>{t.moderation_record()}</h1>
            <p class="lede">{t.moderation_record_lede()}</p>
            <p>
                <a href="/moderation/transparency">{t.to_transparency()}</a>
            </p>
            <Loaded
                asked=rules
                show=move |rules| move || view! { <Filters filter=filter.get() rules=rules.clone() /> }
            />
            <Loaded asked=record show=move |page| view! { <Lines page=page filter=filter.get_untracked() /> } />
            {move || view! { <Along filter=filter.get() /> }}
        </div>
    }
}

#[component]
fn Lines(page: Page<Measure>, filter: RecordFilter) -> impl IntoView {
    let t = use_texts();
    if page.items.is_empty() {
        return if filter == RecordFilter::default() {
            view! { <p class="empty">{t.record_empty()}</p> }
        } else {
            view! { <p class="empty">{t.record_none_found()} " " <a href=RECORD>{t.show_whole_record()}</a></p> }
        };
    }
    view! {
        <table class="record">
            <caption>{t.record_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.date()}</th>
                    <th scope="col">{t.what_done()}</th>
                    <th scope="col">{t.about_what()}</th>
                    <th scope="col">{t.label_rule()}</th>
                    <th scope="col">{t.why()}</th>
                    <th scope="col">{t.record_afterwards()}</th>
                </tr>
            </thead>
            <tbody>{page.items.into_iter().map(|measure| view! { <Line measure=measure /> }).collect_view()}</tbody>
        </table>
        <Pager next=page.next.map(|cursor| filter.address(RECORD, Some(cursor))) label=t.next_page() />
    }
}

#[component]
fn Line(measure: Measure) -> impl IntoView {
    let t = use_texts();
    let about = match about(t, &measure) {
        (Some(href), what) => view! { <a href=href>{what}</a> },
        (None, what) => what.into_any(),
    };
    let (lasts, decided) = (lasts(t, &measure), decided_by(t, &measure));
    let by = by(t, &measure);
    let look = measure.look.as_ref().map(|asked| format!("{} ", look(t, asked)));
    view! {
        <tr id=format!("m-{}", measure.id)>
            <td data-label=t.date()>
                <Moment at=measure.at />
            </td>
            <td data-label=t.what_done()>
                <a href=reasons_address(measure.id)>{done(t, measure.kind)}</a>
                " "
                <small>{by}</small>
            </td>
            <td data-label=t.about_what()>{about}</td>
            <td data-label=t.label_rule()>{ground(t, &measure)}</td>
            <td data-label=t.why()>{measure.reason.clone()}</td>
            <td data-label=t.record_afterwards()>{lasts} " " {look} <small>{decided}</small></td>
        </tr>
    }
}
