//! Notices that content breaks the law (Regulation (EU) 2022/2065, article 16): filed by anybody, settled by moderators,
//! and with the notifier forgotten after a while. Reading and disputing what became of one is in `appeals::notifier`.

use crate::{
    Forum, Result,
    accounts::{attempts, secrets},
    boxed,
    cases::content::Content,
    initiatives::proposals::TWICE,
    journal::{self, Entry, calendar},
    notices::sql::{self, Forgotten, NewNotice},
    organisation,
    storage::{Reader, Writer},
};
use naast_domain::{
    appeals,
    day::Day,
    flaw::Flaw,
    ids::{MeasureId, MemberId},
    journal::EntryKind,
    location::Location,
    measures::Subject,
    members::Viewer,
    notices::{LOOKED_AT_WITHIN, NoticeDraft, NoticeInput, Receipt},
    refusal::Refusal,
};

impl Forum {
    /// Files a notice; `here` is the name under which the forum was asked. Sent twice it is one notice, and the second
    /// code is the one that counts. What a machine filled in is thanked for and not kept.
    ///
    /// # Errors
    /// `Invalid` at the fields, also for what is hidden or withdrawn already; `TooOften` for each client address.
    #[boxed]
    pub async fn file_notice(&self, viewer: &Viewer, client: &str, here: &str, input: &NoticeInput) -> Result<Receipt> {
        let now = self.clock.now();
        let member = viewer.may_file_notice();
        let mut tx = self.db.write().await?;
        let home = organisation::find(&mut tx).await?.unwrap_or_default().web_address;
        let draft = NoticeDraft::parse(input, &[&home, here])?;
        let subject = located(&mut tx, draft.location).await?;
        attempts::count(&mut tx, &format!("file-notice:{client}"), attempts::NOTICES, now).await?;
        let code = secrets::code()?;
        let due = calendar::rule(&mut tx).await?.days.after(Day::of(now), LOOKED_AT_WITHIN);
        let mut receipt = Receipt { code, subject, at: now, due, is_urgent: draft.is_urgent, is_again: false };
        if !draft.is_machine {
            let code_hash = &secrets::fingerprint(&secrets::plain_code(&receipt.code));
            let new = NewNotice { subject, draft: &draft, member, code_hash, at: now };
            if let Some(at) = sql::renew(&mut tx, new, now.plus(-TWICE)).await? {
                receipt = Receipt { at, is_again: true, ..receipt };
            } else {
                let id = sql::insert(&mut tx, new).await?;
                let entry = Entry::new(EntryKind::NoticeFiled, now, member).on_case(subject);
                journal::append(&mut tx, Entry { thing: Some(id.0), ..entry }).await?;
            }
        }
        tx.commit().await?;
        Ok(receipt)
    }

    /// Erases name and address of whoever filed a notice, half a year after the decision; tells of how many. A job of the
    /// server calls this.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn forget_notifiers(&self) -> Result<usize> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let forgotten = sql::forget(&mut tx, now.plus(-appeals::TERM)).await?;
        for Forgotten { id, about } in &forgotten {
            let entry = Entry::new(EntryKind::NotifierForgotten, now, None).on_case(about.0);
            journal::append(&mut tx, Entry { thing: Some(id.0), ..entry }).await?;
        }
        if !forgotten.is_empty() {
            tx.commit().await?;
        }
        Ok(forgotten.len())
    }

    /// Settles the open notices on a subject, as `settle_reports` does with reports.
    pub(crate) async fn settle_notices(
        &self,
        tx: &mut Writer,
        subject: Subject,
        moderator: MemberId,
        measure: Option<MeasureId>,
        answer: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        for notice in sql::open(tx, subject).await? {
            sql::settle(tx, notice.id, moderator, measure, answer, now).await?;
            let about = Entry::new(EntryKind::NoticeSettled, now, moderator).about(subject);
            let entry = Entry { member: notice.member, measure, thing: Some(notice.id.0), ..about };
            journal::append(tx, entry).await?;
        }
        Ok(())
    }
}

/// What stands there; it must be there still.
async fn located(conn: &mut Reader, location: Location) -> Result<Subject> {
    let wrong = |flaw| Refusal::field("location", flaw);
    let content = match Content::at(conn, location).await {
        Err(crate::Error::Refused(Refusal::NotFound)) => return Err(wrong(Flaw::NotHere).into()),
        other => other?,
    };
    if content.is_hidden() || content.is_withdrawn() {
        return Err(wrong(Flaw::GoneAlready).into());
    }
    Ok(content.subject)
}
