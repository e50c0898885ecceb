//! How soon members are told of what, by their own choice.

use super::post::{begin, due, posted, reader, say};
use crate::testing::{PASSWORD, both, refused};
use naast_domain::{
    flaw::Flaw,
    mail::{News, Pace},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

fn kinds(settings: &naast_domain::mail::MailSettings) -> Vec<News> {
    settings.choices.iter().map(|choice| choice.news).collect()
}

both! {
    async fn a_link_changes_the_settings_of_its_reader_without_signing_in(world) {
        begin(&world).await;
        let (anna, bert) = (world.registered("Anna").await, world.registered("Bert").await);
        let mails = posted(&world).await;
        let link = mails[0].settings_key.as_str();
        world.forum.choose_mail(&Viewer::Visitor, Some(link), &[(News::Followed, Pace::Never)]).await.unwrap();
        let settings = world.forum.mail_settings(&anna, None).await.unwrap();
        let followed = settings.choices.iter().find(|choice| choice.news == News::Followed).unwrap();
        assert_eq!((followed.pace, settings.email.as_str()), (Pace::Never, "anna@example.org"));
        let by_link = world.forum.mail_settings(&bert, Some(link)).await.unwrap();
        assert_eq!((by_link.choices, by_link.email.as_str()), (settings.choices, ""), "a link does not tell the address");
        for wrong in ["", "a.b.c", &link[1..], &format!("{link}x")] {
            assert_eq!(refused(world.forum.mail_settings(&anna, Some(wrong)).await), Refusal::LinkOver, "{wrong}");
        }
        world.forum.change_email(&anna, "anders@example.org", PASSWORD).await.unwrap();
        assert_eq!(refused(world.forum.mail_settings(&Viewer::Visitor, Some(link)).await), Refusal::LinkOver);
    }

    async fn everybody_chooses_what_can_come_to_them(world) {
        let everybodys = [News::Replies, News::Mentions, News::Followed];
        let (anna, fatma, els) = (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Els").await);
        assert_eq!(kinds(&world.forum.mail_settings(&anna, None).await.unwrap()), everybodys);
        assert_eq!(kinds(&world.forum.mail_settings(&fatma, None).await.unwrap()), [&everybodys[..], &[News::Desk]].concat());
        assert_eq!(kinds(&world.forum.mail_settings(&els, None).await.unwrap()), [&everybodys[..], &[News::Cases]].concat());
        for (news, pace) in [(News::Own, Pace::Never), (News::Account, Pace::Daily), (News::Desk, Pace::AtOnce)] {
            let refusal = refused(world.forum.choose_mail(&anna, None, &[(News::Followed, Pace::Never), (news, pace)]).await);
            assert_eq!(refusal, Refusal::field(news.word(), Flaw::NotAChoice), "{news:?}");
        }
        let settings = world.forum.mail_settings(&anna, None).await.unwrap();
        assert!(settings.choices.iter().all(|choice| choice.pace == Pace::Daily), "all or nothing");
    }

    async fn a_closed_account_leaves_nothing_behind(world) {
        begin(&world).await;
        let (anna, bert) = (world.registered("Anna").await, reader(&world, "Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &bert, id, "Ja").await;
        world.forum.choose_mail(&anna, None, &[(News::Followed, Pace::Never)]).await.unwrap();
        let mails = posted(&world).await;
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        world.wait(Timestamp::DAY);
        assert!(due(&world).await.iter().all(|mail| mail.email != "anna@example.org"));
        assert_eq!(refused(world.forum.mail_settings(&Viewer::Visitor, Some(&mails[0].settings_key)).await), Refusal::LinkOver);
        let sql = "SELECT (SELECT COUNT(*) FROM outbox WHERE member = $1) + (SELECT COUNT(*) FROM mail_choices WHERE member = $1)
                        + (SELECT COUNT(*) FROM mail_addresses WHERE member = $1)";
        let (left,): (i64,) = fetch_one!(&mut world.read().await, (i64,), sql, anna.id()).unwrap();
        assert_eq!(left, 0);
    }
}
