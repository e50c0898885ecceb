//! What an operator sees of a process, and who else may read its files.

use crate::served::{Served, database, free_address, prepare};
use std::{fs, os::unix::fs::PermissionsExt, process::Stdio, time::Duration};

#[tokio::test(flavor = "multi_thread")]
async fn metrics_a_log_in_json_and_backups_are_there_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    prepare(&database, 1).await;
    let (log, backups, metrics) = (folder.path().join("log"), folder.path().join("backups"), free_address());
    let more = ["--metrics", &metrics, "--log-format", "json", "--backups", backups.to_str().unwrap()];
    let line = "export RUST_LOG=info,naast::requests=debug; exec \"$@\"";
    let served = Served::start_in(line, &database, &more, fs::File::create(&log).unwrap().into()).await;
    let page = reqwest::get(format!("{}/search?q=mijn+buurman", served.url)).await.unwrap();
    let number = page.headers()["x-request-id"].to_str().unwrap().to_owned();

    let lines: Vec<serde_json::Value> =
        fs::read_to_string(&log).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_page = lines.iter().find(|line| line["fields"]["number"] == number.as_str()).expect("a line of the request");
    assert_eq!((&of_page["fields"]["path"], &of_page["fields"]["status"]), (&"/search".into(), &200.into()));
    assert!(!fs::read_to_string(&log).unwrap().contains("buurman"), "what people search for is theirs");

    let read = async || reqwest::get(format!("http://{metrics}/metrics")).await.unwrap().text().await.unwrap();
    let mut text = read().await;
    for _ in 0..100 {
        if text.contains("naast_job_done_timestamp_seconds{job=\"backup\"}") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        text = read().await;
    }
    for told in [
        "naast_requests_total{kind=\"page\",status=\"200\"} ",
        "naast_request_seconds_bucket{le=\"0.1\",kind=\"page\"} ",
        "naast_ready 1\n",
        "naast_job_done_timestamp_seconds{job=\"backup\"}",
        "naast_job_done_timestamp_seconds{job=\"sweep\"}",
        "naast_database_connections_max{pool=\"writers\"} 1\n",
        "process_resident_memory_bytes ",
    ] {
        assert!(text.contains(told), "no {told} in {text}");
    }
    assert!(text.ends_with("# EOF\n"));
    assert_eq!(reqwest::get(format!("{}/metrics", served.url)).await.unwrap().status(), 404, "strangers see none");
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_reads_the_database_and_its_backups() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    let served = Served::start_in("umask 022; exec \"$@\"", &database, &[], Stdio::null()).await;
    let mut seen = 0;
    for file in fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
        seen += 1;
    }
    assert!(seen >= 2, "the database and its log");
    drop(served);
}
