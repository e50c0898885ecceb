//! Live updates while reading: a quiet button says how many replies came; the page never jumps by itself. A page that
//! nobody sees holds no stream: browsers have six connections to a server that speaks HTTP/1.1, for all tabs together.

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
};
use naast_domain::ids::InitiativeId;
use naast_ui::{
    icon::{Icon, TALK},
    surroundings::{use_texts, use_viewer},
    view,
    weight::effect::run_effect,
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
    let authors = RwSignal::new(Vec::<String>::new());
    // Who joined while writing is known only after their comment came by.
    let count = Memo::new(move |_| {
        let own = viewer.get().id().map(|id| id.to_string());
        authors.with(|authors| authors.iter().filter(|author| own.as_ref() != Some(*author)).count())
    });
    run_effect(move || {
        let last = StoredValue::new(position);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            last.set_value(event.last_event_id().parse().unwrap_or(last.get_value()));
            authors.update(|authors| authors.push(event.data().as_string().unwrap_or_default()));
        });
        let stream = StoredValue::new_local((None::<EventSource>, hear));
        let follow = move || {
            stream.update_value(|(source, hear)| {
                source.take().inspect(EventSource::close);
                if !document().hidden() {
                    let address = format!("/live/initiatives/{id}?after={}", last.get_value());
                    *source = EventSource::new(&address).ok();
                    let listen = |source: &EventSource| {
                        source.add_event_listener_with_callback("comment", hear.as_ref().unchecked_ref()).ok()
                    };
                    let _ = source.as_ref().and_then(listen);
                }
            });
        };
        follow();
        let seen = window_event_listener_untyped("visibilitychange", move |_| follow());
        on_cleanup(move || {
            seen.remove();
            stream.try_with_value(|(source, _)| source.as_ref().map(EventSource::close));
        });
    });
    view! {
        <div role="status">
            {move || {
                let news = i64::try_from(count.get()).unwrap_or(i64::MAX);
                (news > 0)
                    .then(|| {
                        view! {
                            <button
                                class="button button--small"
                                on:click=move |_| {
                                    authors.update(Vec::clear);
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
