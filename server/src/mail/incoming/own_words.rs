//! What somebody wrote themselves in a reply by mail: without what they answer to, the lines that their mail program put around it, and
//! their signature. Mail programs mark these as they like; what they do is in the table of `server/tests/process/mail/replies`.

use super::lines::{
    attribution, begins_older_mail, is_closing, is_device_signature, is_list_item, is_picture, is_quote,
    is_signature_mark, unquoted,
};

/// The most bytes that are looked at: many times what a comment may hold, with what is quoted below it.
const LONGEST: usize = 1_000_000;
/// Lines that are not broken by a mail program are longer than this, in characters.
const WRAPPED: usize = 80;
/// Where mail programs break lines at the earliest.
const BREAKS: usize = 70;
/// How many lines below a greeting are a name and not a signature of an office.
const NAME: usize = 2;

/// Consecutive lines that are all their own, or all quoted.
#[derive(Debug)]
struct Run<'a> {
    is_quote: bool,
    lines: Vec<&'a str>,
}

/// Their own words as Markdown. With `is_flowed` each line is a paragraph or was broken on purpose (RFC 3676), otherwise lines that a
/// mail program broke are put together again.
pub fn own_words(text: &str, is_flowed: bool) -> String {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let plain = printable(
        &text.replace("\r\n", "\n").replace(['\u{a0}', '\u{202f}'], " ").replace(['\u{feff}', '\u{200b}'], ""),
    );
    let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
    let end = (0..lines.len()).find(|at| begins_older_mail(&lines[*at..])).unwrap_or(lines.len());
    let runs = without_frame(runs(&lines[..end]));
    let mut own: Vec<String> = Vec::new();
    for run in runs {
        if run.is_quote {
            own.extend(last_paragraph(&run.lines).iter().map(|line| format!("> {}", unquoted(line))));
            own.push(String::new());
        } else {
            let lines = run.lines.iter().map(|line| line.trim_start()).collect::<Vec<_>>();
            own.extend(if is_flowed { lines.into_iter().map(str::to_owned).collect() } else { rejoined(&lines) });
            own.push(String::new());
        }
    }
    let mut text = own.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.trim().to_owned()
}

/// Without characters that are there for machines: databases do not take all of them.
pub fn printable(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect()
}

/// The lines in runs, without those that say who wrote what is quoted. Where that is not marked as quoted, all that follows is.
fn runs<'a>(lines: &[&'a str]) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(length) = attribution(&lines[at..]) {
            at += length;
            let next = lines[at..].iter().find(|line| !line.is_empty());
            if next.is_some_and(|line| !is_quote(line)) {
                break;
            }
            continue;
        }
        let is_quote = is_quote(lines[at]);
        match runs.last_mut().filter(|run| run.is_quote == is_quote) {
            Some(run) => run.lines.push(lines[at]),
            None => runs.push(Run { is_quote, lines: vec![lines[at]] }),
        }
        at += 1;
    }
    runs
}

/// Without signatures, empty runs, and quotes that nothing of their own stands below. A whole mail that is quoted above the answer is
/// no part of it; quotes that are answered one by one are.
fn without_frame(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut kept: Vec<Run<'_>> = Vec::new();
    for mut run in runs {
        if !run.is_quote {
            run.lines = without_signature(run.lines);
            if run.lines.iter().all(|line| line.is_empty()) {
                continue;
            }
        }
        match kept.last_mut().filter(|last| last.is_quote == run.is_quote) {
            Some(last) => last.lines.append(&mut run.lines),
            None => kept.push(run),
        }
    }
    let ends_in_quote = kept.last().is_some_and(|run| run.is_quote);
    if ends_in_quote {
        kept.pop();
    }
    if let [quote, _] = kept.as_slice()
        && quote.is_quote
        && !ends_in_quote
    {
        kept.remove(0);
    }
    kept
}

