//! Files that leave the program: written whole or not at all, under names an office would choose, never over another
//! file without a question.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::failure::{Error, Result};

/// What to do where a file of that name is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfThere {
    /// Leave it and answer [`Error::FileExists`] with a free name.
    Ask,
    /// The user has said to replace it.
    Replace,
}

impl IfThere {
    /// What the user has said.
    pub fn replacing(replace: bool) -> Self {
        if replace { Self::Replace } else { Self::Ask }
    }
}

/// Writes a file beside its final place, then gives it its name: whoever looks sees the old one or the new one, whole.
pub fn write(path: &Path, bytes: &[u8], if_there: IfThere) -> Result<()> {
    ask(path, if_there)?;
    stage(path, bytes)?.place(if_there)
}

/// Answers [`Error::FileExists`] where a file of that name is there and the user has not said to replace it; a folder of
/// that name is never replaced.
pub fn ask(path: &Path, if_there: IfThere) -> Result<()> {
    if path.is_dir() {
        return Err(Error::FolderThere { path: path.to_owned(), free: free_name(path) });
    }
    if if_there == IfThere::Ask && path.exists() { Err(exists(path)) } else { Ok(()) }
}

/// Whether something of that name is there: a file, a folder, a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// A file is what its ending says: answers [`Error::Ending`] for another than `wanted`. A folder has its own refusal.
pub fn ending(path: &Path, wanted: &'static [&'static str]) -> Result<()> {
    let found = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if wanted.contains(&found.as_str()) || path.is_dir() { Ok(()) } else { Err(Error::Ending { wanted }) }
}

/// Answers [`Error::FileExists`] with every one of `paths` that is there, where the user has not said to replace them.
pub fn ask_all<'a>(paths: impl Iterator<Item = &'a PathBuf>, if_there: IfThere) -> Result<()> {
    let mut there = Vec::new();
    for path in paths {
        match ask(path, if_there) {
            Err(Error::FileExists { path, .. }) => there.push(path),
            other => other?,
        }
    }
    match there.first() {
        Some(first) => Err(Error::FileExists { path: first.clone(), free: free_name(first), all: there }),
        None => Ok(()),
    }
}

/// Folders made for files to come. Dropped, those in which nothing was put are taken away again.
#[derive(Debug)]
pub struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Makes a folder with those above it; what is there is left as it is.
    pub fn make(folder: &Path) -> Result<Self> {
        let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing = folder.ancestors().take_while(missing).map(Path::to_owned).collect();
        std::fs::create_dir_all(folder).map_err(|error| refused(folder, error))?;
        Ok(Self(missing))
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        // The innermost first; the system removes none that holds something.
        self.0.iter().for_each(|folder| drop(std::fs::remove_dir(folder)));
    }
}

/// A file that is written but has not its name yet. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    written: TempPath,
    path: PathBuf,
    made: MadeFolders,
}

/// Refuses a file whose folder is not there, where none is to be made for it.
pub(crate) fn folder_is_there(path: &Path) -> Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) if !folder.is_dir() => {
            let error = std::io::Error::from(std::io::ErrorKind::NotFound);
            // A file in the folder's place is told as such where it is written to.
            if folder.exists() { Ok(()) } else { Err(Error::File { path: folder.to_owned(), error }) }
        }
        _ => Ok(()),
    }
}

/// Writes a file beside its final place, under a name of passage.
pub fn stage(path: &Path, bytes: &[u8]) -> Result<Staged> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = MadeFolders::make(folder)?;
    let staged = move || {
        let mut file = passing_file().prefix(".concilia-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(Staged { written: file.into_temp_path(), path: path.to_owned(), made })
    };
    staged().map_err(|error| refused(path, error))
}

/// A file of passage that the same people may read as any other the user makes: papers are made to be shared.
#[cfg(unix)]
fn passing_file() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.permissions(std::fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn passing_file() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

fn refused(path: &Path, error: std::io::Error) -> Error {
    Error::File { path: path.to_owned(), error }
}

impl Staged {
    /// Gives the file its name.
    pub fn place(self, if_there: IfThere) -> Result<()> {
        // Taken away last, where the file did not come to its place.
        let Self { written, path, made: _made } = self;
        let placed = match if_there {
            IfThere::Ask => written.persist_noclobber(&path),
            IfThere::Replace => written.persist(&path),
        };
        match placed {
            Ok(()) => Ok(()),
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Err(exists(&path)),
            Err(error) => Err(refused(&path, error.error)),
        }
    }
}

/// Gives many files their names, all of them or none: those placed before a failure are removed again, unless they
/// replaced another.
pub fn place_all(staged: Vec<Staged>, if_there: IfThere) -> Result<()> {
    let mut placed = Vec::with_capacity(staged.len());
    for file in staged {
        let path = file.path.clone();
        if let Err(error) = file.place(if_there) {
            if if_there == IfThere::Ask {
                placed.iter().try_for_each(std::fs::remove_file)?;
            }
            return Err(error);
        }
        placed.push(path);
    }
    Ok(())
}

fn exists(path: &Path) -> Error {
    Error::FileExists { path: path.to_owned(), free: free_name(path), all: vec![path.to_owned()] }
}

/// The first name of the series "Nome (2).pdf", "Nome (3).pdf" that is free.
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    (2..u32::MAX)
        .map(|number| path.with_file_name(format!("{stem} ({number}){ending}")))
        .find(|candidate| !candidate.exists())
        .unwrap_or_else(|| path.to_owned())
}

