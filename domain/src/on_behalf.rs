//! On behalf: whoever phoned, wrote, came by or spoke at a meeting counts as much as who typed. The words stay
//! theirs; who wrote them down, how and when is public; a claim code gives them a hand in it without an account.

use crate::{
    day::Day,
    flaw::{Flaw, Flaws},
    ids::{BehalfId, CommentId, InitiativeId},
    initiatives::{InitiativeDraft, InitiativeInput},
    provenance::{Origin, Provenance},
    refusal::Refusal,
    text::{OptionalLine, TellerName},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What was typed about whoever told something.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BehalfInput {
    pub origin: String,
    pub name: String,
    /// The day on which it was told; empty for today.
    pub told_on: String,
    /// A phone number or e-mail address; may be empty; never public.
    pub contact: String,
    /// `1` when they agreed that it is public.
    pub consent: String,
}

/// What somebody says in a thread while another writes it down.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SpokenInput {
    pub story: String,
    /// It is the initiator who says it: under the name that the initiative has, and with the same weight.
    pub is_own: bool,
    /// The initiator asks the officials.
    pub for_officials: bool,
}

/// Who told something, how and when, with their consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BehalfDraft {
    pub origin: Origin,
    pub name: TellerName,
    pub told_on: Day,
    pub contact: OptionalLine,
}

impl BehalfDraft {
    /// Parses the form, on this day. Without consent nothing is put online.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &BehalfInput, today: Day) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let origin = input.origin.parse::<Origin>();
        let origin =
            origin.and_then(|origin| if Origin::SPOKEN.contains(&origin) { Ok(origin) } else { Err(Flaw::NotAChoice) });
        let origin = flaws.check("origin", origin);
        let name = flaws.check("name", TellerName::parse(&input.name));
        let told_on = match Day::parse(&input.told_on) {
            Err(Flaw::Empty) => Ok(today),
            Ok(day) if day > today => Err(Flaw::NotADate),
            other => other,
        };
        let told_on = flaws.check("told_on", told_on);
        let contact = flaws.check("contact", OptionalLine::parse(&input.contact));
        if input.consent != "1" {
            flaws.add("consent", Flaw::Empty);
        }
        flaws.into_result()?;
        match (origin, name, told_on, contact) {
            (Some(origin), Some(name), Some(told_on), Some(contact)) => Ok(Self { origin, name, told_on, contact }),
            _ => Err(Refusal::field("name", Flaw::Empty)),
        }
    }
}

/// What a pasted text of a meeting holds, looked at before it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingLook {
    pub stories: Vec<MeetingStory>,
    /// Of the text that was looked at: only that text is saved.
    pub fingerprint: String,
}

/// One story of a meeting: who told it, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingStory {
    pub name: String,
    pub title: String,
    pub story: String,
}

impl MeetingStory {
    /// The initiative that it would begin.
    ///
    /// # Errors
    /// `Refusal::Invalid` when it has no words, or too many.
    pub fn draft(&self) -> Result<InitiativeDraft, Refusal> {
        TellerName::parse(&self.name).map_err(|flaw| Refusal::field("name", flaw))?;
        let input =
            InitiativeInput { story: self.story.clone(), title: self.title.clone(), ..InitiativeInput::default() };
        InitiativeDraft::parse(&input)
    }
}

/// What an official gets once something is entered: the code is told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    pub behalf: BehalfId,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub name: String,
    /// In groups that can be read aloud: `K7RM-2QFH-9WDA`. Empty for what the initiator of the initiative says later:
    /// their first code is for that, too, or their account.
    pub code: String,
}

/// What officials see of something entered on behalf of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BehalfDetails {
    pub id: BehalfId,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub provenance: Provenance,
    /// A phone number or e-mail address; may be empty, and is once the code is spent. `None` for whoever may not read it.
    pub contact: Option<String>,
    /// Whether a new code can be given: it was not taken over or down, and has a code of its own.
    pub may_have_code: bool,
    /// Whether whoever told it had it taken down.
    pub is_taken_down: bool,
    /// The notes with which codes were given anew, oldest first.
    pub notes: Vec<ClaimNote>,
}

/// Why a code was given anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimNote {
    pub by: String,
    pub note: String,
    pub at: Timestamp,
}

/// What a claim code is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub name: String,
    pub told_on: Day,
    /// Why the viewer may not take it over, if they may not; pages are told in words.
    #[serde(skip)]
    pub kept_from: Option<Refusal>,
}

/// How many stories of a meeting can be entered at once.
pub const MOST_STORIES: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_online_without_consent() {
        let today = Day::parse("2026-11-24").unwrap();
        let input =
            BehalfInput { origin: "phone".into(), name: "Henk".into(), consent: "1".into(), ..BehalfInput::default() };
        assert_eq!(BehalfDraft::parse(&input, today).map(|draft| draft.told_on), Ok(today));
        for (wrong, field) in [
            (BehalfInput { consent: String::new(), ..input.clone() }, "consent"),
            (BehalfInput { origin: "import".into(), ..input.clone() }, "origin"),
            (BehalfInput { name: " ".into(), ..input.clone() }, "name"),
            (BehalfInput { told_on: "2026-11-25".into(), ..input.clone() }, "told_on"),
        ] {
            let Err(Refusal::Invalid(flaws)) = BehalfDraft::parse(&wrong, today) else {
                panic!("{field} was let through")
            };
            assert_eq!(flaws.iter().map(|flaw| flaw.field.as_str()).collect::<Vec<_>>(), [field]);
        }
    }
}
