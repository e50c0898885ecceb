//! What the tests of this room need: a forum whose members confirmed their address, and its mail.

use crate::{Forum, Mail, Says, testing::World};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    language::Language,
    members::Viewer,
};

/// The rounds begin.
pub async fn begin(world: &World) {
    assert!(world.forum.hold_mail("here").await.unwrap());
}

/// A citizen who confirmed their address.
pub async fn reader(world: &World, name: &str) -> Viewer {
    let viewer = world.citizen(name).await;
    prove(&world.forum, name).await;
    viewer
}

/// Their address is confirmed.
pub async fn prove(forum: &Forum, name: &str) {
    forum.operator_confirm_email(&format!("{}@example.org", name.to_lowercase())).await.unwrap();
}

/// Says something.
pub async fn say(world: &World, who: &Viewer, id: InitiativeId, body: &str) -> CommentId {
    world.forum.post_comment(who, id, None, body, false, Language::Nl).await.unwrap()
}

/// All mail that is due now, and marked as sent.
pub async fn posted(world: &World) -> Vec<Mail> {
    let mails = due(world).await;
    for mail in &mails {
        world.forum.mail_was_sent(mail).await.unwrap();
    }
    mails
}

/// All mail that is due now.
pub async fn due(world: &World) -> Vec<Mail> {
    world.forum.fill_outbox().await.unwrap();
    let mut mails = Vec::new();
    for member in world.forum.members_with_mail().await.unwrap() {
        mails.extend(world.forum.mail_for(member).await.unwrap());
    }
    mails
}

/// Mails as words: to whom, what kind, and what was said in them.
pub fn outlined(mails: &[Mail]) -> Vec<String> {
    let line = |mail: &Mail| {
        let (kind, lines) = match &mail.says {
            Says::Confirm(_) => ("confirm", &[][..]),
            Says::PasswordChanged(_) => ("password", &[][..]),
            Says::RecoveryCodeGiven(_) => ("code", &[][..]),
            Says::NewDevice(..) => ("device", &[][..]),
            Says::WaysIn(_) => ("ways", &[][..]),
            Says::EmailLeft(_) => ("left", &[][..]),
            Says::Returned(_) => ("returned", &[][..]),
            Says::Told(lines) => ("told", &lines[..]),
            Says::Digest { lines, .. } => ("digest", &lines[..]),
        };
        let mut words = lines.iter().map(|told| format!(" [{}]", told.said)).collect::<Vec<_>>();
        if let Says::Digest { waiting, .. } = &mail.says {
            words.extend(waiting.iter().map(|news| format!(" +{}", news.word())));
        }
        format!("{} {kind}{}", mail.email.trim_end_matches("@example.org"), words.concat())
    };
    mails.iter().map(line).collect()
}
