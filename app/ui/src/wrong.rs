//! What went wrong: the summary above a form, and the sentences for every flaw and refusal.

use crate::{
    alive::take_focus,
    error::AppError,
    icon::{Icon, WARNING},
    surroundings::use_texts,
    texts::{FlawNotBetween, FlawTooLong, FlawTooMany, InLanguage, RefusalSlowed, Texts},
};
use leptos::{html::Div, prelude::*};
use naast_domain::{
    flaw::{FieldFlaw, Flaw},
    language::Language,
    refusal::Refusal,
    spam_defence::arrival::TRAP,
    time::number,
    translated::of_field,
};

/// The id of a field: its name after the prefix of its form, in letters that an address can carry.
pub fn field_id(prefix: &str, name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    format!("{prefix}{}", name.trim_end_matches('-'))
}

/// What a field is called in one of its languages.
pub fn in_language(t: Texts, label: &str, language: Language) -> String {
    t.in_language(InLanguage { label, language: t.0.name_of(language) })
}

/// The sentence for a flaw.
pub fn flaw_text(t: Texts, flaw: &Flaw) -> String {
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
        Flaw::Taken => t.flaw_taken().to_owned(),
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

/// The sentence for an error as a whole.
pub fn error_text(t: Texts, error: &AppError) -> String {
    match error {
        AppError::Unreadable => t.error_unreadable().to_owned(),
        AppError::Unreachable => t.error_unreachable().to_owned(),
        AppError::Refused(refusal) => match refusal {
            Refusal::SignInNeeded => t.refusal_sign_in_needed().to_owned(),
            Refusal::WrongCredentials => t.refusal_wrong_credentials().to_owned(),
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
            Refusal::Invalid(_) => t.refusal_invalid().to_owned(),
            Refusal::Stale { .. } => t.refusal_stale().to_owned(),
            Refusal::TooOften { wait_seconds } => t.refusal_too_often((wait_seconds + 59) / 60),
            Refusal::Crowded { wait_seconds } => t.refusal_crowded((wait_seconds + 59) / 60),
            Refusal::TooQuick => t.refusal_too_quick().to_owned(),
            Refusal::WorkNeeded => t.refusal_work_needed().to_owned(),
            Refusal::StillWaiting => t.refusal_still_waiting().to_owned(),
        },
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

/// A flaw in the summary, after the label of its field.
fn sentence(t: Texts, wrong: &FieldFlaw) -> String {
    let label = match of_field(&wrong.field) {
        Some((field, language)) => in_language(t, label(t, field), language),
        None => label(t, &wrong.field).to_owned(),
    };
    let flaw = flaw_text(t, &wrong.flaw);
    if label.is_empty() { flaw } else { format!("{label}: {flaw}") }
}

/// Says above a form what went wrong, with a link to each field, and takes the focus when it comes.
#[component]
pub fn ErrorSummary(
    /// What went wrong, if anything did.
    #[prop(into)]
    error: Signal<Option<AppError>>,
    /// Goes before the names of the fields in their ids, when a page has several forms.
    #[prop(optional, into)]
    prefix: String,
) -> impl IntoView {
    let t = use_texts();
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let (Some(_), Some(element)) = (error.get(), place.get()) {
            take_focus(&element);
        }
    });
    move || {
        error.get().map(|error| {
            let lines = error.flaws().iter().map(|wrong| {
                let target = format!("#{}", field_id(&prefix, &wrong.field));
                view! {
                    <li>
                        <a href=target rel="external">
                            {sentence(t, wrong)}
                        </a>
                    </li>
                }
            });
            let theirs = match &error {
                AppError::Refused(Refusal::Stale { theirs, .. }) => Some(theirs.clone()),
                _ => None,
            };
            let has_lines = !error.flaws().is_empty();
            view! {
                <div class="error-summary" role="alert" tabindex="-1" autofocus=true node_ref=place>
                    <h2>{error_text(t, &error)}</h2>
                    <p>{t.nothing_lost()}</p>
                    {has_lines.then(|| view! { <ul>{lines.collect_view()}</ul> })}
                    {theirs
                        .map(|theirs| {
                            view! {
                                <h3>{t.their_text()}</h3>
                                <pre class="theirs">{theirs}</pre>
                            }
                        })}
                </div>
            }
        })
    }
}

/// The error at a field.
#[component]
pub fn FieldError(id: String, text: String) -> impl IntoView {
    view! {
        <p class="field__error" id=id>
            <Icon drawing=WARNING />
            {text}
        </p>
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
}
