//! Which pages are kept, and what each of them shows. Others, and addresses that say more than a page reads, are rendered
//! for each reader: so nobody fills the memory with addresses that they made up.

use axum::http::Uri;
use naast_domain::ids::InitiativeId;
use naast_forum::Part;

/// The most characters of what follows the path.
const QUERY: usize = 200;

/// Pages that many read: the path, where `*` is a number; what they show; and what they read of what follows the path.
const PAGES: [(&str, Shows, &[&str]); 18] = [
    ("/", Shows::Lists, &["theme", "part", "order", "after"]),
    ("/initiatives/new", Shows::Still, &[]),
    ("/initiatives/*", Shows::Initiative, &["branch", "after", "reply"]),
    ("/initiatives/*/versions", Shows::Initiative, &["before"]),
    ("/members/*", Shows::Lists, &["after"]),
    ("/obstacles", Shows::Lists, &["outcome", "after", "initiative"]),
    ("/obstacles/*", Shows::Lists, &[]),
    ("/commitments", Shows::Lists, &["show", "official", "after"]),
    ("/values", Shows::Lists, &[]),
    ("/moderation/record", Shows::Lists, &["after"]),
    ("/moderation/transparency", Shows::Lists, &["year", "part"]),
    ("/house-rules", Shows::Still, &[]),
    ("/house-rules/versions", Shows::Still, &["number", "after"]),
    ("/about", Shows::Still, &[]),
    ("/privacy", Shows::Still, &[]),
    ("/accessibility", Shows::Still, &[]),
    ("/sign-in", Shows::Still, &[]),
    ("/register", Shows::Still, &[]),
];

/// What a page shows.
#[derive(Debug, Clone, Copy)]
enum Shows {
    /// What the organisation says, and nothing of initiatives.
    Still,
    Lists,
    /// The initiative whose number stands in the path.
    Initiative,
}

/// What the page at this address shows, if that page is kept.
pub fn kept(uri: &Uri) -> Option<Part> {
    let path = uri.path();
    let (number, shows, read) =
        PAGES.iter().find_map(|(pattern, shows, read)| fits(pattern, path).map(|number| (number, *shows, *read)))?;
    let query = uri.query().unwrap_or_default();
    if query.len() > QUERY {
        return None;
    }
    let is_read = |pair: &str| read.contains(&pair.split_once('=').map_or(pair, |(name, _)| name));
    let is_all_read = query.is_empty() || query.split('&').all(is_read);
    is_all_read.then_some(match shows {
        Shows::Still => Part::Still,
        Shows::Lists => Part::Lists,
        Shows::Initiative => Part::Initiative(InitiativeId(number)),
    })
}

/// The number in a path that fits a pattern, 0 where there is none. A number has one spelling.
fn fits(pattern: &str, path: &str) -> Option<i64> {
    let Some((before, after)) = pattern.split_once('*') else { return (pattern == path).then_some(0) };
    let digits = path.strip_prefix(before)?.strip_suffix(after)?;
    let number = digits.parse::<i64>().ok()?;
    (number.to_string() == digits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Option<Part> {
        kept(&address.parse().unwrap())
    }

    #[test]
    fn only_what_a_page_reads_makes_another_page() {
        assert_eq!(of("/"), Some(Part::Lists));
        assert_eq!(of("/?theme=2&after=5-6"), Some(Part::Lists));
        assert_eq!(of("/house-rules"), Some(Part::Still));
        assert_eq!(of("/initiatives/new"), Some(Part::Still));
        assert_eq!(of("/initiatives/12?after=3"), Some(Part::Initiative(InitiativeId(12))));
        assert_eq!(of("/initiatives/12/versions"), Some(Part::Initiative(InitiativeId(12))));
        for not in [
            "/?x=1",
            "/?theme=1&x",
            "/house-rules?theme=1",
            "/initiatives/012",
            "/initiatives/+12",
            "/initiatives/%31",
            "/initiatives/12/",
            "/initiatives/12/edit",
            "/initiatives/99999999999999999999",
            "/account",
            "/search?q=a",
            "/moderation",
            "//",
        ] {
            assert_eq!(of(not), None, "{not}");
        }
        assert_eq!(of(&format!("/?theme={}", "1".repeat(200))), None);
    }

    #[test]
    fn every_kept_page_is_one_of_the_router() {
        let routes = include_str!("../../../app/src/routes.rs");
        for (pattern, ..) in PAGES {
            assert!(routes.contains(&format!("path!(\"{}\")", pattern.replace('*', ":id"))), "{pattern}");
        }
    }
}
