//! Reporting something.

use leptos::prelude::*;
use naast_ui::error::AppError;

/// Reports a comment, an initiative or a profile.
#[server(endpoint = "report")]
pub async fn report(
    #[server(default)] about: String,
    #[server(default)] rule: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    use naast_domain::{ids::HouseRuleId, location::Location, measures::Subject};
    use naast_ui::request::{go_to, parse, request};
    let request = request()?;
    request.viewer.may_take_part(request.forum.clock().now())?;
    let rule = parse::<HouseRuleId>("rule", &rule)?;
    let subject = request.named(&about).await?;
    request.forum.report(&request.viewer, subject, rule, &words).await?;
    let place = match subject {
        Subject::Contribution { initiative, .. } => Location::Initiative(initiative),
        Subject::Profile(member) => Location::Profile(member),
    };
    go_to(&format!("{}/reported", place.path()));
    Ok(())
}
