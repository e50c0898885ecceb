//! Notices: anybody, also without an account, says that content breaks the law (Regulation (EU) 2022/2065, article 16).
//! A notice says where it is, why, by whom and in good faith; a code reads later what became of it.

use crate::{
    day::Day,
    flaw::{Flaw, Flaws},
    ids::NoticeId,
    location::Location,
    measures::Subject,
    refusal::Refusal,
    text::{Email, NoticeGrounds, OptionalLine, PersonName},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Within how many working days a moderator looks at a notice.
pub const LOOKED_AT_WITHIN: u32 = 2;

/// What somebody filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeInput {
    /// The address of what it is about.
    pub location: String,
    /// Why it breaks the law, in their own words.
    pub grounds: String,
    /// Which law; may be empty.
    pub law: String,
    pub name: String,
    pub email: String,
    /// It concerns sexual abuse of children: name and address may stay empty.
    pub is_exempt: bool,
    /// Somebody's life or safety is in danger.
    pub is_urgent: bool,
    /// That they believe what they say to be right and complete.
    pub is_in_good_faith: bool,
    /// A field that people do not see; what fills it in is a machine.
    pub more: String,
}

/// A notice that is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeDraft {
    pub location: Location,
    pub grounds: NoticeGrounds,
    pub law: OptionalLine,
    /// Of whoever files it; empty only where the law waives it.
    pub name: String,
    pub email: String,
    pub is_exempt: bool,
    pub is_urgent: bool,
    /// Whether a machine filled it in.
    pub is_machine: bool,
}

impl NoticeDraft {
    /// Parses the form; `homes` are the names under which this forum can be reached.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &NoticeInput, homes: &[&str]) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let location = flaws.check("location", Location::parse(&input.location, homes));
        let grounds = flaws.check("grounds", NoticeGrounds::parse(&input.grounds));
        let law = flaws.check("law", OptionalLine::parse(&input.law));
        let waived = |flaw: Flaw| if input.is_exempt && flaw == Flaw::Empty { Ok(String::new()) } else { Err(flaw) };
        let name = PersonName::parse(&input.name).map(|name| name.as_str().to_owned()).or_else(waived);
        let name = flaws.check("name", name);
        let email = Email::parse(&input.email).map(|email| email.as_str().to_owned()).or_else(waived);
        let email = flaws.check("email", email);
        if !input.is_in_good_faith {
            flaws.add("good_faith", Flaw::Empty);
        }
        flaws.into_result()?;
        let (is_exempt, is_urgent, is_machine) = (input.is_exempt, input.is_urgent, !input.more.is_empty());
        match (location, grounds, law, name, email) {
            (Some(location), Some(grounds), Some(law), Some(name), Some(email)) => {
                Ok(Self { location, grounds, law, name, email, is_exempt, is_urgent, is_machine })
            }
            _ => Err(Refusal::field("location", Flaw::Empty)),
        }
    }
}

/// The confirmation of receipt; the code is told this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// In groups that can be read aloud: `K7RM-2QFH-9WDA`.
    pub code: String,
    pub subject: Subject,
    pub at: Timestamp,
    /// The day on which a moderator will have looked at the latest.
    pub due: Day,
    pub is_urgent: bool,
    /// It came in before; the code that was told then is dead.
    pub is_again: bool,
}

/// A notice, as moderators read it. Who filed it is not shown: they judge the text, not the notifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNotice {
    pub id: NoticeId,
    pub grounds: String,
    /// Which law, if whoever filed it knew.
    pub law: String,
    pub at: Timestamp,
    pub is_urgent: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOMES: [&str; 1] = ["https://naast.vechtdrecht.example"];

    fn input() -> NoticeInput {
        NoticeInput {
            location: "/comments/12".into(),
            grounds: "Hier staat mijn hele bouwtekening, en ik gaf daar geen toestemming voor.".into(),
            name: "Truus de Wit".into(),
            email: "Truus@Post.example".into(),
            is_in_good_faith: true,
            ..NoticeInput::default()
        }
    }

    fn fields(input: &NoticeInput) -> Vec<String> {
        let refusal = NoticeDraft::parse(input, &HOMES).unwrap_err();
        refusal.flaws().iter().map(|flaw| flaw.field.clone()).collect()
    }

    #[test]
    fn a_notice_says_where_why_by_whom_and_in_good_faith() {
        let draft = NoticeDraft::parse(&input(), &HOMES).unwrap();
        assert_eq!((draft.name.as_str(), draft.email.as_str()), ("Truus de Wit", "truus@post.example"));
        assert!(!draft.is_machine && !draft.is_urgent);
        assert_eq!(fields(&NoticeInput::default()), ["location", "grounds", "name", "email", "good_faith"], "at once");
        for (wrong, field) in [
            (NoticeInput { location: "/about".into(), ..input() }, "location"),
            (NoticeInput { grounds: "Dit mag niet.".into(), ..input() }, "grounds"),
            (NoticeInput { law: "x".repeat(301), ..input() }, "law"),
            (NoticeInput { name: " ".into(), ..input() }, "name"),
            (NoticeInput { email: "truus".into(), ..input() }, "email"),
            (NoticeInput { is_in_good_faith: false, ..input() }, "good_faith"),
        ] {
            assert_eq!(fields(&wrong), [field]);
        }
    }

    #[test]
    fn name_and_address_may_stay_empty_only_where_the_law_waives_them() {
        let nameless = NoticeInput { name: String::new(), email: String::new(), ..input() };
        assert_eq!(fields(&nameless), ["name", "email"]);
        let exempt = NoticeInput { is_exempt: true, ..nameless };
        assert_eq!(NoticeDraft::parse(&exempt, &HOMES).map(|draft| draft.email), Ok(String::new()));
        assert_eq!(fields(&NoticeInput { email: "truus".into(), ..exempt }), ["email"], "what is typed is right");
    }
}
