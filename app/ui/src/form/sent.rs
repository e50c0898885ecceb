//! What a form sends and what became of it, whatever server function it is for: one type for all, so that what every form does is
//! in the program once.

use crate::{
    error::AppError,
    exchange::{FORM_TYPE, Outcome, send},
    form::{Posted, use_posted},
    surroundings::{refresh, use_surroundings},
    weight::effect::run_effect,
};
use leptos::prelude::*;
use naast_domain::members::Viewer;
use serde::de::DeserializeOwned;

/// What is sent, and what became of it.
#[derive(Clone, Copy)]
pub struct Sent {
    pub(super) action: Action<String, Outcome>,
    posted: StoredValue<Option<Posted>>,
}

/// That of the form of this server function; of several on a page, the one whose field has this value.
pub(super) fn use_sent(path: &'static str, only: Option<(&'static str, String)>) -> Sent {
    let posted = use_posted().filter(|posted| {
        let is_ours = posted.form == path || !posted.form.starts_with('/');
        is_ours && only.as_ref().is_none_or(|(name, value)| posted.field(name).unwrap_or_default() == value)
    });
    let action = Action::new(move |fields: &String| send(path.to_owned(), FORM_TYPE, fields.clone()));
    let known = use_surroundings();
    // The session ended in between, or began with this form: the page should know it, too.
    run_effect(move || {
        let is_visitor = known.with_untracked(|known| known.viewer == Viewer::Visitor);
        let has_changed = action.value().with(|outcome| match outcome {
            Some(outcome) if outcome.is_done() => is_visitor,
            Some(outcome) => outcome.error().is_some_and(|error| error.needs_sign_in()),
            None => false,
        });
        if has_changed {
            refresh(known);
        }
    });
    Sent { action, posted: StoredValue::new(posted) }
}

impl Sent {
    /// How often it was sent and answered.
    pub fn version(self) -> usize {
        self.action.version().get()
    }

    /// Whether what was asked was done.
    pub fn is_done(self) -> bool {
        self.action.value().with(|outcome| match outcome {
            Some(outcome) => outcome.is_done(),
            None => self.posted.with_value(|posted| posted.as_ref().is_some_and(|posted| posted.is_done)),
        })
    }

    /// How often it did what was asked: what stands on the page is to be read again.
    pub fn times_done(self) -> Memo<usize> {
        Memo::new(
            move |before: Option<&usize>| {
                if self.is_done() { self.version() } else { before.copied().unwrap_or_default() }
            },
        )
    }

    /// Runs this each time it did what was asked. Not for a page that came with it done: that shows it already, and
    /// somebody may be typing in it by the time it comes alive.
    pub fn when_done(self, then: impl Fn() + 'static) {
        self.run_when_done(Box::new(then));
    }

    fn run_when_done(self, then: Box<dyn Fn()>) {
        let times = self.times_done();
        let mut before = 0;
        run_effect(move || {
            let now = times.get();
            if now != std::mem::replace(&mut before, now) {
                then();
            }
        });
    }

    /// Why it was refused, if it was.
    pub fn error(self) -> Option<AppError> {
        match self.action.value().get() {
            Some(outcome) => outcome.error(),
            None => self.posted.with_value(|posted| {
                let posted = posted.as_ref()?;
                posted.shown.note_reason();
                posted.error.clone()
            }),
        }
    }

    /// The same, for the parts of the form that show it.
    pub fn errors(self) -> Signal<Option<AppError>> {
        Signal::derive(move || self.error())
    }

    /// What was typed in a field before the page was rendered again; else what it begins with.
    pub fn typed(self, name: &str, first: &str) -> String {
        self.posted.with_value(|posted| {
            let Some(posted) = posted else { return first.to_owned() };
            posted.shown.note_words();
            posted.field(name).unwrap_or(first).to_owned()
        })
    }

    /// Whether the page was rendered again with what was typed in it.
    pub fn is_posted(self) -> bool {
        self.posted.with_value(|posted| posted.as_ref().is_some_and(|posted| !posted.is_done))
    }

    /// What the server function said, when it did what was asked.
    pub(super) fn told<T: DeserializeOwned>(self) -> Option<T> {
        match self.action.value().get() {
            Some(outcome) => outcome.read().ok(),
            None => self.posted.with_value(|posted| serde_json::from_str(posted.as_ref()?.told.as_deref()?).ok()),
        }
    }

    /// Whether the page was rendered again with this word instead of a server function.
    pub fn asked_for(self, word: &str) -> bool {
        self.posted.with_value(|posted| posted.as_ref().is_some_and(|posted| posted.form == word))
    }
}
