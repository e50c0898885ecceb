//! The initiative that a page is about. Several things on it ask for it; the server reads it once for a page.

#[cfg(feature = "ssr")]
mod in_server {
    use leptos::prelude::{provide_context, use_context};
    use naast_domain::{ids::InitiativeId, initiatives::Initiative};
    use naast_ui::{error::AppError, request::request};
    use std::sync::{Arc, Mutex, PoisonError};

    /// What was read for the page that is being rendered.
    #[derive(Clone, Default)]
    struct OfPage(Arc<Mutex<Option<Arc<Initiative>>>>);

    /// Lets what this page asks share what was read.
    pub fn provide() {
        provide_context(OfPage::default());
    }

    /// The initiative, as who asks may see it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn read(id: InitiativeId) -> Result<Arc<Initiative>, AppError> {
        let (request, page) = (request()?, use_context::<OfPage>());
        let kept = |page: &OfPage| page.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(initiative) = page.as_ref().and_then(kept).filter(|initiative| initiative.id == id) {
            return Ok(initiative);
        }
        let initiative = Arc::new(request.forum.initiative(&request.viewer, id).await?);
        if let Some(OfPage(page)) = page {
            *page.lock().unwrap_or_else(PoisonError::into_inner) = Some(initiative.clone());
        }
        Ok(initiative)
    }
}

#[cfg(feature = "ssr")]
pub use in_server::{provide, read};

/// In the browser each question is sent by itself.
#[cfg(not(feature = "ssr"))]
pub const fn provide() {}
