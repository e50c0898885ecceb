//! How fresh the pages of visitors are: which entry of the journal was the last that may have changed them.

use crate::{Forum, Result, boxed, journal::sql};
use naast_domain::ids::{EntryId, InitiativeId};

/// How many entries are read at once; when there are more, anything may have changed.
const STRETCH: usize = 500;

/// A part of the pages that visitors read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those that show nothing of initiatives: what the organisation says, forms to begin with.
    Still,
    /// Lists, registers, figures, and all others.
    Lists,
    /// The page of an initiative.
    Initiative(InitiativeId),
}

impl Forum {
    /// Reads on in the journal: other servers and the command line write, too. Tells the last entry that there is.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn read_on(&self) -> Result<EntryId> {
        let (freshness, epoch) = (self.db.freshness(), self.db.epoch().await?);
        let mut conn = self.db.read().await?;
        if let Some(before) = freshness.read_to() {
            let touches = sql::entries::touches(&mut conn, before, STRETCH as i64).await?;
            if touches.len() < STRETCH {
                let to = touches.last().map_or(before, |touch| touch.entry.0);
                if to > before {
                    // Were entries lost, others would get their numbers.
                    self.db.flushed(epoch).await?;
                }
                freshness.read(&touches, to);
                return Ok(EntryId(to));
            }
        }
        let to = sql::entries::position(&mut conn).await?;
        self.db.flushed(epoch).await?;
        freshness.start_over(to);
        Ok(EntryId(to))
    }

    /// The number of the last entry that may have changed this part, as far as this process has heard: what it committed
    /// itself, and what others had committed when it read on. A page that is begun after this was asked holds that entry.
    pub fn freshness(&self, part: Part) -> i64 {
        let freshness = self.db.freshness();
        match part {
            Part::Still => freshness.of_everything(),
            Part::Lists => freshness.of_lists(),
            Part::Initiative(id) => freshness.of_initiative(id),
        }
    }
}
