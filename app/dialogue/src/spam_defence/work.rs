//! The work of a browser, a little at a time, so that the page goes on meanwhile. Only whoever needs it downloads it.

use leptos::prelude::*;
use std::time::Duration;

/// How many numbers are tried at a time: some ten milliseconds of a simple phone.
const AT_A_TIME: u64 = 4_096;

#[lazy]
fn search(stamp: String, from: u64, many: u64, bits: u32) -> Option<u64> {
    naast_domain::spam_defence::proof_of_work::search(&stamp, from, many, bits)
}

/// Looks for the number from this one on, while it is wanted.
pub fn look(
    stamp: String,
    bits: u32,
    from: u64,
    is_wanted: impl Fn() -> bool + 'static,
    found: impl FnOnce(u64) + 'static,
) {
    leptos::task::spawn_local(async move {
        if !is_wanted() {
            return;
        }
        match search(stamp.clone(), from, AT_A_TIME, bits).await {
            Some(number) => found(number),
            None => set_timeout(move || look(stamp, bits, from + AT_A_TIME, is_wanted, found), Duration::ZERO),
        }
    });
}
