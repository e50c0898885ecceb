//! Makes sure that the folders with the built site are there, so that the server also compiles before the site was
//! built; it then serves pages without style and program.

fn main() -> std::io::Result<()> {
    // Only a binary for release holds the files in it.
    println!("cargo::rerun-if-changed=../target/site/release");
    std::fs::create_dir_all("../target/site/dev")?;
    std::fs::create_dir_all("../target/site/release")
}
