//! An initiative in a list: whose it is, who stands beside them, where it stands.

use crate::journal::standing::say;
use leptos::prelude::*;
use naast_domain::{
    initiatives::InitiativeRow,
    members::{Byline, Office},
    organisation::Theme,
    time::number,
};
use naast_ui::{
    icon::{Icon, PIN, SUPPORT, TALK},
    person::{Avatar, called},
    surroundings::{use_surroundings, use_texts, use_today},
    view,
};

/// The rows of a list.
#[component]
pub fn Rows(rows: Vec<InitiativeRow>) -> impl IntoView {
    let themes = use_surroundings().with_untracked(|known| known.themes.all());
    let theme = |row: &InitiativeRow| themes.iter().find(|theme| Some(theme.id) == row.theme).cloned();
    rows.into_iter().map(|row| view! { <Row theme=theme(&row) row=row /> }).collect_view()
}

/// One row.
#[component]
fn Row(
    row: InitiativeRow,
    /// What it is about.
    #[prop(optional_no_strip)]
    theme: Option<Theme>,
) -> impl IntoView {
    let t = use_texts();
    let said = say(t, &row.standing, &called(t, &row.initiator), use_today());
    let class = format!("initiative__now {}", said.tone);
    let theme = theme.map(|theme| (theme.name(t.0).to_owned(), theme.name.lang(t.0)));
    let beside = match &row.standing.companion {
        Some((name, _)) => {
            let office = Some(Office::default());
            view! {
                <Avatar byline=Byline {
                    id: None,
                    name: name.clone(),
                    office,
                    imported_number: None,
                } />
            }
        }
        None => view! { <span class="avatar avatar--free" aria-hidden="true" /> },
    };
    view! {
        <article class="initiative">
            <span class="pair">
                <Avatar byline=row.initiator.clone() />
                " "
                {beside}
            </span>
            <h3>
                <a href=format!("/initiatives/{}", row.id)>{row.title}</a>
            </h3>
            <div>
                <p class=class>
                    <Icon drawing=said.drawing />
                    " "
                    {said.decided}
                    " "
                    {said.now}
                </p>
                <ul class="facts">
                    <li>{called(t, &row.initiator)}</li>
                    {(!row.place.is_empty())
                        .then(|| {
                            view! {
                                <li>
                                    <Icon drawing=PIN />
                                    " "
                                    {row.place}
                                </li>
                            }
                        })}
                    {theme.map(|(theme, lang)| view! { <li lang=lang>{theme}</li> })}
                    <li>
                        <Icon drawing=SUPPORT />
                        " "
                        <span class="unseen">{t.support_label()} ": "</span>
                        {number(row.support_count, t.0)}
                    </li>
                    <li>
                        <Icon drawing=TALK />
                        " "
                        <span class="unseen">{t.comments_label()} ": "</span>
                        {number(row.comment_count, t.0)}
                    </li>
                </ul>
            </div>
        </article>
    }
}
