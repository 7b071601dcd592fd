//! Steps for one and for many, tried first and then taken; returned files taken in and given back.

use std::path::{Path, PathBuf};

use concilia_core::adherence::{self, Actor, Intake, ReturnedFile, Step, Trial};
use concilia_core::agreement;
use concilia_core::archive::operation::Written;
use concilia_core::archive::{content, table};
use concilia_core::id::{PartyId, ReturnedFileId};
use concilia_text::adherence as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};

/// What a step does or would do, in words.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct StepAnswer {
    /// For whom it is taken.
    pub accepted: Vec<String>,
    /// For whom it is refused, and why.
    pub refused: Vec<(String, String)>,
    /// What deserves a look; it does not stop the step.
    pub notices: Vec<String>,
}

impl From<Trial> for StepAnswer {
    fn from(trial: Trial) -> Self {
        let unknown = "Soggetto sconosciuto";
        let name = |name: String| if name.is_empty() { unknown.to_owned() } else { name };
        Self {
            accepted: trial.accepted.into_iter().map(|named| named.name).collect(),
            refused: trial
                .refused
                .into_iter()
                .map(|refused| (name(refused.name), words::why_not(refused.why)))
                .collect(),
            notices: trial.notices.iter().map(words::notice).collect(),
        }
    }
}

/// What a step would do; nothing is written.
pub fn try_step(desk: &Desk, parties: &[PartyId], step: &Step) -> Result<StepAnswer> {
    let operator = desk.session(|session| Ok(session.operator.clone()))?;
    let tried = desk.read(|tx, today| {
        let actor = Actor { working_date: today.working_date, operator: &operator };
        adherence::dry(tx, parties, step, actor)
    })?;
    Ok(tried.into())
}

/// Takes a step for those that accept it, as one operation.
pub fn step(desk: &Desk, parties: &[PartyId], step: &Step) -> Result<Written<StepAnswer>> {
    Ok(desk.change(|archive, ctx| agreement::take_step(archive, ctx, parties, step))?.map(Into::into))
}

/// Takes in a file that came back; it is tied to every one of the parties, whose bytes are kept once.
pub fn attach(desk: &Desk, parties: &[PartyId], path: &Path) -> Result<Written<Vec<ReturnedFile>>> {
    let bytes = std::fs::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let media_type = media_type(path);
    desk.change(|archive, ctx| {
        adherence::attach(archive, ctx, parties, Intake { name: &name, bytes: &bytes, media_type })
    })
}

/// A returned file as it was taken in: its name and its bytes, checked against their hash.
pub fn file(desk: &Desk, id: &ReturnedFileId) -> Result<(String, Vec<u8>)> {
    desk.read(|tx, _| {
        let found: ReturnedFile =
            table::get(tx, id.as_str())?.ok_or(concilia_core::Error::NotFound { entity: "returned_file" })?;
        Ok::<_, Error>((found.name, content::load(tx, &found.content)?))
    })
}

/// Lays a returned file out beside the program's own data, where the system's programs can open it; the archive keeps
/// the original whatever is done with the copy.
pub fn lay_out(desk: &Desk, id: &ReturnedFileId) -> Result<PathBuf> {
    let (name, bytes) = file(desk, id)?;
    let words = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = name.strip_prefix(&words).map_or("", |ending| ending.trim_start_matches('.'));
    let folder = desk.places.preferences.with_file_name("aperti").join(&content::sha256(&bytes)[..12]);
    let path = folder.join(files::file_name(&words, ending));
    files::write(&path, &bytes, IfThere::Replace)?;
    Ok(path)
}

/// Saves a returned file where the user said, as it was taken in.
pub fn save_file(desk: &Desk, id: &ReturnedFileId, path: &Path) -> Result<()> {
    files::write(path, &file(desk, id)?.1, IfThere::Replace)
}

fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "p7m" => "application/pkcs7-mime",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "tif" | "tiff" => "image/tiff",
        "eml" => "message/rfc822",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
