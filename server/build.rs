//! Makes sure that the folder with the built site is there, so that the server also compiles before the site was
//! built; it then serves pages without style and program.

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=../target/site");
    std::fs::create_dir_all("../target/site")
}
