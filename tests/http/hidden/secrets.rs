//! Texts that not everybody may read: hidden, withheld, masked, withdrawn, or waiting for a person; also profiles. Each
//! holds a word of its own that nothing else holds; all begin alike, as does one that everybody may read, so that a search
//! for the beginning would find them all.

use crate::server::{Person, Server};
use naast_domain::members::Role;

/// How each of the words begins.
pub const BEGINNING: &str = "zzz";
/// What everybody may read: that it is found shows that the walk looks.
pub const OPEN: &str = "zzzopen";
/// What Bert wrote.
pub const BERTS: [&str; 4] = ["zzzverborgen", "zzzwacht", "zzzgemaskeerd", "zzzingetrokken"];
/// What Anna wrote.
pub const ANNAS: [&str; 6] = ["zzztitel", "zzzverhaal", "zzzplek", "zzznaam", "zzzadres", "zzzweg"];
/// What Nora wrote, who has just joined: it waits for a person.
pub const NORAS: [&str; 2] = ["zzzrij", "zzzbegin"];

/// What Gerda tells about herself, and what Hugo is called and tells: their profiles are hidden.
pub const PROFILES: [&str; 3] = ["zzzprofiel", "zzzheet", "zzzzelf"];

/// Where what is hidden stands.
pub const HIDDEN_COMMENT: &str = "2";
const MASKED_COMMENT: &str = "4";
pub const HIDDEN_INITIATIVE: &str = "2";

/// Everybody in it.
pub struct People {
    pub anna: Person,
    pub bert: Person,
    /// Who replied to what was hidden later, and reported it.
    pub carla: Person,
    /// Who follows the thread and was mentioned in what was hidden later.
    pub dirk: Person,
    pub official: Person,
    pub moderator: Person,
    pub administrator: Person,
}

async fn done(answer: reqwest::Response) {
    let status = answer.status().as_u16();
    assert_eq!(status, 303, "{}", answer.text().await.unwrap());
}

async fn measure(moderator: &Person, about: &str, kind: &str, masked: &str) {
    let reasons = [("rule", "1"), ("reason", "Dit gaat over iemand en niet over de zaak."), ("masked", masked)];
    moderator.take(kind, about, &reasons).await;
}

/// Lets people write all of it, and moderators hide it.
pub async fn keep(server: &Server) -> People {
    let administrator = server.member("Ada", Some(Role::Administrator)).await;
    administrator.save_rule("Geen gegevens van anderen").await;
    let people = People {
        anna: server.member("Anna", None).await,
        bert: server.member("Bert", None).await,
        carla: server.member("Carla", None).await,
        dirk: server.member("Dirk", None).await,
        official: server.member("Femke", Some(Role::Official)).await,
        moderator: server.member("Els", Some(Role::Moderator)).await,
        administrator,
    };
    tell(&people).await;
    talk(&people).await;
    // Pages that are kept hold all of it by now.
    assert!(super::read_everything(server, BERTS[0]).await && server.site.kept.rendered() > 10);
    hide(&people.moderator).await;
    introduce(server, &people.carla, &people.moderator).await;
    assert!(super::read_everything(server, BERTS[3]).await);
    withdraw(&people).await;
    wait(server, &people.administrator).await;
    people
}

async fn tell(people: &People) {
    let anna = &people.anna;
    anna.tell(&format!("Een bankje bij de halte, {OPEN}.")).await;
    anna.tell_of("zzztitel is het begin. Daarna komt zzzverhaal en nog meer.", "zzzplek").await;
    anna.tell("Een tuin bij zzznaam thuis. Kom langs op zzzadres en graaf mee.").await;
    // Its title stays when it is withdrawn; its story goes.
    anna.tell("Een pad erlangs. Het komt uit op zzzweg en loopt verder.").await;
    let edit = [
        ("_form", "/api/edit_initiative"),
        ("id", "3"),
        ("version", "1"),
        ("title", "Een tuin bij zzznaam thuis"),
        ("story", "Een grote tuin bij zzznaam thuis. Kom langs op zzzadres en graaf mee."),
    ];
    done(anna.post("/initiatives/3/edit", &edit).await).await;
    let follow = [("_form", "/api/follow"), ("id", "1"), ("wanted", "true")];
    done(people.dirk.post("/initiatives/1", &follow).await).await;
}

