//! What the operating system says of this process (proc(5)); nothing where it does not say.

use std::{fs, time::SystemTime};

/// The memory that it holds, in bytes.
pub fn memory() -> Option<i64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<i64>().ok().map(|kilobytes| kilobytes * 1_024)
}

/// How many files and connections are open.
pub fn open_files() -> Option<i64> {
    i64::try_from(fs::read_dir("/proc/self/fd").ok()?.count()).ok()
}

/// How many may be.
pub fn most_open_files() -> Option<i64> {
    i64::try_from(rlimit::Resource::NOFILE.get_soft().ok()?).ok()
}

/// This moment, in seconds of Unix time.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
