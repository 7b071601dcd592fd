//! Writes one of each document, with invented values, into a folder: `cargo run -p concilia-documents --example specimens DIR`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("the folder to write into")?);
    std::fs::create_dir_all(&folder)?;
    for (name, item) in common::one_of_each() {
        let composed = concilia_documents::compose(&item)?;
        std::fs::write(folder.join(name).with_extension("pdf"), composed.bytes)?;
    }
    Ok(())
}
