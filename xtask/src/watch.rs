//! `make dev`: builds both sides and starts the server; at each change of a source once more. Pages that are open in a
//! browser reload by themselves when the server is back (`server/src/reload.rs`).

use crate::{both, cargo, files};
use anyhow::{Context, Result};
use std::{
    path::Path,
    process::{Child, Command},
    thread,
    time::{Duration, Instant, SystemTime},
};

const SOURCES: [&str; 10] =
    ["Cargo.toml", "Cargo.lock", "app", "assets", "domain", "forum", "frontend", "server", "style", "xtask"];
/// Often enough that nobody waits for it; looking at a thousand files takes some milliseconds. Asking each time works on
/// every file system, also on one that is mounted into a container.
const PAUSE: Duration = Duration::from_millis(200);

/// Builds and serves until the process is ended.
///
/// # Errors
/// When the sources cannot be read.
pub fn watch(arguments: &[&str]) -> Result<()> {
    let mut server: Option<Child> = None;
    loop {
        let (seen, begin) = (latest()?, Instant::now());
        match both::build() {
            Ok(()) => {
                if let Some(mut old) = server.take() {
                    old.kill()?;
                    old.wait()?;
                }
                server = Some(start(arguments)?);
                eprintln!("    both sides are built in {:.1} s", begin.elapsed().as_secs_f32());
            }
            // The compiler has said what is wrong; the server of before goes on.
            Err(error) => eprintln!("    {error:#}"),
        }
        while latest()? == seen {
            thread::sleep(PAUSE);
        }
    }
}

fn start(arguments: &[&str]) -> Result<Child> {
    let binary = cargo::target().join("debug/naast");
    Command::new(&binary).args(arguments).env("NAAST_RELOAD", "1").spawn().with_context(|| binary.display().to_string())
}

/// When a source was changed last, and how many there are.
fn latest() -> Result<(SystemTime, usize)> {
    let (mut latest, mut count) = (SystemTime::UNIX_EPOCH, 0);
    for source in SOURCES {
        for file in files::below(Path::new(source))? {
            // An editor may have taken it away just now.
            if let Ok(changed) = file.metadata().and_then(|it| it.modified()) {
                latest = latest.max(changed);
                count += 1;
            }
        }
    }
    Ok((latest, count))
}
