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

/// Initiatives that hold any long word of this text, the most alike first. Some may not be public.
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
    let weight = |bit: usize| LOOKED_AT / (1 + common[bit % asked.len()]);
    // The bits of the title come after those of all of it, so a word in the title counts twice.
    let likeness =
        |held: i64| -> usize { (0..2 * asked.len()).filter(|bit| held & (1_i64 << bit) != 0).map(weight).sum() };
    let mut alike: Vec<_> = held.into_iter().map(|(number, held)| (likeness(held), number)).collect();
    alike.retain(|(likeness, _)| *likeness > 0);
    alike.sort_by_key(|it| Reverse(*it));
    Ok(alike.into_iter().map(|(_, number)| InitiativeId(number)).collect())
}