/// Without the signature: what follows its mark (RFC 3676, 4.3), what a device says of itself, the lines of an office below a greeting.
fn without_signature(mut lines: Vec<&str>) -> Vec<&str> {
    if let Some(at) = lines.iter().position(|line| is_signature_mark(line)) {
        lines.truncate(at);
    }
    lines.retain(|line| !is_picture(line));
    while let Some(last) = lines.last()
        && (last.is_empty() || is_device_signature(last))
    {
        lines.pop();
    }
    if let Some(at) = lines.iter().rposition(|line| is_closing(line)) {
        let below = lines[at + 1..].iter().filter(|line| !line.is_empty());
        if below.clone().count() > NAME && below.clone().all(|line| line.chars().count() < WRAPPED) {
            lines.truncate(at);
        }
    }
    lines
}

/// The last paragraph of a quote: that is what is answered below it.
fn last_paragraph<'a, 'b>(lines: &'b [&'a str]) -> &'b [&'a str] {
    let is_empty = |line: &&&str| unquoted(line).is_empty();
    let end = lines.iter().rposition(|line| !is_empty(&line)).map_or(0, |last| last + 1);
    let start = lines[..end].iter().rposition(|line| is_empty(&line)).map_or(0, |before| before + 1);
    &lines[start..end]
}

/// Lines put together again that a mail program broke: one that ends where the next word did not fit.
fn rejoined(lines: &[&str]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let is_broken = lines.iter().all(|line| line.chars().count() <= WRAPPED);
    let mut length = 0;
    for line in lines {
        let first = line.split_whitespace().next().unwrap_or_default().chars().count();
        let did_not_fit = length + 1 + first > BREAKS && !line.is_empty() && !is_list_item(line);
        match whole.last_mut() {
            Some(last) if is_broken && did_not_fit && !last.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => whole.push((*line).to_owned()),
        }
        length = line.chars().count();
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn what_stands_around_an_answer_goes() {
        for (mail, own) in [
            ("Graag!\n\nOp di 24 nov 2026 om 10:12 schreef Gemeente\n<naast@voorbeeld.nl>:\n\n> Kom je?\n", "Graag!"),
            ("> Kom je?\n\nGraag!\n-- \nRia\nTel. 06", "Graag!"),
            ("Graag!\n\nVerstuurd vanaf mijn iPhone\n", "Graag!"),
            ("Graag!\n\nVan: Gemeente\nVerzonden: dinsdag\nAan: Ria\nOnderwerp: Re\n\nKom je?", "Graag!"),
            ("Graag!\n\n-----Oorspronkelijk bericht-----\nKom je?", "Graag!"),
            (
                "> Kom je?\n>\n> Om tien?\nJa.\n> Waar?\nBij de halte.\n> Groet",
                "> Om tien?\n\nJa.\n\n> Waar?\n\nBij de halte.",
            ),
            ("Graag!\n\nGroet,\nRia", "Graag!\n\nGroet,\nRia"),
            ("Graag!\n\nMet vriendelijke groet,\nRia\nAdviseur\nBuurthuis\n06 1", "Graag!"),
            ("> Kom je?\n", ""),
            ("\u{feff}Gra\0ag!\u{a0}\u{1b}\r\n", "Graag!"),
            ("Ik vind: op tijd komen.\nDat zei ik.", "Ik vind: op tijd komen.\nDat zei ik."),
        ] {
            assert_eq!(own_words(mail, false), own, "{mail}");
        }
    }

    #[test]
    fn lines_that_a_program_broke_are_one_again() {
        let broken = "Ik denk dat een bank bij de vijver voor veel mensen in de buurt fijn\nis, want er is nergens een plek.\nRia";
        let whole = "Ik denk dat een bank bij de vijver voor veel mensen in de buurt fijn is, want er is nergens een plek.\nRia";
        assert_eq!(own_words(broken, false), whole);
        assert_eq!(own_words(broken, true), broken, "these were broken on purpose");
        let long = format!("{}\nIk", "woord ".repeat(20).trim());
        assert_eq!(own_words(&long, false), long, "a program that does not break lines broke none");
    }
}
