//! A story in which everything happens that changes little, and much of what changes more.

use super::{PLACE, freshness::Twins};
use crate::server::{PASSWORD, Person, Server};
use naast_domain::{day::Day, mail::ReplyMail, members::Role, sign_on::Identity};

/// Somebody, and what they send from where.
struct Step<'a>(&'a Person, &'a str, &'a str, Vec<(&'a str, &'a str)>);

/// Sends a form, and looks at all pages.
async fn step(twins: &Twins, Step(person, path, name, fields): Step<'_>) -> String {
    let function = format!("/api/{name}");
    let mut form = vec![("_form", function.as_str())];
    form.extend(fields);
    let answer = person.post(path, &form).await;
    let status = answer.status().as_u16();
    let location = answer.headers().get("location").map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let page = answer.text().await.unwrap();
    assert!(status < 400, "{form:?}: {status} {page}");
    twins.are_alike(&format!("{form:?}")).await;
    location
}

/// Tells it, a step at a time.
pub async fn tell(server: &Server, twins: &Twins) {
    let ada = server.member("Ada", Some(Role::Administrator)).await;
    let anna = server.member("Anna", None).await;
    let bert = server.member("Bert", None).await;
    let femke = server.member("Femke", Some(Role::Official)).await;
    let gerrit = server.member("Gerrit", Some(Role::Official)).await;
    let els = server.member("Els", Some(Role::Moderator)).await;
    settings(twins, &ada, &gerrit.id().await.to_string()).await;
    conversation(twins, &anna, &bert).await;
    let day = |days| Day::of(server.forum.clock().now()).plus(days).iso();
    officials(twins, &anna, [&femke, &gerrit], [&day(10), &day(14)]).await;
    help(twins, &anna, &bert).await;
    moderation(twins, &bert, &els).await;
    by_mail(server, twins, &femke).await;
    accounts(twins, &anna, &bert).await;
    server.forum.operator_confirm_email("anna.dewit@example.org").await.unwrap();
    twins.are_alike("confirming an address").await;
}

/// Somebody signs in with another browser, and answers a mail with nothing, which comes back.
async fn by_mail(server: &Server, twins: &Twins, femke: &Person) {
    let forum = &server.forum;
    forum.operator_confirm_email("anna@example.org").await.unwrap();
    let token = forum.sign_in("192.0.2.1", None, "anna@example.org", PASSWORD).await.unwrap();
    forum.settle_session(&token, None, naast_domain::device::Device::UNKNOWN).await.unwrap();
    assert!(forum.hold_mail("here").await.unwrap());
    let answer = vec![("initiative", "1"), ("parent", ""), ("kind", "answer"), ("body", "Nog iets.")];
    step(twins, Step(femke, PLACE, "post_answer", answer)).await;
    forum.fill_outbox().await.unwrap();
    let mut mails = Vec::new();
    for member in forum.members_with_mail().await.unwrap() {
        mails.extend(forum.mail_for(member).await.unwrap());
    }
    let tag = mails.into_iter().find_map(|mail| mail.reply_tag).expect("a mail that can be answered");
    let (from, message_id) = ("anna@example.org".to_owned(), "1@post.example".to_owned());
    let empty = ReplyMail { tag, from, message_id, words: String::new(), has_files: false };
    forum.receive_reply(&empty).await.unwrap();
    let anna = forum.viewer(Some(&token.0)).await.unwrap();
    let (issuer, subject) = ("https://login.example".to_owned(), "1".to_owned());
    let identity = Identity { issuer, subject, email: None, name: String::new(), granted: Vec::new() };
    forum.link_sign_on(&anna, &identity, PASSWORD).await.unwrap();
    forum.unlink_sign_on(&anna, &identity.issuer).await.unwrap();
    forum.change_email(&anna, "anna@two.example", PASSWORD).await.unwrap();
    invited(server).await;
    twins.are_alike("a reply that comes back, and other ways in").await;
}

/// An administrator invites somebody by mail, and thinks better of it.
async fn invited(server: &Server) {
    let forum = server.forum.clone().with_mail(naast_forum::Mailing::Sent);
    let token = forum.sign_in("192.0.2.1", None, "ada@example.org", PASSWORD).await.unwrap();
    let ada = forum.viewer(Some(&token.0)).await.unwrap();
    let language = naast_domain::language::Language::Nl;
    forum.offer_role(&ada, "new@example.org", Role::Moderator, None, language).await.unwrap();
    let open = forum.role_offers(&ada).await.unwrap();
    forum.withdraw_role_offer(&ada, open[0].id).await.unwrap();
}

