//! The second place: the newest copy of a folder brought into another one, which the user has chosen on another disk.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::disk::{Disk, refused, write_checked};
use super::folder::{Copy, Folder};
use super::make::{keep_content, read_back, there, thin};
use crate::error::{CopyRefusal, Result};

/// Brings the newest copy of the archive at `archive` from `first` into the folder of that archive's code inside `place`,
/// each content once, read back and thinned as in the first. The archive itself is not touched. Answers the copy that is good
/// there now; none where the first has none.
pub fn mirror(
    first: &Folder,
    archive: &Path,
    place: &Path,
    now: DateTime<Utc>,
    disk: &dyn Disk,
) -> Result<Option<Copy>> {
    there(place)?;
    let Some(copy) = first.newest_of(archive)? else { return Ok(None) };
    let second = inside(place, &copy.label.code);
    let _held = second.hold(disk)?;
    for content in first.contents_of(&copy.name)?.iter().filter(|content| !second.has(content)) {
        if copy.label.damaged.contains(&content.hash) {
            continue;
        }
        let missing = CopyRefusal::ContentsMissing { missing: 1, of: copy.label.contents };
        let bytes = first.load(&content.hash).ok_or(missing)?;
        keep_content(&second, disk, &content.hash, &bytes)?;
    }
    let target = second.tables().join(&copy.name);
    if read_back(&target, &copy.label).is_err() {
        let source = first.file(&copy.name)?;
        let bytes = std::fs::read(&source).map_err(refused(&source))?;
        write_checked(disk, &target, &bytes, |written| read_back(written, &copy.label))?;
        thin(&second, now, disk)?;
    }
    Ok(Some(copy))
}

/// The folder of an archive inside a place that serves several.
pub fn inside(place: &Path, code: &str) -> Folder {
    Folder::at(place.join(code))
}
