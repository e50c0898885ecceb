//! The order of what is found, and how a page of it is looked for without reading all that matches.

use super::{
    asked::AskedWord,
    sql::search::{Seen, holding, newest},
};
use crate::storage::Reader;

/// What is found comes in three sections, in each the newest first: initiatives with all words in their title, other
/// initiatives, comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Titles,
    Stories,
    Comments,
}

impl Section {
    pub const ALL: [Self; 3] = [Self::Titles, Self::Stories, Self::Comments];
}

/// So many of the newest texts are looked at whatever they hold: common words are found among them at once.
pub const LOOKED_AT: usize = 200;
/// Then so many of those that hold the rarest word. Two words that stand in many texts but never together would otherwise
/// have all of these read for nothing.
const HOLDING: usize = 500;

/// What was found in a section.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// Numbers of initiatives or comments, the newest first.
    pub numbers: Vec<i64>,
    /// Where to look on, when there was enough or the bound was reached; nothing when all was looked at.
    pub until: Option<i64>,
}

impl Matches {
    /// Takes what matches among these, of so many that were asked for; whether there is enough, or nothing else.
    fn take(&mut self, section: Section, words: usize, seen: &[Seen], asked_for: usize, size: usize) -> bool {
        self.until = None;
        for it in seen {
            if section.matches(words, it.held) {
                self.numbers.push(it.number);
                if self.numbers.len() == size {
                    self.until = Some(it.number);
                    return true;
                }
            }
        }
        if seen.len() == asked_for {
            self.until = seen.last().map(|it| it.number);
        }
        self.until.is_none()
    }
}

impl Section {
    /// Whether a document in which these words stand belongs here.
    fn matches(self, words: usize, held: i64) -> bool {
        let all = (1_i64 << words) - 1;
        held & all == all && (self != Self::Stories || held >> words != all)
    }
}

/// The newest documents of a section before this number that hold all words: so many, or fewer where the bound was reached.
pub async fn matching(
    conn: &mut Reader,
    section: Section,
    asked: &[AskedWord],
    before: i64,
    size: usize,
) -> sqlx::Result<Matches> {
    let mut matches = Matches::default();
    let seen = newest(conn, section, asked, before, LOOKED_AT as i64).await?;
    if matches.take(section, asked.len(), &seen, LOOKED_AT, size) {
        return Ok(matches);
    }
    let rarest = (0..asked.len()).min_by_key(|bit| holders(&seen, *bit));
    if let (Some(rarest), Some(before)) = (rarest, matches.until) {
        // What holds the only word matches, unless it belongs to another section.
        let enough = if asked.len() == 1 && section != Section::Stories { size } else { HOLDING };
        let seen = holding(conn, section, (&asked[rarest], asked), before, enough as i64).await?;
        matches.take(section, asked.len(), &seen, enough, size);
    }
    Ok(matches)
}

/// How many of these hold the word of this bit.
pub fn holders(seen: &[Seen], bit: usize) -> usize {
    seen.iter().filter(|it| it.held & (1_i64 << bit) != 0).count()
}
