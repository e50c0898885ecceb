//! Password hashing (argon2id, RFC 9106): off the threads that serve requests, and no more at a time than there are cores.
//! Each takes 19 MiB for a while, so that a crowd at the door, or somebody who sends a thousand passwords, waits in line
//! instead of taking the memory of the server.

use crate::{Error, Result, accounts::secrets};
use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use std::{
    sync::{Arc, LazyLock},
    thread,
};
use tokio::sync::Semaphore;

/// A place for each core.
static PLACES: LazyLock<Arc<Semaphore>> =
    LazyLock::new(|| Arc::new(Semaphore::new(thread::available_parallelism().map_or(1, usize::from))));

/// Does this on a thread of its own once there is a place. The place is taken until it is done, also when whoever asked
/// for it hung up in between.
async fn in_line<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let place = PLACES.clone().acquire_owned().await.map_err(|error| Error::Secret(error.to_string()))?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(place);
        done
    });
    done.await.map_err(|error| Error::Secret(error.to_string()))?
}

/// Hashes a password.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    let salt = SaltString::encode_b64(&secrets::random::<16>()?).map_err(|error| Error::Secret(error.to_string()))?;
    in_line(move || {
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| Error::Secret(error.to_string()))
    })
    .await
}

/// Whether the password fits the hash. Without a hash it takes as long and says no, so that the time
/// does not tell whether an account exists.
pub async fn fits(password: &str, hash: Option<&str>) -> Result<bool> {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm8$cJ1yYV1S5zUj0CyZ3QdVqLZ4B1kT4vTDeU1f7pQJxTw";
    let password = password.to_owned();
    let (hash, exists) = (hash.unwrap_or(NOBODY).to_owned(), hash.is_some());
    in_line(move || {
        let parsed = PasswordHash::new(&hash).map_err(|error| Error::Secret(error.to_string()))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && exists)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let own = hash("drie blauwe fietsen").await.unwrap();
        assert!(own.starts_with("$argon2id$"));
        assert!(fits("drie blauwe fietsen", Some(&own)).await.unwrap());
        assert!(!fits("drie blauwe fiets", Some(&own)).await.unwrap());
        assert!(!fits("drie blauwe fietsen", None).await.unwrap());
    }

    #[tokio::test]
    async fn no_more_are_hashed_at_a_time_than_there_are_cores() {
        static AT_WORK: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            MOST.fetch_max(AT_WORK.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(20));
            AT_WORK.fetch_sub(1, Ordering::SeqCst);
            Ok(())
        };
        let cores = thread::available_parallelism().unwrap().get();
        // Whoever hangs up leaves no place behind that is still in use.
        for _ in 0..4 * cores {
            let _ = tokio::time::timeout(Duration::from_millis(1), in_line(work)).await;
        }
        let mut all = tokio::task::JoinSet::new();
        (0..4 * cores).for_each(|_| drop(all.spawn(in_line(work))));
        all.join_all().await;
        let most = MOST.load(Ordering::SeqCst);
        assert!((1..=cores).contains(&most), "{most}");
    }
}
