//! What a form is about, said above it: whoever came from another text than they meant sees it before they send anything.

use crate::measures::about::named;
use leptos::prelude::*;
use naast_domain::{location::Location, measures::Subject};
use naast_ui::{
    error::AppError,
    loaded::{LoadedIf, use_asked},
    surroundings::use_texts,
    view,
};

/// What stands there, and the title of its initiative or the name of whose profile it is; empty where visitors may not read it.
#[server(ReadTitle, endpoint = "title_at", input = server_fn::codec::Json)]
pub async fn title_at(about: Location) -> Result<(Subject, String), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.title_at(about).await?)
}

/// What the form below is about, with a link to it; nothing when nothing stands there.
#[component]
pub fn Concerned(about: Location) -> impl IntoView {
    let t = use_texts();
    let asked = use_asked(move || ReadTitle { about });
    view! {
        <LoadedIf
            asked=asked
            show=move |found| {
                found
                    .map(|(subject, title)| {
                        let words = match about {
                            Location::Comment(_) => t.about_comment_at(),
                            Location::Initiative(_) | Location::Profile(_) => t.about_this(),
                        };
                        view! {
                            <p>
                                {words} " " <a href=subject.path()>
                                    <b>{named(t, subject, title)}</b>
                                </a>
                            </p>
                        }
                    })
            }
        />
    }
}
