//! What concerns a member, in a sentence, and where it leads; a file for each subject.

pub mod obstacles;
pub mod on_behalf;
pub mod reviews;
pub mod seconding;
pub mod sentences;
pub mod waiting;

use naast_domain::{
    ids::MemberId,
    journal::{Concern, EntryKind, ForYou},
    measures::Subject,
};
use naast_ui::paths::aside_address;

/// Where it is read.
pub fn address(line: &ForYou) -> String {
    let own = seconding::address(line).or_else(|| reviews::address(line)).or_else(|| waiting::address(line));
    obstacles::address(line).or(own).unwrap_or_else(|| {
        match (line.concern, line.measure, line.comment, line.initiative) {
            (Concern::Measure, Some(measure), ..) => format!("/moderation/measures/{measure}"),
            (Concern::OwnReport, ..) if line.report.is_some() => {
                format!("/reports/{}", line.report.map(|id| id.0).unwrap_or_default())
            }
            (Concern::OwnReport, _, comment, initiative) if line.kind == EntryKind::HelpGiven => {
                let subject = Subject::of(initiative, comment, line.thing.map(MemberId));
                subject.map_or_else(|| "/for-you".to_owned(), aside_address)
            }
            (Concern::OwnReview, ..) => "/for-you".to_owned(),
            (Concern::OwnAccount, ..) => "/account".to_owned(),
            (_, _, _, Some(initiative)) if line.kind == EntryKind::BranchedOff => format!("/initiatives/{initiative}"),
            (_, _, Some(comment), _) => format!("/comments/{comment}"),
            (_, _, None, Some(initiative)) => format!("/initiatives/{initiative}"),
            _ => "/for-you".to_owned(),
        }
    })
}
