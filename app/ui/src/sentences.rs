//! The sentences for refusals and flaws, in the reader's language; in the server only.
#![cfg(feature = "ssr")]

use crate::{
    error::{AppError, ErrorKind, WrongField},
    texts::{FlawNotBetween, FlawTooLong, FlawTooMany, RefusalSlowed, Texts},
};
use naast_domain::{
    flaw::{FieldFlaw, Flaw},
    refusal::Refusal,
    spam_defence::arrival::TRAP,
    time::number,
    translated::of_field,
};

/// A refusal as its reader hears it.
pub fn told(t: Texts, refusal: Refusal) -> AppError {
    let (status, words) = (refusal.status(), sentence(t, &refusal));
    let flaws = refusal.flaws().iter().map(|wrong| wrong_field(t, wrong)).collect();
    let kind = match refusal {
        Refusal::SignInNeeded => ErrorKind::SignInNeeded,
        Refusal::CodeMailed => ErrorKind::CodeMailed,
        Refusal::WrongCredentials | Refusal::Invalid(_) => ErrorKind::NotAccepted,
        Refusal::Suspended { .. } => ErrorKind::Suspended,
        Refusal::NotYourRole => ErrorKind::NotYourRole,
        Refusal::OwnCase => ErrorKind::OwnCase,
        Refusal::NotFound => ErrorKind::NotFound,
        Refusal::Stale { version, theirs } => ErrorKind::Stale { version, theirs },
        Refusal::TooOften { wait_seconds } => ErrorKind::TooOften { minutes: minutes(wait_seconds) },
        Refusal::TooQuick | Refusal::WorkNeeded => ErrorKind::FormSpent,
        _ => ErrorKind::Refused,
    };
    AppError { kind, status, words, flaws }
}

/// Begun minutes.
const fn minutes(seconds: i64) -> i64 {
    (seconds + 59) / 60
}

/// What is wrong with a field, under what it is called.
fn wrong_field(t: Texts, wrong: &FieldFlaw) -> WrongField {
    let label = match of_field(&wrong.field) {
        Some((field, language)) => t.label_in(label(t, field), language),
        None => label(t, &wrong.field).to_owned(),
    };
    WrongField { field: wrong.field.clone(), label, text: flaw_text(t, &wrong.flaw) }
}

/// The sentence for a flaw.
fn flaw_text(t: Texts, flaw: &Flaw) -> String {
    let count = |value: u32| number(i64::from(value), t.0);
    match flaw {
        Flaw::Empty => t.flaw_empty().to_owned(),
        Flaw::LeaveEmpty => t.flaw_leave_empty().to_owned(),
        Flaw::TooLong { maximum, actual } => {
            t.flaw_too_long(FlawTooLong { actual: &count(*actual), maximum: &count(*maximum) })
        }
        Flaw::TooMany { maximum, actual } => {
            t.flaw_too_many(FlawTooMany { actual: &count(*actual), maximum: &count(*maximum) })
        }
        Flaw::TooShort { minimum } => t.flaw_too_short(&count(*minimum)),
        Flaw::NotAnEmail => t.flaw_not_an_email().to_owned(),
        Flaw::NotAnAddress => t.flaw_not_an_address().to_owned(),
        Flaw::NotHere => t.flaw_not_here().to_owned(),
        Flaw::GoneAlready => t.flaw_gone_already().to_owned(),
        Flaw::TooEasy => t.flaw_too_easy().to_owned(),
        Flaw::Wrong => t.flaw_wrong().to_owned(),
        Flaw::CodeOver => t.flaw_code_over().to_owned(),
        Flaw::Taken => t.flaw_taken().to_owned(),
        Flaw::LooksOfficial => t.flaw_looks_official().to_owned(),
        Flaw::NotInText => t.flaw_not_in_text().to_owned(),
        Flaw::Nobody => t.flaw_nobody().to_owned(),
        Flaw::Several => t.flaw_several().to_owned(),
        Flaw::ThereAlready => t.flaw_there_already().to_owned(),
        Flaw::NotAChoice => t.flaw_not_a_choice().to_owned(),
        Flaw::NotADate => t.flaw_not_a_date().to_owned(),
        Flaw::NotATime => t.flaw_not_a_time().to_owned(),
        Flaw::InThePast => t.flaw_in_the_past().to_owned(),
        Flaw::TooFarAway { working_days } => t.flaw_too_far_away(&count(*working_days)),
        Flaw::NotBetween { least, most } => {
            t.flaw_not_between(FlawNotBetween { least: &count(*least), most: &count(*most) })
        }
        Flaw::Unchanged => t.flaw_unchanged().to_owned(),
        Flaw::NotLookedAt => t.flaw_not_looked_at().to_owned(),
    }
}

