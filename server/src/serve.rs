//! Serving, until somebody says stop.

use crate::{
    backups,
    config::Settings,
    jobs::{clear, sweep},
    mail::{Delivery, Post, deliver},
    router::router,
    sign_on::{Provider, registered},
    site::Site,
    watch,
};
use anyhow::Context;
use axum_server::{Handle, Server, accept::NoDelayAcceptor};
use naast_forum::{Forum, Mailing};
use sd_notify::NotifyState;
use std::{
    io,
    net::{SocketAddr, TcpListener},
    time::Duration,
};
use tokio::signal::unix::SignalKind;
use tokio_util::sync::CancellationToken;

/// How long open requests get to finish after a signal; live updates have no end of their own.
const GRACE: Duration = Duration::from_secs(5);

/// How long a connection may stay open before its first request came: who sends none in this time, or half of one, is holding
/// on to it.
const FIRST: Duration = Duration::from_secs(10);

/// How long it may take until the head of the next request came. Longer than proxies keep an idle connection (nginx: 60 s), so
/// that they do not send a request into one that is being closed.
const NEXT: Duration = Duration::from_secs(75);

/// A server that takes connections here.
///
/// # Errors
/// When the system refuses.
pub fn accepting(listener: TcpListener) -> io::Result<Server<SocketAddr, NoDelayAcceptor>> {
    listener.set_nonblocking(true)?;
    // The last bytes of a page do not wait for the browser to confirm the ones before (RFC 896).
    let server = axum_server::from_tcp(listener)?.acceptor(NoDelayAcceptor::new());
    let mut server = server.first_request_timeout(FIRST);
    server.http_builder().http1().header_read_timeout(NEXT);
    Ok(server)
}

/// Serves the forum until SIGINT or SIGTERM; requests under way are finished.
///
/// # Errors
/// When the address is taken.
pub async fn serve(forum: Forum, settings: &Settings) -> anyhow::Result<()> {
    serve_with(forum, settings, settings.mail()?).await
}

/// As `serve`, where mail goes out this way.
///
/// # Errors
/// As `serve`.
pub async fn serve_with(forum: Forum, settings: &Settings, delivery: Option<Delivery>) -> anyhow::Result<()> {
    let mailing = match delivery.as_ref().map(|delivery| &delivery.post) {
        None => Mailing::Off,
        Some(Post::Kept) => Mailing::Kept,
        Some(Post::Smtp(_)) => Mailing::Sent,
    };
    let forum = forum.with_mail(mailing);
    let address = settings.listen();
    let listener = TcpListener::bind(address).with_context(|| format!("cannot listen on {address}"))?;
    tracing::info!("listening on http://{}", listener.local_addr()?);
    // Each connection is an open file: systems begin with 1,024 of them, and let a program have more for the asking.
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!("the number of open files stays as it is: {error}");
    }
    let site = Site::new(forum.clone(), settings.trusted_proxies(), settings.languages());
    let site = site.with_room(settings.kept_pages()).with_security_contact(settings.security_contact.clone());
    let sign_ons = registered(&settings.sign_on)?.into_iter().map(Provider::new).collect::<anyhow::Result<_>>()?;
    let web = delivery.as_ref().and_then(|delivery| delivery.writing.web.clone());
    let site = site.with_sign_ons(sign_ons).with_web(web);
    let metrics = &site.metrics;
    let mut jobs =
        vec![tokio::spawn(sweep(forum.clone(), metrics.clone())), tokio::spawn(clear(forum.clone(), metrics.clone()))];
    let stop = CancellationToken::new();
    let mail = delivery.map(|it| tokio::spawn(deliver(forum.clone(), metrics.clone(), it, stop.clone())));
    if let Some((folder, kept)) = settings.backups() {
        jobs.push(tokio::spawn(backups::each_day(forum.clone(), metrics.clone(), folder.to_owned(), kept)));
    }
    if let Some(address) = settings.metrics {
        let listener = tokio::net::TcpListener::bind(address).await;
        let listener = listener.with_context(|| format!("cannot listen on {address} for metrics"))?;
        tracing::info!("metrics on http://{}/metrics", listener.local_addr()?);
        let routes = watch::routes(site.clone());
        jobs.push(tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, routes).await {
                tracing::error!("no metrics any more: {error}");
            }
        }));
    }
    let service = router(site);
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    jobs.push(tokio::spawn(alive(forum.clone())));
    let handle = Handle::new();
    let stopping = tokio::spawn({
        let handle = handle.clone();
        async move {
            stop_signal().await;
            tracing::info!("stopping");
            handle.graceful_shutdown(Some(GRACE));
        }
    });
    accepting(listener)?.handle(handle).serve(service).await?;
    stopping.abort();
    stop.cancel();
    if let Some(mail) = mail {
        // The mail under way is finished, unless its server does not answer.
        let _ = tokio::time::timeout(GRACE, mail).await;
    }
    for job in jobs {
        job.abort();
    }
    forum.close().await;
    Ok(())
}

/// Tells systemd that the forum is served and, where it asks for that, again and again that the database answers and takes what
/// is written (sd_notify(3)). A program that stops saying so is started again.
async fn alive(forum: Forum) {
    // Where nobody asked to be told there is nobody to fail at.
    let _ = sd_notify::notify(&[NotifyState::Ready]);
    let Some(within) = sd_notify::watchdog_enabled() else { return };
    loop {
        if forum.is_ready().await.is_ok() {
            let _ = sd_notify::notify(&[NotifyState::Watchdog]);
        }
        tokio::time::sleep(within / 2).await;
    }
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
