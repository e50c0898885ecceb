//! Secrets: how good a password is, tokens, codes and stamps. Nothing secret is stored as it is, nor logged. Passwords are
//! hashed in `passwords`.

use crate::{Error, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use naast_domain::{flaw::Flaw, time::Timestamp};
use sha2::{Digest, Sha256};

/// The fewest and the most characters of a password. The most is a limit on work, not on wishes.
const PASSWORD: std::ops::RangeInclusive<u32> = 10..=200;
/// zxcvbn scores 0 to 4; from 3 on a password stands an offline attack on a slow hash.
const STRONG_ENOUGH: u8 = 3;

/// So many random bytes.
///
/// # Errors
/// When the system gives none.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Error::Secret(error.to_string()))?;
    Ok(bytes)
}

/// A token of 256 random bits.
pub fn token() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// How a token or code is stored. They are random, so a fast hash is enough.
pub fn fingerprint(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

/// What tells an address from others in something that is signed: it need not be secret, only short.
pub fn mark(email: &str) -> String {
    fingerprint(email).chars().take(16).collect()
}

/// A code to be read aloud: 12 characters of an alphabet of 32 without look-alikes (60 bits), in groups of four.
pub fn code() -> Result<String> {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let letters: Vec<char> = random::<12>()?.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    Ok(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// A code as it is compared: without dashes and spaces, in capitals.
pub fn plain_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

/// What is said here, with something random and signed: `said.random.signature` (HMAC-SHA-256, RFC 2104).
pub fn signed(key: &str, said: &str) -> Result<String> {
    let said = format!("{said}.{}", URL_SAFE_NO_PAD.encode(random::<9>()?));
    let signature = URL_SAFE_NO_PAD.encode(signing(key, &said).finalize().into_bytes());
    Ok(format!("{said}.{signature}"))
}

/// What was said, and the random part; nothing when it was not signed with this key.
pub fn verified<'a>(key: &str, text: &'a str) -> Option<(&'a str, &'a str)> {
    let (said, signature) = text.rsplit_once('.')?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    signing(key, said).verify_slice(&signature).ok()?;
    said.rsplit_once('.')
}

/// A moment, signed: the milliseconds since 1970.
pub fn stamp(key: &str, at: Timestamp) -> Result<String> {
    signed(key, &at.0.to_string())
}

/// The moment of a stamp; nothing when it was not signed with this key.
pub fn stamped_at(key: &str, stamp: &str) -> Option<Timestamp> {
    verified(key, stamp)?.0.parse().ok().map(Timestamp)
}

/// The bytes of a code that is signed and not stored: eight letters. Who tries one is counted.
const CODE: usize = 5;

/// A code made from what is said here: nothing of it has to be stored.
pub fn signed_letters(key: &str, said: &str) -> String {
    BASE32_NOPAD.encode(&signing(key, said).finalize().into_bytes()[..CODE])
}

/// Whether this is the code made from what is said here, in capitals.
pub fn is_signed_letters(key: &str, said: &str, letters: &str) -> bool {
    let bytes = BASE32_NOPAD.decode(letters.as_bytes());
    bytes.is_ok_and(|bytes| bytes.len() == CODE && signing(key, said).verify_truncated_left(&bytes).is_ok())
}

/// The bytes of a short signature: 128 bits, half of the whole one (RFC 2104, section 5).
const SHORT: usize = 16;

/// A signature of what is said here that fits into an address of mail: 26 letters, which a mail server may write as capitals.
pub fn short_signature(key: &str, said: &str) -> String {
    let whole = signing(key, said).finalize().into_bytes();
    BASE32_NOPAD.encode(&whole[..SHORT]).to_lowercase()
}

/// Whether this is the short signature of what is said here.
pub fn is_short_signature(key: &str, said: &str, signature: &str) -> bool {
    let bytes = BASE32_NOPAD.decode(signature.to_ascii_uppercase().as_bytes());
    bytes.is_ok_and(|bytes| bytes.len() == SHORT && signing(key, said).verify_truncated_left(&bytes).is_ok())
}

fn signing(key: &str, said: &str) -> Hmac<Sha256> {
    // A key of any length will do (RFC 2104, section 2).
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap_or_else(|_| unreachable!("any length"));
    mac.update(said.as_bytes());
    mac
}

/// Judges a new password by length and by how soon it is guessed, knowing what else they filled in.
pub fn judge_password(password: &str, known: &[&str]) -> Result<(), Flaw> {
    let length = u32::try_from(password.chars().count()).unwrap_or(u32::MAX);
    if password.trim().is_empty() {
        return Err(Flaw::Empty);
    }
    if length < *PASSWORD.start() {
        return Err(Flaw::TooShort { minimum: *PASSWORD.start() });
    }
    if length > *PASSWORD.end() {
        return Err(Flaw::TooLong { maximum: *PASSWORD.end(), actual: length });
    }
    let score = u8::from(zxcvbn::zxcvbn(password, known).score());
    if score < STRONG_ENOUGH { Err(Flaw::TooEasy) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_judged_by_how_soon_they_are_guessed() {
        for (password, expected) in [
            ("", Err(Flaw::Empty)),
            ("kort", Err(Flaw::TooShort { minimum: 10 })),
            ("1234567890", Err(Flaw::TooEasy)),
            ("drie blauwe fietsen in de gracht", Ok(())),
        ] {
            assert_eq!(judge_password(password, &[]), expected, "{password}");
        }
        assert_eq!(judge_password(&"x".repeat(201), &[]), Err(Flaw::TooLong { maximum: 200, actual: 201 }));
    }

    #[test]
    fn a_stamp_tells_its_moment_to_whoever_has_the_key() {
        let (at, key) = (Timestamp(1_795_420_800_000), token().unwrap());
        let stamped = stamp(&key, at).unwrap();
        assert_eq!(stamped_at(&key, &stamped), Some(at));
        assert_ne!(stamped, stamp(&key, at).unwrap(), "each is another one");
        assert_eq!(stamped_at(&token().unwrap(), &stamped), None);
        let earlier = stamped.replacen("1795420800000", "1795420700000", 1);
        for wrong in [earlier.as_str(), "", "1795420800000", "1795420800000.x.y", "..", &stamped[1..]] {
            assert_eq!(stamped_at(&key, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_short_signature_is_of_one_thing_and_of_one_key() {
        let key = token().unwrap();
        let signature = short_signature(&key, "reply:1:2");
        assert_eq!(signature.len(), 26);
        assert!(is_short_signature(&key, "reply:1:2", &signature));
        assert!(is_short_signature(&key, "reply:1:2", &signature.to_uppercase()), "mail servers may write capitals");
        assert!(!is_short_signature(&key, "reply:1:3", &signature));
        assert!(!is_short_signature(&token().unwrap(), "reply:1:2", &signature));
        for wrong in ["", "aa", &signature[2..], &format!("{signature}aa"), &"é".repeat(13), &"1".repeat(26)] {
            assert!(!is_short_signature(&key, "reply:1:2", wrong), "{wrong}");
        }
    }

    #[test]
    fn a_code_can_be_read_aloud() {
        let code = code().unwrap();
        assert_eq!(code.len(), 14);
        assert!(!code.contains(['0', 'O', '1', 'I']));
        assert_eq!(plain_code(&code.to_lowercase().replace('-', " ")), code.replace('-', ""));
    }
}
