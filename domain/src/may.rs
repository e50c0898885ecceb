//! Permissions for the view: what a viewer may do here, as pages carry it. The server fills it by the rules by which
//! it judges what is done (`permission::offered`); views ask nothing else. On the wire each is one number, a bit set,
//! left out when it is 0.

use serde::{Deserialize, Serialize};

/// Makes a set of what may be done, with its number: fields, bits and their order are written once, so that they
/// cannot differ between server and browser.
macro_rules! may {
    ($(#[$doc:meta])* $name:ident { $($(#[$act_doc:meta])* $act:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(from = "u32", into = "u32")]
        // Each is something of its own to do; none excludes another.
        #[allow(clippy::struct_excessive_bools)]
        pub struct $name { $($(#[$act_doc])* pub $act: bool,)* }

        impl $name {
            /// Whether there is nothing to do.
            pub fn is_nothing(&self) -> bool {
                *self == Self::default()
            }
        }

        impl From<$name> for u32 {
            fn from(may: $name) -> Self {
                [$(may.$act),*].into_iter().rev().fold(0, |bits, act| bits << 1 | Self::from(act))
            }
        }

        impl From<u32> for $name {
            fn from(bits: u32) -> Self {
                let mut acts = (0..u32::BITS).map(|place| bits >> place & 1 == 1);
                Self { $($act: acts.next().unwrap_or_default(),)* }
            }
        }
    };
}

may! {
    /// On every page.
    MayAnywhere {
        act_as_official,
        moderate,
        administer,
        enter_on_behalf,
    }
}

may! {
    /// With an initiative and its thread.
    MayOnInitiative {
        /// Say something in its thread; visitors sign in with the same form.
        join_in,
        /// Answer in its thread as an official.
        answer,
        /// Mark what one says as a question for the officials.
        ask_officials,
        support,
        follow,
        offer_help,
        edit,
        grow,
        report,
        file_notice,
        /// Write down what somebody else says of it.
        enter_on_behalf,
        /// Read who wrote it down.
        read_behalf,
        call_for_help,
        moderate,
        stand_beside,
        take_over,
        /// Hand over, or step back.
        leave_seat,
        pause_clock,
        resume_clock,
        declare_done,
        reopen,
        invite_carrier,
        accept_invitation,
        decline_invitation,
        stop_carrying,
    }
}

may! {
    /// With a comment.
    MayOnComment {
        /// Reply to it; visitors sign in with the same form.
        reply,
        edit,
        report,
        file_notice,
        /// Make an initiative of it.
        branch_off,
        /// Name a rule in the way that it tells of.
        name_obstacle,
        /// Read who wrote it down.
        read_behalf,
        call_for_help,
        moderate,
        /// Stand behind the answer.
        back,
        /// Say whether the answer helped.
        say_helped,
        /// Take it back.
        withdraw,
    }
}

may! {
    /// With a commitment.
    MayOnCommitment {
        /// Say that it is kept, or move it.
        account_for,
        take_on,
        release,
    }
}

may! {
    /// With an offer of help.
    MayOnOffer {
        accept,
        decline,
        withdraw,
    }
}

may! {
    /// With a profile.
    MayOnProfile {
        change,
        report,
        file_notice,
        call_for_help,
        moderate,
    }
}

may! {
    /// With a rule in the way.
    MayOnObstacle {
        /// Say what came of it.
        settle,
        /// Link it to another initiative.
        link,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_done_travels_as_one_number() {
        let may = MayOnComment { reply: true, file_notice: true, say_helped: true, ..MayOnComment::default() };
        let number = u32::from(may);
        assert_eq!(number, 1 + (1 << 3) + (1 << 10));
        assert_eq!(MayOnComment::from(number), may);
        assert!(MayOnInitiative::from(1 << 24).stop_carrying);
        assert!(MayOnOffer::from(0).is_nothing() && !may.is_nothing());
    }
}
