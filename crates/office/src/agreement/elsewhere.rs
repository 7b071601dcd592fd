//! An agreement made elsewhere: its PDF taken as the text that is signed, and given back as it was taken.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::Error as CoreError;
use concilia_core::agreement::{self, DeedFile, MadeElsewhere, PutToSignature};
use concilia_core::archive::content;
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::id::VersionId;
use concilia_documents::foreign::{self, NotPdf};

use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};

/// Takes a PDF as the text of a draft, put to signature on the day on which it was. What is no PDF is refused by what it is.
pub fn take_elsewhere(desk: &Desk, order: &PutToSignature, path: &Path, put_on: NaiveDate) -> Result<Written<()>> {
    let (bytes, pages) = read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let pages = i64::try_from(pages).unwrap_or(i64::MAX);
    let file = MadeElsewhere { name: &name, bytes: &bytes, pages, put_on };
    desk.change(|archive, ctx| agreement::take_elsewhere(archive, ctx, order, file))
}

fn read(path: &Path) -> Result<(Vec<u8>, usize)> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let not_taken = |why| Error::NotPdf { path: path.to_owned(), why };
    if std::fs::metadata(path).map_err(failed)?.len() > foreign::LARGEST {
        return Err(not_taken(NotPdf::TooLarge));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    let pages = foreign::pages(&bytes).map_err(not_taken)?;
    Ok((bytes, pages))
}

/// The file of a version made elsewhere and its bytes, checked against the hash that the version froze.
pub(super) fn file(tx: &mut dyn Tx, id: &VersionId) -> Result<Option<(DeedFile, Vec<u8>)>> {
    let Some(file) = agreement::elsewhere(tx, id)? else { return Ok(None) };
    let version = agreement::versions(tx)?.into_iter().find(|version| version.id == *id);
    let hash = version.and_then(|version| version.frozen).ok_or(CoreError::NotFound { entity: "content" })?;
    Ok(Some((file, content::load(tx, &hash)?)))
}

/// Lays the PDF out beside the program's own data, where the system's programs can open it; the archive keeps the original
/// whatever is done with the copy.
pub fn lay_out_elsewhere(desk: &Desk, id: &VersionId) -> Result<PathBuf> {
    let found = desk.read(|tx, _| file(tx, id))?;
    let (file, bytes) = found.ok_or(CoreError::NotFound { entity: "deed_file" })?;
    let words = Path::new(&file.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = desk.places.preferences.with_file_name("aperti").join(&content::sha256(&bytes)[..12]);
    let path = folder.join(files::file_name(&words, "pdf"));
    files::write(&path, &bytes, IfThere::Replace)?;
    Ok(path)
}
