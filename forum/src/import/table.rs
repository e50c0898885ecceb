//! CSV with named columns (RFC 4180). A file is whole, or it is refused with the line on which it is not.

use super::{ImportError, quotes};
use csv::StringRecord;

/// The rows of a file.
pub struct Table<'a> {
    pub file: &'a str,
    names: StringRecord,
    pub rows: Vec<Row>,
}

/// A row and the line on which it begins.
pub struct Row {
    pub line: usize,
    values: StringRecord,
}

impl Row {
    /// The value in a column, without outer white space.
    pub fn get(&self, column: usize) -> &str {
        self.values.get(column).unwrap_or_default().trim()
    }
}

impl<'a> Table<'a> {
    /// Reads a file.
    pub fn read(file: &'a str, bytes: &[u8]) -> Result<Self, ImportError> {
        let text = utf8(file, bytes)?;
        let lines = quotes::lines(text).map_err(|(line, reason)| broken(file, line, reason))?;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut table = Table { file, names: StringRecord::new(), rows: Vec::new() };
        for (index, (line, values)) in lines.into_iter().zip(reader.records()).enumerate() {
            let values = values.map_err(|error| broken(file, line, error.to_string()))?;
            if index == 0 {
                table.names = values;
                continue;
            }
            if values.len() != table.names.len() {
                let reason = format!("{} columns instead of {}", values.len(), table.names.len());
                return Err(broken(file, line, reason));
            }
            table.rows.push(Row { line, values });
        }
        Ok(table)
    }

    /// Where the column with this name is.
    pub fn column(&self, name: &str) -> Result<usize, ImportError> {
        let mut found = self.names.iter().enumerate().filter(|(_, it)| it.trim() == name);
        match (found.next(), found.next()) {
            (Some((column, _)), None) => Ok(column),
            (None, _) => Err(broken(self.file, 1, format!("there is no column {name}"))),
            (Some(_), Some(_)) => Err(broken(self.file, 1, format!("there are two columns {name}"))),
        }
    }

    /// The columns beside these, with the name of the file.
    pub fn columns_beside(&self, taken: &[&str]) -> impl Iterator<Item = (String, String)> {
        let beside = self.names.iter().map(str::trim).filter(|name| !taken.contains(name));
        beside.map(|name| (self.file.to_owned(), name.to_owned()))
    }

    /// Says that a row holds something else than it should.
    pub fn wrong(&self, row: &Row, column: &str, value: &str, expected: &str) -> ImportError {
        let shown: String = value.chars().take(40).collect();
        broken(self.file, row.line, format!("the column {column} holds {shown:?} instead of {expected}"))
    }
}

fn utf8<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, ImportError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        broken(file, line, "this is not UTF-8")
    })
}

fn broken(file: &str, line: usize, reason: impl Into<String>) -> ImportError {
    ImportError::Broken { file: file.to_owned(), line, reason: reason.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_was_written_is_read_again_on_its_line(rows in prop::collection::vec("[a,\"\n\r é]{0,8}", 0..20)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["number", "text"]).unwrap();
            let (mut line, mut lines) = (2, Vec::new());
            for (index, text) in rows.iter().enumerate() {
                writer.write_record([&index.to_string(), text]).unwrap();
                lines.push(line);
                line += 1 + text.matches('\n').count();
            }
            let bytes = writer.into_inner().unwrap();
            let table = Table::read("file", &bytes).unwrap();
            let column = table.column("text").unwrap();
            let texts: Vec<_> = table.rows.iter().map(|row| row.values.get(column).unwrap().to_owned()).collect();
            prop_assert_eq!(texts, rows);
            prop_assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), lines);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = Table::read("file", &bytes);
        }
    }
}
