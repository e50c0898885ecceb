//! Whether an address is somebody's: they confirm it with a link from a mail. What concerns them waits until then, so nobody can
//! make the forum write to somebody else.

use crate::{
    Error, Forum, Result,
    accounts::{attempts, members, secrets},
    boxed,
    journal::{self, Entry},
    mail::sql,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::MemberId, journal::EntryKind, mail::Reached, members::Viewer, refusal::Refusal, text::Email, time::Timestamp,
};

/// What the code of a mail is for, before the member in it.
const CONFIRM: &str = "confirm:";
/// How long a code is valid, in milliseconds.
const LIFE: i64 = 7 * Timestamp::DAY;

/// The code that a mail to this address has. It is valid for a week, for this address only, and nothing of it is stored.
pub(super) fn confirmation(key: &str, member: MemberId, email: &str, now: Timestamp) -> Result<String> {
    let until = now.plus(LIFE).0;
    secrets::signed(key, &format!("{CONFIRM}{member}:{until}:{}", secrets::mark(email)))
}

impl Forum {
    /// Confirms an address with the code that was mailed to it; who comes with it need not be signed in. What was held for its
    /// owner is due now. With a code that was used before, nothing changes.
    ///
    /// # Errors
    /// `LinkOver` for a code that is not ours, is over, or was for another address.
    #[boxed]
    pub async fn confirm_email(&self, code: &str) -> Result<()> {
        let now = self.clock.now();
        let key = self.signing_key().await?;
        let said = secrets::verified(&key, code).and_then(|(said, _)| said.strip_prefix(CONFIRM));
        let mut parts = said.ok_or(Refusal::LinkOver)?.split(':');
        let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok());
        let (member, until) = number().zip(number()).ok_or(Refusal::LinkOver)?;
        let (member, mark) = (MemberId(member), parts.next().unwrap_or_default());
        if Timestamp(until) < now {
            return Err(Refusal::LinkOver.into());
        }
        let mut tx = self.db.write().await?;
        let email = marked(&mut tx, member, mark).await?;
        self.prove(&mut tx, member, &email).await?;
        tx.commit().await
    }

    /// The operator knows that the address of a member is theirs.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn operator_confirm_email(&self, email: &str) -> Result<()> {
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        let mut tx = self.db.write().await?;
        let member = members::find_by_email(&mut tx, email.as_str()).await?.ok_or(Refusal::NotFound)?;
        self.prove(&mut tx, member.id, email.as_str()).await?;
        tx.commit().await
    }

    pub(crate) async fn prove(&self, tx: &mut Writer, member: MemberId, email: &str) -> Result<()> {
        let now = self.clock.now();
        let known = sql::addresses::find(tx, member).await?;
        if known.proved.as_deref() == Some(email) && known.refused.is_none() {
            return Ok(());
        }
        sql::addresses::prove(tx, member, email).await?;
        sql::outbox::release(tx, member, now).await?;
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::EmailConfirmed, now, member) };
        journal::append(tx, entry).await?;
        Ok(())
    }

    /// Sends the viewer another mail to confirm their address, also where mail was refused before.
    ///
    /// # Errors
    /// `SignInNeeded`; `TooOften`.
    #[boxed]
    pub async fn ask_confirmation(&self, viewer: &Viewer) -> Result<()> {
        let (member, now) = (viewer.may_manage_account()?, self.clock.now());
        let mut tx = self.db.write().await?;
        attempts::count_of(&mut tx, "confirmation", member, attempts::CONFIRMATIONS, now).await?;
        sql::addresses::try_again(&mut tx, member).await?;
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::ConfirmationAsked, now, member) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }
}

/// The address of a member, if it is still the one with this mark.
///
/// # Errors
/// `LinkOver`.
pub(super) async fn marked(conn: &mut Reader, member: MemberId, mark: &str) -> Result<String> {
    let email = members::find(conn, member).await?.and_then(|member| member.email);
    Ok(email.filter(|email| secrets::mark(email) == mark).ok_or(Refusal::LinkOver)?)
}

/// Whether mail reaches a member at this address.
pub(super) async fn reached(conn: &mut Reader, member: MemberId, email: &str) -> Result<Reached, Error> {
    if email.is_empty() {
        return Ok(Reached::NoAddress);
    }
    let known = sql::addresses::find(conn, member).await?;
    Ok(match (known.refused, known.proved) {
        (Some(refused), _) if refused == email => Reached::Refused(known.refusal.unwrap_or_default()),
        (_, Some(proved)) if proved == email => Reached::Yes,
        _ => Reached::Unproved,
    })
}
