//! Taking an archive back from a copy: what it holds is looked at first, the place is asked for, and what stands there is
//! replaced only where the user has said so, and kept.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use concilia_core::archive::Archive;
use concilia_core::archive::copies::{self, Inspection, Label, Restoring, Source, SystemDisk};
use concilia_core::schema::{SCHEMA, counts};
use concilia_core::territory::Network;
use concilia_text::copies as words;
use concilia_text::time::italian;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Subject, view};
use crate::archives::{self, ENDING};
use crate::desk::{Desk, SessionView};
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};
use crate::job::Job;

/// From what an archive is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum RestoreSource {
    /// A copy of the list.
    Copy {
        /// As the list names it.
        id: String,
        /// It is in the second place.
        second: bool,
    },
    /// A copy in a folder that the user has chosen.
    Elsewhere {
        /// As the list names it.
        id: String,
        /// The place.
        folder: String,
    },
    /// A full copy.
    File {
        /// Where it is.
        path: String,
    },
}

/// What would be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RestoreView {
    /// When the copy was made (UTC); none for a full copy, which does not say it.
    pub made_at: Option<DateTime<Utc>>,
    /// Name of the network.
    pub network: String,
    /// How many parties it holds.
    pub parties: Option<i64>,
    /// How many signatures had come back.
    pub signatures: Option<i64>,
    /// The last operation done in it, in words.
    pub last_operation: String,
    /// When that was done (UTC).
    pub last_at: Option<DateTime<Utc>>,
    /// How many documents it keeps.
    pub documents: usize,
    /// How many of them are missing or damaged.
    pub missing: usize,
    /// Where the archive was; none where that is not known or its folder is not there.
    pub place: Option<String>,
    /// A file stands there.
    pub place_taken: bool,
    /// A name that is free, for a new file beside it.
    pub new_file: String,
}

/// A restoration, as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RestoreRequest {
    /// From what.
    pub source: RestoreSource,
    /// The file to make.
    pub to: String,
    /// What stands there may be replaced; it is kept beside it under another name.
    pub replace: bool,
    /// What there is may be taken back though documents are missing.
    pub without_missing: bool,
}

/// An archive that was taken back, and is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RestoreDone {
    /// The archive that is open now.
    pub session: SessionView,
    /// What was done, in words: from what, what is missing, where the replaced one is.
    pub words: String,
    /// Where the replaced archive is kept.
    pub replaced: Option<String>,
    /// How many documents are missing.
    pub missing: usize,
}

/// What a source holds, and where it would go.
pub fn look(desk: &Desk, source: &RestoreSource) -> Result<RestoreView> {
    let Inspection { label, network, counts, last, contents, missing, .. } =
        copies::inspect(&core_source(desk, source)?, counts)?;
    // On a new computer the folder of the old one is not there.
    let was = label.as_ref().map(|label| PathBuf::from(&label.archive));
    let place = was.clone().filter(|place| place.parent().is_some_and(Path::is_dir));
    let name = Network::from_code(&network).map_or(network.as_str(), |network| network.display_name()).to_owned();
    let beside = was.unwrap_or_else(|| archives::proposed_path(desk, &name));
    let folder = beside.parent().filter(|folder| folder.is_dir()).unwrap_or(&desk.places.archives);
    let stem = words::restored_name(&stem(&beside));
    let new_file = free(folder.join(files::file_name(&stem, ENDING)));
    Ok(RestoreView {
        made_at: label.map(|label| label.made_at),
        network: name,
        parties: counts.parties,
        signatures: counts.signatures,
        last_operation: words::last_operation(last.as_ref()),
        last_at: last.map(|last| last.at),
        documents: contents,
        missing: missing.len(),
        place_taken: place.as_deref().is_some_and(Path::exists),
        place: place.map(|place| place.display().to_string()),
        new_file: new_file.display().to_string(),
    })
}

