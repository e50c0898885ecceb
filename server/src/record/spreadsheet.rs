//! Tables as files: CSV (RFC 4180), safe to open in a spreadsheet.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
    response::IntoResponse,
};

/// A cell. What a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text.
fn cell(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn written(
    columns: impl IntoIterator<Item: AsRef<[u8]>>,
    rows: impl IntoIterator<Item: IntoIterator<Item = String>>,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row.into_iter().map(cell))?;
    }
    Ok(writer.into_inner()?)
}

/// A table as a file with this name.
pub fn answer(
    name: &str,
    columns: impl IntoIterator<Item: AsRef<[u8]>>,
    rows: impl IntoIterator<Item: IntoIterator<Item = String>>,
) -> Response<Body> {
    match written(columns, rows) {
        Ok(file) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ];
            (headers, file).into_response()
        }
        Err(error) => {
            tracing::error!("{error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cells = ["=1+1", "+31", "-1", "@SUM(A1)", "\tx", "\rx", "Gewoon = goed", ""];
        let rows = cells.map(|text| [text.to_owned(), "x".to_owned()]);
        let file = String::from_utf8(written(["a", "b"], rows).unwrap()).unwrap();
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let read: Vec<_> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        assert_eq!(read, ["'=1+1", "'+31", "'-1", "'@SUM(A1)", "'\tx", "'\rx", "Gewoon = goed", ""]);
    }

    #[test]
    fn what_is_said_stays_in_its_cell() {
        let said = "Hij zei: \"nee\", en ging;\nmet een regel";
        let file = written(["a", "b"], [[said.to_owned(), "x".to_owned()]]).unwrap();
        let mut reader = csv::Reader::from_reader(file.as_slice());
        assert_eq!(&reader.records().next().unwrap().unwrap()[0], said);
    }
}
