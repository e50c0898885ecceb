//! What somebody who serves a new forum sees on the terminal: how the first administrator comes in.

use crate::{config::Settings, watch::log::Format};
use naast_forum::Forum;

/// Prints it, as long as nobody administers the forum.
///
/// # Errors
/// Only the database.
pub async fn hint(forum: &Forum, settings: &Settings) -> anyhow::Result<()> {
    if forum.operator_has_administrator().await? {
        return Ok(());
    }
    if settings.log_format == Some(Format::Json) {
        tracing::warn!("nobody administers this forum yet: naast member add, then naast member grant … administrator");
        return Ok(());
    }
    let named = settings.database_url.as_ref().map_or("", |_| " with the same --database-url or DATABASE_URL");
    eprintln!(
        "
Nobody administers this forum yet. In another terminal, in this folder{named}:

  naast member add you@example.org \"Your Name\"         prints a password
  naast member grant you@example.org administrator

Then sign in at http://{}/sign-in and open Beheer (Administration): it lists what to set up, step by step.
",
        settings.listen()
    );
    Ok(())
}
