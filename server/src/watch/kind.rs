//! What a request asks for.

use axum::http::Method;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Page,
    Form,
    Function,
    File,
    Live,
}

impl Kind {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Page, Self::Form, Self::Function, Self::File, Self::Live];

    /// By the address alone: few kinds, whatever strangers ask for.
    pub fn of(method: &Method, path: &str) -> Self {
        let is_in = |folder: &str| path.starts_with(folder);
        match *method {
            _ if is_in("/api/") => Self::Function,
            _ if is_in("/live/") => Self::Live,
            Method::POST => Self::Form,
            _ if is_in("/pkg/")
                || is_in("/fonts/")
                || path.rsplit('/').next().is_some_and(|name| name.contains('.')) =>
            {
                Self::File
            }
            _ => Self::Page,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Form => "form",
            Self::Function => "function",
            Self::File => "file",
            Self::Live => "live",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_stands_in_its_place() {
        assert!(Kind::ALL.into_iter().enumerate().all(|(place, kind)| kind as usize == place));
    }

    #[test]
    fn a_kind_is_told_by_the_address() {
        for (method, path, kind) in [
            (Method::GET, "/", "page"),
            (Method::GET, "/initiatives/1", "page"),
            (Method::POST, "/initiatives/1", "form"),
            (Method::POST, "/api/post_comment", "function"),
            (Method::GET, "/live/initiatives/1", "live"),
            (Method::GET, "/pkg/0a1b/naast.wasm", "file"),
            (Method::GET, "/moderation/record.csv", "file"),
            (Method::GET, "/wp-login.php?x=1", "file"),
        ] {
            assert_eq!(Kind::of(&method, path).word(), kind, "{method} {path}");
        }
    }
}
