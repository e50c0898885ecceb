//! HTML that the server drew and the browser leaves as it is: it has links, but nothing in it needs the program. So the
//! program has no code to draw it once more, and the page carries no copy of what it was drawn from.

#[cfg(feature = "ssr")]
mod memory;

#[cfg(feature = "ssr")]
pub use memory::{Drawings, kept};

use crate::view;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Drawn HTML. Only what our own views drew: it is put into the page as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Drawn {
    /// It came within the page; this is its place on the sheet of that page.
    Here(usize),
    /// It is sent to a page that is there already.
    Sent(String),
}

impl Drawn {
    /// What is to be put into the page. Where it stands in it already that is nothing: hydration leaves what is there.
    fn html(self) -> Arc<str> {
        match self {
            #[cfg(feature = "ssr")]
            Self::Here(place) => use_context::<Sheet>().and_then(|sheet| sheet.at(place)).unwrap_or_default(),
            #[cfg(not(feature = "ssr"))]
            Self::Here(_) => Arc::default(),
            Self::Sent(html) => html.into(),
        }
    }
}

/// Puts it into the page. The element around it has no box.
#[component]
pub fn Drawing(drawn: Drawn) -> impl IntoView {
    view! { <div class="drawn" inner_html=drawn.html() /> }
}

/// What was drawn for the page that is being rendered. Server functions that the page asks put it down here, and their
/// answers, which travel along with the page, say only where.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Default)]
pub struct Sheet(Arc<std::sync::Mutex<Vec<Arc<str>>>>);

#[cfg(feature = "ssr")]
impl Sheet {
    fn at(&self, place: usize) -> Option<Arc<str>> {
        self.0.lock().ok()?.get(place).cloned()
    }

    /// Puts this down for the page, where one is being rendered.
    pub fn put(sheet: Option<&Self>, html: Arc<str>) -> Drawn {
        match sheet.and_then(|sheet| sheet.0.lock().ok()) {
            Some(mut drawn) => {
                drawn.push(html);
                Drawn::Here(drawn.len() - 1)
            }
            None => Drawn::Sent(html.as_ref().to_owned()),
        }
    }
}

/// Draws a view: HTML without the marks that hydration would look for.
#[cfg(feature = "ssr")]
pub fn draw(view: impl IntoView) -> String {
    view.into_view().to_html().replace("<!>", "")
}
