//! How fresh a page of a visitor is: the number of the last entry of the journal that may have changed it. Writers tell
//! it when they commit; what other processes wrote is read from the journal. As entries are numbered in the order of
//! their commits, a page that was begun under a number holds everything up to it.

use naast_domain::{
    ids::{EntryId, InitiativeId},
    journal::Reach,
};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// For how many initiatives a number of their own is held; beyond that all pages count as touched.
const INITIATIVES: usize = 10_000;

/// What an entry touches.
#[derive(Debug, Clone, Copy)]
pub struct Touch {
    pub entry: EntryId,
    pub reach: Reach,
    pub initiative: Option<InitiativeId>,
}

/// The numbers, shared by all that use the same connections.
#[derive(Debug, Default)]
pub struct Freshness(Mutex<Numbers>);

#[derive(Debug, Default)]
struct Numbers {
    /// The last entry that may have changed any page.
    everything: i64,
    /// The last one that may have changed a list.
    lists: i64,
    /// The last one that may have changed the page of an initiative and no other, where it is later than `everything`.
    initiatives: HashMap<InitiativeId, i64>,
    /// Up to where the journal was read; nothing before the first time.
    read_to: Option<i64>,
}

impl Freshness {
    fn numbers(&self) -> MutexGuard<'_, Numbers> {
        // Each change leaves the numbers whole, so a panic elsewhere changes nothing about them.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what was committed. Noting it once more changes nothing.
    pub fn touch(&self, touches: &[Touch]) {
        let mut numbers = self.numbers();
        for touch in touches {
            numbers.touch(*touch);
        }
    }

    /// Up to where the journal was read.
    pub fn read_to(&self) -> Option<i64> {
        self.numbers().read_to
    }

    /// Notes what was read of the journal, up to this entry.
    pub fn read(&self, touches: &[Touch], to: i64) {
        self.touch(touches);
        self.numbers().read_to = Some(to);
    }

    /// Notes that anything may have changed up to this entry.
    pub fn start_over(&self, at: i64) {
        let mut numbers = self.numbers();
        numbers.touch_everything(at);
        numbers.read_to = Some(at);
    }

    /// The last entry that may have changed what stands on all pages and nowhere else.
    pub fn of_everything(&self) -> i64 {
        self.numbers().everything
    }

    /// The last entry that may have changed a list.
    pub fn of_lists(&self) -> i64 {
        self.numbers().lists
    }

    /// The last entry that may have changed the page of this initiative.
    pub fn of_initiative(&self, id: InitiativeId) -> i64 {
        let numbers = self.numbers();
        numbers.initiatives.get(&id).copied().unwrap_or_default().max(numbers.everything)
    }
}

impl Numbers {
    fn touch(&mut self, Touch { entry, reach, initiative }: Touch) {
        match (reach, initiative) {
            (Reach::Nothing, _) => {}
            (Reach::Initiative, Some(initiative)) if self.initiatives.len() < INITIATIVES => {
                self.lists = self.lists.max(entry.0);
                let number = self.initiatives.entry(initiative).or_default();
                *number = entry.0.max(*number);
            }
            (Reach::Initiative | Reach::Everything, _) => self.touch_everything(entry.0),
        }
    }

    fn touch_everything(&mut self, entry: i64) {
        self.everything = self.everything.max(entry);
        self.lists = self.lists.max(entry);
        let everything = self.everything;
        self.initiatives.retain(|_, number| *number > everything);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(entry: i64, reach: Reach, initiative: i64) -> Touch {
        Touch { entry: EntryId(entry), reach, initiative: Some(InitiativeId(initiative)) }
    }

    #[test]
    fn an_entry_touches_what_it_reaches_and_nothing_else() {
        let fresh = Freshness::default();
        let numbers = || {
            let of = |id| fresh.of_initiative(InitiativeId(id));
            (fresh.of_everything(), fresh.of_lists(), of(1), of(2))
        };
        fresh.touch(&[touch(3, Reach::Initiative, 1)]);
        assert_eq!(numbers(), (0, 3, 3, 0));
        fresh.touch(&[touch(4, Reach::Nothing, 1)]);
        assert_eq!(numbers(), (0, 3, 3, 0));
        fresh.touch(&[touch(5, Reach::Everything, 2), touch(6, Reach::Initiative, 2)]);
        assert_eq!(numbers(), (5, 6, 5, 6));
        fresh.touch(&[touch(3, Reach::Initiative, 1), touch(5, Reach::Everything, 2)]);
        assert_eq!(numbers(), (5, 6, 5, 6), "what was told before changes nothing");
        let nowhere = Touch { entry: EntryId(9), reach: Reach::Initiative, initiative: None };
        fresh.touch(&[nowhere]);
        assert_eq!(numbers(), (9, 9, 9, 9), "an entry about no initiative may be about any");
    }

    #[test]
    fn initiatives_without_number_do_not_fill_the_memory() {
        let fresh = Freshness::default();
        for id in 1..=20_000 {
            fresh.touch(&[touch(id, Reach::Initiative, id)]);
        }
        assert!(fresh.numbers().initiatives.len() <= INITIATIVES);
        assert_eq!(fresh.of_initiative(InitiativeId(20_000)), 20_000);
        assert!(fresh.of_initiative(InitiativeId(1)) > 1, "touched rather than missed");
    }
}
