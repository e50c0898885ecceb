//! The demo: an invented municipality with people, initiatives and conversations, told in files and brought to
//! life by the same use cases as everything else, each at its own time.

mod answering;
mod beside;
mod moderating;
mod obstructing;
mod story;
mod telling;
#[cfg(test)]
mod tests;
mod unrest;
mod world;

use crate::{
    command::fresh_password,
    config::Settings,
    mail::{Delivery, Post, Writing},
    serve,
};
use anyhow::Context;
use naast_domain::ids::MemberId;
use naast_forum::{Clock, Forum};
use story::{MemberStory, Story};

/// Where the demo lives, unless the settings say otherwise.
const DATABASE: &str = "sqlite:data/demo.db";
/// Who can sign in: key in the story, and what they are. Two moderate: one looks again at what the other decided.
const PEOPLE: [(&str, &str); 5] = [
    ("samira", "citizen"),
    ("femke", "official"),
    ("moderator_els", "moderator"),
    ("moderator_joris", "moderator"),
    ("beheer_nadia", "administrator"),
];

/// Serves the demo. The first time its content is made; each time the five people get fresh passwords.
///
/// # Errors
/// When the content cannot be read or the database not be written.
pub async fn serve(settings: &Settings) -> anyhow::Result<()> {
    let url = settings.database_to_create(DATABASE)?;
    let story = Story::read().context("the demo content is not right")?;
    let forum = Forum::open_or_create(&url, Clock::default())
        .await
        .context("the demo could not be opened; to begin anew, delete data/demo.db")?;
    if forum.operator_members(MemberId(0)).await?.is_empty() {
        eprintln!("making the demo content …");
        telling::tell(&url, &story, forum.clock().now()).await?;
    }
    println!("\nThe forum with demo content: http://{}\n", settings.listen());
    for (key, role) in PEOPLE {
        let email = MemberStory::email_of(key);
        let password = fresh_password()?;
        forum.operator_reset_password(&email, &password).await.with_context(|| format!("no {email} in the demo"))?;
        println!("  {role:<14} {email:<34} {password}");
    }
    println!();
    // Mails are shown to the administrator, and lead back to where the demo is.
    let web = Some(format!("http://{}", settings.listen()));
    let writing = Writing { web, languages: settings.languages(), replies: None };
    serve::serve_with(forum, settings, Some(Delivery { post: Post::Kept, writing, per_minute: None, mailbox: None }))
        .await
}
