//! Download my data: everything that the forum holds about a member, in a form that a machine can read
//! (GDPR, articles 15 and 20).

use crate::{Forum, Result, sql};
use naast_domain::{member::Viewer, refusal::Refusal};
use serde_json::{Value, json};

impl Forum {
    /// Everything the forum holds about the viewer.
    ///
    /// # Errors
    /// `SignInNeeded`.
    pub async fn my_data(&self, viewer: &Viewer) -> Result<Value> {
        let id = viewer.may_manage_account()?;
        let mut conn = self.db.read().await?;
        let member = sql::members::find(&mut conn, id).await?.ok_or(Refusal::SignInNeeded)?;
        let roles: Vec<&str> = member.roles().iter().map(naast_domain::member::Role::word).collect();
        Ok(json!({
            "account": {
                "id": id, "email": member.email, "name": member.name, "about": member.about, "roles": roles,
                "function": member.function, "department": member.department, "language": member.language,
                "joined_at": member.joined_at.rfc3339(),
            },
            "initiatives": sql::profiles::own_initiatives(&mut conn, id).await?,
            "comments": sql::profiles::own_comments(&mut conn, id).await?,
            "earlier_versions": sql::profiles::own_versions(&mut conn, id).await?,
            "supports": sql::profiles::own_supports(&mut conn, id).await?,
            "follows": sql::profiles::own_follows(&mut conn, id).await?,
            "offers": sql::profiles::own_offers(&mut conn, id).await?,
            "helps": sql::profiles::own_helps(&mut conn, id).await?,
            "carries": sql::profiles::own_carries(&mut conn, id).await?,
            "obstacles": sql::profiles::own_obstacles(&mut conn, id).await?,
            "obstacle_links": sql::profiles::own_obstacle_links(&mut conn, id).await?,
            "templates": sql::profiles::own_templates(&mut conn, id).await?,
            "interests": sql::profiles::own_interests(&mut conn, id).await?,
            "drafts": sql::profiles::own_drafts(&mut conn, id).await?,
            "reports": sql::profiles::own_reports(&mut conn, id).await?,
            "journal": sql::profiles::own_entries(&mut conn, id).await?,
        }))
    }
}
