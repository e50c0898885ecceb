//! What the servers of a forum sign with: stamps of forms, browsers that signed in before, links in mails.

use crate::{
    Forum, Result,
    accounts::{secrets, sql::keys},
};

/// The name of the key.
const KEY: &str = "stamp";

impl Forum {
    /// The key, the same on all servers of this forum. What is signed says what it is for, so that nothing signed for one thing is
    /// taken for another.
    pub(crate) async fn signing_key(&self) -> Result<String> {
        let key = self.signing_key.get_or_try_init(|| async {
            if let Some(key) = keys::find(&mut self.db.read().await?, KEY).await? {
                return Ok(key);
            }
            let mut tx = self.db.write().await?;
            keys::put(&mut tx, KEY, &secrets::token()?).await?;
            let kept = keys::find(&mut tx, KEY).await?;
            tx.commit().await?;
            kept.ok_or_else(|| crate::Error::Secret("the key was not kept".to_owned()))
        });
        Ok(key.await?.clone())
    }
}
