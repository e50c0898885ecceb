//! Codes by mail: who is let in with one, where, and how often.

use super::post::{begin, due};
use crate::{
    Asker, CodeMail, Forum, Mailing, Registration, WaitingBrowser,
    testing::{PASSWORD, World, both, refused},
};
use naast_domain::{
    flaw::Flaw, language::Language, mail::Reached, members::Viewer, organisation::Organisation, refusal::Refusal,
    time::Timestamp,
};

const CLIENT: &str = "192.0.2.7";

fn asker(browser: Option<&WaitingBrowser>) -> Asker<'_> {
    Asker { client: CLIENT, browser: browser.map(|browser| browser.0.as_str()), language: Language::Nl, back: "/desk" }
}

async fn ask(world: &World, email: &str) -> WaitingBrowser {
    world.forum.ask_code(asker(None), email).await.unwrap()
}

fn registration(email: &str, name: &str) -> Registration {
    let (email, name, password) = (email.to_owned(), name.to_owned(), PASSWORD.to_owned());
    Registration { email, name, password, language: Language::Nl }
}

/// What is to be mailed, and is.
async fn mailed(world: &World) -> Vec<CodeMail> {
    let mails = world.forum.codes_to_mail().await.unwrap();
    for mail in &mails {
        world.forum.code_was_mailed(mail.id, None).await.unwrap();
    }
    mails
}

async fn type_code(world: &World, browser: &WaitingBrowser, code: &str) -> crate::Result<Viewer> {
    let token = world.forum.sign_in_with_code(CLIENT, Some(&browser.0), code).await?;
    world.forum.viewer(Some(&token.0)).await
}

fn at_code(flaw: Flaw) -> Refusal {
    Refusal::field("code", flaw)
}

