//! A disk that is full: pages are read, nothing that was acknowledged is lost, whoever writes hears it and keeps their text, and
//! once there is room again everything goes on by itself.

use crate::served::{Served, database, post, prepare, say};
use naast_forum::{Clock, Forum};
use std::{fs, io::Write, path::Path, process::Stdio, time::Duration};

/// Mounts a small disk where the process sees it, and nobody else does.
const SMALL_DISK: &str = "exec unshare --user --map-root-user --mount sh -c \
                          'mount -t tmpfs -o size=12m none \"$0\" && cp \"$0.db\" \"$0/forum.db\" && exec \"$@\"' ";

/// Fills it up.
fn fill(disk: &Path) {
    let mut filling = fs::File::create(disk.join("filling")).expect("this needs user namespaces, as of `unshare -Urm`");
    for size in [65_536, 512, 1] {
        let piece = vec![b'.'; size];
        while filling.write_all(&piece).is_ok() {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_stops_no_reader_and_recovers_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let whole = format!("sqlite:{}.db", disk.display());
    prepare(&whole, 1).await;
    let line = format!("{SMALL_DISK}'{}' \"$@\"", disk.display());
    let mut served = Served::start_in(&line, &database(&disk), &[], Stdio::null()).await;
    let inside = format!("/proc/{}/root{}", served.process.id().unwrap(), disk.display());
    let client = served.sign_in(0).await;
    served.tell(&client).await;
    assert_eq!(say(&served.url, &client, "Voor het vol was.").await.unwrap(), 303);

    fill(Path::new(&inside));
    let typed = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", "Dit typte ik net.")];
    let mut refused = None;
    // What is in the log of the database already has room there, so that the first ones may still fit.
    for number in 0..200 {
        let body = format!("Bericht {number} {}", "lang ".repeat(800));
        let answer =
            post(&served.url, &client, "/initiatives/1", &[&typed[..3], &[("body", &body)]].concat()).await.unwrap();
        if answer.status() != 303 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("the disk is full");
    assert_eq!(refused.status(), 503);
    assert!(refused.text().await.unwrap().contains("lang lang"), "what was typed comes back");
    let read = reqwest::get(format!("{}/initiatives/1", served.url)).await.unwrap();
    assert!(read.status() == 200 && read.text().await.unwrap().contains("Voor het vol was."));

    fs::remove_file(format!("{inside}/filling")).unwrap();
    let mut tries = 0;
    while post(&served.url, &client, "/initiatives/1", &typed).await.unwrap().status() != 303 {
        tries += 1;
        assert!(tries < 100, "it does not recover");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(served.is_ready().await);
    let page = reqwest::get(format!("{}/initiatives/1", served.url)).await.unwrap().text().await.unwrap();
    assert!(page.contains("Dit typte ik net."));
    fs::copy(format!("{inside}/forum.db"), folder.path().join("after.db")).unwrap();
    fs::copy(format!("{inside}/forum.db-wal"), folder.path().join("after.db-wal")).unwrap();
    served.process.kill().await.unwrap();
    let after = format!("sqlite:{}", folder.path().join("after.db").display());
    let kept = Forum::open(&after, Clock::default()).await.unwrap();
    assert_eq!(kept.check().await.unwrap(), Vec::<String>::new());
}
