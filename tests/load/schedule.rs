//! Requests that begin when they are due, whatever became of those before: like people, who do not wait for each other.
//! The time of each is counted from when it was due, so that a queue counts.

use crate::client::Connection;
use std::{
    fmt,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::{Instant, sleep_until};

/// How many a second.
pub const RATE: u32 = 50;
/// For how many seconds; before these, one that does not count.
const SECONDS: u32 = 15;

/// How long pages took.
#[derive(Clone, Copy)]
pub struct Times {
    pub p50: Duration,
    pub p99: Duration,
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        write!(f, "p50 {:>6.1}  p99 {:>6.1} ms", ms(self.p50), ms(self.p99))
    }
}

/// Asks for a page as the holder of this session, or of none, over and over.
pub async fn read(address: SocketAddr, path: &str, session: &str) -> Times {
    read_while(address, path, session, |number| number < RATE * (SECONDS + 1)).await
}

/// The same, as long as this says so of the number of the next request.
pub async fn read_while(address: SocketAddr, path: &str, session: &str, goes_on: impl Fn(u32) -> bool) -> Times {
    let idle: Arc<Mutex<Vec<Connection>>> = Arc::default();
    let began = Instant::now();
    let mut asked = Vec::new();
    for number in (0..).take_while(|number| goes_on(*number)) {
        let due = began + Duration::from_secs(1) * number / RATE;
        sleep_until(due).await;
        let (idle, path, session) = (idle.clone(), path.to_owned(), session.to_owned());
        asked.push(tokio::spawn(async move {
            let free = idle.lock().expect("nobody panicked").pop();
            let mut http = match free {
                Some(http) => http,
                None => Connection::open(address).await,
            };
            http.get_as(&path, &session).await;
            let took = due.elapsed();
            idle.lock().expect("nobody panicked").push(http);
            took
        }));
    }
    let mut times = Vec::new();
    for page in asked.into_iter().skip(RATE as usize) {
        times.push(page.await.expect("a page"));
    }
    times.sort_unstable();
    let at = |hundredths: usize| times.get(times.len() * hundredths / 100).copied().unwrap_or_default();
    Times { p50: at(50), p99: at(99) }
}
