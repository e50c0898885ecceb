//! What is kept of a form, and what is filled in again.

use super::*;

fn text(name: &str, now: &str, first: &str) -> Control {
    let (now, first) = (now.to_owned(), first.to_owned());
    Control { name: name.to_owned(), id: format!("reply-{name}"), now, first, stands_for: None, is_text: true }
}

fn chosen(name: &str, now: &str, first: &str) -> Control {
    Control { is_text: false, ..text(name, now, first) }
}

fn tick(name: &str, value: &str, now: bool, first: bool) -> Control {
    let when = |is_ticked: bool| if is_ticked { value } else { "" };
    Control { stands_for: Some(value.to_owned()), ..chosen(name, when(now), when(first)) }
}

/// The form of an official, in which nobody did anything yet.
fn fresh() -> Vec<Control> {
    vec![
        tick("kind", "answer", true, true),
        tick("kind", "decision", false, false),
        text("body", "", ""),
        chosen("ways[0][state]", "open", "open"),
        tick("keeps[7]", "7", false, false),
    ]
}

/// The form after somebody filled everything in.
fn done() -> Vec<Control> {
    vec![
        tick("kind", "answer", false, true),
        tick("kind", "decision", true, false),
        text("body", "Ja.", ""),
        chosen("ways[0][state]", "dead", "open"),
        tick("keeps[7]", "7", true, false),
    ]
}

/// What a form says after it was filled in with what was kept.
fn after(form: Vec<Control>, kept: &Content, began_with_text: bool) -> Vec<String> {
    let said = filled(&form, kept, began_with_text);
    form.into_iter().zip(said).map(|(control, said)| said.unwrap_or(control.now)).collect()
}

#[test]
fn everything_that_was_filled_in_is_kept_and_filled_in_again() {
    let kept = content(&done(), false).unwrap();
    let words: Vec<_> = kept.iter().map(|(name, said)| (name.as_str(), said.as_str())).collect();
    assert_eq!(words, [("body", "Ja."), ("keeps[7]", "7"), ("kind", "decision"), ("ways[0][state]", "dead")]);
    assert_eq!(after(fresh(), &kept, false), ["", "decision", "Ja.", "dead", "7"]);
}

#[test]
fn a_form_that_nobody_filled_in_keeps_nothing() {
    assert_eq!(content(&fresh(), false), None);
    assert!(content(&done()[..2], false).is_some(), "a choice alone is something, too");
    let begun = [text("body", "Dank je, …", "Dank je, …")];
    assert_eq!(content(&begun, true), None, "a starting text is nobody's work");
    assert!(content(&begun, false).is_some(), "but what came back after a refusal is");
    assert!(content(&[text("body", "Dank je, Anna.", "Dank je, …")], true).is_some());
}

#[test]
fn a_box_that_was_unticked_stays_unticked() {
    let kept = content(&[text("body", "Ja.", ""), tick("keeps[7]", "7", false, true)], false).unwrap();
    assert_eq!(after(vec![text("body", "", ""), tick("keeps[7]", "7", true, true)], &kept, false), ["Ja.", ""]);
}

#[test]
fn drafts_from_before_hold_texts_by_their_ids() {
    let kept = Content::from([("reply-body".to_owned(), "Ja.".to_owned())]);
    assert_eq!(after(fresh(), &kept, false), ["answer", "", "Ja.", "open", ""]);
}

#[test]
fn what_somebody_typed_in_the_meantime_is_not_overwritten() {
    let kept = content(&done(), false).unwrap();
    let mut form = fresh();
    form[3] = chosen("ways[0][state]", "possible", "open");
    assert_eq!(after(form, &kept, false), ["answer", "", "Ja.", "possible", ""], "only empty texts are filled in");
    let mut form = fresh();
    form[2] = text("body", "Nee.", "Nee.");
    assert_eq!(after(form, &kept, false), ["answer", "", "Nee.", "open", ""], "the page came with what was typed");
}

#[test]
fn a_kept_text_wins_over_a_starting_text() {
    let kept = content(&done(), false).unwrap();
    let mut form = fresh();
    form[2] = text("body", "Dank je, …", "Dank je, …");
    assert_eq!(after(form, &kept, true), ["", "decision", "Ja.", "dead", "7"]);
}
