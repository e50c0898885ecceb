//! An initiative as the forms on its page know it: no more than they need. What is only read the server draws.

use naast_domain::{
    commitments::{Commitment, CommitmentState},
    companions::Companion,
    ids::{InitiativeId, MemberId},
    initiatives::{Initiative, offer::Offer},
    may::MayOnInitiative,
    members::Viewer,
};
use naast_ui::weight::later::Later;
use serde::{Deserialize, Serialize};

/// What its forms need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
// Each is a fact of its own; none excludes another.
#[allow(clippy::struct_excessive_bools)]
pub struct Here {
    pub id: InitiativeId,
    pub title: String,
    pub may: MayOnInitiative,
    /// The newest journal entry when this was read: live updates begin after it.
    pub journal_position: i64,
    pub support_count: i64,
    /// The part of it that came with an import.
    pub imported_support: i64,
    pub is_supported: bool,
    pub is_followed: bool,
    /// Whether the reader began it.
    pub is_own: bool,
    /// What was offered, for whoever can do something about it; others get it drawn.
    #[serde(default, skip_serializing_if = "Later::is_nothing")]
    pub offers: Later<Vec<Offer>>,
    /// Who was invited to carry it, for whoever may invite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invited: Vec<String>,
    /// Who stands beside it, for whoever may take over.
    #[serde(default, skip_serializing_if = "Later::is_nothing")]
    pub companions: Later<Vec<Companion>>,
    /// What the reader promised here and has still to do, for whoever may answer.
    #[serde(default, skip_serializing_if = "Later::is_nothing")]
    pub own_commitments: Later<Vec<Commitment>>,
}

impl Here {
    /// What this reader's forms need of it.
    pub fn of(initiative: &Initiative, viewer: &Viewer) -> Self {
        let (may, reader) = (initiative.may, viewer.id());
        let is_reader = |id: Option<MemberId>| id.is_some() && id == reader;
        let own = |made: &&Commitment| made.state == CommitmentState::Open && is_reader(made.holder_id);
        let own = initiative.commitments.iter().filter(|_| may.answer).filter(own).cloned().collect::<Vec<_>>();
        let invited = initiative.carriers.iter().filter(|carrier| may.invite_carrier && !carrier.has_joined);
        Self {
            id: initiative.id,
            title: initiative.title.clone(),
            may,
            journal_position: initiative.journal_position,
            support_count: initiative.support_count,
            imported_support: initiative.imported_support,
            is_supported: initiative.is_supported,
            is_followed: initiative.is_followed,
            is_own: is_reader(initiative.initiator_id),
            offers: Later::of_if(*viewer != Viewer::Visitor, &initiative.offers),
            invited: invited.map(|carrier| carrier.byline.name.clone()).collect(),
            companions: Later::of_if(may.take_over, &initiative.companions),
            own_commitments: Later::of_if(!own.is_empty(), &own),
        }
    }
}
