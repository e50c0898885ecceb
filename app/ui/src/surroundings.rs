//! What every page knows: who looks, in which language, at whose forum.

#[cfg(feature = "ssr")]
use crate::sentences::told;
use crate::{error::AppError, exchange::ask, texts::Texts, weight::later::Later};
use leptos::prelude::*;
use naast_domain::{
    companions::desk::Count,
    day::Day,
    language::Language,
    may::MayAnywhere,
    members::Viewer,
    organisation::{Organisation, Theme},
    sign_on::WayIn,
    spam_defence::arrival::Challenge,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What every page knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Surroundings {
    pub viewer: Viewer,
    /// What they may do on every page.
    #[serde(default, skip_serializing_if = "MayAnywhere::is_nothing")]
    pub may: MayAnywhere,
    /// Why they take part in nothing, if that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barred: Option<AppError>,
    pub language: Language,
    /// Those that this forum offers.
    pub languages: Vec<Language>,
    pub organisation: Organisation,
    pub themes: Later<Vec<Theme>>,
    /// How many lines under *For you* are new.
    pub for_you: i64,
    /// How many initiatives wait for an answer of an official.
    pub desk: Count,
    /// How many cases wait, for a moderator.
    pub cases: i64,
    /// Whether codes are mailed, with which people sign in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mails_codes: bool,
    /// Where people can sign in elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways_in: Vec<WayIn>,
    /// What forms ask of the browsers of strangers. In a page it comes without the stamp, which stands in the forms only
    /// (`Stamp`), so that nothing else in the page is another one for each reader.
    pub challenge: Challenge,
    /// When the server told this.
    pub now: Timestamp,
}

/// The stamp of the forms in a page; in the server only.
#[derive(Debug, Clone)]
pub struct Stamp(pub String);

#[cfg(feature = "ssr")]
impl Surroundings {
    /// What every page of this request knows.
    ///
    /// # Errors
    /// `Unreachable` when the database does not answer.
    pub async fn of(request: &crate::request::Request) -> Result<Self, AppError> {
        let crate::request::Request { forum, viewer, .. } = request;
        let now = forum.clock().now();
        Ok(Self {
            may: viewer.may_anywhere(now),
            barred: viewer.barred(now).map(|refusal| told(Texts(request.language), refusal)),
            organisation: forum.organisation().await?,
            themes: Later::of(&forum.themes().await?),
            for_you: forum.for_you_count(viewer).await?,
            desk: forum.desk_count(viewer).await?,
            cases: forum.case_count(viewer).await?,
            mails_codes: forum.mails_codes().await?,
            ways_in: request.providers.iter().map(|provider| provider.way_in(request.language)).collect(),
            viewer: viewer.clone(),
            language: request.language,
            languages: request.languages.to_vec(),
            challenge: forum.challenge(viewer).await?,
            now,
        })
    }
}

impl Surroundings {
    /// Why what they may not do is refused to them.
    pub fn refusal(&self) -> AppError {
        self.barred.clone().unwrap_or(AppError::NOT_YOUR_ROLE)
    }
}

/// The surroundings as they are now.
#[server(ReadSurroundings, endpoint = "surroundings", input = server_fn::codec::Json)]
pub async fn surroundings() -> Result<Surroundings, AppError> {
    let request = crate::request::request()?;
    Surroundings::of(&request).await
}

/// Keeps what every page knows, for `use_surroundings`.
pub fn provide_surroundings(first: Surroundings) {
    provide_context(Texts(first.language));
    provide_context(RwSignal::new(first));
}

/// What every page knows.
pub fn use_surroundings() -> RwSignal<Surroundings> {
    expect_context()
}

/// The texts in the reader's language.
pub fn use_texts() -> Texts {
    expect_context()
}

/// The day it is for the reader.
pub fn use_today() -> Day {
    use_surroundings().with_untracked(|known| Day::of(known.now))
}

/// Who looks.
pub fn use_viewer() -> Signal<Viewer> {
    let surroundings = use_surroundings();
    Signal::derive(move || surroundings.with(|surroundings| surroundings.viewer.clone()))
}

/// Asks the server again: after signing in or out, and when something was seen.
pub fn refresh_surroundings() {
    refresh(use_surroundings());
}

/// As `refresh_surroundings`, for whoever holds them already.
pub fn refresh(kept: RwSignal<Surroundings>) {
    leptos::task::spawn_local(async move {
        if let Ok(fresh) = ask(ReadSurroundings {}).await {
            kept.set(fresh);
        }
    });
}
