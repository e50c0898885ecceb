//! Who is suspended reads and keeps their account, and takes part in nothing, whichever way they try.

use crate::{
    role_matrix,
    server::{Person, Server, both},
};
use naast_domain::members::Role;
use std::collections::BTreeSet;

/// What somebody who is suspended may still send: their account is theirs, a decision on them can be contested, and the law
/// lets everybody file a notice (Regulation (EU) 2022/2065, article 16). What waits is taken back by
/// whoever wrote it. What needs a code, such as taking down what was told
/// by phone, is refused for lack of one. What asks instead of sends is in the table of the use cases.
const STILL_OPEN: &[&str] = &[
    "appeal",
    "appeal_notice",
    "ask_confirmation",
    "change_email",
    "change_password",
    "change_profile",
    "choose_mail",
    "close_account",
    "confirm_email",
    "end_session",
    "enter_claim_code",
    "file_notice",
    "join_by_role_offer",
    "join_by_sign_on",
    "leave_claim",
    "link_sign_on",
    "notice_by_code",
    "recover",
    "register",
    "sign_in",
    "sign_in_with_code",
    "sign_out",
    "take_back_post",
    "take_down",
    "unlink_sign_on",
];

/// Samira told something and is suspended for it.
async fn suspended(server: &Server) -> Person {
    let administrator = server.member("Nadia", Some(Role::Administrator)).await;
    administrator.save_rule("Een regel").await;
    let samira = server.member("Samira", None).await;
    samira.tell("Een veilige Lindelaan.").await;
    samira.say("", "Van mijzelf.").await;
    let moderator = server.member("Els", Some(Role::Moderator)).await;
    let reasons = [("days", "7"), ("rule", "1"), ("reason", "Dit gaat over iemand en niet over de zaak.")];
    moderator.take("suspend", "comment:1", &reasons).await;
    samira
}

both! {
    async fn who_is_suspended_is_refused_by_all_that_takes_part(server) {
        let samira = suspended(&server).await;
        let before = role_matrix::content(&samira.read("/initiatives/1").await);
        let mut open = BTreeSet::new();
        for (name, input) in role_matrix::sent_by_forms() {
            // These change who asks; the table of the use cases has them.
            if ["sign_out", "close_account", "change_profile"].contains(&name) {
                open.insert(name);
                continue;
            }
            let status = role_matrix::call(&samira, &server, name, false, &input).await;
            assert!(status < 500, "{name}: {status}");
            if status != 403 {
                open.insert(name);
            }
        }
        assert_eq!(open, STILL_OPEN.iter().copied().collect(), "what somebody who is suspended may send");
        assert_eq!(role_matrix::content(&samira.read("/initiatives/1").await), before, "nothing changed");
        assert!(samira.read("/for-you").await.contains("/moderation/measures/1"), "they read why");
        assert_eq!(samira.get("/live/initiatives/1").await.status(), 200, "they may read on");
    }

    async fn what_somebody_types_who_was_suspended_meanwhile_is_shown_to_them_again(server) {
        let samira = suspended(&server).await;
        let form = [("_form", "/api/post_comment"), ("initiative", "1"), ("body", "Ik was nog aan het typen.")];
        let answer = samira.post("/initiatives/1", &form).await;
        assert_eq!(answer.status(), 403);
        assert!(answer.text().await.unwrap().contains("Ik was nog aan het typen."));
    }
}
