//! The tests are in `main.rs`; this crate has nothing else.
