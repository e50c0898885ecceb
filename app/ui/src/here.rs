//! Where the reader is: what the menu marks, and how they come back here after signing in.

use crate::paths::escape;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Where whoever signed in elsewhere for the first time says who they are here.
pub const FIRST_ARRIVAL: &str = "/sign-in/first";

/// The way in, and the way out. Nobody means to come back to it.
const WAY_IN: [&str; 6] = ["/sign-in", "/sign-in/code", FIRST_ARRIVAL, "/register", "/recover", "/signed-out"];

/// Whether this address is on the way in: somebody who comes in does not go on there.
pub fn is_way_in(address: &str) -> bool {
    WAY_IN.contains(&address.split('?').next().unwrap_or_default())
}

/// Path and query of the page that is read; empty on the way in.
pub fn use_here() -> Signal<String> {
    let location = use_location();
    Signal::derive(move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        match (WAY_IN.contains(&path.as_str()), search.is_empty()) {
            (true, _) => String::new(),
            (false, true) => path,
            (false, false) => format!("{path}?{search}"),
        }
    })
}

/// Where somebody signs in who then goes on there.
pub fn sign_in_address(back: &str) -> String {
    with_back("/sign-in", back)
}

/// Where somebody makes an account who then goes on there.
pub fn register_address(back: &str) -> String {
    with_back("/register", back)
}

/// Where somebody types a code from their mail who then goes on there.
pub fn code_address(back: &str) -> String {
    with_back("/sign-in/code", back)
}

/// Where whoever signs in with an account elsewhere begins, who then goes on there.
pub fn sign_on_address(key: &str, back: &str) -> String {
    with_back(&format!("/sign-in/with/{key}"), back)
}

/// Where whoever did not come in that way reads why, in a word, and tries again.
pub fn refused_address(why: &str, back: &str) -> String {
    let address = sign_in_address(back);
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}refused={why}")
}

/// Where whoever signed out here is told that they may be signed in elsewhere still.
pub fn signed_out_address(key: &str) -> String {
    format!("/signed-out?with={key}")
}

fn with_back(page: &str, back: &str) -> String {
    if matches!(back, "" | "/") { page.to_owned() } else { format!("{page}?back={}", escape(back)) }
}

/// How the menu marks one of its places while somebody reads this page (WAI-ARIA 1.2, `aria-current`): `page` when it leads
/// here, `true` when this page lies behind it.
pub fn current(place: &str, path: &str) -> Option<&'static str> {
    let behind = if place == "/" { "/initiatives" } else { place };
    let lies_behind = path.strip_prefix(behind).is_some_and(|rest| rest.starts_with('/')) && path != "/initiatives/new";
    match (path == place, lies_behind) {
        (true, _) => Some("page"),
        (false, true) => Some("true"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_menu_marks_where_one_is_and_what_that_lies_behind() {
        assert_eq!(current("/", "/"), Some("page"));
        assert_eq!(current("/", "/initiatives/2"), Some("true"));
        assert_eq!(current("/moderation", "/moderation/comments/1"), Some("true"));
        for (place, path) in
            [("/", "/initiatives/new"), ("/", "/values"), ("/desk", "/desks"), ("/sign-in", "/register")]
        {
            assert_eq!(current(place, path), None, "{place} at {path}");
        }
    }

    #[test]
    fn whoever_signs_in_comes_back() {
        assert_eq!(sign_in_address(""), "/sign-in");
        assert_eq!(sign_in_address("/"), "/sign-in");
        assert_eq!(sign_in_address("/initiatives/2?after=4"), "/sign-in?back=%2Finitiatives%2F2%3Fafter%3D4");
        assert_eq!(register_address("/reviews"), "/register?back=%2Freviews");
    }
}
