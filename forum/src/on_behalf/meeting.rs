//! What was said at a meeting, pasted or as CSV: one story for each person, to be looked at before anything is saved.

use crate::{Forum, Result, accounts::secrets, boxed, on_behalf::entry::both};
use naast_domain::{
    flaw::{FieldFlaw, Flaw},
    members::Viewer,
    on_behalf::{BehalfDraft, BehalfInput, Entered, MOST_STORIES, MeetingLook, MeetingStory},
    provenance::Origin,
    refusal::Refusal,
};

/// How a name is called in the head of a table, in both languages; a title; a story.
const HEADS: [&[&str]; 3] =
    [&["naam", "name", "wie", "who"], &["titel", "title"], &["verhaal", "story", "tekst", "text"]];

impl Forum {
    /// What a text holds, with the fingerprint that lets it be saved.
    ///
    /// # Errors
    /// Refused to all but officials and moderators.
    pub fn look_at_meeting(&self, viewer: &Viewer, text: &str) -> Result<MeetingLook> {
        viewer.may_enter_on_behalf(self.clock.now())?;
        Ok(MeetingLook { stories: read(text), fingerprint: fingerprint(text) })
    }

    /// Begins an initiative for each story of a text that was looked at, all or none. Sent twice, each begins once.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at `told_on`, `consent`, or at `stories` when the text is
    /// not the one that was looked at, a story has no words or name, or there are none or more than fifty.
    #[boxed]
    pub async fn enter_meeting(
        &self,
        viewer: &Viewer,
        told_on: &str,
        consent: &str,
        text: &str,
        looked: &str,
    ) -> Result<Vec<Entered>> {
        let by = viewer.may_enter_on_behalf(self.clock.now())?;
        let stories = read(text);
        may_be_saved(&stories, fingerprint(text) == looked).map_err(|flaw| Refusal::field("stories", flaw))?;
        let mut ready = Vec::new();
        for story in stories {
            let teller = BehalfInput {
                origin: Origin::Meeting.word().to_owned(),
                name: story.name.clone(),
                told_on: told_on.to_owned(),
                contact: String::new(),
                consent: consent.to_owned(),
            };
            let (teller, draft) = both(BehalfDraft::parse(&teller, self.today()), story.draft()).map_err(of_meeting)?;
            let written = self.write_story(&draft).await?;
            ready.push((teller, draft, written));
        }
        let mut tx = self.db.write().await?;
        let mut all: Vec<Entered> = Vec::new();
        for (teller, draft, written) in &ready {
            let entered = self.enter(&mut tx, by, teller, draft, written).await?;
            // The same words by the same name twice in one text: the newest code is the one that counts.
            all.retain(|earlier| earlier.behalf != entered.behalf);
            all.push(entered);
        }
        tx.commit().await?;
        Ok(all)
    }
}

/// The fingerprint of a text, however its lines end.
fn fingerprint(text: &str) -> String {
    secrets::fingerprint(text.replace("\r\n", "\n").trim())
}

fn may_be_saved(stories: &[MeetingStory], is_looked_at: bool) -> Result<(), Flaw> {
    if stories.is_empty() {
        return Err(Flaw::Empty);
    }
    if !is_looked_at {
        return Err(Flaw::NotLookedAt);
    }
    if stories.len() > MOST_STORIES {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        return Err(Flaw::TooMany { maximum: count(MOST_STORIES), actual: count(stories.len()) });
    }
    Ok(())
}

/// What is wrong with a story of a meeting is told at all of them; the preview shows which one.
fn of_meeting(refusal: Refusal) -> Refusal {
    let Refusal::Invalid(flaws) = refusal else { return refusal };
    let is_shared = |flaw: &FieldFlaw| matches!(flaw.field.as_str(), "told_on" | "consent");
    let place = |flaw: FieldFlaw| if is_shared(&flaw) { flaw } else { flaw.flaw.at("stories") };
    let mut placed: Vec<_> = flaws.into_iter().map(place).collect();
    placed.dedup();
    Refusal::Invalid(placed)
}

/// Reads a table with a head (commas, semicolons or tabs), or else blocks with empty lines between them: a first line
/// such as `Henk:` names who told it.
fn read(text: &str) -> Vec<MeetingStory> {
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
