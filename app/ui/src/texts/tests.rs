use super::{
    StandingBeside, Texts, fill,
    reading::{Entries, LANGUAGES, Listed, add, missing, read},
};
use naast_domain::language::Language;
use std::path::Path;

fn entries(file: &str, source: &str) -> Entries {
    let mut entries = Entries::new();
    add(&mut entries, file, source).unwrap();
    entries
}

const DUTCH: &str =
    "hello = \"Dag {name}\"\nbye = \"Tot {day}, {name}\"\ndays = { one = \"{count} dag\", other = \"{count} dagen\" }";

fn judged(is_complete: bool, file: &str, source: &str) -> Result<usize, String> {
    let language = Listed { name: "Fy", tag: "fy", is_complete };
    missing(&language, &entries("frame.toml", DUTCH), &entries(file, source)).map(|keys| keys.len())
}

#[test]
fn what_dutch_does_not_have_or_says_otherwise_stops_the_build() {
    for (source, complaint) in [
        ("helo = \"Goeie\"", "texts/fy/frame.toml:1: `helo` is not there in Dutch"),
        ("hello = \"Goeie {namme}\"", "`hello` has other blanks in Dutch"),
        ("hello = \"Goeie\"", "`hello` has other blanks in Dutch"),
        ("days = \"{count} dagen\"", "`days` is counted in one language only"),
        ("days = { one = \"{tal} dei\", other = \"{tal} dagen\" }", "another blank than `count`"),
    ] {
        let error = judged(false, "frame.toml", source).unwrap_err();
        assert!(error.contains(complaint), "{error}");
    }
    assert!(judged(false, "desk.toml", "hello = \"Goeie {name}\"").unwrap_err().contains("stands in frame.toml"));
}

#[test]
fn only_a_language_that_is_not_complete_may_lack_a_text() {
    assert_eq!(judged(false, "frame.toml", "hello = \"Goeie {name}\""), Ok(2));
    assert!(judged(true, "frame.toml", "hello = \"Goeie {name}\"").unwrap_err().contains("`bye` is missing"));
    assert_eq!(judged(true, "frame.toml", DUTCH), Ok(0));
}

#[test]
fn every_file_of_every_language_fits_the_dutch_one() {
    let texts = read(Path::new("../texts")).unwrap();
    assert_eq!(LANGUAGES.iter().map(|language| language.tag).collect::<Vec<_>>(), Language::ALL.map(Language::tag));
    for ((listed, language), own) in LANGUAGES.iter().zip(Language::ALL).zip(&texts) {
        let lacks = missing(listed, &texts[0], own).unwrap().len();
        assert_eq!((listed.is_complete, format!("{language:?}")), (language.is_complete(), listed.name.to_owned()));
        assert!(lacks == 0 || !language.is_complete(), "{language} lacks {lacks}");
    }
}

#[test]
fn blanks_are_filled_once_each_with_its_own() {
    assert_eq!(fill("{0} en {1}", &["{1}", "x"]), "{1} en x");
    let eleven = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
    assert_eq!(fill("{1}, {10} en {11}", &eleven), "b, k en ");
    let beside = |language| {
        Texts(language).standing_beside(StandingBeside { date: "1 mei", initiator: "Samira", name: "{initiator}" })
    };
    assert_eq!(beside(Language::Nl), "{initiator} staat naast Samira sinds 1 mei.");
    assert_eq!(beside(Language::Fy), "{initiator} stiet njonken Samira sûnt 1 mei.");
}

#[test]
fn counts_know_one_and_write_numbers_as_the_language_does() {
    let count = |language, count| Texts(language).comment_count(count);
    assert_eq!(count(Language::Nl, 1), "1 reactie");
    assert_eq!(count(Language::Nl, 5633), "5.633 reacties");
    assert_eq!(count(Language::En, 5633), "5,633 comments");
    assert_eq!(count(Language::Fy, 5633), "5.633 reaksjes");
}

#[test]
fn what_a_language_lacks_is_said_in_dutch() {
    let (dutch, frisian) = (Texts(Language::Nl), Texts(Language::Fy));
    assert_eq!(frisian.tell_your_idea(), "Fertel jo idee");
    assert_eq!(frisian.terms_title(), "Hoe moderatoren werken");
    assert_eq!(frisian.terms_title(), dutch.terms_title());
    assert_ne!(frisian.terms_title(), Texts(Language::En).terms_title());
}
