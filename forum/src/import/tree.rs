//! Topological order of imported comments: each after what it replies to, the oldest first. A parent that is missing,
//! in another thread, or below its own reply counts as missing.

use super::said::Said;
use std::collections::{HashMap, HashSet};

/// Where a comment of the file hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Top,
    /// Below a comment of the file, by its index.
    Below(usize),
    /// What it replied to is not in the file.
    Missing,
}

/// Where each comment hangs, what is kept, and in which order.
pub struct Tree {
    pub places: Vec<Place>,
    /// Indices of what is kept: all with text, and the empty ones that something with text hangs below.
    pub order: Vec<usize>,
    /// Indices of the empty ones that are left out.
    pub empty: Vec<usize>,
}

/// Makes a tree of a file.
pub fn tree(said: &[Said]) -> Tree {
    let at: HashMap<i64, usize> = said.iter().enumerate().map(|(index, it)| (it.number, index)).collect();
    let mut places: Vec<Place> = said
        .iter()
        .map(|it| match it.parent.map(|parent| at.get(&parent)) {
            None => Place::Top,
            Some(Some(parent)) if said[*parent].proposal == it.proposal => Place::Below(*parent),
            Some(_) => Place::Missing,
        })
        .collect();
    let depths = depths(&mut places);
    let mut kept = vec![false; said.len()];
    for index in (0..said.len()).filter(|index| !said[*index].body.is_empty()) {
        let mut next = Some(index);
        while let Some(index) = next.filter(|index| !kept[*index]) {
            kept[index] = true;
            next = above(places[index]);
        }
    }
    let (mut order, empty): (Vec<_>, Vec<_>) = (0..said.len()).partition(|index| kept[*index]);
    order.sort_by_key(|index| (depths[*index], said[*index].at, *index));
    Tree { places, order, empty }
}

fn above(place: Place) -> Option<usize> {
    match place {
        Place::Below(parent) => Some(parent),
        Place::Top | Place::Missing => None,
    }
}

/// How deep each one hangs. A circle is opened where it is met first.
fn depths(places: &mut [Place]) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; places.len()];
    for start in 0..places.len() {
        let (mut way, mut on_way) = (Vec::new(), HashSet::new());
        let mut next = Some(start);
        while let Some(index) = next.filter(|index| depths[*index].is_none()) {
            if !on_way.insert(index) {
                (places[index], depths[index]) = (Place::Missing, Some(0));
                break;
            }
            way.push(index);
            next = above(places[index]);
        }
        for index in way.into_iter().rev() {
            let depth = above(places[index]).and_then(|parent| depths[parent]).map_or(0, |depth| depth + 1);
            depths[index] = Some(depth);
        }
    }
    depths.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use naast_domain::time::Timestamp;

    fn said(number: i64, parent: Option<i64>, at: i64, body: &str) -> Said {
        let (author, body_html) = (None, String::new());
        Said { line: 0, number, parent, proposal: 1, author, at: Timestamp(at), body: body.into(), body_html }
    }

    #[test]
    fn what_it_replies_to_comes_first_whatever_the_order_of_the_file() {
        let file =
            [said(3, Some(2), 1, "c"), said(2, Some(1), 2, "b"), said(1, None, 3, "a"), said(4, Some(9), 1, "d")];
        let tree = tree(&file);
        assert_eq!(tree.order, [3, 2, 1, 0]);
        assert_eq!(tree.places, [Place::Below(1), Place::Below(2), Place::Top, Place::Missing]);
    }

    #[test]
    fn a_circle_is_opened_and_keeps_everybody() {
        let file =
            [said(1, Some(3), 1, "a"), said(2, Some(1), 2, "b"), said(3, Some(2), 3, "c"), said(4, Some(4), 4, "d")];
        let tree = tree(&file);
        assert_eq!(tree.places, [Place::Missing, Place::Below(0), Place::Below(1), Place::Missing]);
        assert_eq!(tree.order, [0, 3, 1, 2]);
    }

    #[test]
    fn an_empty_one_stays_only_where_a_text_hangs_below_it() {
        let file = [
            said(1, None, 1, ""),
            said(2, Some(1), 2, ""),
            said(3, Some(2), 3, "c"),
            said(4, None, 4, ""),
            said(5, Some(4), 5, ""),
        ];
        let tree = tree(&file);
        assert_eq!((tree.order, tree.empty), (vec![0, 1, 2], vec![3, 4]));
    }
}
