//! What the organisation stands for, for everybody to read.

use crate::organisation::values_fns::ReadValues;
use leptos::prelude::*;
use naast_domain::organisation::value::{Value, ValueKind};
use naast_ui::{
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
};

/// The page.
#[component]
pub fn ValuesPage() -> impl IntoView {
    let t = use_texts();
    let values = use_asked(|| ReadValues {});
    view! {
        <Narrow title=t.values()>
            <p class="lede">{t.values_lede()}</p>
            <Loaded
                asked=values
                show=move |values| {
                    let (goals, values): (Vec<_>, Vec<_>) = values
                        .into_iter()
                        .filter(|value| !value.is_retired)
                        .partition(|value| value.kind == ValueKind::Goal);
                    let is_empty = goals.is_empty() && values.is_empty();
                    view! {
                        {is_empty.then(|| view! { <p class="empty">{t.values_none()}</p> })}
                        <Kept id="values" title=t.values_kind_value() values=values />
                        <Kept id="goals" title=t.values_kind_goal() values=goals />
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Kept(id: &'static str, title: &'static str, values: Vec<Value>) -> impl IntoView {
    let t = use_texts();
    let rows = values.into_iter().map(move |value| {
        view! {
            <li>
                <h3 lang=value.name.lang(t.0)>{value.name(t.0).to_owned()}</h3>
                <p lang=value.sentence.lang(t.0)>{value.sentence(t.0).to_owned()}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="stack">{rows}</ul>
            </section>
        }
    })
}
