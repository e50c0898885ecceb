//! What only the binary itself can show: its memory, and what a first visit transfers.

use crate::{client::Connection, forum::Served};
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
    println!(
        "\nResident memory of the binary: {idle} MB at start, {} MB after 4,000 pages (aim: under 60)",
        resident(id)
    );
    first_visit(address).await;
    let _ = process.kill().await;
}

/// What a browser transfers, measured by a browser.
async fn first_visit(address: SocketAddr) {
    let browser = concat!(env!("CARGO_MANIFEST_DIR"), "/browser");
    let url = format!("http://{address}");
    let run = Command::new("node").arg("first-visit.mjs").current_dir(browser).env("NAAST_URL", url).status();
    if !run.await.is_ok_and(|status| status.success()) {
        println!("\nThe first visit: not measured, there is no browser");
    }
}

async fn read(address: SocketAddr) {
    let mut http = Connection::open(address).await;
    for number in 1..=500 {
        http.get(&format!("/initiatives/{number}")).await;
    }
}

/// Megabytes, from `VmRSS` (proc(5)).
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or_default() / 1024
}
