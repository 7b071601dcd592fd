//! Reads the source tree for the tests beside it. Only what git knows counts: what is built or installed does not.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of the project.
#[derive(Clone)]
pub struct Source {
    /// Its path from the project's folder, with `/`.
    pub path: String,
    /// Its words.
    pub text: String,
}

/// The folder of the project.
pub fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Every text file of the project whose path starts and ends so. A list that is empty is an error of the caller.
///
/// # Panics
/// When git does not answer, or no file is found: a test over nothing would pass for nothing.
#[allow(clippy::panic, reason = "test code: without the files there is nothing to judge")]
pub fn sources(start: &str, end: &str) -> Vec<Source> {
    let found: Vec<Source> = paths()
        .into_iter()
        .filter(|path| path.starts_with(start) && path.ends_with(end))
        .filter_map(|path| Some(Source { text: std::fs::read_to_string(project().join(&path)).ok()?, path }))
        .collect();
    assert!(!found.is_empty(), "no file {start}…{end}");
    found
}

/// Tracked files and new ones that are not ignored, so that a fault is seen before the commit.
fn paths() -> Vec<String> {
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(project()).output();
    let listed = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    listed.lines().map(str::to_owned).collect()
}

/// Where something stands, for the message of a test.
pub fn place(source: &Source, line: usize) -> String {
    format!("{}:{}", source.path, line + 1)
}
