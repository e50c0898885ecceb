//! A body in pieces, as they are kept: they go to the socket side by side (`writev`), and nobody copies them together.

use axum::body::{Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
    vec::IntoIter,
};

/// The pieces that were not sent yet.
pub struct Pieces {
    left: IntoIter<Bytes>,
    /// How many bytes they are.
    size: u64,
}

impl Pieces {
    /// All of these.
    pub fn of(pieces: Vec<Bytes>) -> Self {
        let size = pieces.iter().map(|piece| piece.len() as u64).sum();
        Self { left: pieces.into_iter(), size }
    }
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.left.find(|piece| !piece.is_empty());
        self.size -= piece.as_ref().map_or(0, |piece| piece.len() as u64);
        Poll::Ready(piece.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.size == 0
    }

    /// Exact, so that the length of the page is said.
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.size)
    }
}
