//! Validation errors: what can be wrong with something that was typed, told at its field.

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing was filled in, or only white space.
    Empty,
    /// Something was filled in where nothing belongs.
    LeaveEmpty,
    /// Longer than this many characters allow.
    TooLong { maximum: u32, actual: u32 },
    /// More at once than this many.
    TooMany { maximum: u32, actual: u32 },
    /// Shorter than this many characters.
    TooShort { minimum: u32 },
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a web address that begins with http:// or https://.
    NotAnAddress,
    /// Not the address of an initiative or comment of this forum.
    NotHere,
    /// What stood there was hidden or withdrawn already.
    GoneAlready,
    /// A password that is guessed quickly.
    TooEasy,
    /// The current password, or the one-time code, is not right.
    Wrong,
    /// A code from a mail that is over, or that another browser asked for.
    CodeOver,
    /// Somebody else has this already.
    Taken,
    /// A name that reads as that of the organisation, or of somebody who speaks for it.
    LooksOfficial,
    /// It does not stand in the text that it is about.
    NotInText,
    /// Nobody goes by this name.
    Nobody,
    /// More than one member goes by this name.
    Several,
    /// Whoever is named is there already.
    ThereAlready,
    /// Not one of the choices.
    NotAChoice,
    /// Not a day of the calendar.
    NotADate,
    /// Not a time of the day.
    NotATime,
    /// A day that has passed, where one to come is asked for.
    InThePast,
    /// A day that is more than this many working days away.
    TooFarAway { working_days: u32 },
    /// Not a whole number between these two.
    NotBetween { least: u32, most: u32 },
    /// A starting text that nobody made their own.
    Unchanged,
    /// A text that is to be looked at first, or that changed since.
    NotLookedAt,
}

/// A flaw and the name of the field (as in the form) that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFlaw {
    pub field: String,
    pub flaw: Flaw,
}

impl Flaw {
    /// This flaw, at this field.
    pub fn at(self, field: &str) -> FieldFlaw {
        FieldFlaw { field: field.to_owned(), flaw: self }
    }
}

/// Gathers the flaws of a whole form, so that the reader hears all of them at once.
#[derive(Debug, Default)]
pub struct Flaws(pub(crate) Vec<FieldFlaw>);

impl Flaws {
    /// Keeps the value, or notes the flaw at its field.
    pub fn check<T>(&mut self, field: &str, parsed: Result<T, Flaw>) -> Option<T> {
        parsed.map_err(|flaw| self.add(field, flaw)).ok()
    }

    /// Notes a flaw.
    pub fn add(&mut self, field: &str, flaw: Flaw) {
        self.0.push(flaw.at(field));
    }
}
