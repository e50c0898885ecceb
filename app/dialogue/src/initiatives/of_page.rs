//! The initiative that a page is about. Several things on it ask for it; the server reads it once for a page.

#[cfg(feature = "ssr")]
mod in_server {
    use leptos::prelude::{provide_context, use_context};
    use naast_domain::{ids::InitiativeId, initiatives::Initiative};
    use naast_ui::{error::AppError, request::request};
    use std::sync::Arc;
    use tokio::sync::Mutex;

    /// What was read for the page that is being rendered; who asks while it is being read waits.
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
        let (request, page) = (request()?, use_context::<OfPage>().unwrap_or_default());
        let mut read = page.0.lock().await;
        if let Some(initiative) = read.as_ref().filter(|initiative| initiative.id == id) {
            return Ok(initiative.clone());
        }
        let initiative = Arc::new(request.forum.initiative(&request.viewer, id).await?);
        *read = Some(initiative.clone());
        Ok(initiative)
    }
}

#[cfg(feature = "ssr")]
pub use in_server::{provide, read};

/// In the browser each question is sent by itself.
#[cfg(not(feature = "ssr"))]
pub const fn provide() {}