both! {
    async fn a_code_lets_its_owner_in_once_and_where_they_asked(world) {
        let anna = world.citizen("Anna").await;
        let browser = ask(&world, "Anna@Example.org").await;
        let mails = mailed(&world).await;
        let [mail] = mails.as_slice() else { panic!("one mail: {mails:?}") };
        assert_eq!((mail.email.as_str(), mail.name.as_str(), mail.back.as_str()), ("anna@example.org", "Anna", "/desk"));
        assert!(mail.is_known && !mail.joins && mail.code.len() == 9, "{mail:?}");
        assert!(mailed(&world).await.is_empty(), "mailed once");
        let other = ask(&world, "anna@example.org").await;
        assert_eq!(refused(type_code(&world, &other, &mail.code).await), at_code(Flaw::Wrong), "another browser");
        let nowhere = world.forum.sign_in_with_code(CLIENT, None, &mail.code).await;
        assert_eq!(refused(nowhere), at_code(Flaw::CodeOver), "a browser that did not ask");
        let typed = mail.code.to_lowercase().replace('-', " ").replace('o', "0");
        assert_eq!(type_code(&world, &browser, &typed).await.unwrap().id(), anna.id());
        assert_eq!(refused(type_code(&world, &browser, &mail.code).await), at_code(Flaw::CodeOver), "once");
        assert_eq!(world.forum.mail_settings(&anna, None).await.unwrap().reached, Reached::Yes, "who reads its mail has the address");
    }

    async fn a_code_is_over_after_fifteen_minutes_and_after_five_wrong_ones(world) {
        world.citizen("Anna").await;
        let browser = ask(&world, "anna@example.org").await;
        let code = mailed(&world).await.remove(0).code;
        world.wait(15 * Timestamp::MINUTE);
        assert_eq!(refused(type_code(&world, &browser, &code).await), at_code(Flaw::CodeOver));
        let browser = world.forum.ask_code(asker(Some(&browser)), "anna@example.org").await.unwrap();
        let code = mailed(&world).await.remove(0).code;
        for wrong in ["AAAA-AAAA", "x", "AAAA-AAAA-AAAA", "é"] {
            assert_eq!(refused(type_code(&world, &browser, wrong).await), at_code(if wrong == "é" { Flaw::Empty } else { Flaw::Wrong }));
        }
        assert_eq!(refused(type_code(&world, &browser, "AAAA-AAAB").await), at_code(Flaw::Wrong));
        assert_eq!(refused(type_code(&world, &browser, &code).await), at_code(Flaw::CodeOver), "five were wrong");
    }

    async fn neither_signing_in_nor_joining_tells_whether_an_address_is_known(world) {
        let anna = world.citizen("Anna").await;
        for email in ["anna@example.org", "nobody@example.org"] {
            assert!(world.forum.ask_code(asker(None), email).await.is_ok(), "{email}");
            assert!(world.forum.ask_to_join(asker(None), &registration(email, "Nieuw")).await.is_ok(), "{email}");
        }
        let mails = mailed(&world).await;
        let told: Vec<_> = mails.iter().map(|mail| (mail.email.as_str(), mail.joins, mail.is_known)).collect();
        assert_eq!(told, [("anna@example.org", false, true), ("anna@example.org", true, true), ("nobody@example.org", true, false)]);
        assert_eq!(mails[1].name, "Anna", "she is written to by her own name");
        let browser = world.forum.ask_to_join(asker(None), &registration("anna@example.org", "Nieuw")).await.unwrap();
        let code = mailed(&world).await.remove(0).code;
        assert_eq!(type_code(&world, &browser, &code).await.unwrap().id(), anna.id(), "who has an account is let in to that");
        assert!(world.forum.sign_in(CLIENT, None, "anna@example.org", PASSWORD).await.is_err(), "and its password stays");
    }

    async fn who_joins_has_an_account_once_they_typed_the_code(world) {
        let browser = world.forum.ask_to_join(asker(None), &registration("anna@example.org", "Anna")).await.unwrap();
        assert!(world.forum.sign_in(CLIENT, None, "anna@example.org", PASSWORD).await.is_err());
        let code = mailed(&world).await.remove(0).code;
        world.wait(59 * Timestamp::MINUTE);
        let anna = type_code(&world, &browser, &code).await.unwrap();
        assert_eq!(anna.member().unwrap().name, "Anna");
        assert!(world.forum.sign_in(CLIENT, None, "anna@example.org", PASSWORD).await.is_ok());
        assert_eq!(world.forum.mail_settings(&anna, None).await.unwrap().reached, Reached::Yes);
        begin(&world).await;
        assert!(due(&world).await.is_empty(), "they are not asked to confirm it once more");
    }

    async fn a_name_that_reads_as_an_officials_by_then_is_refused(world) {
        let browser = world.forum.ask_to_join(asker(None), &registration("anna@example.org", "Fatma Yilmaz")).await.unwrap();
        let code = mailed(&world).await.remove(0).code;
        world.official("Fatma Yilmaz").await;
        let name = Refusal::field("name", Flaw::LooksOfficial);
        assert_eq!(refused(type_code(&world, &browser, &code).await), name);
        let taken = world.forum.ask_to_join(asker(None), &registration("bert@example.org", "Fatma Yilmaz")).await;
        assert_eq!(refused(taken), name);
    }

    async fn nobody_fills_the_mailbox_of_somebody_else(world) {
        world.citizen("Anna").await;
        for number in 0..10 {
            let elsewhere = format!("192.0.2.{number}");
            let asker = Asker { client: &elsewhere, ..asker(None) };
            world.forum.ask_code(asker, "anna@example.org").await.unwrap();
        }
        assert_eq!(mailed(&world).await.len(), 6);
        world.wait(Timestamp::HOUR + 1);
        for _ in 0..40 {
            ask(&world, "bert@example.org").await;
        }
        assert!(matches!(refused(world.forum.ask_code(asker(None), "x@example.org").await), Refusal::TooOften { .. }));
    }

    async fn a_code_chooses_another_password_and_ends_all_sessions(world) {
        let token = world.register("Anna").await;
        let browser = ask(&world, "anna@example.org").await;
        let code = mailed(&world).await.remove(0).code;
        assert!(crate::is_mailed_code(&code) && !crate::is_mailed_code("ABCD-EFGH-JKLM"));
        let easy = world.forum.recover_with_code(CLIENT, Some(&browser.0), &code, "1234567890").await;
        assert_eq!(refused(easy), Refusal::field("password", Flaw::TooEasy), "and the code is not spent");
        let new = "vier groene fietsen in de vaart";
        world.forum.recover_with_code(CLIENT, Some(&browser.0), &code, new).await.unwrap();
        assert_eq!(world.forum.viewer(Some(&token.0)).await.unwrap(), Viewer::Visitor);
        assert!(world.forum.sign_in(CLIENT, None, "anna@example.org", new).await.is_ok());
    }

    async fn a_mail_that_was_not_taken_is_tried_again_until_the_code_is_over(world) {
        world.citizen("Anna").await;
        ask(&world, "anna@example.org").await;
        let mail = world.forum.codes_to_mail().await.unwrap().remove(0);
        world.forum.code_was_mailed(mail.id, Some(world.clock.now().plus(Timestamp::MINUTE))).await.unwrap();
        assert!(world.forum.codes_to_mail().await.unwrap().is_empty());
        world.wait(Timestamp::MINUTE);
        let again = world.forum.codes_to_mail().await.unwrap().remove(0);
        assert_eq!((again.code, again.tries), (mail.code, 1), "the same code");
        world.wait(15 * Timestamp::MINUTE);
        assert!(world.forum.codes_to_mail().await.unwrap().is_empty());
        world.forum.sweep_outbox().await.unwrap();
        let mut conn = world.read().await;
        let (kept,) = fetch_one!(&mut conn, (i64,), "SELECT COUNT(*) FROM mailed_codes").unwrap();
        assert_eq!(kept, 0);
    }

    async fn codes_are_mailed_where_mail_goes_out_and_the_forum_is_known(world) {
        let nadia = world.administrator("Nadia").await;
        let forum = |mailing| world.forum.clone().with_mail(mailing);
        let can = async |forum: Forum| (forum.mails_codes().await.unwrap(), forum.joins_by_mail().await.unwrap());
        assert_eq!(can(forum(Mailing::Sent)).await, (false, false));
        let organisation = Organisation {
            name: "Gemeente Vechtdrecht".to_owned(),
            short_name: "Vechtdrecht".to_owned(),
            web_address: "https://naast.example.org".to_owned(),
            ..Organisation::default()
        };
        world.forum.change_organisation(&nadia, &[Language::Nl], &organisation).await.unwrap();
        assert_eq!(can(forum(Mailing::Off)).await, (false, false));
        assert_eq!(can(forum(Mailing::Kept)).await, (true, false), "in a demo nobody reads their mail");
        assert_eq!(can(forum(Mailing::Sent)).await, (true, true));
    }
}
