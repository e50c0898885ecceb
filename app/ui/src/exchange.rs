//! What pages ask of the server and what comes back: text. A typed resource and action for each server function would
//! each compile the whole machinery of Leptos once more; so there is one of each, and only the reading of the outcome
//! knows the type. On the server a question is answered in place; in the browser it is sent.

use crate::error::AppError;
use leptos::{
    prelude::set_timeout,
    server_fn::{
        ServerFn,
        redirect::{REDIRECT_HEADER, call_redirect_hook},
    },
};
use send_wrapper::SendWrapper;
use serde::{Serialize, de::DeserializeOwned};
use std::{convert::Infallible, fmt, pin::Pin, str::FromStr, time::Duration};

/// How a form is written.
pub const FORM_TYPE: &str = "application/x-www-form-urlencoded";

const JSON_TYPE: &str = "application/json";

/// An outcome on its way.
pub type Coming = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// What a server function answered: `+` and the JSON of what it returns, or `-` and the JSON of an `AppError`; nothing
/// when nothing was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome(String);

impl Outcome {
    /// The outcome with this result.
    pub fn of<T: Serialize>(result: &Result<T, AppError>) -> Self {
        match result {
            Ok(value) => serde_json::to_string(value).map(|text| Self(format!("+{text}"))),
            Err(error) => serde_json::to_string(error).map(|text| Self(format!("-{text}"))),
        }
        .unwrap_or_else(|_| Self("-".to_owned()))
    }

    /// What it says.
    ///
    /// # Errors
    /// What the server function refused; `Unreachable` when nothing sensible came.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        match self.0.strip_prefix('+') {
            Some(text) => serde_json::from_str(text).map_err(|_| AppError::UNREACHABLE),
            None => Err(self.error().unwrap_or(AppError::UNREACHABLE)),
        }
    }

    /// Whether what was asked was done.
    pub fn is_done(&self) -> bool {
        self.0.starts_with('+')
    }

    /// Why it was not.
    pub fn error(&self) -> Option<AppError> {
        let text = self.0.strip_prefix('-')?;
        Some(serde_json::from_str(text).unwrap_or(AppError::UNREACHABLE))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Outcome {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

/// How this server function is asked, with the JSON of its input.
pub fn asker<S>() -> fn(String) -> Coming
where
    S: ServerFn<Error = AppError> + DeserializeOwned + 'static,
    S::Output: Serialize,
{
    if cfg!(feature = "ssr") { run_here::<S> } else { |input| send(S::PATH.to_owned(), JSON_TYPE, input) }
}

/// Asks a server function.
///
/// # Errors
/// What it refuses; `Unreachable`.
pub async fn ask<S>(input: S) -> Result<S::Output, AppError>
where
    S: ServerFn<Error = AppError> + Serialize + DeserializeOwned + 'static,
    S::Output: Serialize + DeserializeOwned,
{
    asker::<S>()(serde_json::to_string(&input).unwrap_or_default()).await.read()
}

fn run_here<S>(input: String) -> Coming
where
    S: ServerFn<Error = AppError> + DeserializeOwned + 'static,
    S::Output: Serialize,
{
    Box::pin(async move {
        match serde_json::from_str::<S>(&input) {
            Ok(input) => Outcome::of(&input.run_body().await),
            Err(_) => Outcome::of::<()>(&Err(AppError::UNREADABLE)),
        }
    })
}

/// Sends text to a server function, and the reader on when the outcome says so.
pub fn send(path: String, content_type: &'static str, body: String) -> Coming {
    Box::pin(SendWrapper::new(async move {
        fetch(&path, content_type, body).await.unwrap_or_else(|_| Outcome::of::<()>(&Err(AppError::UNREACHABLE)))
    }))
}

async fn fetch(path: &str, content_type: &str, body: String) -> Result<Outcome, gloo_net::Error> {
    let request = gloo_net::http::Request::post(path).header("content-type", content_type).header("accept", JSON_TYPE);
    let response = request.body(body)?.send().await?;
    let text = response.text().await?;
    let headers = response.headers();
    if let (Some(_), Some(location)) = (headers.get(REDIRECT_HEADER), headers.get("location")) {
        // The form that asked hears the outcome first, and forgets its draft.
        set_timeout(move || call_redirect_hook(&location), Duration::ZERO);
    }
    Ok(Outcome(format!("{}{text}", if response.ok() { '+' } else { '-' })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn an_outcome_is_read_as_it_was_written() {
        let stale = ErrorKind::Stale { version: 2, theirs: "\"".to_owned() };
        let refused = AppError { kind: stale, words: "Nee".to_owned(), ..AppError::NOT_FOUND };
        for result in [Ok("a + b".to_owned()), Err(refused), Err(AppError::UNREADABLE)] {
            let outcome = Outcome::of(&result);
            assert_eq!(outcome.is_done(), result.is_ok());
            assert_eq!(outcome.error(), result.clone().err());
            assert_eq!(outcome.to_string().parse(), Ok(outcome.clone()));
            assert_eq!(outcome.read::<String>(), result);
        }
    }

    #[test]
    fn what_makes_no_sense_is_an_error_too() {
        for text in ["", "+", "-", "-<html>", "+{", "x"] {
            assert_eq!(Outcome(text.to_owned()).read::<String>(), Err(AppError::UNREACHABLE), "{text}");
        }
    }
}
