//! Paging by keyset: a page says after which entry the next one begins, never how many to skip.

use serde::{Deserialize, Serialize};

/// One page of a list, with the cursor of the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Hand this back to get the next page; `None` at the end.
    pub next: Option<Cursor>,
}

/// A place in a list: the sort key and the id of the last entry seen. In an address: `key.id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub key: i64,
    pub id: i64,
}

impl Cursor {
    /// Reads `key.id`; anything else is `None`, which is the first page.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        Some(Self { key: key.parse().ok()?, id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.key, self.id)
    }
}

impl<T> Page<T> {
    /// Makes a page of at most `size` from up to `size + 1` rows read: the extra row only tells that there is more.
    pub fn cut(mut items: Vec<T>, size: usize, cursor: impl Fn(&T) -> Cursor) -> Self {
        let has_more = items.len() > size;
        items.truncate(size);
        let next = if has_more { items.last().map(cursor) } else { None };
        Self { items, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_way_through_an_address() {
        let cursor = Cursor { key: -3, id: 9 };
        assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        for nonsense in ["", "a.b", "1", "1.2.3", "99999999999999999999.1"] {
            assert_eq!(Cursor::parse(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_page_knows_whether_there_is_more() {
        let cursor = |n: &i64| Cursor { key: *n, id: *n };
        assert_eq!(
            Page::cut(vec![1, 2, 3], 2, cursor),
            Page { items: vec![1, 2], next: Some(Cursor { key: 2, id: 2 }) }
        );
        assert_eq!(Page::cut(vec![1, 2], 2, cursor).next, None);
    }
}
