//! Scroll restoration within the app: back leads to where one was, once what stood there is in the page again. Browsers try
//! at once, while the page is still short. Before the program takes over, and after it, that is theirs.

use leptos::{
    ev,
    prelude::*,
    web_sys::{FocusOptions, HtmlElement, ScrollRestoration},
};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

/// For how many frames something may take until it is there: about three seconds.
const FRAMES: u32 = 180;

thread_local! {
    /// How far down the reader was, by address.
    static PLACES: RefCell<HashMap<String, f64>> = RefCell::default();
    /// What becomes of the page: while it is exchanged for another it is shorter, which is nobody's scrolling.
    static MOVE: Cell<Move> = const { Cell::new(Move::Still) };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Still,
    /// Another page is on its way; the address bar follows it.
    On,
    /// A page that the reader saw before is made anew.
    Back,
}

fn address() -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    part(location.pathname()) + &part(location.search())
}

/// Takes scroll restoration over from the browser, for as long as this page lives.
pub fn keep_places() {
    let leave_to = |who| drop(window().history().and_then(|history| history.set_scroll_restoration(who)));
    leave_to(ScrollRestoration::Manual);
    // A page that is loaded again, or come back to from another site, is the browser's.
    window_event_listener(ev::pagehide, move |_| leave_to(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, move |_| leave_to(ScrollRestoration::Manual));
    window_event_listener(ev::scroll, |_| {
        if MOVE.get() == Move::Still {
            let down = window().scroll_y().unwrap_or_default();
            PLACES.with_borrow_mut(|places| places.insert(address(), down));
        }
    });
    // Who scrolls themselves is where they want to be.
    window_event_listener(ev::wheel, |_| stay());
    window_event_listener(ev::touchmove, |_| stay());
    window_event_listener(ev::keydown, |_| stay());
}

fn stay() {
    if MOVE.get() == Move::Back {
        MOVE.set(Move::Still);
    }
}

/// Gives the content of the page at this address the focus, unless the address names a place in it; and goes to where the
/// reader was, if they went back.
pub fn arrive(content: &HtmlElement, to: String, has_place: bool) {
    // Who goes on takes the address bar along in the end; who goes back was taken there by it.
    if address() != to {
        MOVE.set(Move::On);
        if !has_place {
            let _ = content.focus();
        }
        return wait_for(to, FRAMES);
    }
    MOVE.set(Move::Back);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = content.focus_with_options(&options);
    let wanted = PLACES.with_borrow(|places| places.get(&to).copied()).unwrap_or_default();
    go_back_to(wanted, FRAMES);
}

/// The move is over once the address bar says so and the browser told of the scrolling that came with it.
fn wait_for(to: String, frames: u32) {
    request_animation_frame(move || {
        if address() == to || frames == 0 {
            request_animation_frame(|| request_animation_frame(|| MOVE.set(Move::Still)));
        } else {
            wait_for(to, frames - 1);
        }
    });
}

fn go_back_to(wanted: f64, frames: u32) {
    request_animation_frame(move || {
        if MOVE.get() != Move::Back {
            return;
        }
        let height = document().document_element().map_or(0, |page| page.scroll_height());
        let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        if f64::from(height) - seen >= wanted || frames == 0 {
            window().scroll_to_with_x_and_y(0.0, wanted);
            request_animation_frame(|| MOVE.set(Move::Still));
        } else {
            go_back_to(wanted, frames - 1);
        }
    });
}
