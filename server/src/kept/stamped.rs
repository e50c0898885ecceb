//! A page in one of its forms, with an open place wherever a stamp stands: each reader gets a stamp of their own, and the rest
//! is compressed once. Both gzip (RFC 1951, 3.2.4) and Brotli (RFC 7932, 9.2) have blocks of bytes as they are; the stamp is
//! put into the stream as such a block.
//!
//! What is compressed holds bytes of another kind in the open places, as many as a stamp has: bytes that stand in no UTF-8,
//! so that nothing after them is told as a copy of them. Two bytes of the page go along in the block, as Brotli reads on
//! by the last two.

use super::coding::Coding;
use axum::body::Bytes;
use brotli::{CompressorWriter, Decompressor};
use flate2::{Compression, Crc, read::GzDecoder, write::DeflateEncoder};
use std::io::{self, Read, Write};

/// How well pages are compressed: once for each change, so better than what is compressed for one reader only.
const BROTLI: u32 = 5;
const GZIP: u32 = 6;
/// The window of Brotli, in bits.
const WINDOW: u32 = 22;
/// How many bytes of the page go along with a stamp.
const ALONG: usize = 2;
/// Bytes that stand in no text.
const NO_TEXT: [u8; 13] = [0xc0, 0xc1, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff];
/// The header of a gzip file without name or time (RFC 1952, 2.3).
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// A page in one form.
#[derive(Debug)]
pub struct Stamped {
    coding: Coding,
    /// What stands before, between and after the stamps.
    pieces: Vec<Bytes>,
    /// What goes along with each stamp, when the pieces are compressed.
    along: Vec<Bytes>,
    /// The check of the text in each piece, for gzip.
    checks: Vec<Crc>,
    /// How long a stamp is.
    length: usize,
}

impl Stamped {
    /// The page as it is, cut where this stamp stands.
    pub fn plain(page: &str, stamp: &str) -> Self {
        let pieces = page.split(stamp).map(|piece| Bytes::copy_from_slice(piece.as_bytes())).collect();
        Self { coding: Coding::Plain, pieces, along: Vec::new(), checks: Vec::new(), length: stamp.len() }
    }

    /// A plain page compressed; none where that does not read as the same again.
    pub fn compressed(&self, coding: Coding) -> Option<Self> {
        let compressed = match coding {
            Coding::Plain => return None,
            Coding::Gzip => self.written(coding, DeflateEncoder::new(Vec::new(), Compression::new(GZIP))),
            Coding::Brotli => self.written(coding, CompressorWriter::new(Vec::new(), 0, BROTLI, WINDOW)),
        };
        let compressed = compressed.ok().flatten()?;
        let stamp = "s".repeat(self.length);
        let (mut again, whole) = (Vec::new(), compressed.with(&stamp)?.concat());
        match coding {
            Coding::Plain => return None,
            Coding::Gzip => GzDecoder::new(&*whole).read_to_end(&mut again).ok()?,
            Coding::Brotli => Decompressor::new(&*whole, 0).read_to_end(&mut again).ok()?,
        };
        (again == self.with(&stamp)?.concat()).then_some(compressed)
    }

    fn written<W: Stream>(&self, coding: Coding, mut writer: W) -> io::Result<Option<Self>> {
        let (mut pieces, mut along, mut checks) = (Vec::new(), Vec::new(), Vec::new());
        let mut no_text = no_text();
        let mut begin = 0;
        for (number, piece) in self.pieces.iter().enumerate() {
            let is_last = number + 1 == self.pieces.len();
            let text = if number == 0 { piece.clone() } else { piece.slice(ALONG.min(piece.len())..) };
            let mut check = Crc::new();
            check.update(&text);
            checks.push(check);
            writer.write_all(&text)?;
            if is_last {
                break;
            }
            writer.flush()?;
            pieces.push(Bytes::copy_from_slice(&writer.so_far()[begin..]));
            let next = &self.pieces[number + 1];
            if next.len() < ALONG {
                return Ok(None);
            }
            let beside = next.slice(..ALONG);
            writer.write_all(&no_text.by_ref().take(self.length).collect::<Vec<_>>())?;
            writer.write_all(&beside)?;
            writer.flush()?;
            begin = writer.so_far().len();
            along.push(beside);
        }
        pieces.push(Bytes::copy_from_slice(&writer.whole()?[begin..]));
        Ok(Some(Self { coding, pieces, along, checks, length: self.length }))
    }

    /// Whether it has stamps.
    pub fn has_stamps(&self) -> bool {
        self.pieces.len() > 1
    }

    /// In which form it is.
    pub fn coding(&self) -> Coding {
        self.coding
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.pieces.iter().map(Bytes::len).sum()
    }

    /// The whole page with this stamp, in pieces of which none that is kept is copied; none when the stamp is of another length.
    pub fn with(&self, stamp: &str) -> Option<Vec<Bytes>> {
        if self.has_stamps() && stamp.len() != self.length {
            return None;
        }
        let mut page = Vec::with_capacity(2 * self.pieces.len() + 1);
        if self.coding == Coding::Gzip {
            page.push(Bytes::from_static(&HEADER));
        }
        for (number, piece) in self.pieces.iter().enumerate() {
            page.push(piece.clone());
            if number + 1 < self.pieces.len() {
                let along = self.along.get(number).map_or(&[][..], |along| along);
                page.push([&self.block(stamp.len() + along.len())?, stamp.as_bytes(), along].concat().into());
            }
        }
        if self.coding == Coding::Gzip {
            let check = self.check(stamp);
            page.push([check.sum().to_le_bytes(), check.amount().to_le_bytes()].concat().into());
        }
        Some(page)
    }

