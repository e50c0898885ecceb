//! What was said at a meeting, pasted or as CSV: one story for each person, to be looked at before anything is saved.

use naast_domain::behalf::MeetingStory;

/// How a name is called in the head of a table, in both languages; a title; a story.
const HEADS: [&[&str]; 3] =
    [&["naam", "name", "wie", "who"], &["titel", "title"], &["verhaal", "story", "tekst", "text"]];

/// Reads a table with a head (commas, semicolons or tabs), or else blocks with empty lines between them: a first line
/// such as `Henk:` names who told it.
pub fn read(text: &str) -> Vec<MeetingStory> {
    let text = text.replace("\r\n", "\n").replace('\u{FEFF}', "");
    table(&text).unwrap_or_else(|| blocks(&text))
}

fn table(text: &str) -> Option<Vec<MeetingStory>> {
    let head = text.lines().find(|line| !line.trim().is_empty())?;
    let delimiter = [b';', b'\t', b','].into_iter().find(|mark| head.as_bytes().contains(mark))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start().as_bytes());
    let names = reader.headers().ok()?.clone();
    let column =
        |names_of: &[&str]| names.iter().position(|name| names_of.contains(&name.to_lowercase().trim_matches('"')));
    let [name, title, story] = HEADS.map(column);
    let story = story?;
    let field =
        |record: &csv::StringRecord, at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
    let stories = reader.records().filter_map(Result::ok).map(|record| MeetingStory {
        name: field(&record, name),
        title: field(&record, title),
        story: field(&record, Some(story)),
    });
    Some(stories.filter(|story| !(story.name.is_empty() && story.story.is_empty())).collect())
}

fn blocks(text: &str) -> Vec<MeetingStory> {
    let mut stories = Vec::new();
    for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let (first, rest) = block.split_once('\n').unwrap_or((block, ""));
        let (name, story) = match first.split_once(':') {
            Some((name, said)) if name.chars().count() <= 60 && !name.trim().is_empty() => {
                (name.trim(), format!("{}\n{rest}", said.trim()))
            }
            _ => ("", block.to_owned()),
        };
        stories.push(MeetingStory { name: name.to_owned(), title: String::new(), story: story.trim().to_owned() });
    }
    stories
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(String, String)> {
        read(text).into_iter().map(|story| (story.name, story.story)).collect()
    }

    fn pair(name: &str, story: &str) -> (String, String) {
        (name.to_owned(), story.to_owned())
    }

    #[test]
    fn tables_of_every_kind_are_read() {
        let expected = [pair("Henk", "Een bankje, graag"), pair("Ayşe", "Een tuin\nachter het huis")];
        for text in [
            "naam;titel;verhaal\nHenk;;Een bankje, graag\nAyşe;Tuin;\"Een tuin\nachter het huis\"\n;;\n",
            "\u{FEFF}Name,Title,Story\r\nHenk,,\"Een bankje, graag\"\r\nAyşe,Tuin,\"Een tuin\nachter het huis\"\r\n",
            "story\tname\nEen bankje, graag\tHenk\n\"Een tuin\nachter het huis\"\tAyşe",
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn pasted_notes_are_read_block_by_block() {
        let text = "Henk: Een bankje, graag.\nBij de halte.\n\n\nAyşe:\nEen tuin.\n\nZonder naam, met een komma";
        assert_eq!(
            names(text),
            [
                pair("Henk", "Een bankje, graag.\nBij de halte."),
                pair("Ayşe", "Een tuin."),
                pair("", "Zonder naam, met een komma")
            ]
        );
        assert_eq!(read(""), []);
    }
}
