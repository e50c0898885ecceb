//! What was asked of the server: shown when it came, explained when it did not.

use crate::{error::AppError, pages::not_found::Problem};
use leptos::prelude::*;

/// Shows what a resource holds, rendered on the server before the page is sent.
#[component]
pub fn Loaded<T, V>(
    resource: Resource<Result<T, AppError>>,
    /// Shows it.
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(value) => show(value).into_any(),
                        Err(error) => view! { <Problem error=error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}
