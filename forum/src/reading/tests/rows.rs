//! What is kept of an initiative and its thread: read once for each change, and never what was before it.

use crate::{
    Forum,
    testing::{World, both, by},
};
use naast_domain::{
    conversation::ThreadPart,
    ids::{CommentId, InitiativeId},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
};

/// What a reader is shown of a thread: its words, and whether they may edit them.
async fn words(forum: &Forum, viewer: &Viewer, id: InitiativeId) -> Vec<(String, bool)> {
    let page = forum.thread(viewer, id, ThreadPart::default()).await.unwrap();
    page.comments.into_iter().map(|comment| (comment.body_html, comment.may.edit)).collect()
}

/// Changes words behind the back of the journal, as nobody does: whoever still reads the old ones read none anew.
async fn overwrite(world: &World, comment: CommentId) {
    let mut tx = world.forum.db.write().await.unwrap();
    execute!(&mut tx, "UPDATE comments SET body_html = '<p>Anders</p>' WHERE id = $1", comment).unwrap();
    tx.commit().await.unwrap();
}

both! {
    async fn a_thread_is_read_once_for_each_change(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let (forum, id) = (&world.forum, world.initiative(&anna, "Een bankje.").await);
        let other = world.initiative(&anna, "Een boom.").await;
        let first = forum.post_comment(&bram, id, None, "Goed plan", false, Language::Nl).await.unwrap();
        assert_eq!(words(forum, &bram, id).await, [("<p>Goed plan</p>\n".into(), true)]);
        overwrite(&world, first).await;
        forum.post_comment(&bram, other, None, "Ook goed", false, Language::Nl).await.unwrap();
        assert_eq!(words(forum, &anna, id).await, [("<p>Goed plan</p>\n".into(), false)], "judged for each, read for all");
        forum.post_comment(&anna, id, None, "Dank", false, Language::Nl).await.unwrap();
        let both = [("<p>Anders</p>".into(), false), ("<p>Dank</p>\n".into(), true)];
        assert_eq!(words(forum, &anna, id).await, both, "a comment of this thread changes it");
    }

    async fn what_another_server_writes_is_read_at_once(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let elsewhere = Forum::open_existing(world.url(), world.forum.clock().clone()).await.unwrap();
        let comment = world.forum.post_comment(&anna, id, None, "Goed plan", false, Language::Nl).await.unwrap();
        assert_eq!(words(&elsewhere, &Viewer::Visitor, id).await.len(), 1);
        let subject = Subject::Contribution { initiative: id, comment: Some(comment) };
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        assert_eq!(words(&elsewhere, &Viewer::Visitor, id).await, [(String::new(), false)]);
        assert_eq!(words(&elsewhere, &anna, id).await[0].0, "<p>Goed plan</p>\n", "its author still reads it");
        let title = |forum: Forum| async move { forum.initiative(&Viewer::Visitor, id).await.unwrap().title };
        let before = title(elsewhere.clone()).await;
        assert_eq!(before, title(world.forum.clone()).await);
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert!(elsewhere.initiative(&Viewer::Visitor, id).await.unwrap().withdrawn_at.is_some());
    }
}
