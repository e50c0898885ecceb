//! What was drawn is kept in memory, within bounds: it is drawn once for all who see the same.

use quick_cache::{Weighter, sync::Cache};
use serde::Serialize;
use std::sync::{Arc, LazyLock};

/// How many bytes what is kept may take, with its keys.
const ROOM: u64 = 8_000_000;
/// How many things it is made for; it grows with them.
const THINGS: usize = 2_000;

/// What was drawn of one thing, in pieces.
pub type Drawings = Arc<[Arc<str>]>;

/// What was drawn, by all that it shows: so whatever changes is something else.
static KEPT: LazyLock<Cache<String, Drawings, ByBytes>> = LazyLock::new(|| Cache::with_weighter(THINGS, ROOM, ByBytes));

#[derive(Debug, Clone)]
struct ByBytes;

impl Weighter<String, Drawings> for ByBytes {
    fn weight(&self, key: &String, drawn: &Drawings) -> u64 {
        (key.len() + drawn.iter().map(|html| html.len()).sum::<usize>()) as u64
    }
}

/// What was drawn of this, or is drawn now. `shown` is all that it depends on.
pub fn kept<const N: usize>(shown: &impl Serialize, draw: impl FnOnce() -> [String; N]) -> Drawings {
    let key = serde_json::to_string(shown).unwrap_or_default();
    if let Some(drawn) = KEPT.get(&key) {
        return drawn;
    }
    let drawn: Drawings = Arc::new(draw().map(Arc::from));
    KEPT.insert(key, drawn.clone());
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_drawn_once_and_anything_else_by_itself() {
        let draw = |what: &'static str| kept(&("a test", what), || [what.to_owned()]);
        assert!(Arc::ptr_eq(&draw("one"), &draw("one")));
        assert_eq!((&draw("one")[0][..], &draw("two")[0][..]), ("one", "two"));
    }

    #[test]
    fn ten_thousand_others_do_not_fill_the_memory() {
        for number in 0..10_000 {
            kept(&("ten thousand", number), || ["x".repeat(4_000)]);
        }
        assert!(KEPT.weight() <= ROOM && KEPT.len() > 100, "{} bytes of {}", KEPT.weight(), KEPT.len());
    }
}
