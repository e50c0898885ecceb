//! Hydration: whether the program has taken over the page that the server rendered, which may be long after it was shown
//! (`frontend/loader.js`), and what becomes of the page when the program breaks off.

use leptos::{
    prelude::*,
    web_sys::{self, HtmlElement},
};
use std::cell::RefCell;

/// On `<html>` from the moment at which the program hears what is pressed and typed.
const ALIVE: &str = "data-alive";
/// On `<html>` once the program broke off: the loader then keeps every event from it.
const BROKEN: &str = "data-broken";
/// What `wasm_split` panics with when a lazy part does not come.
const MISSING: &str = "load callback should succeed";

thread_local! {
    /// Where the router goes, or went: known before a lazy part is asked for, while the address bar follows after it.
    static ADDRESS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Says that the program has taken over the page.
pub fn come_alive() {
    mark(ALIVE);
}

/// Whether it has. Not while a page is being hydrated: what its effects would do, the browser did when it came.
pub fn is_alive() -> bool {
    document().document_element().is_some_and(|page| page.has_attribute(ALIVE))
}

/// Gives an element the focus when it comes into a page that is alive. In a page that was rendered with it, its `autofocus`
/// did; by now the reader may be typing elsewhere.
pub fn take_focus(element: &HtmlElement) {
    if is_alive() {
        let _ = element.focus();
    }
}

/// Notes where the router goes.
pub fn go_on_to(address: String) {
    ADDRESS.with_borrow_mut(|kept| *kept = address);
}

/// Gives the page back to the browser after a panic. Somebody who was on the way to another page gets that one loaded
/// plainly; so does, in its place, a page whose part is missing because the site was updated. Never while hydrating: what
/// breaks off then would do so again after the next load.
pub fn give_up(panic: &str) {
    let was_alive = is_alive();
    mark(BROKEN);
    let (wanted, location) = (ADDRESS.try_with(RefCell::take).unwrap_or_default(), window().location());
    if !was_alive || wanted.is_empty() {
        return;
    }
    if is_elsewhere(&wanted, &location) {
        let _ = location.assign(&wanted);
    } else if panic.contains(MISSING) {
        let _ = location.reload();
    }
}

fn is_elsewhere(wanted: &str, location: &web_sys::Location) -> bool {
    let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    wanted.split('#').next() != Some(here.as_str())
}

fn mark(attribute: &str) {
    if let Some(page) = document().document_element() {
        let _ = page.set_attribute(attribute, "1");
    }
}
