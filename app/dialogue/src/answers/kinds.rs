//! How the kinds of answer are drawn, and what the ways that were looked at are called.

use naast_domain::answers::{AnswerKind, WayState};
use naast_ui::{
    icon::{DECISION, EXPLORE, PROMISE, QUESTION, READ, TALK, UNKNOWN},
    texts::Texts,
};

/// How a kind of answer is drawn.
pub const fn drawing(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Read => READ,
        AnswerKind::Question => QUESTION,
        AnswerKind::Unknown => UNKNOWN,
        AnswerKind::Exploring => EXPLORE,
        AnswerKind::Commitment => PROMISE,
        AnswerKind::Decision => DECISION,
        AnswerKind::Answer => TALK,
    }
}

/// What a state of a way is called.
pub fn state_name(t: Texts, state: WayState) -> &'static str {
    match state {
        WayState::Open => t.way_open(),
        WayState::Possible => t.way_possible(),
        WayState::Dead => t.way_dead(),
    }
}
