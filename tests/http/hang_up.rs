//! Readers who walk away while their page is being rendered.

use crate::server::Server;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_hangs_up_breaks_nothing() {
    let panics = Arc::new(AtomicUsize::new(0));
    let counted = panics.clone();
    std::panic::set_hook(Box::new(move |info| {
        eprintln!("{info}");
        counted.fetch_add(1, Ordering::Relaxed);
    }));
    let server = Server::sqlite().await;
    let samira = server.member("Samira", None).await;
    let place = samira.tell("Een veilige Lindelaan.").await;
    for number in 0..20 {
        samira.say("", &format!("Reactie {number}")).await;
    }
    for wait in 0..200 {
        let page = samira.get(&place);
        let _ = tokio::time::timeout(Duration::from_micros(wait * 50), page).await;
    }
    assert_eq!(samira.get(&place).await.status(), 200);
    assert_eq!(panics.load(Ordering::Relaxed), 0);
}
