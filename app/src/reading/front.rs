//! The front page: the list, and beside it who waits, what is promised and who answered a moment ago.

use crate::reading::server_fns::ReadFront;
use leptos::prelude::*;
use naast_dialogue::initiatives::home::Home;
use naast_ui::{
    drawn::{Drawing, Drawn},
    loaded::{Loaded, use_asked},
    view,
};
use serde::{Deserialize, Serialize};

/// What the server drew of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontPieces {
    /// Who answered, where anybody did.
    pub answered: Option<Drawn>,
    pub beside: Drawn,
}

/// The front page.
#[component]
pub fn FrontPage() -> impl IntoView {
    let asked = use_asked(|| ReadFront {});
    let answered = move |pieces: FrontPieces| pieces.answered.map(|drawn| view! { <Drawing drawn=drawn /> });
    let beside = move |pieces: FrontPieces| view! { <Drawing drawn=pieces.beside /> };
    view! {
        <Home
            answered=view! { <Loaded asked=asked show=answered /> }
            beside=view! { <Loaded asked=asked show=beside /> }
        />
    }
}
