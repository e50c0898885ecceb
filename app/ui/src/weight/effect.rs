//! Effects of one type, as views are (`view`): what runs them is in the program once.

use leptos::prelude::Effect;

/// Runs this in the browser once the page stands, and again when a signal that it read has changed. In the server nothing runs.
pub fn run_effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}