/// Characters that a name of ours takes at most, without its ending: every system has room for them below a folder.
const LONGEST: usize = 120;

/// The name of the `number`-th file of the same words: "Nome.pdf", "Nome (2).pdf". The number stays whole where the
/// words are cut.
pub fn numbered_name(words: &str, number: usize, ending: &str) -> String {
    if number < 2 {
        return file_name(words, ending);
    }
    let suffix = format!(" ({number})");
    let whole = file_name(words, "");
    let stem: String = whole.trim_end_matches('.').chars().take(LONGEST - suffix.chars().count()).collect();
    format!("{}{suffix}.{ending}", stem.trim_end_matches(['.', ' ']))
}

/// Turns words into a file name that every system takes: no separators, no reserved word, no trailing dot, at most
/// [`LONGEST`] characters and the ending.
pub fn file_name(words: &str, ending: &str) -> String {
    let mut name: String = words
        .chars()
        .map(|ch| if ch.is_control() || r#"<>:"/\|?*"#.contains(ch) { ' ' } else { ch })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    name = name.chars().take(LONGEST).collect::<String>().trim_end_matches(['.', ' ']).to_owned();
    let first = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |word: &str| {
        first
            .strip_prefix(word)
            .is_some_and(|rest| rest.len() == 1 && rest != "0" && rest.chars().all(|ch| ch.is_ascii_digit()))
    };
    if name.is_empty() || ["CON", "PRN", "AUX", "NUL"].contains(&first.as_str()) || numbered("COM") || numbered("LPT") {
        name.insert(0, '_');
    }
    format!("{name}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_suit_every_system() {
        assert_eq!(
            file_name("Modulo di adesione: C.I.S.L. / Bergamo.", "pdf"),
            "Modulo di adesione C.I.S.L. Bergamo.pdf"
        );
        assert_eq!(file_name("con", "pdf"), "_con.pdf");
        assert_eq!(file_name("LPT1", "xlsx"), "_LPT1.xlsx");
        assert_eq!(file_name("  ", "pdf"), "_.pdf");
        assert!(file_name(&"à".repeat(400), "pdf").chars().count() <= 124);
        assert_eq!(numbered_name("Sollecito", 1, "pdf"), "Sollecito.pdf");
        assert_eq!(numbered_name("Sollecito n.", 2, "pdf"), "Sollecito n (2).pdf");
        let long = numbered_name(&"à".repeat(400), 12, "pdf");
        assert!(long.ends_with("à (12).pdf") && long.chars().count() <= 124, "{long}");
    }

    #[test]
    fn a_folder_made_in_vain_is_taken_away_and_one_that_was_there_stays() {
        let there = tempfile::tempdir().unwrap();
        let path = there.path().join("a/b/Modulo.pdf");
        drop(stage(&path, b"uno").unwrap());
        assert!(!there.path().join("a").exists() && there.path().exists());
        write(&path, b"uno", IfThere::Ask).unwrap();
        assert!(path.exists());
        let all = [path.clone(), there.path().join("c.pdf"), path.clone()];
        let Err(Error::FileExists { all, .. }) = ask_all(all.iter(), IfThere::Ask) else { panic!("must ask") };
        assert_eq!(all, [path.clone(), path]);
    }

    #[test]
    fn a_file_that_is_there_is_kept_until_the_user_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Accordo.pdf");
        write(&path, b"uno", IfThere::Ask).unwrap();
        let Err(Error::FileExists { free, .. }) = write(&path, b"due", IfThere::Ask) else { panic!("must ask") };
        assert_eq!(free, folder.path().join("Accordo (2).pdf"));
        assert_eq!(std::fs::read(&path).unwrap(), b"uno");
        write(&path, b"due", IfThere::Replace).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"due");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-written stays behind");
    }
}
