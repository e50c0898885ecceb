//! Makes the texts of the interface from the translation files: one method of `Texts` for each key. A key or a
//! blank that one language has and the other has not stops the build.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write,
    fs,
    path::Path,
};

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// A text, or its singular and plural.
enum Text {
    Plain(String),
    Counted { one: String, other: String },
}

type Texts = BTreeMap<String, Text>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=texts");
    let [dutch, english] = [read(LANGUAGES[0])?, read(LANGUAGES[1])?];
    let (keys, others): (BTreeSet<_>, BTreeSet<_>) = (dutch.keys().collect(), english.keys().collect());
    if let Some(key) = keys.symmetric_difference(&others).next() {
        return Err(format!("`{key}` is missing in one of the languages").into());
    }
    let mut out = String::from("impl Texts {\n");
    for (key, nl) in &dutch {
        write_method(&mut out, key, nl, &english[key])?;
    }
    out.push_str("}\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), out)?;
    Ok(())
}

fn read(language: &str) -> Result<Texts, Box<dyn Error>> {
    let mut texts = Texts::new();
    for file in fs::read_dir(Path::new("texts").join(language))? {
        let path = file?.path();
        let table: toml::Table =
            fs::read_to_string(&path)?.parse().map_err(|error| format!("{}: {error}", path.display()))?;
        for (key, value) in table {
            let word = |name: &str| value.get(name).and_then(toml::Value::as_str).map(str::to_owned);
            let text = match (value.as_str(), word("one"), word("other")) {
                (Some(text), ..) => Text::Plain(text.to_owned()),
                (None, Some(one), Some(other)) => Text::Counted { one, other },
                _ => return Err(format!("{}: `{key}` is neither a text nor one/other", path.display()).into()),
            };
            if texts.insert(key.clone(), text).is_some() {
                return Err(format!("{}: `{key}` stands there twice", path.display()).into());
            }
        }
    }
    Ok(texts)
}

/// The blanks of a text, in the order of their names.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

fn write_method(out: &mut String, key: &str, nl: &Text, en: &Text) -> Result<(), Box<dyn Error>> {
    match (nl, en) {
        (Text::Plain(nl), Text::Plain(en)) => {
            let names = blanks(nl);
            if names != blanks(en) {
                return Err(format!("`{key}` has other blanks in Dutch than in English").into());
            }
            if names.is_empty() {
                writeln!(out, "pub const fn {key}(self) -> &'static str {{ self.pick({nl:?}, {en:?}) }}")?;
            } else {
                let arguments = names.iter().map(|name| format!(", {name}: &str")).collect::<Vec<_>>().concat();
                let pairs = names.iter().map(|name| format!("({name:?}, {name}),")).collect::<Vec<_>>().concat();
                writeln!(out, "pub fn {key}(self{arguments}) -> String {{ self.fill({nl:?}, {en:?}, &[{pairs}]) }}")?;
            }
        }
        (Text::Counted { one: nl_one, other: nl_other }, Text::Counted { one: en_one, other: en_other }) => {
            writeln!(
                out,
                "pub fn {key}(self, count: i64) -> String {{ self.count(count, [{nl_one:?}, {nl_other:?}], [{en_one:?}, {en_other:?}]) }}"
            )?;
        }
        _ => return Err(format!("`{key}` is counted in one language only").into()),
    }
    Ok(())
}