async fn talk(people: &People) {
    let bert = &people.bert;
    people.carla.say("", "Ja, doen.").await;
    bert.say("", "@Dirk hoort bij zzzverborgen, zegt men.").await;
    bert.say("", "Zij is een zzzwacht van niks.").await;
    bert.say("", "Bel zzzgemaskeerd maar op.").await;
    bert.say("", "Ik zei zzzingetrokken en meen het niet.").await;
    people.carla.say(HIDDEN_COMMENT, "Dat is niet netjes.").await;
    let edit = [
        ("_form", "/api/edit_comment"),
        ("id", MASKED_COMMENT),
        ("version", "1"),
        ("body", "Bel zzzgemaskeerd maar snel op."),
    ];
    done(bert.post("/comments/4/edit", &edit).await).await;
    let about = format!("comment:{HIDDEN_COMMENT}");
    let report = [("_form", "/api/report"), ("about", about.as_str()), ("rule", "1"), ("words", "")];
    done(people.carla.post("/comments/2/report", &report).await).await;
}

async fn hide(moderator: &Person) {
    measure(moderator, &format!("comment:{HIDDEN_COMMENT}"), "hide", "").await;
    measure(moderator, "comment:3", "withhold", "").await;
    measure(moderator, &format!("comment:{MASKED_COMMENT}"), "mask", "zzzgemaskeerd").await;
    measure(moderator, &format!("initiative:{HIDDEN_INITIATIVE}"), "hide", "").await;
    measure(moderator, "initiative:3", "mask", "zzznaam\nzzzadres").await;
}

/// Two people who tell about themselves what they should not; the name of one of them goes as well.
async fn introduce(server: &Server, reporter: &Person, moderator: &Person) {
    for (name, called, about, kind) in
        [("Gerda", "Gerda", "zzzprofiel te koop", "hide"), ("Hugo", "Hugo zzzheet", "zzzzelf aanbevolen", "withhold")]
    {
        let person = server.member(name, None).await;
        person.say("", "Dat vind ik ook.").await;
        let profile = [("_form", "/api/change_profile"), ("name", called), ("about", about), ("language", "")];
        done(person.post("/account", &profile).await).await;
        let id = person.id().await;
        let about = format!("member:{id}");
        let report = [("_form", "/api/report"), ("about", about.as_str()), ("rule", "1"), ("words", "")];
        done(reporter.post(&format!("/members/{id}/report"), &report).await).await;
        measure(moderator, &about, kind, "").await;
        assert!(person.read("/account").await.contains(called), "they read it themselves");
    }
}

async fn withdraw(people: &People) {
    let comment = [("_form", "/api/withdraw_comment"), ("id", "5")];
    done(people.bert.post("/initiatives/1", &comment).await).await;
    let initiative = [("_form", "/api/withdraw_initiative"), ("id", "4")];
    done(people.anna.post("/initiatives/4", &initiative).await).await;
}

/// While the forum is flooded somebody new says something and begins something, without JavaScript.
async fn wait(server: &Server, administrator: &Person) {
    let organisation = [("_form", "/api/change_organisation"), ("name", "Vecht"), ("short_name", "Vecht")];
    administrator.post("/administration/organisation", &organisation).await;
    let defence = [("_form", "/api/change_defence"), ("wanted", "on")];
    done(administrator.post("/administration/organisation", &defence).await).await;
    let nora = server.newcomer("Nora").await;
    let stamp = nora.stamp("/initiatives/1").await;
    let arrival = ("arrival[stamp]", stamp.as_str());
    let said = [("_form", "/api/post_comment"), ("initiative", "1"), ("body", "@Dirk staat in de zzzrij."), arrival];
    done(nora.post("/initiatives/1", &said).await).await;
    let told = [("_form", "/api/propose"), ("story", "Een zzzbegin van iets moois."), arrival];
    done(nora.post("/initiatives/new", &told).await).await;
    let own = nora.read("/for-you").await;
    assert!(NORAS.iter().all(|word| own.contains(word)), "she reads it herself");
}
