//! People: initials in a circle, name, and for officials their office.

use crate::surroundings::use_texts;
use crate::view;
use leptos::prelude::*;
use naast_domain::members::Byline;

/// The first letters of the first and the last word of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// What somebody is called: a former member and somebody imported have no name of their own.
pub fn called(t: crate::texts::Texts, byline: &Byline) -> String {
    match (&byline.imported_number, byline.name.is_empty()) {
        (Some(number), _) => t.imported_author(number),
        (None, true) => t.former_member().to_owned(),
        (None, false) => byline.name.clone(),
    }
}

/// Initials in a circle; filled for whoever works for the organisation.
#[component]
pub fn Avatar(byline: Byline, #[prop(optional)] small: bool) -> impl IntoView {
    let class = match (byline.office.is_some(), small) {
        (true, true) => "avatar avatar--s avatar--official",
        (true, false) => "avatar avatar--official",
        (false, true) => "avatar avatar--s",
        (false, false) => "avatar",
    };
    view! {
        <span class=class aria-hidden="true">
            {initials(&byline.name)}
        </span>
    }
}

/// Function and department, as the page says them.
fn office(byline: &Byline) -> Option<String> {
    byline.office.as_ref().map(|office| format!("{}, {}", office.function, office.department))
}

/// Name and office, with a link to what they contributed.
#[component]
pub fn Person(byline: Byline) -> impl IntoView {
    let office = office(&byline);
    view! {
        <span class="person">
            <Avatar byline=byline.clone() small=true />
            <span>
                <Name byline=byline />
                {office.map(|office| view! { <small>{office}</small> })}
            </span>
        </span>
    }
}

/// The same within a sentence: `Karin Vos (Teammanager, Wijken)`.
#[component]
pub fn PersonInSentence(byline: Byline) -> impl IntoView {
    let office = office(&byline).map(|office| format!(" ({office})"));
    view! {
        <Name byline=byline />
        {office}
    }
}

/// The name, with a link to what they contributed.
#[component]
fn Name(byline: Byline) -> impl IntoView {
    let name = called(use_texts(), &byline);
    match byline.id {
        Some(id) => view! {
            <a class="person__name" href=format!("/members/{id}")>
                <b>{name}</b>
            </a>
        },
        None => view! { <b>{name}</b> },
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        for (name, expected) in
            [("Samira Belhaj", "SB"), ("Henk van der Poel", "HP"), ("zonnetje", "Z"), ("", ""), ("Ayşe", "A")]
        {
            assert_eq!(initials(name), expected);
        }
    }
}
