//! Prefetch (Speculation Rules, HTML standard 7.6): a browser that can fetches the page behind a link from the moment at which
//! the link is pressed, before the click. Only visitors' browsers, and only pages to read: there a request leaves no trace.
//! By a header, so that the policy of scripts allows nothing more; `<link rel="prefetch">` would throw pages away that may not
//! be stored.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::IntoResponse,
};
use naast_domain::members::Viewer;

/// Where the rules are.
pub const RULES: &str = "/prefetch.json";

/// Not where the program is there: it fetches the data of the next page, and not the page.
const CONTENT: &str = r#"{"prefetch":[{"source":"document","eagerness":"conservative","where":{"and":[
{"selector_matches":":root:not([data-alive]) a:not([rel~=external])"},
{"href_matches":[
{"pathname":"/"},
{"pathname":"/search"},
{"pathname":"/initiatives/:id"},
{"pathname":"/members/:id"},
{"pathname":"/obstacles{/:id}?"},
{"pathname":"/:page(house-rules|commitments|values|about|privacy|accessibility|sign-in|register)"}
]}]}}]}
"#;

/// Tells the browser of this viewer, who gets a page.
pub fn offer(viewer: &Viewer, headers: &mut HeaderMap) {
    if *viewer == Viewer::Visitor {
        headers.insert(HeaderName::from_static("speculation-rules"), HeaderValue::from_static("\"/prefetch.json\""));
    }
}

/// The rules, as a file.
pub async fn rules() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "application/speculationrules+json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_names_the_rules_and_they_are_json() {
        let mut headers = HeaderMap::new();
        offer(&Viewer::Visitor, &mut headers);
        assert_eq!(headers["speculation-rules"], format!("\"{RULES}\""));
        assert!(serde_json::from_str::<serde_json::Value>(CONTENT).is_ok());
    }
}
