//! What is true of each kind of answer: one row for each, and nothing else says it again. Statements, forms and style take
//! it from here.

use super::AnswerKind;

/// What is true of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "it is a row of a table")]
struct Facts {
    is_substantial: bool,
    stops_the_clock: bool,
    speaks_for_itself: bool,
    has_own_fields: bool,
    holds_its_branch: bool,
    is_binding: bool,
}

/// A kind that says something of the matter in its words and nothing else.
const PLAIN: Facts = Facts {
    is_substantial: true,
    stops_the_clock: true,
    speaks_for_itself: false,
    has_own_fields: false,
    holds_its_branch: false,
    is_binding: false,
};

impl AnswerKind {
    const fn facts(self) -> Facts {
        match self {
            Self::Answer => PLAIN,
            Self::Read => Facts { is_substantial: false, stops_the_clock: false, speaks_for_itself: true, ..PLAIN },
            Self::Question => Facts { stops_the_clock: false, holds_its_branch: true, ..PLAIN },
            Self::Exploring => Facts { has_own_fields: true, holds_its_branch: true, ..PLAIN },
            Self::Decision => Facts { has_own_fields: true, holds_its_branch: true, is_binding: true, ..PLAIN },
            Self::Unknown | Self::Commitment => Facts {
                speaks_for_itself: true,
                has_own_fields: true,
                holds_its_branch: true,
                is_binding: true,
                ..PLAIN
            },
        }
    }

    /// Whether it says something of the matter, so that it can help: all but that it was read.
    pub const fn is_substantial(self) -> bool {
        self.facts().is_substantial
    }

    /// Whether it stops the response clock. A question only holds it still.
    pub const fn stops_the_clock(self) -> bool {
        self.facts().stops_the_clock
    }

    /// Whether the small form says enough without further words.
    pub const fn speaks_for_itself(self) -> bool {
        self.facts().speaks_for_itself
    }

    /// Whether it has a small form of its own, which the style shows.
    pub const fn has_own_fields(self) -> bool {
        self.facts().has_own_fields
    }

    /// Whether it asks, looks at or promises something in this thread, so that its branch does not become an initiative.
    pub const fn holds_its_branch(self) -> bool {
        self.facts().holds_its_branch
    }

    /// Whether something was promised or decided, which is not taken back by taking the words back.
    pub const fn is_binding(self) -> bool {
        self.facts().is_binding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without a line of its own a small form would never show; with one too many, an empty space would.
    #[test]
    fn the_style_shows_the_small_form_of_every_kind_that_has_one() {
        let style = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/components/answers/answer-form.css"));
        for kind in AnswerKind::ALL {
            let word = kind.word();
            let line = format!("[name=\"kind\"][value=\"{word}\"]:checked) [data-for~=\"{word}\"]");
            assert_eq!(style.contains(&line), kind.has_own_fields(), "{word}");
        }
    }
}
