//! The log, on standard error: as text, or as a line of JSON for each event. Nobody can flood it: what is the same but for the
//! request that it happened in is told fifty times, and then once a second.

use clap::ValueEnum;
use serde::Deserialize;
use std::{io::stderr, panic};
use tracing::{Level, Metadata};
use tracing_subscriber::{
    EnvFilter, Layer, Registry,
    filter::{FilterExt, filter_fn},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};
use tracing_throttle::TracingRateLimitLayer;

/// What is logged unless `RUST_LOG` says otherwise.
const LOGGED: &str = "info,sqlx=warn,html5ever=error";
/// What differs between events that are the same.
const OF_ONE_REQUEST: [&str; 3] = ["number", "path", "ms"];

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    #[default]
    Text,
    Json,
}

/// Begins to log; panics are logged, too.
pub fn begin(format: Format) {
    let limit = TracingRateLimitLayer::builder().with_excluded_fields(OF_ONE_REQUEST.map(str::to_owned).to_vec());
    // Built from constants that are within bounds; if they ever are not, everything is logged.
    let limit = limit.build().unwrap_or_default();
    let troubles = line(format).with_filter(asked().and(filter_fn(is_trouble)).and(limit));
    let rest = line(format).with_filter(asked().and(filter_fn(|of| of.is_span() || !is_trouble(of))));
    // The first one to ask is the one that is heard; there is one for each process.
    let _ = tracing_subscriber::registry().with(vec![troubles.boxed(), rest.boxed()]).try_init();
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let what = panic.payload_as_str().unwrap_or("a panic");
        tracing::error!(target: "naast::panics", place, "{what}");
    }));
}

fn asked() -> EnvFilter {
    EnvFilter::try_from_default_env().unwrap_or_else(|_| LOGGED.into())
}

fn is_trouble(of: &Metadata<'_>) -> bool {
    *of.level() <= Level::WARN
}

fn line(format: Format) -> Box<dyn Layer<Registry> + Send + Sync> {
    let line = fmt::layer().with_writer(stderr);
    match format {
        Format::Text => line.boxed(),
        Format::Json => line.json().boxed(),
    }
}
