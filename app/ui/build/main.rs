//! Makes the texts of the interface from the files in `texts/`: one method of `Texts` for each key. What does not fit
//! stops the build.

mod reading;
mod writing;

use reading::{LANGUAGES, missing, read};
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../texts");
    let texts = read(Path::new("../texts"))?;
    let (dutch, others) = texts.split_first().ok_or("there is no language in the list")?;
    for (language, texts) in LANGUAGES[1..].iter().zip(others) {
        missing(language, dutch, texts)?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), writing::methods(&texts))?;
    Ok(())
}
