//! What is true of each kind of measure: one row for each, and nothing else says it again. Statements, the form and its style
//! take it from here.

use super::{MeasureField, MeasureKind};

/// What is true of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "it is a row of a table")]
struct Facts {
    undone_by: Option<MeasureKind>,
    restricts: bool,
    is_personal: bool,
    asks: bool,
    field: Option<MeasureField>,
    weighs_most: bool,
}

/// A kind that undoes another one.
const UNDOES: Facts =
    Facts { undone_by: None, restricts: false, is_personal: false, asks: false, field: None, weighs_most: false };

/// A kind that takes something from somebody, until this one undoes it.
const fn until(undone_by: MeasureKind) -> Facts {
    Facts { undone_by: Some(undone_by), restricts: true, ..UNDOES }
}

/// A kind about the author that lasts for a number of days, until this one undoes it.
const fn for_days(undone_by: MeasureKind) -> Facts {
    Facts { is_personal: true, field: Some(MeasureField::Days), weighs_most: true, ..until(undone_by) }
}

impl MeasureKind {
    const fn facts(self) -> Facts {
        match self {
            Self::Hide => until(Self::Restore),
            Self::Withhold => Facts { asks: true, ..until(Self::Restore) },
            Self::AskChange => Facts { restricts: true, asks: true, ..UNDOES },
            Self::Mask => Facts { field: Some(MeasureField::Masked), ..until(Self::Unmask) },
            Self::OffTopic => until(Self::OnTopic),
            Self::Move => Facts { field: Some(MeasureField::Target), ..until(Self::MoveBack) },
            Self::Split => until(Self::Rejoin),
            Self::Merge => Facts { field: Some(MeasureField::Target), ..until(Self::Unmerge) },
            Self::Lock => until(Self::Reopen),
            Self::Slow => Facts { field: Some(MeasureField::Minutes), ..until(Self::Unslow) },
            Self::Warn => Facts { restricts: true, is_personal: true, ..UNDOES },
            Self::Suspend => for_days(Self::Lift),
            Self::CloseAccount => for_days(Self::KeepAccount),
            Self::Lift | Self::KeepAccount => Facts { is_personal: true, ..UNDOES },
            Self::Restore
            | Self::Unmask
            | Self::OnTopic
            | Self::MoveBack
            | Self::Rejoin
            | Self::Unmerge
            | Self::Reopen
            | Self::Unslow => UNDOES,
        }
    }

    /// The measure that undoes this one, where something can be undone.
    pub const fn undone_by(self) -> Option<Self> {
        self.facts().undone_by
    }

    /// Whether it takes something from somebody: then the author can ask for another look, and reports are answered by it.
    pub const fn restricts(self) -> bool {
        self.facts().restricts
    }

    /// Whether it is about the author more than about the text: then the public record does not tell which text it was.
    pub const fn is_personal(self) -> bool {
        self.facts().is_personal
    }

    /// Whether it waits until the author changes the text.
    pub const fn asks(self) -> bool {
        self.facts().asks
    }

    /// What a moderator fills in for it beside the reasons.
    pub const fn field(self) -> Option<MeasureField> {
        self.facts().field
    }

    /// Whether a moderator fills this in for it.
    pub fn takes(self, field: MeasureField) -> bool {
        self.field() == Some(field)
    }

    /// Whether two moderators decide on it, where the organisation wants that of what weighs most.
    pub const fn weighs_most(self) -> bool {
        self.facts().weighs_most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without its line a field would show for every kind; without a kind in it, never for that kind.
    #[test]
    fn the_style_shows_each_field_for_the_kinds_that_take_it() {
        let style = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/components/moderation/moderation.css"));
        for field in MeasureField::ALL {
            let kinds = MeasureKind::ALL.iter().filter(|kind| kind.takes(*field));
            let chosen =
                kinds.map(|kind| format!("[value=\"{}\"]:checked", kind.word())).collect::<Vec<_>>().join(", ");
            let line = format!(".measure-form:not(:has({chosen})) [data-for=\"{}\"]", field.word());
            assert!(style.contains(&line), "{line}");
        }
    }

    #[test]
    fn what_undoes_is_not_undone_itself() {
        for kind in MeasureKind::ALL {
            if let Some(other) = kind.undone_by() {
                assert!(kind.restricts() && !other.restricts() && other.undone_by().is_none(), "{kind:?}");
            }
        }
    }
}
