//! A mailbox that is looked into now and then (IMAP, RFC 9051). What was for the forum is marked as read and stays: whoever keeps the
//! mailbox decides for how long. All else is left as it is.

use super::{Became, LARGEST, Receiving};
use crate::mail::address::{Mailbox, Tls};
use anyhow::Context;
use async_imap::{Client, Session};
use futures::TryStreamExt;
use naast_forum::Forum;
use std::{sync::Arc, time::Duration};
use tokio::{io::BufReader, net::TcpStream};
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{ClientConfig, RootCertStore, pki_types::ServerName},
};

/// How long a mailbox may take to answer.
const PATIENCE: Duration = Duration::from_mins(2);
/// How many mails are taken in one go.
const AT_A_TIME: usize = 100;

type Line = Session<TlsStream<TcpStream>>;

/// Takes what is new in a mailbox; tells how many mails were for the forum.
///
/// # Errors
/// When the mailbox does not answer, or the database does not. What was not taken is still new.
pub async fn fetch(forum: &Forum, mailbox: &Mailbox, receiving: &Receiving, seen: &mut Seen) -> anyhow::Result<usize> {
    let fetched = tokio::time::timeout(PATIENCE, async {
        let mut line = open(mailbox).await?;
        let taken = take(&mut line, forum, mailbox, receiving, seen).await;
        // Whoever does not hear a goodbye knows it when the line is closed.
        let _ = line.logout().await;
        taken
    });
    fetched.await.context("the mailbox does not answer")?
}

/// Which mails of a mailbox were looked at and are not for the forum: they stay new for whoever else reads it.
#[derive(Debug, Default)]
pub struct Seen {
    validity: Option<u32>,
    up_to: u32,
}

async fn take(
    line: &mut Line,
    forum: &Forum,
    mailbox: &Mailbox,
    receiving: &Receiving,
    seen: &mut Seen,
) -> anyhow::Result<usize> {
    let opened = line.select(&mailbox.folder).await?;
    if opened.uid_validity != seen.validity {
        *seen = Seen { validity: opened.uid_validity, up_to: 0 };
    }
    let mut new: Vec<u32> = line.uid_search("UNSEEN").await?.into_iter().filter(|uid| *uid > seen.up_to).collect();
    new.sort_unstable();
    let mut ours = 0;
    for uid in new.into_iter().take(AT_A_TIME) {
        let size = line.uid_fetch(uid.to_string(), "RFC822.SIZE").await?.try_collect::<Vec<_>>().await?;
        let size = size.iter().find_map(|mail| mail.size).unwrap_or_default();
        // Of one that is too large, its beginning says for whom it is, and what was written.
        let part = if size as usize > LARGEST { format!("BODY.PEEK[]<0.{LARGEST}>") } else { "BODY.PEEK[]".to_owned() };
        let mails = line.uid_fetch(uid.to_string(), part).await?.try_collect::<Vec<_>>().await?;
        let Some(raw) = mails.iter().find_map(|mail| mail.body()) else { continue };
        let became = receiving.receive(forum, raw.to_vec(), None).await?;
        tracing::info!(?became, "a mail came in");
        if became == Became::NotOurs {
            seen.up_to = seen.up_to.max(uid);
        } else {
            line.uid_store(uid.to_string(), "+FLAGS.SILENT (\\Seen)").await?.try_collect::<Vec<_>>().await?;
            ours += 1;
        }
    }
    Ok(ours)
}

/// A line to the mailbox, signed in. Nothing is said over a line that is not secret.
async fn open(mailbox: &Mailbox) -> anyhow::Result<Line> {
    let Mailbox { host, port, tls, user, password, .. } = mailbox;
    let stream = TcpStream::connect((host.as_str(), *port)).await?;
    stream.set_nodelay(true)?;
    let stream = match tls {
        Tls::Implicit => stream,
        Tls::Start => {
            let mut client = Client::new(BufReader::new(stream));
            client.read_response().await?.context("the mailbox says nothing")?;
            client.run_command_and_check_ok("STARTTLS", None).await?;
            // What somebody on the way sent along before the line was secret is not believed (CVE-2011-0411).
            let stream = client.into_inner();
            anyhow::ensure!(stream.buffer().is_empty(), "something was said before the line was secret");
            stream.into_inner()
        }
        Tls::None => anyhow::bail!("a mailbox is reached over a secret line"),
    };
    let name = ServerName::try_from(host.clone())?;
    let mut client = Client::new(TlsConnector::from(Arc::new(trusting()?)).connect(name, stream).await?);
    if *tls == Tls::Implicit {
        client.read_response().await?.context("the mailbox says nothing")?;
    }
    client.login(user, password).await.map_err(|(error, _)| error).context("the mailbox does not let us in")
}

/// Trusts what the system trusts; `SSL_CERT_FILE` names others.
fn trusting() -> anyhow::Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = tokio_rustls::rustls::crypto::ring::default_provider();
    let config = ClientConfig::builder_with_provider(Arc::new(provider)).with_safe_default_protocol_versions()?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
