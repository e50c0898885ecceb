//! Claim codes: whoever told something by phone or at the counter has a hand in it without an account. A code is 60
//! random bits, stored hashed; trying is limited for each address and in all.

use crate::{
    Forum, Result, SessionToken, attempts, secret,
    sql::{self, Conn, behalfs, behalfs::Row, journal::Entry},
};
use naast_domain::{
    behalf::{Claim, Claimant},
    flaw::Flaw,
    ids::{BehalfId, InitiativeId},
    journal::{EntryKind, Visibility},
    member::Viewer,
    refusal::Refusal,
    text::Note,
    time::Timestamp,
};

/// How long somebody stays in with a code, in milliseconds.
const LIFE: i64 = 2 * Timestamp::HOUR;

impl Forum {
    /// Lets somebody in with a claim code. Wrong, spent, replaced and taken-down codes read the same.
    ///
    /// # Errors
    /// `Invalid` at `code`; `TooOften`.
    pub async fn enter_claim_code(&self, client: &str, typed: &str) -> Result<SessionToken> {
        self.note_code_attempt(client).await?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = find_by_code(&mut tx, typed).await?;
        let token = secret::token()?;
        behalfs::begin_session(&mut tx, &secret::fingerprint(&token), row.id, now.plus(LIFE)).await?;
        tx.commit().await?;
        Ok(SessionToken(token))
    }

    /// Notes a try, in a transaction of its own: it counts whatever comes of it.
    async fn note_code_attempt(&self, client: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        attempts::count(&mut tx, &format!("claim:{client}"), attempts::CODES, now).await?;
        attempts::count(&mut tx, "claims", attempts::ALL_CODES, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Who came in with a claim code and holds this token; a visitor when it is unknown or over.
    ///
    /// # Errors
    /// Only the database.
    pub async fn claimant(&self, token: &str) -> Result<Viewer> {
        let mut conn = self.db.read().await?;
        let row = behalfs::find_by_session(&mut conn, &secret::fingerprint(token), self.clock.now()).await?;
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
    pub async fn leave_claim(&self, token: &str) -> Result<()> {
        let mut tx = self.db.write().await?;
        behalfs::end_session(&mut tx, &secret::fingerprint(token)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What the viewer's claim code is about.
    ///
    /// # Errors
    /// `SignInNeeded` for whoever came in without one.
    pub async fn claim(&self, viewer: &Viewer) -> Result<Claim> {
        let claimant = viewer.claimant().ok_or(Refusal::SignInNeeded)?;
        let mut conn = self.db.read().await?;
        let row = behalfs::find(&mut conn, claimant.behalf).await?.ok_or(Refusal::NotFound)?;
        Ok(Claim {
            initiative: row.initiative,
            comment: row.comment,
            title: row.title,
            name: row.name,
            told_on: row.told_on,
        })
    }

    /// Has what was told taken down, as its author would withdraw it. The code is spent.
    ///
    /// # Errors
    /// `SignInNeeded` for whoever came in without a code; `NotOpen` when it is gone.
    pub async fn take_down(&self, viewer: &Viewer) -> Result<InitiativeId> {
        let now = self.clock.now();
        let claimant = viewer.claimant().ok_or(Refusal::SignInNeeded)?;
        let mut tx = self.db.write().await?;
        let row = behalfs::find(&mut tx, claimant.behalf).await?.ok_or(Refusal::NotFound)?;
        viewer.may_claim(row.id)?;
        if row.is_gone || row.is_hidden {
            return Err(Refusal::NotOpen.into());
        }
        let kind = if let Some(comment) = row.comment {
            sql::comments::withdraw(&mut tx, row.initiative, comment, now).await?;
            EntryKind::CommentWithdrawn
        } else {
            sql::initiatives::withdraw(&mut tx, row.initiative, now).await?;
            EntryKind::InitiativeWithdrawn
        };
        behalfs::set_code(&mut tx, row.id, None, now).await?;
        sql::journal::append(&mut tx, entry_of(&row, kind, now)).await?;
        self.commit(tx).await?;
        Ok(row.initiative)
    }

    /// Takes what was told over into the viewer's account. The code is spent; where it came from stays public.
    ///
    /// # Errors
    /// Refused to visitors; `Invalid` at `code`; `TooOften`.
    pub async fn take_over_claim(&self, viewer: &Viewer, client: &str, typed: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        let member = viewer.may_take_part(now)?.id;
        self.note_code_attempt(client).await?;
        let mut tx = self.db.write().await?;
        let row = find_by_code(&mut tx, typed).await?;
        behalfs::give(&mut tx, &row, member, now).await?;
        behalfs::set_code(&mut tx, row.id, None, now).await?;
        sql::supports::follow(&mut tx, row.initiative, member, now).await?;
        let entry = Entry { actor: Some(member), ..entry_of(&row, EntryKind::ClaimTaken, now) };
        sql::journal::append(&mut tx, entry).await?;
        self.commit(tx).await?;
        Ok(row.initiative)
    }

    /// Gives a new code, with a note; the old one is dead at once.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at `note`; `NotOpen` when it was taken over or down.
    pub async fn issue_claim_code(&self, viewer: &Viewer, id: BehalfId, note: &str) -> Result<String> {
        let now = self.clock.now();
        let by = viewer.may_enter_on_behalf(now)?;
        let note = Note::parse(note).map_err(|flaw| Refusal::field("note", flaw))?;
        let mut tx = self.db.write().await?;
        let row = behalfs::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        if row.claimed_at.is_some() || row.is_gone {
            return Err(Refusal::NotOpen.into());
        }
        let code = secret::code()?;
        let hash = secret::fingerprint(&secret::plain_code(&code));
        behalfs::set_code(&mut tx, id, Some(&hash), now).await?;
        behalfs::insert_note(&mut tx, id, by.id(), note.as_str(), now).await?;
        let entry = Entry { actor: Some(by.id()), ..entry_of(&row, EntryKind::ClaimIssued, now) };
        sql::journal::append(&mut tx, entry.seen_by(Visibility::Internal)).await?;
        self.commit(tx).await?;
        Ok(code)
    }
}

/// An entry about something entered on behalf of somebody, by nobody with an account.
fn entry_of(row: &Row, kind: EntryKind, now: Timestamp) -> Entry {
    let entry = Entry::new(kind, now, None);
    Entry { initiative: Some(row.initiative), comment: row.comment, thing: Some(row.id.0), ..entry }
}

/// What this code is for, while it is there.
async fn find_by_code(tx: &mut Conn, typed: &str) -> Result<Row> {
    let hash = secret::fingerprint(&secret::plain_code(typed));
    let row = behalfs::find_by_code(tx, &hash).await?.filter(|row| !row.is_gone);
    Ok(row.ok_or_else(|| Refusal::field("code", Flaw::Wrong))?)
}
