//! The forms in which a page is sent, and which of them a browser gets (RFC 9110, 12.5.3).

use axum::http::{HeaderMap, header::ACCEPT_ENCODING};

/// A form in which a page is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Coding {
    /// What `Content-Encoding` says.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The smallest form that is understood: what is refused with `q=0` is not sent.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
        let accepted: Vec<_> = lines.flat_map(|line| line.split(',')).filter_map(accepted).collect();
        let accepts = |coding: &Self| accepted.iter().any(|name| Some(name.as_str()) == coding.name());
        [Self::Brotli, Self::Gzip].into_iter().find(accepts).unwrap_or(Self::Plain)
    }
}

/// The name of a coding, unless its weight is nought.
fn accepted(part: &str) -> Option<String> {
    let mut pieces = part.split(';').map(str::trim);
    let name = pieces.next()?.to_ascii_lowercase();
    let weight = pieces.find_map(|piece| piece.strip_prefix("q=").or(piece.strip_prefix("Q=")));
    let is_refused = weight.is_some_and(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0));
    (!is_refused).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_browser_gets_the_smallest_form_that_it_understands() {
        for (said, expected) in [
            ("", Coding::Plain),
            ("identity", Coding::Plain),
            ("deflate, zstd", Coding::Plain),
            ("gzip", Coding::Gzip),
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("br;q=0, GZIP;q=0.5", Coding::Gzip),
            ("br; q=0.0, gzip; q=0", Coding::Plain),
            ("brotli, xgzip", Coding::Plain),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(said))]);
            assert_eq!(Coding::accepted(&headers), expected, "{said}");
        }
    }
}
