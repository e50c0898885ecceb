//! What moderators did: the public record.

use crate::{
    moderation::{kinds::done, reasons::reasons_address, server_fns::ReadRecord},
    surroundings::use_texts,
    ui::{
        loaded::{Loaded, use_asked},
        moment::Moment,
        page::PageTitle,
        pager::Pager,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::{measure::Measure, paging::Cursor};

/// The page.
#[component]
pub fn RecordPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let record = use_asked(move || ReadRecord { after: after() });
    view! {
        <PageTitle text=t.moderation_record().to_owned() />
        <div class="wrap page stack gap-6">
            <h1>{t.moderation_record()}</h1>
            <p class="lede">{t.moderation_record_lede()}</p>
            <Loaded asked=record show=move |page| {
                let is_empty = page.items.is_empty();
                if is_empty {
                    return view! { <p class="empty">{t.record_empty()}</p> }.into_any();
                }
                view! {
                    <table class="record">
                        <caption>{t.record_caption()}</caption>
                        <thead><tr><th scope="col">{t.date()}</th> <th scope="col">{t.what_done()}</th> <th scope="col">{t.about_what()}</th> <th scope="col">{t.label_rule()}</th> <th scope="col">{t.why()}</th></tr></thead>
                        <tbody>{page.items.into_iter().map(|measure| view! { <Line measure=measure /> }).collect_view()}</tbody>
                    </table>
                    <Pager next=page.next.map(|cursor| format!("/moderation/record?after={cursor}")) label=t.next_page() />
                }
                .into_any()
            } />
        </div>
    }
}

#[component]
fn Line(measure: Measure) -> impl IntoView {
    let t = use_texts();
    let kind = done(t, measure.kind);
    let about = measure.subject.map(|subject| {
        let title = if measure.title.is_empty() { t.hidden_initiative().to_owned() } else { measure.title.clone() };
        match subject.comment {
            Some(comment) => (format!("/comments/{comment}"), t.comment_in(&title)),
            None => (format!("/initiatives/{}", subject.initiative), title),
        }
    });
    let about = match about {
        Some((href, what)) => view! { <a href=href>{what}</a> }.into_any(),
        None => t.about_a_member().into_any(),
    };
    let ground = if measure.law.is_empty() { measure.rule.title(t.0).to_owned() } else { measure.law.clone() };
    let until = measure.until.map(|until| t.lasts_until(&until.date(t.0)));
    let reversed = measure.reversed_at.map(|at| t.lasts_reversed(&at.date(t.0)));
    view! {
        <tr id=format!("m-{}", measure.id)>
            <td data-label=t.date()><Moment at=measure.at /></td>
            <td data-label=t.what_done()><a href=reasons_address(measure.id)>{kind}</a> " " <small>{t.by_moderator(&measure.moderator_number.to_string())} {reversed.or(until).map(|lasts| format!(". {lasts}"))}</small></td>
            <td data-label=t.about_what()>{about}</td>
            <td data-label=t.label_rule()>{ground}</td>
            <td data-label=t.why()>{measure.reason.clone()}</td>
        </tr>
    }
}
