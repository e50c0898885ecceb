//! The head of an initiative. Only the server draws it (`drawing.rs`).

use leptos::prelude::*;
use naast_domain::initiatives::{Initiative, Mood};
use naast_ui::{
    icon::{CONCERN, HOPE, Icon, PIN, REPLY},
    moment::Moment,
    surroundings::{use_surroundings, use_texts},
    view,
};

/// The way back, the title, and the facts.
#[component]
pub fn Head(initiative: Initiative, title: String) -> impl IntoView {
    let t = use_texts();
    let theme = use_surroundings().with_untracked(|known| {
        known
            .themes
            .all()
            .iter()
            .find(|theme| Some(theme.id) == initiative.theme)
            .map(|theme| (theme.id, theme.name(t.0).to_owned()))
    });
    let mood = initiative.mood.map(|mood| match mood {
        Mood::Hope => (HOPE, t.began_in_hope()),
        Mood::Concern => (CONCERN, t.began_in_concern()),
    });
    let versions = (initiative.version > 1)
        .then(|| (format!("/initiatives/{}/versions", initiative.id), t.version_count(initiative.version)));
    let imported = (initiative.origin == "import").then(|| t.origin_import());
    view! {
        <nav aria-label=t.breadcrumb()>
            <a class="quiet" href="/">
                <Icon drawing=REPLY />
                " "
                {t.all_initiatives()}
            </a>
        </nav>
        <div class="stack gap-3">
            <h1>{title}</h1>
            <ul class="row gap-2">
                {(!initiative.place.is_empty())
                    .then(|| {
                        view! {
                            <li>
                                <span class="tag">
                                    <Icon drawing=PIN />
                                    " "
                                    {initiative.place.clone()}
                                </span>
                            </li>
                        }
                    })}
                {theme
                    .map(|(id, name)| {
                        view! {
                            <li>
                                <a class="tag" href=format!("/?theme={id}")>
                                    {name}
                                </a>
                            </li>
                        }
                    })}
                {mood
                    .map(|(drawing, text)| {
                        view! {
                            <li>
                                <span class="tag">
                                    <Icon drawing=drawing />
                                    " "
                                    {text}
                                </span>
                            </li>
                        }
                    })}
                {imported
                    .map(|text| {
                        view! {
                            <li>
                                <span class="tag">{text}</span>
                            </li>
                        }
                    })} <li>
                    <span class="small soft">
                        <Moment at=initiative.started_at />
                        {versions
                            .map(|(href, text)| {
                                view! {
                                    " · "
                                    <a href=href>{text}</a>
                                }
                            })}
                    </span>
                </li>
            </ul>
        </div>
    }
}
