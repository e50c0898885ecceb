//! Serving, until somebody says stop.

use crate::{
    config::Settings,
    jobs::{clear, sweep},
    router::router,
    site::Site,
};
use anyhow::Context;
use axum::serve::ListenerExt;
use naast_forum::Forum;
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, signal::unix::SignalKind};

/// How long open requests get to finish after a signal; live updates have no end of their own.
const GRACE: Duration = Duration::from_secs(5);

/// Serves the forum until SIGINT or SIGTERM; requests under way are finished.
///
/// # Errors
/// When the address is taken.
pub async fn serve(forum: Forum, settings: &Settings) -> anyhow::Result<()> {
    let address = settings.listen();
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    tracing::info!("listening on http://{}", listener.local_addr()?);
    // The last bytes of a page do not wait for the browser to confirm the ones before (RFC 896).
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let jobs = [tokio::spawn(sweep(forum.clone())), tokio::spawn(clear(forum.clone()))];
    let site = Site::new(forum.clone(), settings.trusted_proxies(), settings.languages());
    let site = site.with_room(settings.kept_pages());
    let service = router(site);
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop_signal().await;
        tracing::info!("stopping");
        let _ = stopping.send(());
    });
    tokio::select! {
        result = server.into_future() => result?,
        () = async { let _ = stopped.await; tokio::time::sleep(GRACE).await; } => {}
    }
    for job in jobs {
        job.abort();
    }
    forum.close().await;
    Ok(())
}

async fn stop_signal() {
    let terminate = async {
        if let Ok(mut signal) = tokio::signal::unix::signal(SignalKind::terminate()) {
            signal.recv().await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
