//! What these pages ask of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    paging::{Cursor, Page},
    search::Found,
};

/// What holds all words of a query.
#[server(FindWords, endpoint = "search", input = server_fn::codec::Json)]
pub async fn search(query: String, after: Option<Cursor>) -> Result<Page<Found>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.search(&request.viewer, &query, after).await?)
}
