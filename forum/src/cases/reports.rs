//! Reporting a comment, an initiative or a profile.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    cases::{content::Content, sql},
    journal::{self, Entry},
    organisation::house_rules,
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::HouseRuleId,
    journal::EntryKind,
    measures::Subject,
    members::Viewer,
    text::ReportWords,
};

pub(crate) use super::sql::reports::{Row, cases, count_cases, find, follow, is_waited_for, open, settle, text};

impl Forum {
    /// Reports a comment, an initiative or a profile. Reporting the same thing again while it is open changes nothing.
    ///
    /// # Errors
    /// `Invalid` at `rule` or `words`; `NotFound`; `NotOpen` when it was hidden or withdrawn; `TooOften`.
    #[boxed]
    pub async fn report(&self, viewer: &Viewer, subject: Subject, rule: HouseRuleId, words: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let mut tx = self.db.write().await?;
        let content = Content::find(&mut tx, subject).await?;
        let member = viewer.may_report(content.text(), now)?;
        let mut flaws = Flaws::default();
        if !house_rules::stands(&mut tx, rule).await? {
            flaws.add("rule", Flaw::NotAChoice);
        }
        let words = flaws.check("words", ReportWords::parse(words));
        flaws.into_result()?;
        let Some(words) = words else { return Ok(()) };
        if let Some(id) = sql::reports::insert(&mut tx, member, subject, rule, words.as_str(), now).await? {
            attempts::count_of(&mut tx, "report", member, attempts::REPORTS, now).await?;
            let about = Entry::new(EntryKind::Reported, now, member).on_case(subject);
            journal::append(&mut tx, Entry { report: Some(id), ..about }).await?;
        }
        tx.commit().await
    }
}
