//! A PostgreSQL of its own, by `scripts/postgres.sh`.

use std::{os::unix::fs::PermissionsExt, process::Command};
use tempfile::TempDir;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/postgres.sh");

/// A cluster that is stopped when it goes.
pub struct Cluster {
    pub url: String,
    folder: TempDir,
}

/// Whether commits wait for the disk.
#[derive(Debug, Clone, Copy)]
pub enum Disk {
    Ignored,
    WaitedFor,
}

impl Cluster {
    /// Starts one; none where PostgreSQL is missing.
    pub fn start(disk: Disk) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        // The user postgres has a folder in it.
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("its permissions");
        let mut start = Command::new(SCRIPT);
        start.arg("start").arg(folder.path().join("postgres"));
        if let Disk::WaitedFor = disk {
            start.arg("durable");
        }
        let started = start.output().ok()?;
        let url = String::from_utf8(started.stdout).ok()?.trim().to_owned();
        if started.status.success() { Some(Self { url, folder }) } else { None }
    }
}

/// Three databases of one cluster, for as long as it stands; says where PostgreSQL is missing.
pub async fn three_schemas() -> Option<(Cluster, [String; 3])> {
    let Some(cluster) = Cluster::start(Disk::Ignored) else {
        println!("\n  NOT MEASURED ON POSTGRESQL: it is missing. Please install it, or run scripts/setup.sh test");
        return None;
    };
    let url = &cluster.url;
    let schemas = [naast_tests::schema(url).await, naast_tests::schema(url).await, naast_tests::schema(url).await];
    Some((cluster, schemas))
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = Command::new(SCRIPT).arg("stop").arg(self.folder.path().join("postgres")).status();
    }
}
