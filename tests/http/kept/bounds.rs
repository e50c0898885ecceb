//! Bounded memory, one rendering for many, and several servers.

use super::{PLACE, ask, said};
use crate::server::{Server, both};
use futures::future::join_all;
use naast_domain::members::Role;
use std::time::{Duration, Instant};

const ROOM: u64 = 1_000_000;

both! {
    async fn many_who_ask_at_once_wait_for_one_rendering(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let before = server.site.kept.rendered();
        let askers = (0..24).map(|number| {
            let visitor = server.visitor();
            async move { ask(&visitor, PLACE, &[("accept-encoding", ["identity", "gzip", "br"][number % 3])]).await.status() }
        });
        assert!(join_all(askers).await.iter().all(|status| status.as_u16() == 200));
        assert_eq!(server.site.kept.rendered(), before + 1);
    }

    async fn a_flood_of_addresses_stays_bounded(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let (visitor, site) = server.visitor_with_room(ROOM).await;
        let made_up = (0..40).flat_map(|n| [format!("/?x={n}"), format!("{PLACE}?x={n}"), format!("/initiatives/{}", n + 1_000)]);
        for path in made_up {
            let answer = visitor.get(&path).await;
            assert!(answer.headers().get("etag").is_none(), "{path}");
        }
        assert_eq!(site.kept.size(), 0, "what no page reads, and what is not there, is not kept");
        for number in 0..120 {
            let answer = visitor.get(&format!("{PLACE}?after={number}")).await;
            assert!(said(answer.headers(), "etag").starts_with("W/"));
            assert!(site.kept.size() <= ROOM, "{}", site.kept.size());
        }
        assert!(site.kept.size() > ROOM / 4, "and it is used: {}", site.kept.size());
    }

    async fn without_room_nothing_is_kept(server) {
        let (visitor, site) = server.visitor_with_room(0).await;
        for _ in 0..2 {
            let answer = visitor.get("/").await;
            assert_eq!(said(answer.headers(), "cache-control"), "private, no-store");
            assert!(answer.headers().get("etag").is_none());
        }
        assert_eq!((site.kept.size(), site.kept.rendered()), (0, 0));
    }

    async fn another_server_shows_it_within_two_seconds(server) {
        let (samira, els) = (server.member("Samira", None).await, server.member("Els", Some(Role::Moderator)).await);
        server.member("Nadia", Some(Role::Administrator)).await.save_rule("Een regel").await;
        samira.tell("Een veilige Lindelaan.").await;
        samira.say("", "Dit is te veel gezegd.").await;
        let elsewhere = server.visitor_of_another_server().await;
        assert!(elsewhere.read(PLACE).await.contains("Dit is te veel gezegd."));
        let reasons = [("rule", "1"), ("reason", "Dit gaat over iemand en niet over de zaak.")];
        els.take("hide", "comment:1", &reasons).await;
        let began = Instant::now();
        assert!(!server.visitor().read(PLACE).await.contains("Dit is te veel gezegd."), "at once where it was done");
        // Somebody keeps asking all the while.
        while elsewhere.read(PLACE).await.contains("Dit is te veel gezegd.") {
            assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn work_is_asked_on_a_kept_page_as_soon_as_it_is_wanted(server) {
        let administrator = server.member("Nadia", Some(Role::Administrator)).await;
        let organisation = [("_form", "/api/change_organisation"), ("name", "Vecht"), ("short_name", "Vecht")];
        administrator.post("/administration/organisation", &organisation).await;
        administrator.tell("Een veilige Lindelaan.").await;
        for (wanted, is_asked) in [("on", true), ("off", false), ("on", true)] {
            let form = [("_form", "/api/change_defence"), ("wanted", wanted)];
            assert_eq!(administrator.post("/administration/organisation", &form).await.status(), 303);
            assert_eq!(server.visitor().read(PLACE).await.contains("eerst kijkt iemand van ons"), is_asked, "{wanted}");
        }
    }
}

/// A page that is not there is rendered for each who asks, and none of them waits for ever.
#[tokio::test]
async fn who_asks_for_what_is_not_there_is_told_so_each() {
    let server = Server::sqlite().await;
    let askers = (0..8).map(|_| {
        let visitor = server.visitor();
        async move { visitor.get("/initiatives/99").await.status().as_u16() }
    });
    assert!(join_all(askers).await.iter().all(|status| *status == 404));
}
