//! Forms that work with and without JavaScript. Without, a form posts to the page it stands on; the server calls
//! the server function that `_form` names, and renders the page again when it refuses, with what was typed. With
//! JavaScript the same server function is called and nothing reloads.

pub mod controls;
pub mod draft;
pub mod folded;
pub mod server_fns;
mod sent;
pub mod start;
pub mod tap;
pub mod unsent;

pub use sent::Sent;

use crate::{error::AppError, exchange::Outcome, view};
use leptos::{prelude::*, server_fn::ServerFn, wasm_bindgen::JsCast, web_sys};
use sent::use_sent;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    marker::PhantomData,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// The field that names the server function.
pub const FORM: &str = "_form";

/// What the page that is being rendered shows again of the form that was posted to it. Copies are the same one.
#[derive(Debug, Clone, Default)]
pub struct Shown(Arc<[AtomicBool; 2]>);

impl Shown {
    fn note_words(&self) {
        self.0[0].store(true, Ordering::Relaxed);
    }

    fn note_reason(&self) {
        self.0[1].store(true, Ordering::Relaxed);
    }

    /// Whether it shows what was typed.
    pub fn has_words(&self) -> bool {
        self.0[0].load(Ordering::Relaxed)
    }

    /// Whether it shows why it was refused.
    pub fn has_reason(&self) -> bool {
        self.0[1].load(Ordering::Relaxed)
    }
}

/// A form that was posted without JavaScript to the page that is being rendered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Posted {
    /// What `_form` said: the path of a server function, or a word that the page knows.
    pub form: String,
    /// What was typed, passwords left out.
    pub fields: Vec<(String, String)>,
    pub error: Option<AppError>,
    /// What the server function said, as JSON, when it said something to be shown.
    pub told: Option<String>,
    /// The address it was posted to.
    pub path: String,
    /// It did what was asked, and the reader was sent back to the page.
    pub is_done: bool,
    /// What was typed, when the page does not show this form: it is shown beside it.
    pub unsent: Option<String>,
    #[serde(skip)]
    pub shown: Shown,
}

impl Posted {
    /// What was typed in this field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The form that was posted to this page, if one was. Pages visited after it do not see it any more.
pub fn use_posted() -> Option<Posted> {
    let posted = use_context::<StoredValue<Option<Posted>>>()?.get_value()?;
    let path = leptos_router::hooks::use_location().pathname.get_untracked();
    (posted.path == path).then_some(posted)
}

/// A form: what is sent, and what became of it.
pub struct FormState<S> {
    sent: Sent,
    kind: PhantomData<fn() -> S>,
}

impl<S> Clone for FormState<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for FormState<S> {}

/// The state of the form of this server function; of several on a page, the one whose field has this value.
pub fn use_form<S: ServerFn<Error = AppError>>(only: Option<(&'static str, String)>) -> FormState<S> {
    FormState { sent: use_sent(S::PATH, only), kind: PhantomData }
}

/// Counts how often the page was to be read again, because something on it was done.
#[derive(Clone, Copy)]
pub struct Again(pub RwSignal<u32>);

/// As `use_form`, for a form within what a page asked: once it is done the page is read again.
pub fn use_form_here<S: ServerFn<Error = AppError> + 'static>(only: Option<(&'static str, String)>) -> FormState<S> {
    let state = use_form::<S>(only);
    if let Some(Again(again)) = use_context::<Again>() {
        state.when_done(move || again.update(|count| *count += 1));
    }
    state
}

impl<S> std::ops::Deref for FormState<S> {
    type Target = Sent;

    fn deref(&self) -> &Sent {
        &self.sent
    }
}

impl<S: ServerFn<Error = AppError>> FormState<S> {
    /// What the server function said, when it did what was asked.
    pub fn told(self) -> Option<S::Output>
    where
        S::Output: DeserializeOwned,
    {
        self.sent.told()
    }
}

/// The form itself. It has no `action`: it posts to the page it stands on.
#[component]
pub fn Form<S>(
    /// Its state.
    state: FormState<S>,
    #[prop(optional, into)] class: String,
    #[prop(optional, into)] id: Option<String>,
    /// For screen readers, when no heading names it.
    #[prop(optional, into)]
    label: Option<String>,
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + 'static,
{
    form(state.sent.action, S::PATH, [Some(class), id, label], children())
}

fn form(
    action: Action<String, Outcome>,
    path: &'static str,
    [class, id, label]: [Option<String>; 3],
    children: AnyView,
) -> AnyView {
    let submit = move |event: web_sys::SubmitEvent| {
        // Leave a press of a button that names another form to the browser.
        let button = event.submitter().and_then(|button| button.get_attribute("name"));
        if event.default_prevented() || button.as_deref() == Some(FORM) {
            return;
        }
        if let Some(fields) = fields(&event) {
            event.prevent_default();
            if !action.pending().get_untracked() {
                action.dispatch(fields);
            }
        }
    };
    view! {
        <form method="post" class=class id=id aria-label=label on:submit=submit novalidate>
            <input type="hidden" name=FORM value=path />
            {children}
        </form>
    }
}

/// What the form would post, with the button that was pressed.
fn fields(event: &web_sys::SubmitEvent) -> Option<String> {
    let form: web_sys::HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    if let Some(button) = event.submitter()
        && let Some(name) = button.get_attribute("name")
    {
        data.append_with_str(&name, &button.get_attribute("value").unwrap_or_default()).ok()?;
    }
    data.delete(FORM);
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(fields.to_string().into())
}
