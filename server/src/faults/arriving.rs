//! The body of a request, as far as it arrives.

use axum::body::{Body, Bytes};
use futures::StreamExt;
use std::time::Duration;
use tokio::time::timeout;

/// The most bytes of a request: the longest story in letters of four bytes, percent-encoded.
pub const REQUEST: usize = 512 * 1024;
/// How many bytes more are let in of what is too large, so that its sender hears why.
const DRAINED: usize = 8 * 1024 * 1024;
/// How long it may take.
pub const TIME: Duration = Duration::from_secs(30);

/// What arrived.
#[derive(Debug)]
pub struct Arrived {
    pub text: Bytes,
    pub end: End,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Whole,
    TooLarge,
    /// It stopped coming, or the line was lost.
    TooSlow,
}

/// Reads a body; of what is too large or stops coming, what came so far.
pub async fn read(body: Body) -> Arrived {
    read_within(TIME, body).await
}

async fn read_within(time: Duration, body: Body) -> Arrived {
    let (mut text, mut rest) = (Vec::new(), 0);
    let end = timeout(time, async {
        let mut pieces = body.into_data_stream();
        while let Some(piece) = pieces.next().await {
            let Ok(piece) = piece else { return End::TooSlow };
            let room = (REQUEST - text.len()).min(piece.len());
            text.extend_from_slice(&piece[..room]);
            rest += piece.len() - room;
            if rest > DRAINED {
                break;
            }
        }
        if rest > 0 { End::TooLarge } else { End::Whole }
    });
    let end = end.await.unwrap_or(End::TooSlow);
    Arrived { text: text.into(), end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::stream;
    use std::{convert::Infallible, io};

    fn pieces(count: usize) -> Body {
        Body::from_stream(stream::iter((0..count).map(|_| Ok::<_, Infallible>(Bytes::from_static(&[b'a'; 1024])))))
    }

    #[tokio::test]
    async fn what_came_is_kept_however_it_ends() {
        let whole = read(pieces(512)).await;
        assert_eq!((whole.text.len(), whole.end), (REQUEST, End::Whole));
        let large = read(pieces(513)).await;
        assert_eq!((large.text.len(), large.end), (REQUEST, End::TooLarge));
        let begun = stream::iter([Ok(Bytes::from_static(b"body=Ik")), Err(io::Error::other("lost"))]);
        let begun = read(Body::from_stream(begun)).await;
        assert_eq!((&begun.text[..], begun.end), (&b"body=Ik"[..], End::TooSlow));
    }

    #[tokio::test]
    async fn what_has_no_end_is_not_read_on() {
        let endless = stream::repeat_with(|| Ok::<_, Infallible>(Bytes::from(vec![b'a'; 65_536])));
        assert_eq!(read(Body::from_stream(endless)).await.end, End::TooLarge);
    }

    #[tokio::test]
    async fn what_stops_coming_is_too_slow() {
        let begun = stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"body=Ik"))]).chain(stream::pending());
        let begun = read_within(Duration::from_millis(20), Body::from_stream(begun)).await;
        assert_eq!((&begun.text[..], begun.end), (&b"body=Ik"[..], End::TooSlow));
    }
}
