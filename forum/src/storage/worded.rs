//! Texts in several languages, as the `worded_` views give them: JSON with a field for each language.

use naast_domain::translated::Translated;

/// A column of such a view, to be read with `#[sqlx(try_from = "String")]`.
#[derive(Debug)]
pub struct Worded(pub Translated);

impl TryFrom<String> for Worded {
    type Error = serde_json::Error;

    fn try_from(json: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&json).map(Self)
    }
}
