//! A line to a mail server (SMTP, RFC 5321), kept open from one mail to the next. Each command is sent by itself, so that it is
//! known at which one the server said no: at the reader's address, or at something of ours.

use crate::mail::{
    address::{MailServer, Sender, Tls},
    post::Fault,
};
use lettre::{
    Address, Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt, Rset},
        extension::{ClientId, MailParameter},
    },
};
use std::time::{Duration, Instant};

/// How long connecting may take, and sending one mail (RFC 5321, 4.5.3.2, lets a server take ten minutes; a reader of the log knows
/// earlier that something is wrong).
const CONNECTING: Duration = Duration::from_secs(20);
const SENDING: Duration = Duration::from_mins(2);
/// How long a line may be silent before it is asked whether it is still there.
const SILENT: Duration = Duration::from_secs(20);

/// A line to a mail server.
pub struct Smtp {
    server: MailServer,
    pub sender: Sender,
    line: Option<(AsyncSmtpConnection, Instant)>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?}", self.server)
    }
}

impl Smtp {
    /// To this server, from this sender. It is called when there is something to send.
    pub const fn new(server: MailServer, sender: Sender) -> Self {
        Self { server, sender, line: None }
    }

    /// Sends a message, and waits until the server took it.
    pub async fn send(&mut self, message: &Message) -> Result<(), Fault> {
        let mut line = match self.open_line().await {
            Some(line) => line,
            None => match tokio::time::timeout(CONNECTING, self.connect()).await {
                Ok(connected) => connected.map_err(|error| Fault::Down(error.to_string()))?,
                Err(_) => return Err(Fault::Down("it does not answer".to_owned())),
            },
        };
        let sent = tokio::time::timeout(SENDING, Self::send_on(&mut line, message)).await;
        let sent = sent.unwrap_or_else(|_| Err(Fault::Down("it does not answer".to_owned())));
        // After a no the server waits for the next mail, once it is told that this one is over.
        let goes_on = match &sent {
            Ok(()) => true,
            Err(Fault::Refused(_) | Fault::Later(_)) => line.command(Rset).await.is_ok(),
            Err(Fault::Down(_)) => false,
        };
        if goes_on {
            self.line = Some((line, Instant::now()));
        }
        sent
    }

    /// The line of the mail before, if it is still there.
    async fn open_line(&mut self) -> Option<AsyncSmtpConnection> {
        let (mut line, since) = self.line.take()?;
        let asked = async { since.elapsed() < SILENT || line.test_connected().await };
        let is_there = tokio::time::timeout(CONNECTING, asked).await.unwrap_or(false);
        is_there.then_some(line)
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let MailServer { host, port, tls, credentials } = &self.server;
        let secret = || TlsParameters::new(host.clone());
        let implicit = if *tls == Tls::Implicit { Some(secret()?) } else { None };
        let name = ClientId::default();
        let place = (host.as_str(), *port);
        let mut line = AsyncSmtpConnection::connect_tokio1(place, Some(CONNECTING), &name, implicit, None).await?;
        if *tls == Tls::Start {
            // Refused where the server cannot: nothing is sent over a line that was to be secret.
            line.starttls(secret()?, &name).await?;
        }
        if let Some((user, password)) = credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            line.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await?;
        }
        Ok(line)
    }

    async fn send_on(line: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Fault> {
        let envelope = message.envelope();
        let is_plain = envelope.from().into_iter().chain(envelope.to()).all(|address| address.to_string().is_ascii());
        let options = if is_plain { Vec::new() } else { vec![MailParameter::SmtpUtfEight] };
        let begun = line.command(Mail::new(envelope.from().cloned(), options)).await;
        begun.map_err(|error| Fault::Down(error.to_string()))?;
        for to in envelope.to() {
            Self::address(line, to.clone()).await?;
        }
        let given = match line.command(Data).await {
            Ok(_) => line.command(stuffed(&message.formatted())).await,
            Err(error) => Err(error),
        };
        given.map(drop).map_err(|error| match error.status() {
            Some(_) => Fault::Later(error.to_string()),
            None => Fault::Down(error.to_string()),
        })
    }

    async fn address(line: &mut AsyncSmtpConnection, to: Address) -> Result<(), Fault> {
        let Err(error) = line.command(Rcpt::new(to, Vec::new())).await else { return Ok(()) };
        Err(Self::fault_at_address(&error))
    }

    /// What a no to an address means. Policies (RFC 3463, x.7.x) are about us, and a full mailbox (x.2.2) may be emptied.
    fn fault_at_address(error: &Error) -> Fault {
        let said = error.to_string();
        let about = |code: &str| said.contains(&format!(" 5.{code}")) || said.contains(&format!("(5.{code}"));
        match error.status() {
            None => Fault::Down(said),
            Some(_) if error.is_permanent() && !about("7.") && !about("2.2") => Fault::Refused(said),
            Some(_) => Fault::Later(said),
        }
    }
}

/// A message with its end, as it is sent after `DATA`: a line that begins with a point has another one before it (RFC 5321, 4.5.2).
/// Sent in one piece, as the last bytes of two would wait until the server confirmed the first (RFC 896), 40 ms for each mail.
fn stuffed(message: &[u8]) -> String {
    let text = String::from_utf8_lossy(message);
    let first = if text.starts_with('.') { "." } else { "" };
    let end = if text.ends_with("\r\n") { ".\r\n" } else { "\r\n.\r\n" };
    format!("{first}{}{end}", text.replace("\r\n.", "\r\n.."))
}

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn a_line_with_a_point_does_not_end_a_message() {
        assert_eq!(stuffed(b".een\r\n.\r\n..twee\r\ndrie."), "..een\r\n..\r\n...twee\r\ndrie.\r\n.\r\n");
        assert_eq!(stuffed(b"een\r\n"), "een\r\n.\r\n");
    }
}
