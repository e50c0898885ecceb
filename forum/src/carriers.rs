//! Who carries an initiative: its initiator, and whoever they invited.

use crate::{
    Forum, Result,
    sql::{self, Conn},
};
use naast_domain::{
    behalf::Provenance,
    course::Course,
    ids::{BehalfId, InitiativeId},
    member::Byline,
    offer::Carrier,
};

impl Forum {
    /// Who carries an initiative, and who was invited to.
    pub(crate) async fn carriers_of(&self, conn: &mut Conn, id: InitiativeId, course: &Course) -> Result<Vec<Carrier>> {
        let mut carriers = Vec::new();
        for member in course.carriers.iter().copied() {
            if let Some(name) = sql::offers::name(conn, member).await? {
                let byline = Byline { id: Some(member), name, office: None, imported_number: None };
                carriers.push(Carrier { id: member, byline, has_joined: true });
            }
        }
        carriers.extend(sql::offers::invited(conn, id).await?);
        Ok(carriers)
    }

    /// Where something came from that somebody else wrote down.
    pub(crate) async fn provenance(&self, conn: &mut Conn, id: Option<BehalfId>) -> Result<Option<Provenance>> {
        match id {
            Some(id) => Ok(sql::behalfs::provenance(conn, id).await?),
            None => Ok(None),
        }
    }
}
