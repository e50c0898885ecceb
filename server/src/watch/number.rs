//! The number of a request.

use std::{
    fmt,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// The number of a request: eight letters and digits without those that are mistaken for others when they are read aloud
/// (Crockford's base 32), as `k7f2-9qxm`. Nobody can tell from one how many requests there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(u64);

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Five bits for each of the letters.
const BITS: u32 = 40;
/// Odd, so that no number comes again before all others did.
const STEP: u64 = 0x9e_3779_b97f;

impl Number {
    /// One that no other request of this process has.
    pub fn next() -> Self {
        static FIRST: OnceLock<u64> = OnceLock::new();
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let first = FIRST.get_or_init(|| getrandom::u64().unwrap_or_default());
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(first.wrapping_add(count.wrapping_mul(STEP)) & ((1 << BITS) - 1))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..8).rev() {
            let letter = LETTERS[usize::try_from((self.0 >> (place * 5)) & 31).unwrap_or_default()];
            write!(f, "{}{}", char::from(letter), if place == 4 { "-" } else { "" })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_request_has_a_number_of_its_own() {
        let numbers: HashSet<_> = (0..10_000).map(|_| Number::next().to_string()).collect();
        assert_eq!(numbers.len(), 10_000);
        assert!(numbers.iter().all(|number| number.len() == 9 && number.as_bytes()[4] == b'-'));
        assert_eq!(Number(31 << 35).to_string(), "z000-0000");
    }
}
