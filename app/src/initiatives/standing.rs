//! Where it stands, in one sentence.

use crate::{
    texts::Texts,
    ui::icon::{CHECK, CLOCK, MINUS},
};
use naast_domain::initiative::Standing;

/// The sentence, and the drawing that goes with it.
pub fn sentence(t: Texts, standing: &Standing) -> (String, &'static str) {
    match standing {
        Standing::Waiting { since } => (t.standing_waiting(&since.date(t.0)), CLOCK),
        Standing::Answered { by, at } => (t.standing_answered(by, &at.date(t.0)), CHECK),
        Standing::Withdrawn { at } => (t.standing_withdrawn(&at.date(t.0)), MINUS),
    }
}
