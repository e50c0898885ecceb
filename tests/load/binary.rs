//! What only the binary itself can show: its memory, and what a first visit transfers.

use crate::{aims, client::Connection, forum::Served};
use std::{
    net::{SocketAddr, TcpListener},
    process::Stdio,
    time::Duration,
};
use tokio::process::Command;

/// Starts the binary on the filled database, reads pages, and prints both.
pub async fn print(served: &Served) {
    let Ok(binary) = std::env::var("NAAST_BIN") else {
        return println!("\nResident memory: not measured, NAAST_BIN names no binary");
    };
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let database = format!("sqlite:{}", served.database().display());
    let mut process = Command::new(binary)
        // As the unit starts it (`packaging/naast.service`).
        .envs([("MIMALLOC_PURGE_DELAY", "10"), ("MIMALLOC_ALLOW_THP", "0")])
        .args(["--listen", &address.to_string(), "--database-url", &database, "serve"])
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the binary starts");
    while tokio::net::TcpStream::connect(address).await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let id = process.id().expect("it runs");
    let idle = resident(id);
    let readers: Vec<_> = (0..8).map(|_| tokio::spawn(read(address))).collect();
    for reader in readers {
        reader.await.expect("it reads");
    }
    let busy = resident(id);
    println!("\nResident memory of the binary: {idle:.0} MB at start, {busy:.0} MB after 4,000 pages");
    aims::at_most(60.0, "resident memory after 4,000 pages", busy, "MB");
    first_visit(address).await;
    let _ = process.kill().await;
}

/// What a browser transfers, measured by a browser.
async fn first_visit(address: SocketAddr) {
    let browser = concat!(env!("CARGO_MANIFEST_DIR"), "/browser");
    let url = format!("http://{address}");
    let run = Command::new("node").arg("first-visit.mjs").current_dir(browser).env("NAAST_URL", url).output().await;
    let Some(told) =
        run.ok().filter(|run| run.status.success()).map(|run| String::from_utf8_lossy(&run.stdout).into_owned())
    else {
        return println!("\nThe first visit: not measured, there is no browser");
    };
    print!("{told}");
    // Both times it ends with a line of all that was transferred.
    let all =
        told.lines().filter_map(|line| line.trim().strip_prefix("in all")?.split_whitespace().next()?.parse().ok());
    for ((aim, when), kilobytes) in [(90.0, "until somebody acts"), (320.0, "with the program")].into_iter().zip(all) {
        aims::at_most(aim, format!("the first visit to an initiative, {when}"), kilobytes, "kB");
    }
}

async fn read(address: SocketAddr) {
    let mut http = Connection::open(address).await;
    for number in 1..=500 {
        http.get(&format!("/initiatives/{number}")).await;
    }
}

/// Megabytes, from `VmRSS` (proc(5)).
fn resident(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
