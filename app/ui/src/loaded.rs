//! Loading states: what was asked of the server is shown when it came, and explained when it did not.

use crate::{
    error::AppError,
    exchange::{Coming, Outcome, asker},
    problem::Problem,
    view,
};
use leptos::{prelude::*, server::codee::string::FromToStringCodec, server_fn::ServerFn};
use serde::{Serialize, de::DeserializeOwned};
use std::{marker::PhantomData, sync::Arc};

type Source = Box<dyn Fn() -> (String, String) + Send + Sync>;

/// What a page asked, asked again when the question changes.
pub struct Asked<T> {
    outcome: Resource<Outcome, FromToStringCodec>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Asked<T> {}

impl<T: DeserializeOwned> Asked<T> {
    /// What came, if anything came yet.
    pub fn get(self) -> Option<Result<T, AppError>> {
        self.outcome.get().map(|outcome| outcome.read())
    }
}

/// Asks a server function.
pub fn use_asked<S>(question: impl Fn() -> S + Send + Sync + 'static) -> Asked<S::Output>
where
    S: ServerFn<Error = AppError> + Serialize + DeserializeOwned + 'static,
    S::Output: Serialize,
{
    use_asked_again(String::new, question)
}

/// Asks a server function, once more when `again` says something else.
pub fn use_asked_again<S>(
    again: impl Fn() -> String + Send + Sync + 'static,
    question: impl Fn() -> S + Send + Sync + 'static,
) -> Asked<S::Output>
where
    S: ServerFn<Error = AppError> + Serialize + DeserializeOwned + 'static,
    S::Output: Serialize,
{
    let source = move || (again(), serde_json::to_string(&question()).unwrap_or_default());
    Asked { outcome: resource(Box::new(source), asker::<S>()), kind: PhantomData }
}

/// Asks a server function when there is something to ask; for `LoadedIf`.
pub fn use_asked_if<S>(question: impl Fn() -> Option<S> + Send + Sync + 'static) -> Asked<S::Output>
where
    S: ServerFn<Error = AppError> + Serialize + DeserializeOwned + 'static,
    S::Output: Serialize,
{
    let source = move || {
        let question = question().and_then(|question| serde_json::to_string(&question).ok());
        (String::new(), question.unwrap_or_default())
    };
    Asked { outcome: resource(Box::new(source), asker::<S>()), kind: PhantomData }
}

fn resource(source: Source, ask: fn(String) -> Coming) -> Resource<Outcome, FromToStringCodec> {
    Resource::new_str(
        source,
        move |(_, question)| {
            if question.is_empty() { Box::pin(async { Outcome::default() }) } else { ask(question) }
        },
    )
}

/// Shows what was asked, rendered on the server before the page is sent.
#[component]
pub fn Loaded<T, V>(
    asked: Asked<T>,
    /// Shows it.
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    let show = move |outcome: Outcome| match outcome.read() {
        Ok(value) => show(value).into_any(),
        Err(error) => view! { <Problem error=error /> },
    };
    shown(asked.outcome, Arc::new(show))
}

/// Shows something that the page can do without: `None` when nothing was asked, or nothing came of it.
#[component]
pub fn LoadedIf<T, V>(
    asked: Asked<T>,
    /// Shows it.
    show: impl Fn(Option<T>) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    shown(asked.outcome, Arc::new(move |outcome: Outcome| show(outcome.read().ok()).into_any()))
}

fn shown(
    outcome: Resource<Outcome, FromToStringCodec>,
    show: Arc<dyn Fn(Outcome) -> AnyView + Send + Sync>,
) -> impl IntoView {
    view! {
        <Transition>
            {move || {
                let show = show.clone();
                Suspend::new(async move { show(outcome.await) })
            }}
        </Transition>
    }
}
