//! Claim codes: whoever told something by phone or at the counter has a hand in it without an account. A code is 60
//! random bits, stored hashed; trying is limited for each address and in all. Taking over and down is in `takeover`.

use crate::{
    Forum, Result, SessionToken,
    accounts::secrets,
    boxed,
    journal::{self, Entry},
    on_behalf::sql::{
        behalfs::{self, Row},
        codes,
    },
    storage::Writer,
};
use naast_domain::{
    flaw::Flaw,
    ids::BehalfId,
    journal::EntryKind,
    members::{Claimant, Viewer},
    on_behalf::Claim,
    permission::Settled,
    refusal::Refusal,
    text::Note,
    time::Timestamp,
};

/// How long somebody stays in with a code, in milliseconds.
pub const LIFE: i64 = 2 * Timestamp::HOUR;

impl Forum {
    /// Lets somebody in with a claim code. Wrong, spent, replaced and taken-down codes read the same.
    ///
    /// # Errors
    /// `Invalid` at `code`; `TooOften`.
    #[boxed]
    pub async fn enter_claim_code(&self, client: &str, typed: &str) -> Result<SessionToken> {
        let tries = self.note_code("claim", client).await?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let hash = secrets::fingerprint(&secrets::plain_code(typed));
        let row = behalfs::find_by_code(&mut tx, &hash).await?.filter(|row| !row.is_gone);
        let row = row.ok_or_else(|| Refusal::field("code", Flaw::Wrong))?;
        tries.forgive(&mut tx).await?;
        let token = secrets::token()?;
        codes::begin_session(&mut tx, &secrets::fingerprint(&token), row.id, now.plus(LIFE)).await?;
        tx.commit().await?;
        Ok(SessionToken(token))
    }

    /// Who came in with a claim code and holds this token; a visitor when it is unknown or over.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn claimant(&self, token: &str) -> Result<Viewer> {
        let mut conn = self.db.read().await?;
        let row = behalfs::find_by_session(&mut conn, &secrets::fingerprint(token), self.clock.now()).await?;
        Ok(row.filter(|row| !row.is_gone).map_or(Viewer::Visitor, |row| {
            Viewer::Claimant(Box::new(Claimant {
                behalf: row.id,
                initiative: row.initiative,
                comment: row.comment,
                name: row.name,
            }))
        }))
    }

    /// Lets somebody out who came in with a code.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn leave_claim(&self, token: &str) -> Result<()> {
        let mut tx = self.db.write().await?;
        codes::end_session(&mut tx, &secrets::fingerprint(token)).await?;
        tx.commit().await
    }

    /// What the viewer's claim code is about, if they came with one; for a member, the one of this token.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn claim(&self, viewer: &Viewer, token: Option<&str>) -> Result<Option<Claim>> {
        let mut conn = self.db.read().await?;
        let row = if let Some(claimant) = viewer.claimant() {
            Some(behalfs::find(&mut conn, claimant.behalf).await?.ok_or(Refusal::NotFound)?)
        } else if let Some(token) = token.filter(|_| viewer.id().is_some()) {
            let hash = secrets::fingerprint(token);
            behalfs::find_by_session(&mut conn, &hash, self.clock.now()).await?.filter(|row| !row.is_gone)
        } else {
            None
        };
        Ok(row.map(|row| {
            let own = row.comment.is_none().then_some(row.id);
            let may_read = !row.is_title_hidden || viewer.may_read_hidden(None, own, self.clock.now());
            Claim {
                initiative: row.initiative,
                comment: row.comment,
                title: if may_read { row.title } else { String::new() },
                name: row.name,
                told_on: row.told_on,
                kept_from: viewer.may_take_over_claim(row.entered_by, self.clock.now()).err(),
            }
        }))
    }

    /// Gives a new code, with a note; the old one is dead at once.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at `note`; `NotOpen` when it was taken over or down, or
    /// goes with the code of the initiative.
    #[boxed]
    pub async fn issue_claim_code(&self, viewer: &Viewer, id: BehalfId, note: &str) -> Result<String> {
        let now = self.clock.now();
        let by = viewer.may_enter_on_behalf(now)?;
        let note = Note::parse(note).map_err(|flaw| Refusal::field("note", flaw))?;
        let mut tx = self.db.write().await?;
        let row = behalfs::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        if !row.may_have_code() {
            return Err(Refusal::NotOpen.into());
        }
        let code = self.renew_code(&mut tx, by, &row).await?;
        codes::insert_note(&mut tx, id, by.id(), note.as_str(), now).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// Gives a code in place of the one before, and tells the journal.
    pub(crate) async fn renew_code(&self, tx: &mut Writer, by: Settled, row: &Row) -> Result<String> {
        let code = self.give_code(tx, row.id).await?;
        let entry = Entry { actor: Some(by.id()), ..entry_of(row, EntryKind::ClaimIssued, self.clock.now()) };
        journal::append(tx, entry).await?;
        Ok(code)
    }

    /// Makes a code and keeps its fingerprint; the code itself is told this once.
    pub(crate) async fn give_code(&self, tx: &mut Writer, id: BehalfId) -> Result<String> {
        let code = secrets::code()?;
        let hash = secrets::fingerprint(&secrets::plain_code(&code));
        codes::put(tx, id, Some(&hash), self.clock.now()).await?;
        Ok(code)
    }
}

/// An entry about something entered on behalf of somebody, by nobody with an account.
pub(crate) fn entry_of(row: &Row, kind: EntryKind, now: Timestamp) -> Entry {
    let entry = Entry::new(kind, now, None);
    Entry { initiative: Some(row.initiative), comment: row.comment, thing: Some(row.id.0), ..entry }
}
