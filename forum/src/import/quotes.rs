//! A strict look at the quoting of CSV (RFC 4180): where each row begins, and whether its quotes are in order. The
//! reader that takes out the values forgives a missing quote and swallows the rows that follow; this does not.

use std::{iter::Peekable, str::Chars};

/// What is wrong, and on which line.
pub type Fault = (usize, &'static str);

struct Scan<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
}

/// How a value ended.
#[derive(PartialEq)]
enum End {
    Value,
    Row,
    File,
}

/// The lines on which rows begin, counted from 1; empty lines are none.
pub fn lines(text: &str) -> Result<Vec<usize>, Fault> {
    let mut scan = Scan { rest: text.chars().peekable(), line: 1 };
    let mut begun = Vec::new();
    while let Some(first) = scan.rest.peek().copied() {
        if matches!(first, '\n' | '\r') {
            scan.next();
            continue;
        }
        begun.push(scan.line);
        while scan.value()? == End::Value {}
    }
    Ok(begun)
}

impl Scan<'_> {
    fn next(&mut self) -> Option<char> {
        let next = self.rest.next();
        self.line += usize::from(next == Some('\n'));
        next
    }

    fn value(&mut self) -> Result<End, Fault> {
        if self.rest.peek() == Some(&'"') { self.quoted() } else { self.bare() }
    }

    fn bare(&mut self) -> Result<End, Fault> {
        let line = self.line;
        loop {
            match self.next() {
                Some('"') => return Err((line, "a quote in a value that does not begin with one")),
                other => {
                    if let Some(end) = ended(other) {
                        return Ok(end);
                    }
                }
            }
        }
    }

    fn quoted(&mut self) -> Result<End, Fault> {
        let line = self.line;
        self.next();
        loop {
            match self.next() {
                None => return Err((line, "a quote that is opened here is never closed")),
                Some('"') if self.rest.peek() == Some(&'"') => {
                    self.next();
                }
                Some('"') => {
                    let next = self.next();
                    return ended(next)
                        .ok_or((line, "a quote that is opened here is not closed at the end of its value"));
                }
                Some(_) => {}
            }
        }
    }
}

fn ended(by: Option<char>) -> Option<End> {
    match by {
        None => Some(End::File),
        Some(',') => Some(End::Value),
        Some('\n' | '\r') => Some(End::Row),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_begin_where_they_do() {
        assert_eq!(lines("a,b\nc,\"d\ne\"\n\nf,g").unwrap(), [1, 2, 5]);
        assert_eq!(lines("a,b\r\nc,\"d\"\"\"\r\n").unwrap(), [1, 2]);
        assert_eq!(lines("").unwrap(), Vec::<usize>::new());
    }

    #[test]
    fn a_missing_quote_is_told_where_the_value_begins() {
        for (text, line) in [
            ("a\n\"b", 2),
            ("a\nb\"\nc", 2),
            ("a,b\nc,\"d\ne,\"f\"\n", 2),
            ("a\n\"b\"c\"\n", 2),
            ("a,b\n1,\"two\n3,four\n", 2),
        ] {
            assert_eq!(lines(text).map_err(|(line, _)| line), Err(line), "{text:?}");
        }
    }
}
