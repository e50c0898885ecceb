//! Drafts: what is being written is kept in the browser, and for members on the server too, so that nothing
//! typed is lost. It says so only when it is true.

use crate::{
    exchange::ask,
    form::{
        controls::{self, Content},
        server_fns::{KeepDraft, ReadDraft},
        start::Start,
    },
    surroundings::{use_texts, use_viewer},
    view,
    weight::effect::run_effect,
};
use leptos::{html, prelude::*, web_sys};
use naast_domain::members::Viewer;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

/// How long somebody pauses before the draft goes to the server.
const PAUSE: Duration = Duration::from_secs(2);

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Where a draft is kept, and what its form began with.
#[derive(Clone)]
struct Kept {
    key: String,
    place: String,
    start: Option<Start>,
    viewer: Signal<Viewer>,
    /// The address that replaces the draft with the starting text.
    offer: RwSignal<Option<String>>,
}

impl Kept {
    /// Begins with what was kept: in this browser, else on the server. Where the page came with it sent, what was kept is
    /// what was sent, and what is typed by now is something new.
    fn begin(self, within: NodeRef<html::Div>, is_sent: bool) {
        within.on_load(move |within| match storage().and_then(|storage| storage.get_item(&self.key).ok().flatten()) {
            _ if is_sent => forget(&self.key),
            Some(text) => self.fill(&within, &text),
            None if self.viewer.get_untracked().id().is_some() => leptos::task::spawn_local(async move {
                if let Ok(Some(text)) = ask(ReadDraft { place: self.place.clone() }).await {
                    self.fill(&within, &text);
                }
            }),
            None => {}
        });
    }

    /// Fills in what was kept. Beside a starting text it says so, unless that was chosen over it.
    fn fill(&self, within: &web_sys::Element, text: &str) {
        let Ok(content) = serde_json::from_str::<Content>(text) else { return };
        if self.start.as_ref().is_some_and(|start| start.replaces(&content)) {
            forget(&self.key);
            if self.viewer.try_get_untracked().is_some_and(|viewer| viewer.id().is_some()) {
                send(KeepDraft { place: self.place.clone(), content: String::new() });
            }
            return;
        }
        let (elements, found): (Vec<_>, Vec<_>) = controls::within(within).into_iter().unzip();
        let said = controls::filled(&found, &content, self.start.is_some());
        for (element, said) in elements.iter().zip(said) {
            if let Some(said) = said {
                controls::write(element, &said);
            }
        }
        let offer = self.start.as_ref().filter(|start| start.instead.is_empty());
        // Whoever asked may have gone on before the server answered.
        let _ = self.offer.try_set(offer.map(|start| start.instead_of(text)));
    }

    /// What is written now, as it is kept; empty when there is nothing.
    fn text(&self, within: &web_sys::Element) -> String {
        let found: Vec<_> = controls::within(within).into_iter().map(|(_, control)| control).collect();
        let Some(mut content) = controls::content(&found, self.start.is_some()) else { return String::new() };
        content.extend(self.start.as_ref().map(Start::mark));
        serde_json::to_string(&content).unwrap_or_default()
    }

    /// Keeps this text in the browser; tells whether it is kept.
    fn keep(&self, text: &str) -> bool {
        if text.is_empty() {
            forget(&self.key);
            return false;
        }
        storage().is_some_and(|storage| storage.set_item(&self.key, text).is_ok())
    }
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

/// Keeps what is filled in within it, until it was sent.
#[component]
pub fn Draft(
    /// Where it is written: `propose`, `reply:7:0`.
    #[prop(into)]
    place: String,
    /// Whether it was sent.
    is_done: Signal<bool>,
    /// The starting text that the form began with.
    #[prop(optional_no_strip)]
    start: Option<Start>,
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let key = format!("naast:{place}");
    let (is_kept, set_kept) = signal(false);
    let offer = RwSignal::new(None);
    let timer = Timer::default();
    let within = NodeRef::new();
    // The loader looks for it: where a draft waits the page comes alive by itself.
    let mark = place.clone();
    let kept = Kept { key: key.clone(), place, start, viewer, offer };
    kept.clone().begin(within, is_done.get_untracked());
    run_effect({
        let (key, timer) = (key.clone(), timer.clone());
        move || {
            if is_done.get() {
                timer.stop();
                forget(&key);
            }
        }
    });
    // Who walks away, or is led away by the answer before the effect above runs.
    run_effect({
        let (key, timer) = (key.clone(), timer.clone());
        move || {
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
        let text = kept.text(&within);
        set_kept.set(kept.keep(&text));
        if viewer.get_untracked().id().is_some() {
            timer.send_later(KeepDraft { place: kept.place.clone(), content: text });
        }
    };
    let begun = move || {
        offer.get().map(|href| {
            view! {
                <p class="notice" role="status">
                    {t.draft_begun()}
                    " "
                    <a href=href rel="external">
                        {t.use_start_instead()}
                    </a>
                </p>
            }
        })
    };
    view! {
        <div data-draft=mark node_ref=within on:input=keep on:submit=stop>
            {begun}
            {children()}
            <p class="soft small" role="status">
                {move || is_kept.get().then(|| t.draft_kept())}
            </p>
        </div>
    }
}
