//! Calendar leaf: a day, drawn.

use crate::surroundings::{use_texts, use_today};
use crate::view;
use leptos::prelude::*;
use naast_domain::day::Day;

/// A day on a leaf, as a calendar has it.
#[component]
pub fn Leaf(day: Day, #[prop(optional)] tone: &'static str) -> impl IntoView {
    let t = use_texts();
    let (number, month) = day.leaf(t.0, use_today());
    view! {
        <time class=format!("leaf {tone}") datetime=day.iso()>
            <b>{number}</b>
            " "
            <i>{month}</i>
        </time>
    }
}
