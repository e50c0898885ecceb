//! Drafts: what is being written is kept in the browser, and for members on the server too, so that nothing
//! typed is lost. It says so only when it is true.

use crate::{
    exchange::ask,
    initiatives::server_fns::{KeepDraft, ReadDraft},
    surroundings::{use_texts, use_viewer},
};
use leptos::{html, prelude::*, wasm_bindgen::JsCast, web_sys};
use naast_domain::member::Viewer;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

/// How long somebody pauses before the draft goes to the server.
const PAUSE: Duration = Duration::from_secs(2);

type Content = BTreeMap<String, String>;

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn field(within: &web_sys::Element, id: &str) -> Option<web_sys::Element> {
    within.query_selector(&format!("#{id}")).ok().flatten()
}

fn value_of(element: &web_sys::Element) -> Option<String> {
    let area = element.dyn_ref::<web_sys::HtmlTextAreaElement>().map(web_sys::HtmlTextAreaElement::value);
    area.or_else(|| element.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value))
}

/// Fills the fields that are still empty.
fn fill(within: &web_sys::Element, text: &str) {
    for (id, value) in serde_json::from_str::<Content>(text).unwrap_or_default() {
        let empty = field(within, &id).filter(|element| value_of(element).is_some_and(|text| text.is_empty()));
        let Some(element) = empty else { continue };
        if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            area.set_value(&value);
        } else if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            input.set_value(&value);
        }
    }
}

/// Begins with what was kept: in this browser, else on the server.
fn begin(within: NodeRef<html::Div>, key: String, place: String, viewer: Signal<Viewer>) {
    within.on_load(move |within| match storage().and_then(|storage| storage.get_item(&key).ok().flatten()) {
        Some(text) => fill(&within, &text),
        None if viewer.get_untracked().id().is_some() => leptos::task::spawn_local(async move {
            if let Ok(Some(text)) = ask(ReadDraft { place }).await {
                fill(&within, &text);
            }
        }),
        None => {}
    });
}

fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// What waits for a pause in the typing.
#[derive(Clone, Default)]
struct Timer(Arc<Mutex<Option<(TimeoutHandle, KeepDraft)>>>);

impl Timer {
    fn stop(&self) -> Option<KeepDraft> {
        let (handle, draft) = self.0.lock().ok()?.take()?;
        handle.clear();
        Some(draft)
    }

    /// Who walks away in the middle of a sentence does not wait for the pause.
    fn send_now(&self) {
        if let Some(draft) = self.stop() {
            send(draft);
        }
    }

    fn send_later(&self, draft: KeepDraft) {
        self.stop();
        let sent = draft.clone();
        let handle = set_timeout_with_handle(move || send(sent), PAUSE);
        if let (Ok(mut waiting), Ok(handle)) = (self.0.lock(), handle) {
            *waiting = Some((handle, draft));
        }
    }
}

fn send(draft: KeepDraft) {
    leptos::task::spawn_local(async move {
        let _ = ask(draft).await;
    });
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
    let key = format!("naast:{place}");
    let (is_kept, set_kept) = signal(false);
    let timer = Timer::default();
    let within = NodeRef::new();
    begin(within, key.clone(), place.clone(), viewer);
    Effect::new({
        let (key, timer) = (key.clone(), timer.clone());
        move |_| {
            if is_done.get() {
                timer.stop();
                forget(&key);
            }
        }
    });
    // Who walks away, or is led away by the answer before the effect above runs.
    Effect::new({
        let (key, timer) = (key.clone(), timer.clone());
        move |_| {
            let (key, timer) = (key.clone(), timer.clone());
            on_cleanup(move || {
                if is_done.try_get_untracked() == Some(true) {
                    forget(&key);
                }
                timer.send_now();
            });
        }
    });
    let stop = {
        let timer = timer.clone();
        move |_| drop(timer.stop())
    };
    let keep = move |_| {
        let Some(within) = within.get_untracked() else { return };
        let value = |id: &str| value_of(&field(&within, id)?);
        let content: Content = fields.iter().filter_map(|id| Some(((*id).to_owned(), value(id)?))).collect();
        let is_empty = content.values().all(String::is_empty);
        let text = if is_empty { String::new() } else { serde_json::to_string(&content).unwrap_or_default() };
        let kept = storage().is_some_and(|storage| storage.set_item(&key, &text).is_ok());
        set_kept.set(kept && !is_empty);
        if viewer.get_untracked().id().is_some() {
            timer.send_later(KeepDraft { place: place.clone(), content: text });
        }
    };
    view! {
        <div node_ref=within on:input=keep on:submit=stop>
            {children()}
            <p class="soft small" role="status">{move || is_kept.get().then(|| t.draft_kept())}</p>
        </div>
    }
}
