//! Enums with one word for each variant, for forms, addresses and the database.

/// A choice that is one word.
pub trait Choice: Copy + 'static {
    /// All of them.
    const CHOICES: &'static [Self];

    /// The word in forms, addresses and the database.
    fn in_a_word(self) -> &'static str;
}

/// Makes an enum of unit variants with its words: variant and word are written once, for forms, addresses, the
/// database and serde.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word in forms, addresses and the database.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::words::Choice for $name {
            const CHOICES: &'static [Self] = Self::ALL;

            fn in_a_word(self) -> &'static str {
                self.word()
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::flaw::Flaw;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::from_word(word).ok_or(crate::flaw::Flaw::NotAChoice)
            }
        }
    };
}
pub(crate) use words;
