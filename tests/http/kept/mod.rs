//! Pages that are kept for readers without a session: rendered once, never older than what was written last, nobody's own.

mod bounds;
mod freshness;
mod story;

use crate::server::{Person, both, stamps};
use reqwest::{Response, header::HeaderMap};
use std::io::Read;

const PLACE: &str = "/initiatives/1";

async fn ask(person: &Person, path: &str, headers: &[(&str, &str)]) -> Response {
    let request = person.client.get(format!("{}{path}", person.url()));
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await.unwrap()
}

fn said<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

both! {
    async fn a_page_is_rendered_once_and_known_again(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let (visitor, before) = (server.visitor(), server.site.kept.rendered());
        let first = visitor.get(PLACE).await;
        let (tag, policy) = (said(first.headers(), "etag").to_owned(), said(first.headers(), "content-security-policy").to_owned());
        assert!(tag.starts_with("W/\"") && policy.contains("'sha256-") && !policy.contains("nonce"), "{tag} {policy}");
        assert_eq!(said(first.headers(), "cache-control"), "private, no-cache");
        for varied in ["cookie", "accept-language", "accept-encoding"] {
            assert!(said(first.headers(), "vary").contains(varied), "{varied}");
        }
        for _ in 0..5 {
            let again = server.visitor().get(PLACE).await;
            assert_eq!((again.status().as_u16(), said(again.headers(), "etag")), (200, tag.as_str()));
        }
        for known in [tag.clone(), format!("\"x\", {tag}"), tag.trim_start_matches("W/").to_owned(), "*".to_owned()] {
            let told = ask(&visitor, PLACE, &[("if-none-match", &known)]).await;
            assert_eq!(told.status(), 304, "{known}");
            assert_eq!((said(told.headers(), "etag"), said(told.headers(), "content-security-policy")), (tag.as_str(), policy.as_str()));
            assert_eq!(said(told.headers(), "cache-control"), "private, no-cache");
            assert!(told.text().await.unwrap().is_empty());
        }
        assert_eq!(ask(&visitor, PLACE, &[("if-none-match", "W/\"else\"")]).await.status(), 200);
        let head = visitor.client.head(format!("{}{PLACE}", server.url)).send().await.unwrap();
        assert_eq!((head.status().as_u16(), said(head.headers(), "etag")), (200, tag.as_str()));
        assert_eq!(server.site.kept.rendered(), before + 1, "all of it from one rendering");
    }

    async fn every_script_of_a_kept_page_is_in_its_policy_and_carries_no_nonce(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        for path in [PLACE, "/", "/house-rules", "/register"] {
            let answer = server.visitor().get(path).await;
            let policy = said(answer.headers(), "content-security-policy").to_owned();
            let page = answer.text().await.unwrap();
            let mut scripts = 0;
            for script in page.split("<script").skip(1).filter(|rest| !rest.split('>').next().unwrap().contains(" src=")) {
                let text = script.split_once('>').unwrap().1.split_once("</script>").unwrap().0;
                assert!(policy.contains(&format!("'sha256-{}'", digest(text))), "{path}: {policy}");
                scripts += 1;
            }
            assert!(scripts >= 2 && policy.matches("'sha256-").count() == scripts, "{path}");
            assert!(!page.contains("nonce=") && !policy.contains("unsafe-inline"), "{path}");
        }
    }

    async fn each_visitor_gets_a_stamp_of_their_own_and_it_is_good(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let mut given = std::collections::BTreeSet::new();
        for path in [PLACE, "/initiatives/new", "/register"] {
            for coding in ["identity", "gzip", "br"] {
                for _ in 0..3 {
                    let page = read(ask(&server.visitor(), path, &[("accept-encoding", coding)]).await, coding).await;
                    assert_eq!(stamps(&page).count(), 1, "{path} {coding}");
                    assert_eq!(page.matches(stamps(&page).next().unwrap()).count(), 1, "nowhere but in the form");
                    given.insert(stamps(&page).next().unwrap().to_owned());
                }
            }
        }
        assert_eq!(given.len(), 27, "each is another one");
        let visitor = server.visitor();
        let stamp = visitor.stamp(PLACE).await;
        let form = [
            ("_form", "/api/post_comment"), ("initiative", "1"), ("body", "Ik doe mee."), ("arrival[stamp]", &stamp),
            ("how", "register"), ("email", "henk@example.org"), ("name", "Henk"), ("password", crate::server::PASSWORD),
        ];
        assert_eq!(visitor.post(PLACE, &form).await.status(), 303, "without JavaScript, in one go");
    }

    async fn a_member_gets_no_visitors_page_and_a_visitor_no_members(server) {
        let samira = server.member("Samira", None).await;
        samira.tell("Een veilige Lindelaan.").await;
        for _ in 0..2 {
            for path in ["/", PLACE, "/house-rules"] {
                let (seen, own) = (server.visitor().get(path).await, samira.get(path).await);
                assert!(said(seen.headers(), "etag").starts_with("W/") && own.headers().get("etag").is_none(), "{path}");
                assert_eq!(said(own.headers(), "cache-control"), "private, no-store");
                assert!(said(own.headers(), "content-security-policy").contains("'nonce-"));
                let (seen, own) = (seen.text().await.unwrap(), own.text().await.unwrap());
                assert!(seen.contains("href=\"/sign-in") && !seen.contains("href=\"/account\""), "{path}");
                assert!(!own.contains("href=\"/sign-in") && own.contains("href=\"/account\""), "{path}");
            }
        }
        for cookie in ["session=x", "__Host-session=x", "claim=x", "__Host-claim=x", "done=follow", "a=b; session=x"] {
            let answer = ask(&server.visitor(), PLACE, &[("cookie", cookie)]).await;
            assert!(answer.headers().get("etag").is_none(), "{cookie}");
        }
        assert!(ask(&server.visitor(), PLACE, &[("cookie", "_pk_id=1")]).await.headers().get("etag").is_some());
    }

    async fn what_was_typed_comes_back_to_whoever_typed_it_only(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let visitor = server.visitor();
        visitor.read(PLACE).await;
        let form = [("_form", "/api/post_comment"), ("initiative", "1"), ("body", "Alleen van mij."), ("email", "ik@example.org")];
        let refused = visitor.post(PLACE, &form).await;
        assert_eq!(refused.status(), 401);
        assert!(refused.headers().get("etag").is_none() && refused.text().await.unwrap().contains("Alleen van mij."));
        let seen = server.visitor().read(PLACE).await;
        assert!(!seen.contains("Alleen van mij.") && !seen.contains("ik@example.org"));
    }

    async fn two_languages_do_not_mix(server) {
        for _ in 0..2 {
            for (headers, expected) in [
                (vec![("accept-language", "en")], "en"),
                (vec![("accept-language", "nl")], "nl"),
                (vec![("cookie", "language=fy"), ("accept-language", "en")], "fy"),
                (vec![], "nl"),
                (vec![("cookie", "language=en")], "en"),
            ] {
                let page = ask(&server.visitor(), "/house-rules", &headers).await.text().await.unwrap();
                assert!(page.contains(&format!("<html lang=\"{expected}\"")), "{headers:?}");
            }
        }
        assert_eq!(server.site.kept.rendered(), 3, "one for each");
    }

    async fn what_one_visitor_sends_along_is_in_nobodys_page(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let odd = [
            ("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "https"),
            ("referer", "https://evil.example/"), ("user-agent", "evil.example"), ("x-forwarded-for", "evil.example"),
        ];
        let first = ask(&server.visitor(), PLACE, &odd).await;
        assert!(!said(first.headers(), "content-security-policy").contains("upgrade-insecure-requests"));
        assert!(!first.text().await.unwrap().contains("evil.example"));
        assert!(!server.visitor().read(PLACE).await.contains("evil.example"));
    }
}

/// The text of an answer in this coding.
async fn read(answer: Response, coding: &str) -> String {
    let is_plain = coding == "identity";
    assert_eq!(
        (answer.status().as_u16(), said(answer.headers(), "content-encoding")),
        (200, if is_plain { "" } else { coding })
    );
    let bytes = answer.bytes().await.unwrap();
    let mut text = String::new();
    match coding {
        "br" => brotli::Decompressor::new(&*bytes, 0).read_to_string(&mut text).unwrap(),
        "gzip" => flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text).unwrap(),
        _ => (&*bytes).read_to_string(&mut text).unwrap(),
    };
    text
}

/// The digest of a script, as a policy names it.
fn digest(text: &str) -> String {
    use base64::Engine;
    use sha2::Digest;
    base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text))
}
