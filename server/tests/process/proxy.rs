//! Behind nginx, as `packaging/nginx.conf` sets it up: what the reader sends and gets passes through unharmed.

use crate::served::{Served, database, free_address, prepare, say};
use std::{fs, path::Path, process::Stdio, time::Duration};
use tokio::process::{Child, Command};

/// nginx with the example, but for its addresses and its certificate.
struct Proxy {
    plain: String,
    secure: String,
    _process: Child,
}

impl Proxy {
    async fn start(folder: &Path, served: &Served) -> Self {
        let (plain, secure) = (free_address(), free_address());
        let at = |name: &str| folder.join(name).display().to_string();
        let (certificate, key) = (at("certificate.pem"), at("key.pem"));
        run(
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost",
            &["-out", &certificate, "-keyout", &key],
        )
        .await;
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../packaging/nginx.conf");
        let site: String = fs::read_to_string(example)
            .unwrap()
            .lines()
            .filter(|line| !line.contains("listen [::]"))
            .fold(String::new(), |site, line| {
                let line = match line.trim().split(' ').next() {
                    Some("ssl_certificate") => format!("ssl_certificate {certificate};"),
                    Some("ssl_certificate_key") => format!("ssl_certificate_key {key};"),
                    _ => line.replace("127.0.0.1:3000", served.url.trim_start_matches("http://")),
                };
                let line = line.replace("listen 80;", &format!("listen {plain};"));
                site + &line.replace("listen 443 ", &format!("listen {secure} ")) + "\n"
            });
        assert!(site.contains(&plain) && site.contains(&secure) && site.contains(&certificate), "{site}");
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {};\n", at(name)))
            .concat();
        let all = format!(
            "daemon off; master_process off; pid {}; error_log {} warn; events {{}}\nhttp {{ access_log off;\n{temporary}\n{site} }}\n",
            at("nginx.pid"),
            at("nginx.log")
        );
        fs::write(folder.join("nginx.conf"), all).unwrap();
        let nginx = if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" };
        let process = Command::new(nginx)
            .args(["-e", &at("nginx.log"), "-c", &at("nginx.conf")])
            .kill_on_drop(true)
            .spawn()
            .expect("nginx");
        let proxy = Self { plain: format!("http://{plain}"), secure: format!("https://{secure}"), _process: process };
        for _ in 0..100 {
            if tokio::net::TcpStream::connect(&secure).await.is_ok() {
                return proxy;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nginx does not start: {}", fs::read_to_string(folder.join("nginx.log")).unwrap_or_default());
    }
}

/// Runs a program; tells what it printed.
async fn run(line: &str, more: &[&str]) -> String {
    let mut words = line.split(' ');
    let mut command = Command::new(words.next().unwrap());
    let output = command.args(words).args(more).output().await.unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_example_for_nginx_says_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    prepare(&database, 1).await;
    let served = Served::start_in("exec \"$@\"", &database, &["--trusted-proxies", "127.0.0.1"], Stdio::null()).await;
    let writer = served.sign_in(0).await;
    served.tell(&writer).await;
    let proxy = Proxy::start(folder.path(), &served).await;

    let moved = run("curl -sS -D - -o /dev/null", &[&format!("{}/initiatives/1", proxy.plain)]).await;
    assert!(moved.starts_with("HTTP/1.1 301") && moved.to_lowercase().contains("location: https://"), "{moved}");
    let page = format!("{}/initiatives/1", proxy.secure);
    let told = run("curl -ksS --http2 --compressed -D -", &[&page]).await;
    for part in ["HTTP/2 200", "strict-transport-security: ", "upgrade-insecure-requests", "Een bankje bij de halte"] {
        assert!(told.contains(part), "no {part}: {told:.1500}");
    }
    let form = "_form=%2Fapi%2Fsign_in&email=schrijver0%40example.org&password=drie+blauwe+fietsen+in+de+gracht";
    let origin = format!("origin: {}", proxy.secure);
    let signed =
        run("curl -ksS -D - -o /dev/null", &["-H", &origin, "-d", form, &format!("{}/sign-in", proxy.secure)]).await;
    assert!(signed.contains("__Host-session=") && signed.contains("Secure"), "{signed}");

    let much = folder.path().join("much");
    fs::write(&much, format!("body=Dit+typte+ik.{}", "+nog+meer".repeat(100_000))).unwrap();
    let sent = format!("@{}", much.display());
    let told = run("curl -ksS -D -", &["-H", &origin, "--data-binary", &sent, &page]).await;
    assert!(told.contains(" 413") && told.contains("Dit typte ik."), "{told:.1500}");

    let live = format!("{}/live/initiatives/1", proxy.secure);
    let following = tokio::spawn(async move {
        let output = Command::new("curl").args(["-ksSN", "--max-time", "5", &live]).output().await.unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    });
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(say(&served.url, &writer, "Net gezegd.").await.unwrap(), 303);
    assert!(following.await.unwrap().contains("event: comment"), "the news comes at once");
}
