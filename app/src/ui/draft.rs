//! Drafts: what is being written is kept in the browser, and for members on the server too, so that nothing
//! typed is lost. It says so only when it is true.

use crate::{
    initiatives::server_fns::{draft, keep_draft},
    surroundings::{use_texts, use_viewer},
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
use std::{collections::BTreeMap, time::Duration};

/// How long somebody pauses before the draft goes to the server.
const PAUSE: Duration = Duration::from_secs(2);

type Content = BTreeMap<String, String>;

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn value_of(id: &str) -> Option<String> {
    let element = document().get_element_by_id(id)?;
    let area = element.dyn_ref::<web_sys::HtmlTextAreaElement>().map(web_sys::HtmlTextAreaElement::value);
    area.or_else(|| element.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value))
}

/// Fills a field that is still empty.
fn fill(id: &str, value: &str) {
    let Some(element) = document().get_element_by_id(id).filter(|_| value_of(id).is_some_and(|text| text.is_empty()))
    else {
        return;
    };
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.set_value(value);
    }
}

fn fill_all(text: &str) {
    if let Ok(content) = serde_json::from_str::<Content>(text) {
        for (id, value) in content {
            fill(&id, &value);
        }
    }
}

/// Keeps what is written in these fields, until it was sent.
#[component]
pub fn Draft(
    /// Where it is written: `propose`, `reply:7:0`.
    #[prop(into)]
    place: String,
    /// The ids of the fields.
    fields: &'static [&'static str],
    /// Whether it was sent.
    is_done: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let key = StoredValue::new(format!("naast:{place}"));
    let place = StoredValue::new(place);
    let (is_kept, set_kept) = signal(false);
    let pending = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let local = storage().and_then(|storage| storage.get_item(&key.get_value()).ok().flatten());
        match local {
            Some(text) => fill_all(&text),
            None if viewer.get_untracked().id().is_some() => leptos::task::spawn_local(async move {
                if let Ok(Some(text)) = draft(place.get_value()).await {
                    fill_all(&text);
                }
            }),
            None => {}
        }
    });
    Effect::new(move |_| {
        if is_done.get() {
            pending.update_value(|pending| {
                if let Some(pending) = pending.take() {
                    pending.clear();
                }
            });
            if let Some(storage) = storage() {
                let _ = storage.remove_item(&key.get_value());
            }
        }
    });
    let send = move |text: String| {
        leptos::task::spawn_local(async move {
            let _ = keep_draft(place.get_value(), text).await;
        });
    };
    let keep = move |_| {
        let content: Content = fields.iter().filter_map(|id| Some(((*id).to_owned(), value_of(id)?))).collect();
        let is_empty = content.values().all(String::is_empty);
        let text = if is_empty { String::new() } else { serde_json::to_string(&content).unwrap_or_default() };
        let kept = storage().is_some_and(|storage| storage.set_item(&key.get_value(), &text).is_ok());
        set_kept.set(kept && !is_empty);
        if viewer.get_untracked().id().is_some() {
            pending.update_value(|pending| {
                if let Some(pending) = pending.take() {
                    pending.clear();
                }
                *pending = set_timeout_with_handle(move || send(text), PAUSE).ok();
            });
        }
    };
    view! {
        <div on:input=keep>
            {children()}
            <p class="soft small" role="status">{move || is_kept.get().then(|| t.draft_kept())}</p>
        </div>
    }
}
