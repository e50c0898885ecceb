//! How fresh the pages of visitors are: which entry of the journal was the last that may have changed them.

use crate::{
    Forum, Result, boxed,
    journal::sql,
    storage::{Freshness, Glance, Reader, Touch},
};
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
    /// Reads on in the journal: other servers and the command line write, too.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn read_on(&self) -> Result<()> {
        let (freshness, epoch) = (self.db.freshness(), self.db.epoch().await?);
        let read = read_after(&mut self.db.read().await?, freshness.read_to()).await?;
        if !matches!(&read, Read::On(touches) if touches.is_empty()) {
            // Were entries lost, others would get their numbers.
            self.db.flushed(epoch).await?;
        }
        note(freshness, read);
        Ok(())
    }

    /// The last entry of the journal that can be read now, and the last one that may have changed an initiative or its
    /// thread: what is read of them after this was asked holds both. It waits for no disk, so it is for what is read at once
    /// and shown to one reader. One request asks the journal once.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub(crate) async fn readable(&self, id: InitiativeId) -> Result<(EntryId, EntryId)> {
        let last = self.look().await?;
        Ok((EntryId(last), EntryId(self.db.readable().of_initiative(id))))
    }

    /// The last entry that may have changed what stands on all pages, likewise.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub(crate) async fn readable_settings(&self) -> Result<EntryId> {
        self.look().await?;
        Ok(EntryId(self.db.readable().of_everything()))
    }

    /// The last entry that may have changed a list, likewise.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub(crate) async fn readable_lists(&self) -> Result<EntryId> {
        self.look().await?;
        Ok(EntryId(self.db.readable().of_lists()))
    }

    /// The last entry of the journal, once it is known what the new ones touch.
    async fn look(&self) -> Result<i64> {
        if let Some(last) = self.db.glance().and_then(Glance::seen) {
            return Ok(last);
        }
        let readable = self.db.readable();
        let before = readable.read_to();
        let read = read_after(&mut self.db.read().await?, before).await?;
        let last = match &read {
            Read::On(touches) => touches.last().map_or(before.unwrap_or_default(), |touch| touch.entry.0),
            Read::Anew(position) => *position,
        };
        note(readable, read);
        if let Some(glance) = self.db.glance() {
            glance.note(last);
        }
        Ok(last)
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

/// What was read of the journal.
enum Read {
    /// What comes after what was read before.
    On(Vec<Touch>),
    /// Only where it ends.
    Anew(i64),
}

async fn read_after(conn: &mut Reader, before: Option<i64>) -> Result<Read> {
    if let Some(before) = before {
        let touches = sql::entries::touches(conn, before, STRETCH as i64).await?;
        if touches.len() < STRETCH {
            return Ok(Read::On(touches));
        }
    }
    Ok(Read::Anew(sql::entries::position(conn).await?))
}

fn note(freshness: &Freshness, read: Read) {
    match read {
        Read::On(touches) => {
            if let Some(last) = touches.last() {
                freshness.read(&touches, last.entry.0);
            }
        }
        Read::Anew(position) => freshness.start_over(position),
    }
}
