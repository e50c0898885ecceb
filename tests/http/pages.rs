//! Pages: complete before they are sent, in the reader's language, with the right status.

use crate::server::{Server, both};
use naast_domain::members::Role;

both! {
    async fn an_administrator_of_an_empty_forum_reads_what_to_set_up(server) {
        let ada = server.member("Ada", Some(Role::Administrator)).await;
        let page = ada.read("/administration").await;
        assert!(page.contains("Voordat je opent") && page.contains("Nog 8 van de 8 stappen."), "{page}");
        let named = [("_form", "/api/change_organisation"), ("name", "Gemeente Vecht"), ("short_name", "Vecht")];
        ada.post("/administration/organisation", &named).await;
        assert!(ada.read("/administration").await.contains("Nog 7 van de 8 stappen."));
    }

    async fn a_page_speaks_the_language_that_was_asked_for_or_chosen(server) {
        let visitor = server.visitor();
        let english = visitor.client.get(format!("{}/", server.url)).header("accept-language", "en").send().await.unwrap();
        assert!(english.text().await.unwrap().contains("<html lang=\"en\""));
        assert!(visitor.read("/").await.contains("<html lang=\"nl\""));
        let chosen = visitor.get("/language/en?back=/search?q=a").await;
        assert_eq!((chosen.status().as_u16(), chosen.headers()["location"].to_str().unwrap()), (303, "/search?q=a"));
        assert!(visitor.read("/").await.contains("<html lang=\"en\""));
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example"] {
            let answer = visitor.get(&format!("/language/nl?back={elsewhere}")).await;
            assert_eq!(answer.headers()["location"], "/", "{elsewhere}");
        }
    }

    async fn what_is_not_there_is_404_and_says_what_to_do(server) {
        for path in
            ["/nothing", "/initiatives/999", "/initiatives/abc", "/comments/999", "/members/999", "/initiatives/%00"]
        {
            let answer = server.visitor().get(path).await;
            assert_eq!(answer.status(), 404, "{path}");
            assert!(answer.text().await.unwrap().contains("Hier staat niets"), "{path}");
        }
    }

    async fn a_line_of_the_desk_leads_into_the_thread_with_the_form_open(server) {
        let samira = server.member("Samira", None).await;
        let place = samira.tell("Een veilige Lindelaan.").await;
        samira.post(&place, &[("_form", "/api/post_comment"), ("initiative", "1"), ("body", "Wie komt er kijken?")]).await;
        let answer = samira.get("/comments/1?reply=1").await;
        assert_eq!(answer.headers()["location"], "/initiatives/1?reply=1#reply-1");
        assert!(samira.read("/initiatives/1?reply=1").await.contains("id=\"reply-1\""));
    }

    async fn the_loader_of_the_program_knows_whether_somebody_is_signed_in(server) {
        let samira = server.member("Samira", None).await;
        let is_known = |page: &str| page.split("<head>").nth(1).unwrap().split("</head>").next().unwrap().contains("data-member");
        assert!(is_known(&samira.read("/").await) && !is_known(&server.visitor().read("/").await));
    }

    async fn search_engines_read_what_everybody_reads(server) {
        let samira = server.member("Samira", None).await;
        let place = samira.tell("Een \"veilige\" Lindelaan, voor <iedereen>.").await;
        let hidden = samira.tell("Iets dat ik terugneem.").await;
        let id = hidden.rsplit('/').next().unwrap();
        assert_eq!(samira.post(&hidden, &[("_form", "/api/withdraw_initiative"), ("id", id)]).await.status(), 303);
        let visitor = server.visitor();
        let page = visitor.read(&place).await;
        let described = "<meta name=\"description\" content=\"Een &quot;veilige&quot; Lindelaan, voor";
        assert!(page.split("</head>").next().unwrap().contains(described), "{page}");
        for path in ["/", "/search?q=boom", "/initiatives/new", "/sign-in", hidden.as_str()] {
            let page = visitor.read(path).await;
            assert_eq!(page.matches("<meta name=\"description\" content=\"Een idee, een zorg").count(), 1, "{path}");
        }
        assert!(visitor.read("/robots.txt").await.contains("Disallow: /search?*after=\n"));
        assert!(visitor.read("/sitemap.xml").await.contains("/sitemaps/0</loc>"));
        let map = visitor.read("/sitemaps/0").await;
        assert!(map.contains(&format!("{place}</loc>")) && !map.contains(&format!("{hidden}</loc>")), "{map}");
        assert!(!visitor.read("/sitemaps/1").await.contains("<url>"));
        for part in ["-1", "x", "9223372036854775807"] {
            assert_eq!(visitor.get(&format!("/sitemaps/{part}")).await.status(), 404, "{part}");
        }
    }

    async fn the_server_says_that_it_lives(server) {
        for path in ["/healthz", "/readyz"] {
            assert_eq!(server.visitor().get(path).await.status(), 200, "{path}");
        }
    }

    async fn what_leptos_marks_with_can_be_typed(server) {
        let page = server.visitor().read("/search?q=%3C!%3E%3C/body%3E").await;
        assert!(page.contains("value=\"&lt;!&gt;&lt;/body&gt;\""), "{page}");
        assert!(!page.contains("<!>") && page.ends_with("</body></html>"));
    }
}

/// Values of different requests live on the same threads: none may be read outside its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_readers_at_once_each_see_their_own_page() {
    let server = Server::sqlite().await;
    let place = server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
    let pages = [("/house-rules", "Zo praten wij"), (&place, "Een veilige Lindelaan."), ("/", "Vertel je idee")];
    let readers = (0..24).map(|number| {
        let (path, text, reader) = (pages[number % 3].0.to_owned(), pages[number % 3].1, server.visitor());
        tokio::spawn(async move {
            for _ in 0..10 {
                let answer = reader.get(&path).await;
                assert_eq!(answer.status(), 200, "{path}");
                assert!(answer.text().await.unwrap().contains(text), "{path}");
            }
        })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap();
    }
}
