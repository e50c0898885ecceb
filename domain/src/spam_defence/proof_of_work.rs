//! Work that a browser does to show that somebody waits behind it: a number that, after the stamp of a form, gives a SHA-256
//! beginning with many zero bits. Finding it takes a while, checking it one step; a person never notices, a machine that
//! posts thousands does.

use sha2::{Digest, Sha256};

/// Whether this number is the work for a stamp: as many zero bits as asked.
pub fn is_done(stamp: &str, number: u64, bits: u32) -> bool {
    let digest = Sha256::digest(format!("{stamp}:{number}"));
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first).leading_zeros() >= bits
}

/// Looks for the number among so many, from this one on.
pub fn search(stamp: &str, from: u64, many: u64, bits: u32) -> Option<u64> {
    (from..from.saturating_add(many)).find(|number| is_done(stamp, *number, bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_the_work_for_that_stamp_alone() {
        let number = search("een zegel", 0, 1 << 16, 8).unwrap();
        assert!(is_done("een zegel", number, 8));
        assert!(!is_done("een ander zegel", number, 8));
        assert!(!is_done("een zegel", number, 40), "more was asked");
    }

    #[test]
    fn the_search_goes_on_where_it_stopped() {
        let number = search("een zegel", 0, 1 << 16, 8).unwrap();
        assert_eq!(search("een zegel", 0, number, 8), None);
        assert_eq!(search("een zegel", number, 1, 8), Some(number));
        assert_eq!(search("een zegel", u64::MAX, 5, 64), None, "at the end there is nothing more");
    }

    #[test]
    fn without_bits_nothing_is_asked() {
        assert!(is_done("een zegel", 0, 0));
    }
}
