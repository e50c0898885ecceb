//! The server: pages, forms, server functions, live updates, demo and command line. The binary `naast` only calls
//! it; the tests start it, too.
#![recursion_limit = "512"]

/// A page is made of thousands of small pieces: with the allocator of the C library a third of the time of a page went into
/// handing out memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod assets;
mod backups;
mod calendar;
mod client;
pub mod command;
pub mod config;
mod crawlers;
mod demo;
mod done;
mod faults;
mod forms;
pub mod jobs;
mod kept;
mod language;
mod live;
pub mod mail;
mod markup;
mod page;
mod policy;
mod prefetch;
mod protection;
mod record;
mod reload;
pub mod router;
pub mod serve;
pub mod sign_on;
pub mod site;
pub mod watch;
