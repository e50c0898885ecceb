//! Metrics, in the text format of OpenMetrics 1.0, which Prometheus reads.

use super::{Kind, process};
use crate::site::Site;
use axum::http::StatusCode;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::Registry,
};
use std::{sync::Arc, time::Duration};

/// Seconds within which requests are counted as answered.
const WITHIN: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// What is measured. Copies are the same ones.
#[derive(Debug, Clone)]
pub struct Metrics(Arc<Measured>);

#[derive(Debug)]
struct Measured {
    registry: Registry,
    requests: Family<Answered, Counter>,
    /// What most requests are counted in, at hand: answered with 200, and how soon, by kind.
    by_kind: [(Counter, Histogram); Kind::ALL.len()],
    under_way: Gauge,
    panics: Counter,
    jobs: Family<Job, Gauge>,
    failed_jobs: Family<Job, Counter>,
    /// What is looked up when somebody asks.
    ready: Gauge,
    connections: Family<Pool, Gauge>,
    most_connections: Family<Pool, Gauge>,
    streams: Gauge,
    kept: Gauge,
    rendered: Gauge,
    memory: Gauge,
    open_files: Gauge,
    most_open_files: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    kind: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    kind: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    job: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Pool {
    pool: &'static str,
}

/// A request that is being answered.
pub struct UnderWay(Metrics);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.0.under_way.dec();
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::default();
        let naast = registry.sub_registry_with_prefix("naast");
        naast.register("build", "The version that runs", Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]));
        let requests = Family::<Answered, Counter>::default();
        naast.register("requests", "Requests answered, by kind and status", requests.clone());
        let seconds = Family::<Asked, _>::new_with_constructor((|| Histogram::new(WITHIN)) as fn() -> Histogram);
        naast.register("request_seconds", "Seconds from a request to its answer", seconds.clone());
        let by_kind = Kind::ALL.map(|kind| {
            let kind = kind.word();
            let ok = requests.get_or_create_owned(&Answered { kind, status: 200 });
            (ok, seconds.get_or_create_owned(&Asked { kind }))
        });
        let jobs = Family::default();
        naast.register("job_done_timestamp_seconds", "When a job was last done, in Unix time", jobs.clone());
        let failed_jobs = Family::default();
        naast.register("job_failures", "How often a job could not be done", failed_jobs.clone());
        let panics = Counter::default();
        naast.register("panics", "Requests that ended in a fault of the program", panics.clone());
        let connections = Family::default();
        naast.register("database_connections", "Connections to the database in use", connections.clone());
        let most_connections = Family::default();
        naast.register("database_connections_max", "Connections to the database at most", most_connections.clone());
        let mut gauge = |name: &str, help: &str| {
            let gauge = Gauge::default();
            naast.register(name, help, gauge.clone());
            gauge
        };
        let under_way = gauge("requests_under_way", "Requests that are being answered");
        let ready = gauge("ready", "Whether the database answers and takes what is written");
        let streams = gauge("live_streams", "Readers who follow a thread");
        let kept = gauge("kept_pages_bytes", "Memory of pages that are kept for readers without a session");
        let rendered = gauge("kept_pages_rendered", "Pages rendered to be kept since the start");
        let mut gauge = |name: &str, help: &str| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let memory = gauge("process_resident_memory_bytes", "Memory of the process");
        let open_files = gauge("process_open_fds", "Open files and connections");
        let most_open_files = gauge("process_max_fds", "Open files and connections at most");
        gauge("process_start_time_seconds", "When the process began, in Unix time").set(process::now());
        Self(Arc::new(Measured {
            registry,
            requests,
            by_kind,
            under_way,
            panics,
            jobs,
            failed_jobs,
            ready,
            connections,
            most_connections,
            streams,
            kept,
            rendered,
            memory,
            open_files,
            most_open_files,
        }))
    }
}

impl Metrics {
    /// A request came in; it is under way until this is dropped.
    pub fn begin(&self) -> UnderWay {
        self.0.under_way.inc();
        UnderWay(self.clone())
    }

    /// A request was answered.
    pub fn answered(&self, kind: Kind, status: StatusCode, took: Duration) {
        let (ok, seconds) = &self.0.by_kind[kind as usize];
        if status == StatusCode::OK {
            ok.inc();
        } else {
            self.0.requests.get_or_create(&Answered { kind: kind.word(), status: status.as_u16() }).inc();
        }
        seconds.observe(took.as_secs_f64());
    }

    /// A request ended in a fault of the program.
    pub fn panicked(&self) {
        self.0.panics.inc();
    }

    /// A job was done, or could not be.
    pub fn job(&self, job: &'static str, is_done: bool) {
        let job = Job { job };
        if is_done {
            self.0.jobs.get_or_create(&job).set(process::now());
        } else {
            self.0.failed_jobs.get_or_create(&job).inc();
        }
    }

    /// All of it, as text.
    pub async fn text(&self, site: &Site) -> String {
        let of = &self.0;
        of.ready.set(i64::from(site.forum.is_ready().await.is_ok()));
        for (pool, used, most) in site.forum.connections() {
            of.connections.get_or_create(&Pool { pool }).set(i64::from(used));
            of.most_connections.get_or_create(&Pool { pool }).set(i64::from(most));
        }
        of.streams.set(i64::try_from(site.streams.count()).unwrap_or(i64::MAX));
        of.kept.set(i64::try_from(site.kept.size()).unwrap_or(i64::MAX));
        of.rendered.set(i64::try_from(site.kept.rendered()).unwrap_or(i64::MAX));
        of.memory.set(process::memory().unwrap_or_default());
        of.open_files.set(process::open_files().unwrap_or_default());
        of.most_open_files.set(process::most_open_files().unwrap_or(i64::MAX));
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = encode(&mut text, &of.registry);
        text
    }
}
