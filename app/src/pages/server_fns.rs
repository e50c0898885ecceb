//! What these pages ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    paging::{Cursor, Page},
    search::Found,
};
use naast_ui::error::AppError;

/// What holds all words of a query.
#[server(FindWords, endpoint = "search", input = server_fn::codec::Json)]
pub async fn search(query: String, after: Option<Cursor>) -> Result<Page<Found>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.search(&request.viewer, &query, after).await?)
}
