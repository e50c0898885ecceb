//! Who carries an initiative, and who stands beside it.

use super::{Course, Happening, Seat};
use crate::{clock::Why, day::Day, ids::MemberId, journal::EntryKind};

impl Course {
    pub(super) fn is_carried(&mut self, now: &Happening) {
        match now.kind {
            EntryKind::CarrierLeft => self.carriers.retain(|carrier| Some(*carrier) != now.actor),
            EntryKind::ClaimTaken if now.comment.is_some() => {}
            kind => {
                if kind == EntryKind::ClaimTaken {
                    self.behalf = None;
                }
                if let Some(carrier) = now.actor.filter(|carrier| !self.carriers.contains(carrier)) {
                    self.carriers.push(carrier);
                }
            }
        }
    }

    pub(super) fn is_accompanied(&mut self, now: &Happening) {
        let Some(actor) = now.actor else { return };
        let seat = |course: &Self, member: MemberId| course.companions.iter().position(|seat| seat.member == member);
        match now.kind {
            EntryKind::CompanionSteppedBack => self.companions.retain(|seat| seat.member != actor),
            EntryKind::CompanionStood if seat(self, actor).is_none() => {
                self.companions.push(Seat { member: actor, since: now.at });
            }
            EntryKind::CompanionHandedOver | EntryKind::CompanionTookOver => {
                let handed = now.kind == EntryKind::CompanionHandedOver;
                let (from, to) = if handed { (Some(actor), now.member) } else { (now.member, Some(actor)) };
                let (Some(from), Some(to)) = (from, to) else { return };
                let since = seat(self, to).map_or(now.at, |old| self.companions.remove(old).since);
                match seat(self, from) {
                    Some(place) => self.companions[place] = Seat { member: to, since },
                    None => self.companions.push(Seat { member: to, since }),
                }
            }
            _ => {}
        }
    }

    /// The first contact.
    pub fn companion(&self) -> Option<MemberId> {
        self.companions.first().map(|seat| seat.member)
    }

    /// Whether who stands beside it paused the clock, and it stands still on this day.
    pub fn is_paused_by_hand(&self, today: Day) -> bool {
        self.pauses.iter().any(|pause| pause.why == Why::ByHand && pause.is_on(today))
    }
}