/// Takes an archive back, checked, and opens it.
pub fn restore(desk: &Desk, request: &RestoreRequest, job: &Job<'_>) -> Result<RestoreDone> {
    let source = core_source(desk, &request.source)?;
    let to = std::path::absolute(&request.to)?;
    files::ask(&to, IfThere::replacing(request.replace))?;
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Error::File { path: folder.to_owned(), error })?;
    }
    let open = Subject::open(desk).ok().map(|subject| subject.path).filter(|open| *open == to);
    if open.is_some() {
        // What is about to be replaced is copied as it closes.
        archives::close(desk);
    }
    let made = make(desk, request, &source, &to, job);
    let (replaced, missing) = match (made, open) {
        (Ok(made), _) => made,
        (Err(error), Some(open)) => {
            // The archive stands as it stood: who was working in it goes on.
            archives::open(desk, &open)?;
            return Err(error);
        }
        (Err(error), None) => return Err(error),
    };
    let session = archives::open(desk, &to)?;
    let replaced = replaced.map(|kept| kept.display().to_string());
    let words = words::restored(&to, replaced.as_deref(), missing);
    Ok(RestoreDone { session, words, replaced, missing })
}

fn make(
    desk: &Desk,
    request: &RestoreRequest,
    source: &Source,
    to: &Path,
    job: &Job<'_>,
) -> Result<(Option<PathBuf>, usize)> {
    let (label, code) = described(source)?;
    let now = italian(desk.now());
    let subject = match &label {
        Some(label) => words::from_copy(italian(label.made_at), label.why),
        None => words::from_file(&request_name(&request.source)),
    };
    let kept = free(to.with_file_name(files::file_name(&words::replaced_name(&stem(to), now), ENDING)));
    let holder = archives::holder(desk);
    let order = Restoring {
        source,
        to,
        keep_replaced: request.replace.then_some(kept.as_path()),
        without_missing: request.without_missing,
        subject: &subject,
        beyond: super::known(desk, &code)?.iter().map(|copied| copied.lineage).max().unwrap_or_default(),
        holder: &holder,
        schema: SCHEMA,
        disk: &SystemDisk,
    };
    let mut step = |done: usize, all: usize| job.step(done, all).map_err(|_| concilia_core::Error::Stopped);
    let restored = desk.fresh_context(desk.today(), |ctx| copies::restore(&order, ctx, &mut step))?;
    Ok((restored.replaced, restored.missing.len()))
}

/// What a copy says of itself, and the code of the archive; its contents are looked at as they are taken back.
fn described(source: &Source) -> Result<(Option<Label>, String)> {
    match source {
        Source::File(path) => Ok((None, Archive::open_read_only(path, SCHEMA)?.identity().code.clone())),
        Source::Copy { folder, name } => {
            let found = folder.list()?.copies.into_iter().find(|copy| copy.name == *name);
            let label = found.ok_or_else(|| Error::NoCopy { id: name.clone() })?.label;
            let code = label.code.clone();
            Ok((Some(label), code))
        }
    }
}

fn core_source(desk: &Desk, source: &RestoreSource) -> Result<Source> {
    match source {
        RestoreSource::File { path } => Ok(Source::File(PathBuf::from(path))),
        RestoreSource::Elsewhere { id, folder } => in_place(&view::place_of(Path::new(folder)), id),
        RestoreSource::Copy { id, second } => {
            let place = desk.preferences().copies_folder.filter(|_| *second).map(PathBuf::from);
            in_place(&place.unwrap_or_else(|| desk.places.copies.clone()), id)
        }
    }
}

/// The copy that the list of a place names so; a name that the list does not have leads nowhere.
fn in_place(root: &Path, id: &str) -> Result<Source> {
    let folder = copies::inside(root, id.split('/').next().unwrap_or_default());
    let found = folder.list()?.copies.into_iter().find(|copy| view::id(copy) == id);
    let name = found.ok_or_else(|| Error::NoCopy { id: id.to_owned() })?.name;
    Ok(Source::Copy { folder, name })
}

fn request_name(source: &RestoreSource) -> String {
    match source {
        RestoreSource::File { path } => Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned(),
        RestoreSource::Copy { id, .. } | RestoreSource::Elsewhere { id, .. } => id.clone(),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn free(path: PathBuf) -> PathBuf {
    if path.exists() { files::free_name(&path) } else { path }
}