    /// What stands before so many bytes as they are.
    fn block(&self, length: usize) -> Option<Vec<u8>> {
        let length = u16::try_from(length).ok()?;
        Some(match self.coding {
            Coding::Plain => Vec::new(),
            Coding::Gzip => [&[0], &length.to_le_bytes()[..], &(!length).to_le_bytes()[..]].concat(),
            // Not the last one; four digits of the length less one; as they are; up to the next byte.
            Coding::Brotli => ((u32::from(length) - 1) << 3 | 1 << 19).to_le_bytes()[..3].to_vec(),
        })
    }

    /// The check of the whole text (RFC 1952, 2.3.1).
    fn check(&self, stamp: &str) -> Crc {
        let mut whole = Crc::new();
        for (number, check) in self.checks.iter().enumerate() {
            whole.combine(check);
            if let Some(along) = self.along.get(number) {
                let mut between = Crc::new();
                between.update(stamp.as_bytes());
                between.update(along);
                whole.combine(&between);
            }
        }
        whole
    }
}

/// Bytes of no text, of which no two stand beside each other twice in the first 169: so they are told as themselves.
fn no_text() -> impl Iterator<Item = u8> {
    let all = NO_TEXT.iter().enumerate();
    let pairs = all.flat_map(|(at, first)| {
        let after = NO_TEXT[at + 1..].iter().flat_map(move |second| [*first, *second]);
        std::iter::once(*first).chain(after)
    });
    pairs.collect::<Vec<_>>().into_iter().cycle()
}

/// What compresses into memory.
trait Stream: Write {
    /// What was written so far; after a flush all of it, up to a whole byte.
    fn so_far(&self) -> &[u8];
    /// All of it, with its end.
    fn whole(self) -> io::Result<Vec<u8>>;
}

impl Stream for DeflateEncoder<Vec<u8>> {
    fn so_far(&self) -> &[u8] {
        self.get_ref()
    }

    fn whole(self) -> io::Result<Vec<u8>> {
        self.finish()
    }
}

impl Stream for CompressorWriter<Vec<u8>> {
    fn so_far(&self) -> &[u8] {
        self.get_ref()
    }

    fn whole(self) -> io::Result<Vec<u8>> {
        Ok(self.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(coding: Coding, bytes: &[u8]) -> String {
        let mut text = String::new();
        match coding {
            Coding::Plain => text = String::from_utf8(bytes.to_vec()).unwrap(),
            Coding::Gzip => drop(GzDecoder::new(bytes).read_to_string(&mut text).unwrap()),
            Coding::Brotli => drop(Decompressor::new(bytes, 0).read_to_string(&mut text).unwrap()),
        }
        text
    }

    /// A page with as many stamps, whose text comes back after each of them.
    fn page(stamps: usize, length: usize, stamp: &str) -> String {
        let comment = |n| format!("<p>Reactie {} – ĳsbaan «{}»</p>", n % 97, n * n % 1_009);
        let text = (0..length).map(comment).collect::<Vec<_>>().concat();
        let form = format!("<form><input name=\"arrival[stamp]\" value=\"{stamp}\"><textarea></textarea></form>");
        (0..stamps).fold(text.clone(), |page, _| page + &form + &text) + "<script>1</script></body></html>"
    }

    #[test]
    fn each_reader_gets_the_page_with_a_stamp_of_their_own_in_every_form() {
        let stamp = "1795420800000.abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_abcde";
        for (stamps, length) in [(0, 0), (0, 900), (1, 0), (1, 3), (1, 900), (2, 300), (5, 40)] {
            let plain = Stamped::plain(&page(stamps, length, stamp), stamp);
            assert_eq!(plain.has_stamps(), stamps > 0);
            for coding in [Coding::Gzip, Coding::Brotli] {
                let Some(compressed) = plain.compressed(coding) else {
                    assert!(stamps > 2, "{coding:?} of {stamps} stamps in {length}");
                    continue;
                };
                for other in [stamp.to_owned(), stamp.replace('a', "z"), "\u{0}".repeat(stamp.len())] {
                    let whole = compressed.with(&other).unwrap().concat();
                    assert_eq!(read(coding, &whole), page(stamps, length, &other), "{coding:?} {stamps} {length}");
                    assert!(
                        length < 300 || whole.len() * 4 < plain.size(),
                        "{coding:?} {} {}",
                        whole.len(),
                        plain.size()
                    );
                }
                assert!(stamps == 0 || compressed.with("short").is_none());
            }
        }
    }

    #[test]
    fn no_two_bytes_of_no_text_come_twice() {
        let bytes: Vec<_> = no_text().take(169).collect();
        let pairs: std::collections::BTreeSet<_> = bytes.windows(2).collect();
        assert_eq!(pairs.len(), 168);
        assert!(bytes.iter().all(|byte| std::str::from_utf8(&[*byte]).is_err()));
    }
}
