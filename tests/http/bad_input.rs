//! Bad input, in every field that takes text: never a 500, no text lost, no script.

use crate::server::both;
use naast_domain::members::Role;

const NASTY: [&str; 8] = [
    "",
    "   ",
    "\u{0}\u{1}\u{202E}",
    "a\u{0}b",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "👩‍👩‍👧 é ß İ",
    "' OR 1=1; -- {{7*7}} ${x}",
    "](javascript:alert(1)) [x](javascript:alert(1))",
];

both! {
    async fn nothing_that_is_typed_breaks_a_form(server) {
        let citizen = server.member("Samira", None).await;
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let id = place.rsplit('/').next().unwrap().to_owned();
        let long = "x".repeat(200_000);
        let official = server.member("Femke", Some(Role::Official)).await;
        let answers: &[&str] = &["kind", "body", "whom", "due", "promise", "ways[0][text]", "ways[0][state]",
        "meeting_day", "meeting_time", "decision[verdict]", "decision[weights][0][pull]",
        "decision[objection_until]", "keeps[0]", "template", "parent"];
        let forms: [(&str, &str, &[&str]); 25] = [
            ("/obstacles/new", "/api/name_obstacle", &["heard", "citation", "link", "blocks", "initiative"]),
            ("/desk/templates", "/api/save_template", &["kind", "title", "text", "id"]),
            ("/desk", "/api/save_interests", &["places", "themes[0]"]),
            ("/on-behalf", "/api/enter_on_behalf", &["story", "origin", "name", "told_on", "contact", "consent",
            "initiative", "parent", "own", "for_officials"]),
            ("/on-behalf/meeting", "/api/enter_meeting", &["stories", "told_on", "consent", "looked"]),
            ("/claim", "/api/enter_claim_code", &["code"]),
            (&place, "/api/post_answer", answers),
            (&place, "/api/pause_clock", &["until", "reason"]),
            (&place, "/api/hand_over", &["to", "note"]),
            (&place, "/api/take_over", &["from", "note"]),
            (&place, "/api/move_commitment", &["due", "reason"]),
            (&place, "/api/offer_help", &["kind", "text"]),
            (&place, "/api/invite_carrier", &["name"]),
            (&place, "/api/say_helped", &["helped", "words"]),
            ("/initiatives/new", "/api/propose", &["story", "title", "theme", "place", "mood"]),
            (&place, "/api/post_comment", &["body", "parent"]),
            ("/account", "/api/change_profile", &["name", "about", "language"]),
            ("/account", "/api/change_email", &["email", "password"]),
            ("/sign-in", "/api/sign_in", &["email", "password"]),
            ("/sign-in/code", "/api/sign_in_with_code", &["code"]),
            ("/invited", "/api/join_by_role_offer", &["code", "name", "password"]),
            ("/sign-in/first", "/api/join_by_sign_on", &["name"]),
            ("/account", "/api/unlink_sign_on", &["issuer"]),
            ("/recover", "/api/recover", &["email", "code", "password"]),
            (&place, "/api/report", &["rule", "words", "about"]),
        ];
        for (page, function, fields) in forms {
            for typed in NASTY.into_iter().chain([long.as_str()]) {
                for field in fields {
                    let form = [("_form", function), ("initiative", &id), ("id", &id), ("comment", "1"),
                    ("about", "comment:1"), (*field, typed)];
                    let answer = citizen.post(page, &form).await;
                    let other = official.post(page, &form).await.status().as_u16();
                    assert!(other < 500, "{function} {field} by an official: {other}");
                    let status = answer.status().as_u16();
                    assert!(status < 500, "{function} {field}: {status}");
                    let text = answer.text().await.unwrap();
                    assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{function} {field}");
                    assert!(!text.contains("href=\"javascript"), "{function} {field}");
                }
            }
        }
    }

    async fn nothing_in_an_address_breaks_a_page(server) {
        for query in ["%00", "%ff%fe", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "'\"", "%F0%9F%9A%B2", "a%00b", "*:&|!"] {
            for path in ["/search?q=", "/?after=", "/?theme=", "/initiatives/", "/for-you?after=", "/members/", "/?order="]
            {
                let answer = server.visitor().get(&format!("{path}{query}")).await;
                assert!(answer.status().as_u16() < 500, "{path}{query}: {}", answer.status());
                assert!(!answer.text().await.unwrap().contains("<script>alert"), "{path}{query}");
            }
        }
    }

    async fn a_body_that_is_no_form_is_refused_kindly(server) {
        let citizen = server.member("Samira", None).await;
        for body in [vec![0xFF, 0xFE, 0x00], b"{\"id\":".to_vec(), b"story=%FF%FE".to_vec(), vec![b'x'; 2 << 20]] {
            for path in ["/initiatives/new", "/api/propose", "/api/thread", "/api/support"] {
                let answer = citizen.client.post(format!("{}{path}", server.url)).body(body.clone()).send().await;
                // A server may hang up on a body that is too large.
                if let Ok(answer) = answer {
                    assert!(answer.status().as_u16() < 500, "{path}: {}", answer.status());
                }
            }
        }
    }
}
