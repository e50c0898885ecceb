//! Initiatives that look like a text: those that hold words of it, a rare one counting more than a common one.

use super::{
    asked::any_form,
    sections::{LOOKED_AT, Section, holders},
    sql::search::{holding, newest},
    words::words,
};
use crate::storage::Reader;
use naast_domain::ids::InitiativeId;
use std::{cmp::Reverse, collections::BTreeMap};

/// How much of the text is looked at, in letters.
const START: usize = 2_000;
/// How many of its words count, the longest ones, and from how many letters on.
const WORDS: usize = 10;
const LONG: usize = 4;
/// So many initiatives are looked at for each word that is not common.
const EACH: usize = 50;
/// A word is common when one in so many of the newest initiatives holds it.
const COMMON: usize = 10;
/// A word is rare when no more hold it than these few, or one in so many of those that were looked at.
const FEW: usize = 3;
/// From how many letters on a rare word in a title is enough.
const TELLING: usize = 6;

/// Initiatives that are like this text, the most alike first: their title has a rare long word of it, or they hold a good part of
/// its words, and at least half as much as the best of them. One common word in a story makes nothing alike. Some may not be public.
pub async fn similar(conn: &mut Reader, text: &str) -> sqlx::Result<Vec<InitiativeId>> {
    let start: String = text.chars().take(START).collect();
    let mut long: Vec<_> = words(&start).into_iter().filter(|word| word.folded.chars().count() >= LONG).collect();
    long.sort_by(|one, other| {
        let length = |folded: &str| Reverse(folded.chars().count());
        length(&one.folded).cmp(&length(&other.folded)).then_with(|| one.folded.cmp(&other.folded))
    });
    long.dedup_by(|one, other| one.folded == other.folded);
    long.truncate(WORDS);
    if long.is_empty() {
        return Ok(Vec::new());
    }
    let asked: Vec<_> = long.iter().map(any_form).collect();
    let seen = newest(conn, Section::Stories, &asked, i64::MAX, LOOKED_AT as i64).await?;
    let common: Vec<usize> = (0..asked.len()).map(|bit| holders(&seen, bit)).collect();
    let mut held: BTreeMap<i64, i64> = seen.iter().map(|it| (it.number, it.held)).collect();
    if seen.len() == LOOKED_AT {
        for (word, common) in asked.iter().zip(&common) {
            if *common < LOOKED_AT / COMMON {
                let seen = holding(conn, Section::Stories, (word, &asked), i64::MAX, EACH as i64).await?;
                held.extend(seen.iter().map(|it| (it.number, it.held)));
            }
        }
    }
    let holds = |held: i64, bit: usize| held & (1_i64 << bit) != 0;
    let weight = |bit: usize| LOOKED_AT / (1 + common[bit % asked.len()]);
    // The bits of the title come after those of all of it, so a word in the title counts twice.
    let likeness = |held: i64| -> usize { (0..2 * asked.len()).filter(|bit| holds(held, *bit)).map(weight).sum() };
    let rare = |bit: usize| common[bit] <= FEW.max(seen.len() / COMMON) && long[bit].folded.chars().count() >= TELLING;
    let is_alike = |held: i64| {
        let words = (0..asked.len()).filter(|bit| holds(held, *bit)).count();
        let in_title = |bit: &usize| holds(held, bit + asked.len());
        words > 1.max(asked.len() / 3) || (0..asked.len()).filter(in_title).any(rare)
    };
    held.retain(|_, held| is_alike(*held));
    let mut alike: Vec<_> = held.into_iter().map(|(number, held)| (likeness(held), number)).collect();
    alike.sort_by_key(|it| Reverse(*it));
    let best = alike.first().map_or(0, |(likeness, _)| *likeness);
    alike.retain(|(likeness, _)| 2 * likeness >= best);
    Ok(alike.into_iter().map(|(_, number)| InitiativeId(number)).collect())
}
