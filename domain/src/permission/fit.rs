//! When a measure fits how things stand, and which one it undoes. Who may take it is in `moderate`.

use super::TextState;
use crate::{cases::report::CaseAccount, ids::MeasureId, measures::MeasureKind, refusal::Refusal, time::Timestamp};

/// How a text, its thread and its author stand: what holds for it, each with the measure that undoing it undoes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Situation {
    pub text: TextState,
    /// Whether it is a comment, or an initiative; a profile is neither.
    pub is_comment: bool,
    pub is_initiative: bool,
    /// What hides the text itself; one that put it elsewhere is undone otherwise.
    pub hidden_by: Option<MeasureId>,
    pub asked_by: Option<MeasureId>,
    /// What masked it, while what was there is kept.
    pub masked_by: Option<MeasureId>,
    pub folded_by: Option<MeasureId>,
    /// What took it to where it stands.
    pub moved_by: Option<MeasureId>,
    /// What made an initiative of it.
    pub split_by: Option<MeasureId>,
    pub merged_by: Option<MeasureId>,
    pub locked_by: Option<MeasureId>,
    pub slowed_by: Option<MeasureId>,
    /// The author's account, if they have one still.
    pub account: Option<CaseAccount>,
    pub suspended_by: Option<MeasureId>,
    pub closing_by: Option<MeasureId>,
    /// Whether the same measure on its author waits for another moderator.
    pub is_proposed: bool,
}

/// When something on an account ends, if it runs.
type Term = fn(&CaseAccount) -> Option<Timestamp>;
const SUSPENSION: Term = |account| account.suspended_until;
const CLOSING: Term = |account| account.closes_at;

const fn fits(fits: bool) -> Result<Option<MeasureId>, Refusal> {
    if fits { Ok(None) } else { Err(Refusal::NotOpen) }
}

fn undoes(measure: Option<MeasureId>) -> Result<Option<MeasureId>, Refusal> {
    measure.map(Some).ok_or(Refusal::NotOpen)
}

impl Situation {
    /// The measure fits; tells the one that it undoes.
    ///
    /// # Errors
    /// `NotOpen`.
    pub fn must_fit(&self, kind: MeasureKind) -> Result<Option<MeasureId>, Refusal> {
        let (is_there, is_withdrawn) = (self.text.must_be_there().is_ok(), self.text.is_withdrawn);
        let is_text = self.is_comment || self.is_initiative;
        match kind {
            MeasureKind::Hide => fits(is_there),
            MeasureKind::Withhold => fits(is_there && self.account.is_some()),
            MeasureKind::AskChange => fits(is_there && self.asked_by.is_none() && self.account.is_some()),
            MeasureKind::Restore => undoes(self.hidden_by),
            MeasureKind::Mask => fits(is_text && !is_withdrawn),
            MeasureKind::Unmask => undoes(self.masked_by),
            MeasureKind::OffTopic => fits(self.is_comment && is_there && self.folded_by.is_none()),
            MeasureKind::OnTopic => undoes(self.folded_by),
            MeasureKind::Move | MeasureKind::Split => fits(self.is_comment),
            MeasureKind::MoveBack => undoes(self.moved_by),
            MeasureKind::Rejoin => undoes(self.split_by),
            MeasureKind::Merge => fits(self.is_initiative && is_there),
            MeasureKind::Unmerge => undoes(self.merged_by),
            MeasureKind::Lock => {
                let can_go_on = self.is_comment || (self.is_initiative && !is_withdrawn);
                fits(self.locked_by.is_none() && can_go_on)
            }
            MeasureKind::Reopen => undoes(self.locked_by),
            MeasureKind::Slow => fits(is_there && self.is_initiative && self.slowed_by.is_none()),
            MeasureKind::Unslow => undoes(self.slowed_by),
            MeasureKind::Warn => fits(self.account.is_some()),
            MeasureKind::Suspend => fits(self.runs(SUSPENSION) == Some(false) && !self.is_proposed),
            MeasureKind::CloseAccount => fits(self.runs(CLOSING) == Some(false) && !self.is_proposed),
            MeasureKind::Lift if self.runs(SUSPENSION) == Some(true) => Ok(self.suspended_by),
            MeasureKind::KeepAccount if self.runs(CLOSING) == Some(true) => Ok(self.closing_by),
            MeasureKind::Lift | MeasureKind::KeepAccount => Err(Refusal::NotOpen),
        }
    }

    /// Whether this runs on the author's account, if they have one.
    fn runs(&self, term: Term) -> Option<bool> {
        self.account.as_ref().map(|account| term(account).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_restored_and_not_hidden_again() {
        let there = Situation { is_comment: true, ..Situation::default() };
        assert_eq!(
            (there.must_fit(MeasureKind::Hide), there.must_fit(MeasureKind::Restore)),
            (Ok(None), Err(Refusal::NotOpen))
        );
        let measure = Some(MeasureId(3));
        let text = TextState { is_hidden: true, ..TextState::default() };
        let hidden = Situation { text, hidden_by: measure, ..there };
        assert_eq!(
            (hidden.must_fit(MeasureKind::Hide), hidden.must_fit(MeasureKind::Restore)),
            (Err(Refusal::NotOpen), Ok(measure))
        );
    }

    #[test]
    fn an_account_is_suspended_once_and_that_is_lifted_while_it_runs() {
        let account = Some(CaseAccount { suspended_until: None, closes_at: None });
        let free = Situation { account, ..Situation::default() };
        assert_eq!(
            (free.must_fit(MeasureKind::Suspend), free.must_fit(MeasureKind::Lift)),
            (Ok(None), Err(Refusal::NotOpen))
        );
        let proposed = Situation { is_proposed: true, ..free.clone() };
        assert_eq!(proposed.must_fit(MeasureKind::Suspend), Err(Refusal::NotOpen));
        let account = Some(CaseAccount { suspended_until: Some(Timestamp(9)), closes_at: None });
        let suspended = Situation { account, suspended_by: Some(MeasureId(4)), ..free };
        assert_eq!(suspended.must_fit(MeasureKind::Suspend), Err(Refusal::NotOpen));
        assert_eq!(suspended.must_fit(MeasureKind::Lift), Ok(Some(MeasureId(4))));
        assert_eq!(suspended.must_fit(MeasureKind::CloseAccount), Ok(None));
        assert_eq!(Situation::default().must_fit(MeasureKind::Warn), Err(Refusal::NotOpen), "nobody is there");
    }
}