async fn settings(twins: &Twins, ada: &Person, manager: &str) {
    let page = "/administration";
    let organisation = vec![
        ("name", "Gemeente Vecht"),
        ("short_name", "Vecht"),
        ("phone", "14 0346"),
        ("web_address", "https://naast.example.org"),
    ];
    step(twins, Step(ada, page, "change_organisation", organisation)).await;
    for title in ["Een regel", "Een andere regel"] {
        step(
            twins,
            Step(ada, page, "save_house_rule", vec![("number", "1"), ("title[nl]", title), ("title[en]", title)]),
        )
        .await;
    }
    let value = vec![
        ("kind", "value"),
        ("name[nl]", "Veiligheid"),
        ("name[en]", "Safety"),
        ("sentence[nl]", "Voor iedereen."),
        ("sentence[en]", "For everybody."),
    ];
    step(twins, Step(ada, page, "save_value", value)).await;
    step(twins, Step(ada, page, "save_closing_day", vec![("day", "2036-12-24"), ("name", "Kerst")])).await;
    step(twins, Step(ada, page, "change_answer_days", vec![("answer_days", "7")])).await;
    step(twins, Step(ada, page, "set_manager", vec![("member", manager), ("wanted", "true")])).await;
}

async fn conversation(twins: &Twins, anna: &Person, bert: &Person) {
    step(
        twins,
        Step(anna, "/initiatives/new", "propose", vec![("story", "Een veilige Lindelaan. Daar lopen kinderen.")]),
    )
    .await;
    step(twins, Step(bert, "/initiatives/new", "propose", vec![("story", "Een bankje bij de halte.")])).await;
    let edit =
        vec![("id", "1"), ("version", "1"), ("title", "Een veilige Lindelaan"), ("story", "Met drempels graag.")];
    step(twins, Step(anna, "/initiatives/1/edit", "edit_initiative", edit)).await;
    for body in ["Ja, doen.", "En een oversteek.", "Dit is te veel gezegd.", "Dit neem ik terug."] {
        step(twins, Step(bert, PLACE, "post_comment", vec![("initiative", "1"), ("body", body)])).await;
    }
    step(
        twins,
        Step(anna, PLACE, "post_comment", vec![("initiative", "1"), ("parent", "1"), ("body", "Dank je, @Bert!")]),
    )
    .await;
    let edit = vec![("id", "2"), ("version", "1"), ("body", "En een oversteek bij de school.")];
    step(twins, Step(bert, "/comments/2/edit", "edit_comment", edit)).await;
    step(twins, Step(bert, PLACE, "withdraw_comment", vec![("id", "4")])).await;
    for wanted in ["true", "false", "true"] {
        step(twins, Step(bert, PLACE, "support", vec![("id", "1"), ("wanted", wanted)])).await;
        step(twins, Step(bert, PLACE, "follow", vec![("id", "1"), ("wanted", wanted)])).await;
    }
    step(twins, Step(bert, "/obstacles/new", "name_obstacle", vec![("heard", "Dat mag niet."), ("initiative", "1")]))
        .await;
}

async fn officials(twins: &Twins, anna: &Person, [femke, gerrit]: [&Person; 2], [soon, later]: [&str; 2]) {
    step(twins, Step(femke, PLACE, "stand_beside", vec![("id", "1")])).await;
    step(twins, Step(gerrit, PLACE, "stand_beside", vec![("id", "2")])).await;
    step(twins, Step(gerrit, "/initiatives/2", "step_back", vec![("id", "2"), ("note", "Geen tijd.")])).await;
    let question = vec![("initiative", "1"), ("body", "Wanneer komt er iemand kijken?"), ("for_officials", "1")];
    step(twins, Step(anna, PLACE, "post_comment", question)).await;
    step(twins, Step(femke, PLACE, "pause_clock", vec![("id", "1"), ("until", soon), ("reason", "We tellen.")])).await;
    step(twins, Step(femke, PLACE, "resume_clock", vec![("id", "1")])).await;
    let answer = vec![("initiative", "1"), ("parent", ""), ("kind", "answer"), ("body", "Volgende week dinsdag.")];
    let place = step(twins, Step(femke, PLACE, "post_answer", answer)).await;
    let answer = place.rsplit("c-").next().unwrap();
    step(twins, Step(gerrit, PLACE, "back_answer", vec![("comment", answer), ("words", "Zo is het.")])).await;
    step(twins, Step(anna, PLACE, "say_helped", vec![("comment", answer), ("helped", "yes")])).await;
    let promise = vec![
        ("initiative", "1"),
        ("parent", ""),
        ("kind", "commitment"),
        ("body", "Dat doe ik."),
        ("promise", "Ik laat tellen"),
        ("due", soon),
    ];
    step(twins, Step(femke, PLACE, "post_answer", promise)).await;
    step(twins, Step(femke, PLACE, "move_commitment", vec![("id", "1"), ("due", later), ("reason", "Het regent.")]))
        .await;
    step(twins, Step(femke, PLACE, "keep_commitment", vec![("id", "1"), ("words", "Geteld.")])).await;
    step(
        twins,
        Step(
            gerrit,
            "/obstacles/1",
            "settle_obstacle",
            vec![("id", "1"), ("outcome", "stays"), ("reason", "Zo is het.")],
        ),
    )
    .await;
    step(twins, Step(anna, PLACE, "declare_done", vec![("id", "1"), ("done", "true")])).await;
    step(twins, Step(anna, PLACE, "declare_done", vec![("id", "1"), ("done", "false"), ("words", "Toch niet.")])).await;
}

