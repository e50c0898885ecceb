//! What a browser keeps for the forum, so that the forum need not: signed, for one purpose and for a time.

use crate::{Forum, Result, accounts::secrets, boxed};
use data_encoding::BASE64URL_NOPAD;

/// What is signed for this begins with it, so that nothing else that is signed passes for it.
const SEALED: &str = "sealed";

impl Forum {
    /// Signs a text for this purpose (one word), for so many milliseconds. It can be read by whoever holds it; changed it is worth
    /// nothing.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn seal(&self, purpose: &str, text: &str, life: i64) -> Result<String> {
        let until = self.clock.now().plus(life).0;
        let text = BASE64URL_NOPAD.encode(text.as_bytes());
        secrets::signed(&self.signing_key().await?, &format!("{SEALED}:{purpose}:{until}:{text}"))
    }

    /// What was sealed for this purpose; nothing when it was not, or is over.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn unseal(&self, purpose: &str, sealed: &str) -> Result<Option<String>> {
        let key = self.signing_key().await?;
        let said = secrets::verified(&key, sealed).map(|(said, _)| said);
        let mut parts = said.unwrap_or_default().split(':');
        let is_ours = parts.next() == Some(SEALED) && parts.next() == Some(purpose);
        let until = parts.next().and_then(|until| until.parse::<i64>().ok());
        if !is_ours || until.is_none_or(|until| until < self.clock.now().0) {
            return Ok(None);
        }
        let text = parts.next().and_then(|text| BASE64URL_NOPAD.decode(text.as_bytes()).ok());
        Ok(text.and_then(|text| String::from_utf8(text).ok()))
    }
}
