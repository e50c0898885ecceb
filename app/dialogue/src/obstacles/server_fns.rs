//! What the pages about rules in the way ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    ids::ObstacleId,
    obstacles::{Obstacle, ObstacleFilter, ObstacleOverview},
    paging::Page,
    spam_defence::arrival::Arrival,
};
use naast_ui::error::AppError;

/// The register, and how it looks at a glance.
#[server(ReadObstacles, endpoint = "obstacles", input = server_fn::codec::Json)]
pub async fn obstacles(filter: ObstacleFilter) -> Result<(Page<Obstacle>, ObstacleOverview), AppError> {
    let request = naast_ui::request::request()?;
    let page = request.forum.obstacles(&request.viewer, &filter).await?;
    Ok((page, request.forum.obstacle_overview().await?))
}

/// One rule in the way.
#[server(ReadObstacle, endpoint = "obstacle", input = server_fn::codec::Json)]
pub async fn obstacle(id: ObstacleId) -> Result<Obstacle, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.obstacle(&request.viewer, id).await?)
}

/// Names a rule in the way. A visitor may sign in or register with the same form.
#[server(endpoint = "name_obstacle")]
#[allow(clippy::too_many_arguments)]
pub async fn name_obstacle(
    #[server(default)] heard: String,
    #[server(default)] citation: String,
    #[server(default)] link: String,
    #[server(default)] blocks: String,
    #[server(default)] initiative: String,
    #[server(default)] comment: String,
    #[server(default)] how: Option<String>,
    #[server(default)] email: Option<String>,
    #[server(default)] password: Option<String>,
    #[server(default)] name: Option<String>,
    #[server(default)] code: Option<String>,
    #[server(default)] arrival: Arrival,
) -> Result<(), AppError> {
    use naast_domain::obstacles::{ObstacleDraft, ObstacleInput};
    use naast_ui::request::{Identification, go_to, parse_if, request};
    let request = request()?;
    let (initiative, comment) = (parse_if("initiative", &initiative)?, parse_if("comment", &comment)?);
    let input = ObstacleInput { rule: heard, citation, link, blocks };
    ObstacleDraft::parse(&input)?;
    let viewer = request.identify(Identification { how, email, password, name, code, arrival }).await?;
    let id = request.forum.name_obstacle(&viewer, &input, initiative, comment).await?;
    go_to(&format!("/obstacles/{id}"));
    Ok(())
}

/// Says that a rule stands in the way of another initiative, too.
#[server(endpoint = "link_obstacle")]
pub async fn link_obstacle(id: ObstacleId, #[server(default)] initiative: String) -> Result<(), AppError> {
    use naast_domain::{obstacles::parse_initiative, refusal::Refusal};
    let request = naast_ui::request::request()?;
    request.viewer.may_name_obstacle(request.forum.clock().now())?;
    let initiative = parse_initiative(&initiative).map_err(|flaw| Refusal::field("initiative", flaw))?;
    Ok(request.forum.link_obstacle(&request.viewer, id, initiative, None).await?)
}

/// Says what came of a rule in the way.
#[server(endpoint = "settle_obstacle")]
pub async fn settle_obstacle(
    id: ObstacleId,
    #[server(default)] outcome: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_settle_obstacle(request.forum.clock().now())?;
    let outcome = naast_ui::request::parse("outcome", &outcome)?;
    Ok(request.forum.settle_obstacle(&request.viewer, id, outcome, &reason).await?)
}