async fn help(twins: &Twins, anna: &Person, bert: &Person) {
    for text in ["Ik help graag.", "Ik heb een schop.", "Of toch niet."] {
        step(twins, Step(bert, PLACE, "offer_help", vec![("id", "1"), ("kind", "time"), ("text", text)])).await;
    }
    step(twins, Step(anna, PLACE, "answer_offer", vec![("offer", "1"), ("accepted", "true"), ("words", "Fijn!")]))
        .await;
    step(twins, Step(anna, PLACE, "answer_offer", vec![("offer", "2"), ("accepted", "false"), ("words", "Dank.")]))
        .await;
    step(twins, Step(bert, PLACE, "withdraw_offer", vec![("offer", "3")])).await;
}

async fn moderation(twins: &Twins, bert: &Person, els: &Person) {
    let about = ("about", "comment:3");
    step(
        twins,
        Step(bert, "/initiatives/1/report", "report", vec![("about", "initiative:1"), ("rule", "2"), ("words", "")]),
    )
    .await;
    for wanted in ["true", "false"] {
        step(twins, Step(els, "/moderation", "take_in_hand", vec![("about", "initiative:1"), ("wanted", wanted)]))
            .await;
    }
    step(twins, Step(els, "/moderation", "note_on_case", vec![("about", "initiative:1"), ("note", "Ik kijk ernaar.")]))
        .await;
    let reasons = [about, ("rule", "2"), ("reason", "Dit gaat over iemand en niet over de zaak.")];
    let measure = |kind| [vec![("kind", kind)], reasons.to_vec()].concat();
    step(twins, Step(els, "/moderation", "take_measure", measure("hide"))).await;
    els.read("/moderation/comments/3").await;
    twins.are_alike("reading what is hidden").await;
    step(twins, Step(els, "/moderation", "take_measure", measure("restore"))).await;
    let masked = [measure("mask"), vec![("masked", "veel")]].concat();
    step(twins, Step(els, "/moderation", "take_measure", masked)).await;
    let lock = vec![("kind", "lock"), ("about", "initiative:2"), reasons[1], reasons[2]];
    step(twins, Step(els, "/moderation", "take_measure", lock)).await;
    let answer = vec![("about", "initiative:1"), ("answer", "Dit kan zo blijven staan.")];
    step(twins, Step(els, "/moderation", "dismiss_reports", answer)).await;
}

async fn accounts(twins: &Twins, anna: &Person, bert: &Person) {
    let profile = vec![("name", "Anna de Wit"), ("about", "Ik woon aan de Lindelaan."), ("language", "")];
    step(twins, Step(anna, "/account", "change_profile", profile)).await;
    let email = vec![("email", "anna.dewit@example.org"), ("password", PASSWORD)];
    step(twins, Step(anna, "/account", "change_email", email)).await;
    step(twins, Step(anna, "/mail", "ask_confirmation", vec![])).await;
    let password = vec![("current", PASSWORD), ("password", "zeven groene olifanten dansen")];
    step(twins, Step(anna, "/account", "change_password", password)).await;
    step(twins, Step(anna, PLACE, "withdraw_initiative", vec![("id", "1")])).await;
    step(twins, Step(bert, "/account", "close_account", vec![("password", PASSWORD)])).await;
    step(twins, Step(anna, "/account", "sign_out", vec![])).await;
}
