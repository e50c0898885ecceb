//! Signing in elsewhere, at a provider that is certified (`oidc-provider`): who comes in, and what is not believed.

use crate::{
    mail::story::{WEB, settle},
    served::{Served, database, free_address},
};
use naast_domain::ids::MemberId;
use reqwest::{Client, Response};
use std::{path::Path, process::Stdio};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// A provider that runs; it ends with this.
struct Provider {
    issuer: String,
    _process: Child,
}

impl Provider {
    /// Starts one that sends people back to the forum's address of this key.
    async fn start(key: &str) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser/support/provider.mjs");
        let port = free_address().rsplit(':').next().unwrap().to_owned();
        let mut process = Command::new("node")
            .arg(script)
            .args([port, format!("{WEB}/sign-in/returned/{key}")])
            .env("POST_LOGOUT", format!("{WEB}/"))
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node, as scripts/setup.sh installs it");
        let line = BufReader::new(process.stdout.take().unwrap()).lines().next_line().await.unwrap();
        let issuer = line.expect("it says that it is ready").trim_start_matches("ready ").to_owned();
        Self { issuer, _process: process }
    }

    fn setting(&self, key: &str, name: &str) -> String {
        format!(
            r#"[[sign_on]]
key = "{key}"
name = {{ nl = "{name}" }}
issuer = "{}"
client_id = "naast"
client_secret = "a-secret-of-the-tests-of-naast"
grants = [{{ group = "groen", role = "official", function = "Adviseur", department = "Groen" }}]
"#,
            self.issuer
        )
    }

    /// The next token is wrong in this way.
    async fn fault(&self, kind: &str) {
        let told = Client::new().post(format!("{}/fault/{kind}", self.issuer)).send().await.unwrap();
        assert_eq!(told.status(), 204, "{kind}");
    }
}

fn location(answer: &Response) -> String {
    assert_eq!(answer.status(), 303, "{}", answer.url());
    answer.headers()["location"].to_str().unwrap().to_owned()
}

async fn get(client: &Client, address: &str) -> Response {
    client.get(address).header("accept", "text/html").send().await.unwrap()
}

/// Goes elsewhere, does this there, and gives the address with which they are sent back here.
async fn elsewhere(served: &Served, client: &Client, key: &str, done: (&str, &str)) -> String {
    let begun = get(client, &format!("{}/sign-in/with/{key}?back=%2Ffor-you", served.url)).await;
    let there = location(&begun);
    for part in ["code_challenge_method=S256", "nonce=", "state=", "scope=openid"] {
        assert!(there.contains(part), "{part} is not in {there}");
    }
    let asked = location(&get(client, &there).await);
    let form = url::Url::parse(&there).unwrap().join(&asked).unwrap();
    let pressed = client.post(form).form(&[done]).send().await.unwrap();
    let back = location(&get(client, &location(&pressed)).await);
    back.strip_prefix(WEB).unwrap_or_else(|| panic!("{back} is not of this forum")).to_owned()
}

/// Signs in elsewhere and comes back; tells where that leads.
async fn come(served: &Served, client: &Client, account: &str) -> String {
    let back = elsewhere(served, client, "town", ("account", account)).await;
    location(&get(client, &format!("{}{back}", served.url)).await)
}

async fn read(served: &Served, client: &Client, path: &str) -> String {
    get(client, &format!("{}{path}", served.url)).await.text().await.unwrap()
}

const REFUSED: &str = "/sign-in?back=%2Ffor-you&refused=refused";
const UNREACHABLE: &str = "/sign-in?back=%2Ffor-you&refused=unreachable";

