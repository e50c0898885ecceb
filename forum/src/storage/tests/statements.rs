//! How many statements a use case takes, without those that begin and end its transaction and take its locks. A test runs on
//! one thread, which counts its own.

use std::cell::Cell;

thread_local! {
    static RUN: Cell<usize> = const { Cell::new(0) };
}

/// Counts one.
pub fn count() {
    RUN.set(RUN.get() + 1);
}

/// How many this runs, and what comes of it.
pub async fn statements_of<T>(work: impl Future<Output = T>) -> (usize, T) {
    let before = RUN.get();
    let done = work.await;
    (RUN.get() - before, done)
}