/// The sentence for a refusal as a whole.
fn sentence(t: Texts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::SignInNeeded => t.refusal_sign_in_needed().to_owned(),
        Refusal::CodeMailed => t.refusal_code_mailed().to_owned(),
        Refusal::WrongCredentials => t.refusal_wrong_credentials().to_owned(),
        Refusal::SignInAnew => t.refusal_sign_in_anew().to_owned(),
        Refusal::OnlyWayIn => t.refusal_only_way_in().to_owned(),
        Refusal::Suspended { until } => t.refusal_suspended(&until.date(t.0)),
        Refusal::NotYours => t.refusal_not_yours().to_owned(),
        Refusal::NotYourRole => t.refusal_not_your_role().to_owned(),
        Refusal::SecondNeeded => t.refusal_second_needed().to_owned(),
        Refusal::OwnCase => t.refusal_own_case().to_owned(),
        Refusal::InHand { name } => t.refusal_in_hand(name),
        Refusal::ThreadClosed => t.refusal_thread_closed().to_owned(),
        Refusal::Slowed { minutes, until } => {
            t.refusal_slowed(RefusalSlowed { minutes: &minutes.to_string(), when: &until.date_and_time(t.0) })
        }
        Refusal::NotOpen => t.refusal_not_open().to_owned(),
        Refusal::Bound => t.refusal_bound().to_owned(),
        Refusal::LastAdministrator => t.refusal_last_administrator().to_owned(),
        Refusal::NotFound => t.refusal_not_found().to_owned(),
        Refusal::LinkOver => t.refusal_link_over().to_owned(),
        Refusal::Invalid(_) => t.refusal_invalid().to_owned(),
        Refusal::Stale { .. } => t.refusal_stale().to_owned(),
        Refusal::TooOften { wait_seconds } => t.refusal_too_often(minutes(*wait_seconds)),
        Refusal::Crowded { wait_seconds } => t.refusal_crowded(minutes(*wait_seconds)),
        Refusal::TooQuick => t.refusal_too_quick().to_owned(),
        Refusal::WorkNeeded => t.refusal_work_needed().to_owned(),
        Refusal::StillWaiting => t.refusal_still_waiting().to_owned(),
    }
}

/// What a field is called, by its name in the form; empty when it is not known.
pub fn label(t: Texts, field: &str) -> &'static str {
    match field {
        "story" | "body" | "source" => t.label_text(),
        "title" => t.label_title(),
        "email" => t.label_email(),
        "password" | "current" => t.label_password(),
        "name" | "short_name" => t.label_name(),
        "reason" => t.label_reason(),
        "rule" => t.label_rule(),
        "law" => t.which_law(),
        "days" => t.suspend_days(),
        "minutes" => t.slow_minutes(),
        "target" => t.which_target(),
        "masked" => t.what_masked(),
        "answer" => t.dismiss_answer(),
        "words" => t.appeal_words(),
        "flagged_words" => t.flagged_words(),
        "phrase" => t.clearing_words(),
        "hours" => t.clearing_hours(),
        "newcomers" => t.clearing_newcomers(),
        "author" => t.clearing_author(),
        "posts" => t.waiting_choose(),
        TRAP => t.trap(),
        "code" => t.label_code(),
        "organisation" => t.label_organisation(),
        "location" => t.label_location(),
        "grounds" => t.label_grounds(),
        "good_faith" => t.label_good_faith(),
        "place" => t.label_place(),
        "theme" => t.label_theme(),
        "function" => t.label_function(),
        "department" => t.label_department(),
        "whom" => t.label_whom(),
        "due" | "until" => t.label_due(),
        "promise" => t.label_promise(),
        "note" => t.label_note(),
        "why_not" => t.proposal_note(),
        "to" => t.label_to(),
        "kind" => t.label_kind(),
        "meeting_day" | "meeting_time" | "meeting_place" => t.label_meeting(),
        "decision[verdict]" => t.label_verdict(),
        "decision[headline]" => t.label_headline(),
        "decision[conditions]" => t.label_conditions(),
        "decision[weights]" => t.label_weights(),
        "decision[tipping]" | "decision[tipped]" => t.label_tipped(),
        "decision[could_change]" => t.label_could_change(),
        "decision[mandate]" => t.label_mandate(),
        "decision[objection]" | "decision[objection_until]" => t.label_objection(),
        "decision[revises]" => t.label_revises(),
        "obstacle[chosen]" => t.label_chosen_rule(),
        "obstacle[rule]" => t.label_heard(),
        "obstacle[citation]" => t.label_citation(),
        "obstacle[link]" => t.label_link(),
        "obstacle[blocks]" => t.label_blocks(),
        field if field.starts_with("decision[weights]") => t.label_weights(),
        field if field.starts_with("ways[") => t.label_ways(),
        "heard" => t.label_heard(),
        "citation" => t.label_citation(),
        "link" => t.label_link(),
        "blocks" => t.label_blocks(),
        "outcome" => t.label_outcome(),
        "initiative" => t.initiative(),
        "text" => t.label_text(),
        "sentence" => t.label_sentence(),
        "danger" => t.danger(),
        "defects" => t.defects(),
        "redress" => t.redress(),
        "day" => t.label_closing_day(),
        "answer_days" => t.label_answer_days(),
        "themes" => t.themes(),
        "places" => t.label_places(),
        "manager" => t.role_manager(),
        "origin" => t.how_did_it_come(),
        "told_on" => t.told_when(),
        "contact" => t.label_contact(),
        "consent" => t.label_consent(),
        "stories" => t.meeting_stories(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use naast_domain::{initiatives::InitiativeInput, language::Language};

    /// Without a name a flaw at it would not say where it is.
    #[test]
    fn each_field_of_an_initiative_is_called_something() {
        for (name, _) in InitiativeInput::default().controls().filter(|(name, _)| *name != "mood") {
            assert_ne!(label(Texts(Language::Nl), name), "", "{name}");
        }
    }

    #[test]
    fn a_refusal_is_told_in_the_readers_language_with_what_its_fields_are_called() {
        let told = |language| told(Texts(language), Refusal::field("title", Flaw::TooShort { minimum: 5 }));
        let dutch = told(Language::Nl);
        assert_eq!((&dutch.kind, dutch.status), (&ErrorKind::NotAccepted, 422));
        assert_eq!(dutch.at("title").map(|wrong| wrong.label.as_str()), Some("Titel"));
        assert_ne!(dutch.words, told(Language::En).words);
    }
}
