//! How often a second, and how long at worst.

use std::{
    fmt,
    future::Future,
    time::{Duration, Instant},
};

/// What was measured.
pub struct Measured {
    pub per_second: f64,
    /// The 99th percentile of the time that one takes.
    pub p99: Duration,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>7.0}/s  p99 {:>6.1} ms", self.per_second, self.p99.as_secs_f64() * 1000.0)
    }
}

/// Runs these at once; each says how long its parts took.
pub async fn all(tasks: Vec<impl Future<Output = Vec<Duration>> + Send + 'static>) -> Measured {
    let began = Instant::now();
    let running: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
    let mut times = Vec::new();
    for task in running {
        times.extend(task.await.expect("it ends well"));
    }
    let took = began.elapsed();
    times.sort_unstable();
    #[allow(clippy::cast_precision_loss)]
    let per_second = times.len() as f64 / took.as_secs_f64();
    Measured { per_second, p99: times.get(times.len() * 99 / 100).copied().unwrap_or_default() }
}

/// How long this takes.
pub async fn timed(work: impl Future) -> Duration {
    let began = Instant::now();
    work.await;
    began.elapsed()
}
