//! What everybody may read of the measure that hides, locks or marks something.

use crate::{Result, measures::sql, storage::Reader};
use naast_domain::{ids::MeasureId, measures::Removal};

/// What everybody may read of why something is hidden or locked.
pub async fn removal(conn: &mut Reader, measure: Option<MeasureId>) -> Result<Option<Removal>> {
    let Some(measure) = measure else { return Ok(None) };
    Ok(sql::measures::removal(conn, measure).await?)
}
