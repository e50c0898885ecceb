//! Download my data: everything that the forum holds about a member, in a form that a machine can read
//! (GDPR, articles 15 and 20).

use crate::{Forum, Result, accounts::members, boxed, members::sql};
use naast_domain::{members::Viewer, refusal::Refusal};
use serde_json::{Value, json};

impl Forum {
    /// Everything the forum holds about the viewer.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn my_data(&self, viewer: &Viewer) -> Result<Value> {
        let id = viewer.may_manage_account()?;
        let mut conn = self.db.read().await?;
        let member = members::find(&mut conn, id).await?.ok_or(Refusal::SignInNeeded)?;
        let roles: Vec<&str> = member.roles().iter().map(naast_domain::members::Role::word).collect();
        let account = json!({
            "id": id, "email": member.email, "name": member.name, "about": member.about, "roles": roles,
            "function": member.function, "department": member.department, "language": member.language,
            "joined_at": member.joined_at.rfc3339(),
        });
        let mut everything = sql::export::everything(&mut conn, id).await?;
        everything.insert("account".to_owned(), account);
        Ok(Value::Object(everything))
    }
}
