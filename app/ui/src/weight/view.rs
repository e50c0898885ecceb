//! Views of one type. Leptos gives each view a type of its own, and each such type, bare, in an `Option` or in a `Vec`, brings along
//! all that can be done with a view once more. As one type they are compiled once: the program for the browser is smaller for it.

use leptos::prelude::{AnyView, IntoAny, IntoView, View};

/// As `leptos::prelude::view`, with `AnyView` as the type of what it makes.
#[macro_export]
macro_rules! view {
    ($($tokens:tt)*) => {
        $crate::weight::view::erased(::leptos::prelude::view! { $($tokens)* })
    };
}

/// The view, as one of the type that all have.
pub fn erased(view: View<impl IntoView>) -> AnyView {
    view.into_inner().into_any()
}
