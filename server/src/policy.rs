//! The Content-Security-Policy of a page (CSP level 3): only scripts that this page was rendered with run, and nothing is
//! loaded from elsewhere.

use axum::http::HeaderValue;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy of a page whose inline scripts carry this nonce.
pub fn with_nonce(nonce: &str, is_secure: bool) -> Option<HeaderValue> {
    policy(&format!("'nonce-{nonce}'"), is_secure)
}

/// The policy of a page that many read: the digests of the inline scripts that it was rendered with, as a nonce counts
/// once. Only scripts that carry the nonce of the rendering are among them, so that what people wrote never is, even
/// if it came into the page as a script.
pub fn with_digests(page: &str, nonce: &str, is_secure: bool) -> Option<HeaderValue> {
    let digests = scripts(page, nonce).map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script))));
    policy(&digests.collect::<Vec<_>>().join(" "), is_secure)
}

fn policy(scripts: &str, is_secure: bool) -> Option<HeaderValue> {
    let upgrade = if is_secure { "; upgrade-insecure-requests" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src 'self' {scripts} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'{upgrade}"
    );
    HeaderValue::from_str(&policy).ok()
}

/// The inline scripts that carry this nonce.
fn scripts<'a>(page: &'a str, nonce: &str) -> impl Iterator<Item = &'a str> {
    let carried = format!("nonce=\"{nonce}\"");
    page.split("<script").skip(1).filter_map(move |rest| {
        let (tag, rest) = rest.split_once('>')?;
        let is_ours = !nonce.is_empty() && tag.contains(&carried) && !tag.contains(" src=");
        rest.split_once("</script>").map(|(script, _)| script).filter(|_| is_ours)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_of_the_rendering_are_in_the_policy() {
        let page = "<script type=\"module\" nonce=\"N1\">one()</script><p>…<script>alert(1)</script>\
                    <script nonce=\"guess\">alert(2)</script></p><script nonce=\"N1\" src=\"/x.js\"></script>\
                    <script nonce=\"N1\">two()</script>";
        assert_eq!(scripts(page, "N1").collect::<Vec<_>>(), ["one()", "two()"]);
        assert_eq!(scripts("<script nonce=\"\">alert(1)</script>", "").count(), 0);
        let policy = with_digests(page, "N1", false).unwrap();
        let policy = policy.to_str().unwrap();
        let digest = STANDARD.encode(Sha256::digest("one()"));
        assert!(policy.contains(&format!("'sha256-{digest}'")) && policy.matches("'sha256-").count() == 2, "{policy}");
        assert!(!policy.contains("nonce") && !policy.contains("unsafe-inline"));
    }
}
