//! A kept page is never older than what was written last: after each step of a story, every kept page is what is rendered
//! for a reader of the same forum where nothing is kept.

use super::{PLACE, story};
use crate::server::{Person, Server, both, stamps};
use futures::future::join_all;
use naast_domain::{
    journal::{EntryKind, Reach},
    words::Choice,
};
use std::collections::BTreeSet;

/// Pages of every kind that is kept. Members and rules in the way have the numbers that the story gives them.
const PAGES: [&str; 17] = [
    "/",
    "/?order=waiting",
    PLACE,
    "/initiatives/2",
    "/initiatives/1/versions",
    "/initiatives/new",
    "/members/1",
    "/members/2",
    "/obstacles",
    "/obstacles/1",
    "/commitments",
    "/values",
    "/house-rules",
    "/house-rules/versions",
    "/about",
    "/moderation/record",
    "/moderation/transparency",
];

/// The same pages, kept and not.
pub struct Twins {
    kept: Person,
    fresh: Person,
}

impl Twins {
    async fn of(server: &Server) -> Self {
        Self { kept: server.visitor(), fresh: server.visitor_with_room(0).await.0 }
    }

    /// Fails where a kept page is not what would be rendered now.
    pub async fn are_alike(&self, after: &str) {
        join_all(PAGES.map(|path| async move {
            let (kept, fresh) = futures::join!(self.kept.get(path), self.fresh.get(path));
            assert_eq!(kept.status(), fresh.status(), "{path} after {after}");
            let is_there = kept.status() == 200;
            assert_eq!(kept.headers().contains_key("etag"), is_there, "{path} is kept");
            let (kept, fresh) = (shown(&kept.text().await.unwrap()), shown(&fresh.text().await.unwrap()));
            assert_eq!(kept, fresh, "{path} after {after}");
        }))
        .await;
    }
}

/// What a page shows, without stamps and the data for the browser.
fn shown(page: &str) -> String {
    let mut shown = page.to_owned();
    for stamp in stamps(page) {
        shown = shown.replace(stamp, "");
    }
    let parts = shown.split("<script").enumerate();
    parts.map(|(number, part)| if number == 0 { part } else { part.split_once("</script>").unwrap().1 }).collect()
}

/// The kinds that stand in the journal.
async fn kinds(database: &str) -> BTreeSet<String> {
    let asked = "SELECT DISTINCT kind FROM journal";
    let rows: Vec<(String,)> = if database.starts_with("postgres") {
        let pool = sqlx_postgres::PgPool::connect(database).await.unwrap();
        sqlx::query_as(asked).fetch_all(&pool).await.unwrap()
    } else {
        let pool = sqlx_sqlite::SqlitePool::connect(database).await.unwrap();
        sqlx::query_as(asked).fetch_all(&pool).await.unwrap()
    };
    rows.into_iter().map(|(kind,)| kind).collect()
}

both! {
    async fn every_write_is_read_at_once_on_every_page(server) {
        let twins = Twins::of(&server).await;
        story::tell(&server, &twins).await;
        let told = kinds(&server.database).await;
        let narrow = EntryKind::CHOICES.iter().filter(|kind| kind.reach() != Reach::Everything);
        let missing: Vec<_> = narrow.map(|kind| kind.word()).filter(|kind| !told.contains(*kind)).collect();
        assert_eq!(missing, Vec::<&str>::new(), "each kind that is said to change little happens in the story");
    }

    async fn a_comment_leaves_other_pages_kept(server) {
        let samira = server.member("Samira", None).await;
        samira.tell("Een veilige Lindelaan.").await;
        samira.tell("Een bankje bij de halte.").await;
        let visitor = server.visitor();
        for path in [PLACE, "/initiatives/2", "/house-rules", "/"] {
            visitor.read(path).await;
        }
        samira.say("", "Ja, doen.").await;
        let before = server.site.kept.rendered();
        for path in ["/initiatives/2", "/house-rules"] {
            visitor.read(path).await;
        }
        assert_eq!(server.site.kept.rendered(), before, "what it does not touch is not rendered again");
        assert!(visitor.read(PLACE).await.contains("Ja, doen."));
        visitor.read("/").await;
        assert_eq!(server.site.kept.rendered(), before + 2, "what it does touch is");
        let password = crate::server::PASSWORD;
        let form = [("_form", "/api/sign_in"), ("email", "samira@example.org"), ("password", password)];
        server.visitor().post("/sign-in", &form).await;
        visitor.read("/").await;
        assert_eq!(server.site.kept.rendered(), before + 2, "and nothing is when somebody signs in");
    }
}
