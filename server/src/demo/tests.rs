//! What the demo is like once it is told.

use super::{
    story::{MemberStory, Story},
    telling::tell,
};
use naast_forum::{Clock, Forum};

#[tokio::test]
async fn what_concerns_somebody_is_told_in_the_order_in_which_it_happened() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("demo.db").display());
    tell(&url, &Story::read().unwrap(), Clock::default().now()).await.unwrap();
    let forum = Forum::open(&url, Clock::default()).await.unwrap();
    let (email, password) = (MemberStory::email_of("samira"), "drie blauwe fietsen in de gracht");
    forum.operator_reset_password(&email, password).await.unwrap();
    let token = forum.sign_in("test", None, &email, password).await.unwrap();
    let viewer = forum.viewer(Some(&token.0)).await.unwrap();
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page = forum.for_you(&viewer, after).await.unwrap();
        seen.extend(page.items.into_iter().map(|line| line.at));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert!(seen.len() > 40 && seen.is_sorted_by(|newer, older| newer >= older), "{seen:?}");
}
