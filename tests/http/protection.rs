//! What protects the reader.

use crate::server::both;

both! {
    async fn another_site_cannot_post_in_the_readers_name(server) {
        let citizen = server.member("Samira", None).await;
        for (header, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
            for path in ["/initiatives/new", "/api/propose"] {
                let request = citizen.client.post(format!("{}{path}", server.url)).header(header, value);
                let answer = request.form(&[("_form", "/api/propose"), ("story", "Van een ander.")]).send().await.unwrap();
                assert_eq!(answer.status(), 403, "{header}: {value} {path}");
            }
        }
        assert_eq!(server.forum.initiative_count().await.unwrap(), 0);
    }

    async fn only_scripts_of_this_page_run(server) {
        // What visitors read is kept, with digests of its scripts: see `kept`.
        let answer = server.member("Samira", None).await.get("/").await;
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(
            policy.contains("'nonce-") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline")
        );
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        let page = answer.text().await.unwrap();
        let scripts: Vec<_> = page.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
        let (files, inline): (Vec<_>, Vec<_>) = scripts.into_iter().partition(|tag| tag.contains(" src=\"/"));
        assert!(inline.iter().all(|tag| tag.contains(&format!("nonce=\"{nonce}\""))), "{inline:?}");
        assert!(files.len() == 1 && files[0].contains(" src=\"/pkg/loader."), "{files:?}");
        assert!(!page.contains("import(") && !page.contains("modulepreload"), "the program comes later");
    }

    async fn only_a_visitors_browser_fetches_ahead_and_only_pages_to_read(server) {
        let samira = server.member("Samira", None).await;
        let place = samira.tell("Een veilige Lindelaan.").await;
        assert!(samira.get(&place).await.headers().get("speculation-rules").is_none(), "a member's visits are noted");
        assert_eq!(server.visitor().get(&place).await.headers()["speculation-rules"], "\"/prefetch.json\"");
        let rules = server.visitor().get("/prefetch.json").await;
        assert_eq!(rules.headers()["content-type"], "application/speculationrules+json");
        let rules = rules.text().await.unwrap();
        for changing in ["language", "api", "account", "for-you", "moderation", "\"*\"", "\"/*\""] {
            assert!(!rules.contains(changing), "{changing}: {rules}");
        }
    }

    async fn the_session_cookie_is_out_of_reach_of_scripts(server) {
        server.forum.operator_add_member("a@example.org", "Anna", crate::server::PASSWORD).await.unwrap();
        let form = [("_form", "/api/sign_in"), ("email", "a@example.org"), ("password", crate::server::PASSWORD)];
        let answer = server.visitor().post("/sign-in", &form).await;
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    }

    async fn signing_in_does_not_tell_whether_an_account_exists(server) {
        server.forum.operator_add_member("a@example.org", "Anna", crate::server::PASSWORD).await.unwrap();
        let mut pages = Vec::new();
        for email in ["a@example.org", "nobody@example.org"] {
            let answer =
                server.visitor().post("/api/sign_in", &[("email", email), ("password", "verkeerd verkeerd")]).await;
            pages.push((answer.status().as_u16(), answer.text().await.unwrap()));
        }
        assert_eq!(pages[0], pages[1]);
        assert_eq!(pages[0].0, 422);
    }
}