#[tokio::test]
async fn people_come_in_by_an_account_elsewhere_and_forged_ones_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    let (forum, _) = settle(&database).await;
    let (town, other) = tokio::join!(Provider::start("town"), Provider::start("other"));
    let settings = folder.path().join("naast.toml");
    std::fs::write(&settings, town.setting("town", "Inloggen bij de gemeente") + &other.setting("other", "Elders"))
        .unwrap();
    let served = Served::start_with(&database, &["--config", settings.to_str().unwrap()]).await;

    // Somebody new says who she is here, and goes on where she wanted to.
    let sanne = Served::client();
    assert!(read(&served, &sanne, "/sign-in").await.contains("Inloggen bij de gemeente"));
    assert_eq!(come(&served, &sanne, "sanne").await, "/sign-in/first");
    let page = read(&served, &sanne, "/sign-in/first").await;
    assert!(page.contains("value=\"Sanne de Vries\"") && page.contains("sanne.devries@town.example"), "{page}");
    let none = served.post(&sanne, "/sign-in/first", &[("_form", "/api/join_by_sign_on"), ("name", "")]).await.unwrap();
    assert_eq!(none.status(), 422);
    let joins = [("_form", "/api/join_by_sign_on"), ("name", "Sanne de Vries")];
    assert_eq!(location(&served.post(&sanne, "/sign-in/first", &joins).await.unwrap()), "/for-you");
    let members = forum.operator_members(MemberId(0)).await.unwrap();
    let row = members.iter().find(|row| row.email == "sanne.devries@town.example").expect("she joined");
    assert!(row.roles.official && !row.roles.administrator, "as her group says");
    assert!(read(&served, &sanne, "/account").await.contains("Andere manieren om in te loggen"));

    // The next time she is in at once. Who signs out is told where else to sign out.
    let phone = Served::client();
    assert_eq!(come(&served, &phone, "sanne").await, "/for-you");
    let left = served.post(&phone, "/account", &[("_form", "/api/sign_out")]).await.unwrap();
    assert_eq!(location(&left), "/signed-out?with=town");
    let end = location(&get(&phone, &format!("{}/sign-in/left/town", served.url)).await);
    assert!(end.starts_with(&format!("{}/session/end?", town.issuer)) && end.contains("client_id=naast"), "{end}");

    // An address that is not known there to be theirs is nobody's.
    let bram = Served::client();
    assert_eq!(come(&served, &bram, "bram").await, "/sign-in/first");
    assert!(!read(&served, &bram, "/sign-in/first").await.contains("bram.bakker@town.example"));
    let kim = Served::client();
    come(&served, &kim, "kim").await;
    assert!(!read(&served, &kim, "/sign-in/first").await.contains("<b>markup"));

    // An address with a code is good once, in the browser that was sent away.
    let (eva, thief) = (Served::client(), Served::client());
    let back = elsewhere(&served, &eva, "town", ("account", "sanne")).await;
    let over = "/sign-in?refused=over";
    assert_eq!(location(&get(&thief, &format!("{}{back}", served.url)).await), over);
    let forged = back.replace("state=", "state=x");
    assert_eq!(location(&get(&eva, &format!("{}{forged}", served.url)).await), "/sign-in?back=%2Ffor-you&refused=over");
    assert_eq!(location(&get(&eva, &format!("{}{back}", served.url)).await), over, "it was tried already");
    let back = elsewhere(&served, &Served::client(), "town", ("account", "sanne")).await;
    assert!(back.contains("code="));
    let again = Served::client();
    let back = elsewhere(&served, &again, "town", ("account", "sanne")).await;
    assert_eq!(location(&get(&again, &format!("{}{back}", served.url)).await), "/for-you");
    assert_eq!(location(&get(&again, &format!("{}{back}", served.url)).await), over, "used before");

    // What another provider says is not believed, also when its code is given in here.
    let mixed = Served::client();
    let own = elsewhere(&served, &mixed, "town", ("account", "sanne")).await;
    let other_code = elsewhere(&served, &Served::client(), "other", ("account", "sanne")).await;
    let code = |back: &str| back.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let swapped = own.replace(&code(&own), &code(&other_code));
    assert_eq!(location(&get(&mixed, &format!("{}{swapped}", served.url)).await), REFUSED);
    let mixed = Served::client();
    let own = elsewhere(&served, &mixed, "town", ("account", "sanne")).await;
    let issuer = |of: &Provider| of.issuer.replace(':', "%3A").replace('/', "%2F");
    let named = own.replace(&issuer(&town), &issuer(&other));
    assert_ne!(own, named, "{own}");
    assert_eq!(location(&get(&mixed, &format!("{}{named}", served.url)).await), REFUSED);

    let cancelled = Served::client();
    let back = elsewhere(&served, &cancelled, "town", ("how", "cancel")).await;
    let told = location(&get(&cancelled, &format!("{}{back}", served.url)).await);
    assert_eq!(told, "/sign-in?back=%2Ffor-you&refused=cancelled");
    assert!(read(&served, &cancelled, &told).await.contains("Je brak het inloggen af"));

    let wrong = [
        "nonce",
        "issuer",
        "audience",
        "expired",
        "future",
        "signature",
        "none",
        "subject",
        "missing",
        "html",
        "error",
    ];
    let faults = wrong.map(|kind| (kind, REFUSED, "Wij konden niet zeker zijn wie je bent"));
    let silent = ["huge", "slow"].map(|kind| (kind, UNREACHABLE, "Wij krijgen daar nu geen antwoord"));
    for (kind, told, words) in faults.into_iter().chain(silent) {
        town.fault(kind).await;
        let client = Served::client();
        assert_eq!(come(&served, &client, "sanne").await, told, "{kind}");
        assert!(read(&served, &client, told).await.contains(words));
        assert_eq!(get(&client, &format!("{}/account/data.json", served.url)).await.status(), 401, "{kind}");
    }
    // It signs with other keys from now on, which is noticed.
    town.fault("keys").await;
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    assert_eq!(come(&served, &Served::client(), "sanne").await, "/for-you");

    // Where nobody answers that is said, and everything else goes on.
    drop(other);
    let waits = get(&Served::client(), &format!("{}/sign-in/with/nobody", served.url)).await;
    assert_eq!(waits.status(), 404);
    let fresh = Served::start_with(&database, &["--config", settings.to_str().unwrap()]).await;
    let nobody = get(&Served::client(), &format!("{}/sign-in/with/other", fresh.url)).await;
    assert_eq!(location(&nobody), "/sign-in?refused=unreachable");
    assert!(read(&fresh, &Served::client(), "/sign-in").await.contains("Elders"));
}
