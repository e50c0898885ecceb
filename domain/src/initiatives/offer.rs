//! Offers of help: what the neighbourhood brings.

use crate::{
    ids::{MemberId, OfferId},
    may::MayOnOffer,
    members::Byline,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What somebody brings.
    OfferKind {
        Time = "time",
        Skill = "skill",
        Place = "place",
        Materials = "materials",
        Money = "money",
    }
}

words! {
    /// What became of an offer.
    OfferState {
        Open = "open",
        Accepted = "accepted",
        Declined = "declined",
        Withdrawn = "withdrawn",
    }
}

/// An offer as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub id: OfferId,
    pub by: Byline,
    pub by_id: Option<MemberId>,
    pub kind: OfferKind,
    pub text: String,
    pub state: OfferState,
    /// What the initiator said; may be empty.
    pub words: String,
    pub at: Timestamp,
    /// What the viewer may do with it.
    #[serde(default, skip_serializing_if = "MayOnOffer::is_nothing")]
    pub may: MayOnOffer,
}

/// Somebody who carries an initiative together with the initiator, or was invited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    pub id: MemberId,
    pub byline: Byline,
    /// Whether they said yes.
    pub has_joined: bool,
}
