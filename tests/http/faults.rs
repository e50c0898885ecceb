//! What a reader is told when something is wrong on the way: in their language, with what they typed, and a number to name.

use crate::server::{Person, Server, both};
use reqwest::{
    Response, StatusCode,
    header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LENGTH},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const TYPED: &str = "Een bankje, en \"een boom\" <b>erbij</b>.";
const FORM: [(&str, &str); 4] = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", TYPED)];

async fn post_from(origin: &str, person: &Person, path: &str) -> Response {
    let request = person.client.post(format!("{}{path}", person.url())).header("origin", origin);
    request.form(&FORM).send().await.unwrap()
}

/// Says what the page of a fault says, once it is seen that it carries the number of the request and may load its style.
async fn page(answer: Response) -> String {
    let number = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("style-src 'self'") && !policy.contains("script-src"), "{policy}");
    assert_eq!(answer.headers()["cache-control"], "private, no-store");
    let page = answer.text().await.unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains(&number), "{page}");
    page
}

/// Whether it is all there, as text.
fn is_kept(page: &str) -> bool {
    page.contains("Een bankje, en \"een boom\" &lt;b>erbij&lt;/b>.") && !page.contains("<b>erbij")
}

both! {
    async fn who_cannot_be_served_reads_why_and_keeps_their_text(server) {
        let citizen = server.member("Samira", None).await;
        server.forum.close().await;
        let answer = citizen.post("/initiatives/1", &FORM).await;
        assert_eq!((answer.status(), &answer.headers()["retry-after"]), (StatusCode::SERVICE_UNAVAILABLE, &"10".parse().unwrap()));
        let told = page(answer).await;
        assert!(is_kept(&told) && told.contains("Wij zijn even niet bereikbaar"), "{told}");
        assert!(told.contains("Verstuur opnieuw") && told.contains("name=\"initiative\" value=\"1\""), "{told}");
        let secret = [("_form", "/api/sign_in"), ("email", "samira@example.org"), ("password", "geheim")];
        let told = page(citizen.post("/sign-in", &secret).await).await;
        assert!(!told.contains("geheim") && !told.contains("Verstuur opnieuw"), "{told}");
        let english = citizen.client.get(format!("{}/for-you", server.url)).header(ACCEPT_LANGUAGE, "en");
        let told = page(english.header(ACCEPT, "text/html").send().await.unwrap()).await;
        assert!(told.contains("lang=\"en\"") && told.contains("We cannot be reached right now"), "{told}");
        let program = citizen.client.get(format!("{}/moderation/record.csv", server.url)).send().await.unwrap();
        assert_eq!(program.headers()["content-type"], "text/plain; charset=utf-8");
    }

    async fn what_came_from_elsewhere_is_shown_but_not_sent_on(server) {
        let citizen = server.member("Samira", None).await;
        let answer = post_from("https://evil.example", &citizen, "/initiatives/1").await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
        let told = page(answer).await;
        assert!(is_kept(&told) && told.contains("niet van deze website") && !told.contains("<form"), "{told}");
        // What the forum itself forbids is told on the page, as ever.
        let refused = citizen.get("/administration").await;
        assert!(refused.text().await.unwrap().contains("andere rol"));
    }

    async fn the_program_in_the_browser_hears_the_same(server) {
        let citizen = server.member("Samira", None).await;
        let answer = post_from("null", &citizen, "/api/post_comment").await;
        assert_eq!((answer.status(), &answer.headers()["content-type"]), (StatusCode::FORBIDDEN, &"application/json".parse().unwrap()));
        let number = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
        let told: serde_json::Value = answer.json().await.unwrap();
        assert!(told["words"].as_str().unwrap().contains("niet van deze website"));
        assert!(told["words"].as_str().unwrap().contains(&number));
        server.forum.close().await;
        let answer = citizen.post("/api/post_comment", &FORM).await;
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        let told: serde_json::Value = answer.json().await.unwrap();
        assert!(told["words"].as_str().unwrap().contains("Wij zijn even niet bereikbaar"), "{told}");
    }

    async fn too_much_at_once_comes_back_as_far_as_it_goes(server) {
        let citizen = server.member("Samira", None).await;
        let much = format!("{TYPED}{}", " Nog een zin.".repeat(50_000));
        let form = [&FORM[..3], &[("body", much.as_str())]].concat();
        let answer = citizen.post("/initiatives/1", &form).await;
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
        let told = page(answer).await;
        assert!(is_kept(&told) && told.contains("Dit is te veel") && !told.contains("Verstuur opnieuw"), "{told:.2000}");
    }
}

#[tokio::test]
async fn what_came_before_the_line_was_lost_comes_back() {
    let server = Server::sqlite().await;
    let mut line = TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap();
    let head = format!("POST /initiatives/1 HTTP/1.1\r\nHost: here\r\n{CONTENT_LENGTH}: 1000\r\n\r\n");
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(b"_form=%2Fapi%2Fpost_comment&body=Dit+typte+ik+tot").await.unwrap();
    line.shutdown().await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("Dit typte ik tot"), "{answer}");
}
