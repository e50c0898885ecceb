//! Live updates while reading: a quiet button says how many replies came; the page never jumps by itself.

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
};
use naast_domain::ids::InitiativeId;
use naast_ui::{
    icon::{Icon, TALK},
    surroundings::{use_texts, use_viewer},
};
use web_sys::{EventSource, MessageEvent};

/// A button that appears when others have posted since the page was made.
#[component]
pub fn News(
    id: InitiativeId,
    /// The newest journal entry when the page was made.
    position: i64,
    /// Called when the reader wants to see them.
    show: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let count = RwSignal::new(0_i64);
    Effect::new(move |_| {
        let Ok(source) = EventSource::new(&format!("/live/initiatives/{id}?after={position}")) else { return };
        let own = viewer.get_untracked().id().map(|id| id.to_string()).unwrap_or_default();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let author = event.data().as_string().unwrap_or_default();
            if own.is_empty() || author != own {
                count.update(|count| *count += 1);
            }
        });
        let _ = source.add_event_listener_with_callback("comment", hear.as_ref().unchecked_ref());
        let kept = StoredValue::new_local((source, hear));
        on_cleanup(move || {
            kept.try_with_value(|(source, _)| source.close());
        });
    });
    view! {
        <div role="status">
            {move || {
                let news = count.get();
                (news > 0)
                    .then(|| {
                        view! {
                            <button
                                class="button button--small"
                                on:click=move |_| {
                                    count.set(0);
                                    show.run(());
                                }
                            >
                                <Icon drawing=TALK />
                                " "
                                {t.new_replies(news)}
                            </button>
                        }
                    })
            }}
        </div>
    }
}
