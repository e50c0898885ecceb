//! An administrator invites somebody by mail, who takes a role on, without JavaScript.

use super::{
    post_office::PostOffice,
    story::{WEB, serve, settle},
};
use crate::served::{PASSWORD, Served, database};
use naast_domain::ids::MemberId;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_invited_by_mail_takes_the_role_on() {
    let folder = tempfile::tempdir().unwrap();
    let (database, office) = (database(folder.path()), PostOffice::open());
    let (forum, _) = settle(&database).await;
    let served = serve(&database, &office).await;
    let nadia = Served::client();
    let fields = [("_form", "/api/sign_in"), ("email", "nadia@example.org"), ("password", PASSWORD)];
    assert_eq!(served.post(&nadia, "/sign-in", &fields).await.unwrap().status(), 303);
    let members = "/administration/members";
    let invited = [
        ("_form", "/api/offer_role"),
        ("email", "eva@example.org"),
        ("role", "official"),
        ("function", "Wijkmaker"),
        ("department", ""),
    ];
    let wrong = served.post(&nadia, members, &invited).await.unwrap();
    assert_eq!(wrong.status(), 422);
    let page = wrong.text().await.unwrap();
    assert!(page.contains("value=\"eva@example.org\"") && page.contains("value=\"Wijkmaker\""), "{page}");
    let mut invited = invited;
    invited[4].1 = "Groen";
    let done = served.post(&nadia, members, &invited).await.unwrap();
    assert!(done.status().as_u16() < 400, "{}", done.text().await.unwrap());

    let mail = office.for_member("eva@example.org", 1).await.remove(0);
    assert_eq!(mail.subject(), "Je bent uitgenodigd bij Gemeente Vechtdrecht");
    assert!(mail.text().contains("(Wijkmaker, Groen)"), "{}", mail.text());
    assert!(mail.addresses().iter().all(|address| address.starts_with(WEB)));
    let link = mail.link_after("Bekijk de uitnodiging");
    let path = link.strip_prefix(WEB).unwrap();
    let eva = Served::client();
    for _ in 0..2 {
        let opened = eva.get(format!("{}{path}", served.url)).header("accept", "text/html").send().await.unwrap();
        let opened = opened.text().await.unwrap();
        assert!(opened.contains("nodigt eva@example.org uit") && opened.contains("Maak mijn account en doe mee"));
    }
    let code = path.split("code=").nth(1).unwrap();
    let joins = [("_form", "/api/join_by_role_offer"), ("code", code), ("name", "Eva"), ("password", PASSWORD)];
    let joined = served.post(&eva, path, &joins).await.unwrap();
    assert_eq!((joined.status().as_u16(), joined.headers()["location"].to_str().unwrap()), (303, "/"));
    let row = forum.operator_members(MemberId(0)).await.unwrap().into_iter().find(|row| row.name == "Eva").unwrap();
    assert!(row.roles.official);
    let again = served.post(&Served::client(), path, &joins).await.unwrap();
    assert_eq!(again.status(), 410);
    forum.close().await;
}
