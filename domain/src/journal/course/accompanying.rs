//! Who carries an initiative, and who stands beside it.

use super::{Course, Happening, Seat};
use crate::{clock::Why, companions::Step, day::Day, ids::MemberId, time::Timestamp};

impl Course {
    pub(super) fn is_carried_by(&mut self, member: Option<MemberId>) {
        self.carriers.extend(member.filter(|member| !self.carriers.contains(member)));
    }

    /// A code for one comment takes over nothing else.
    pub(super) fn is_claimed(&mut self, now: &Happening) {
        if now.comment.is_none() {
            self.behalf = None;
            self.is_carried_by(now.actor);
        }
    }

    pub(super) fn is_accompanied(&mut self, step: Step, now: &Happening) {
        let Some(actor) = now.actor else { return };
        match step {
            Step::SteppedBack => self.companions.retain(|seat| seat.member != actor),
            Step::Stood => {
                if self.seat(actor).is_none() {
                    self.companions.push(Seat { member: actor, since: now.at });
                }
            }
            Step::HandedOver => self.changes_seat(Some(actor), now.member, now.at),
            Step::TookOver => self.changes_seat(now.member, Some(actor), now.at),
        }
    }

    fn seat(&self, member: MemberId) -> Option<usize> {
        self.companions.iter().position(|seat| seat.member == member)
    }

    fn changes_seat(&mut self, from: Option<MemberId>, to: Option<MemberId>, at: Timestamp) {
        let (Some(from), Some(to)) = (from, to) else { return };
        let since = self.seat(to).map_or(at, |old| self.companions.remove(old).since);
        match self.seat(from) {
            Some(place) => self.companions[place] = Seat { member: to, since },
            None => self.companions.push(Seat { member: to, since }),
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
