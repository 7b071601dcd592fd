//! Steps for one and for many, tried first and then taken; returned files taken in and given back.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::adherence::{self, Actor, Correction, Intake, ReturnedFile, Roll, RollOf, Step, Trial, WhyNot};
use concilia_core::agreement;
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::archive::{content, table};
use concilia_core::id::{PartyId, ReturnedFileId};
use concilia_text::adherence as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{Error, FieldFailure, Result};
use crate::files::{self, IfThere};

/// What a step does or would do, in words.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct StepAnswer {
    /// For whom it is taken.
    pub accepted: Vec<String>,
    /// For whom it is refused, and why.
    pub refused: Vec<(String, String)>,
    /// Which fields of the step are to be mended: the name of each and why, once.
    pub fields: Vec<FieldFailure>,
    /// What deserves a look; it does not stop the step.
    pub notices: Vec<String>,
}

impl StepAnswer {
    fn of(step: &Step, trial: Trial) -> Self {
        let unknown = "Soggetto sconosciuto";
        let name = |name: String| if name.is_empty() { unknown.to_owned() } else { name };
        Self {
            fields: fields(step, &trial),
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

/// What was refused because of a datum of the step, by field; what was refused for the state of a signature has none.
fn fields(step: &Step, trial: &Trial) -> Vec<FieldFailure> {
    let mut found: Vec<FieldFailure> = Vec::new();
    for refused in &trial.refused {
        let Some(field) = field(step, refused.why) else { continue };
        if found.iter().all(|known| known.field != field) {
            found.push(FieldFailure { field: field.to_owned(), message: words::why_not(refused.why) });
        }
    }
    found
}

/// The field of a step that a refusal speaks of, as the step names it.
fn field(step: &Step, why: WhyNot) -> Option<&'static str> {
    match (step, why) {
        (_, WhyNot::MethodUnknown) => Some("method"),
        (_, WhyNot::SigningDateUnknown | WhyNot::SignedBeforeText { .. }) => Some("signed_on"),
        (Step::Correct(_), WhyNot::SentBeforeText { .. }) => Some("sent_on"),
        (_, WhyNot::SentBeforeText { .. }) => Some("on"),
        (Step::Renounce(_), WhyNot::SignedAfterReturn { .. }) => Some("on"),
        (_, WhyNot::SignedAfterReturn { .. }) => Some("signed_on"),
        (_, WhyNot::ProtocolMissing | WhyNot::ProtocolTooLong { .. } | WhyNot::ProtocolUnwritten { .. }) => {
            Some("number")
        }
        (_, WhyNot::ReasonMissing) => Some("reason"),
        (_, WhyNot::TextUnknown | WhyNot::StipulatesThisText) => Some("text"),
        (_, WhyNot::ArrivalDateMissing | WhyNot::BeforeSending { .. } | WhyNot::ReturnedBeforeText { .. }) => {
            Some("returned_on")
        }
        (step, WhyNot::DateAhead { date }) => {
            dated(step).into_iter().find(|(_, day)| *day == Some(date)).map(|(of, _)| of)
        }
        _ => None,
    }
}

/// The dates of a step, by field.
fn dated(step: &Step) -> Vec<(&'static str, Option<NaiveDate>)> {
    match step {
        Step::Send { on, .. } | Step::Remind { on } => vec![("on", *on)],
        Step::Return(arrival) => vec![("returned_on", arrival.returned_on), ("date", arrival.protocol.date)],
        Step::Correct(correction) => vec![
            ("returned_on", correction.returned_on),
            ("sent_on", correction.sent_on),
            ("date", correction.protocol_date),
        ],
        Step::AssignProtocol(protocol) => vec![("date", protocol.date)],
        Step::Renounce(declaration) => vec![
            ("on", declaration.renounced_on),
            ("returned_on", declaration.arrived_on),
            ("date", declaration.protocol.date),
        ],
        _ => Vec::new(),
    }
}

/// The roll that is meant.
///
/// # Errors
/// [`Error::NoAgreement`] without one, [`Error::NothingInForce`] where the version in force is meant and none is.
pub(super) fn need(tx: &mut dyn Tx, which: RollOf) -> Result<Roll> {
    adherence::roll_of(tx, which)?.ok_or(match which {
        RollOf::Current => Error::NoAgreement,
        RollOf::InForce => Error::NothingInForce,
    })
}

/// What a step would do on a roll; nothing is written.
pub fn try_step(desk: &Desk, which: RollOf, parties: &[PartyId], step: &Step) -> Result<StepAnswer> {
    let operator = desk.session(|session| Ok(session.operator.clone()))?;
    let tried = desk.read(|tx, today| {
        let actor = Actor { working_date: today.working_date, operator: &operator };
        need(tx, which)?;
        Ok::<_, Error>(adherence::dry(tx, which, parties, step, actor)?)
    })?;
    Ok(StepAnswer::of(step, tried))
}

/// What was registered of a party's return, to be corrected: what is left as it is stays.
pub fn correction(desk: &Desk, which: RollOf, party: &PartyId) -> Result<Correction> {
    desk.read(|tx, _| {
        let roll = need(tx, which)?;
        let entry = roll.entry(party).ok_or(concilia_core::Error::NotFound { entity: "party" })?;
        Ok::<_, Error>(Correction::of(&entry.signature))
    })
}

/// Takes a step for those that accept it, as one operation.
pub fn step(desk: &Desk, which: RollOf, parties: &[PartyId], step: &Step) -> Result<Written<StepAnswer>> {
    desk.read(|tx, _| need(tx, which).map(drop))?;
    Ok(desk
        .change(|archive, ctx| agreement::take_step(archive, ctx, which, parties, step))?
        .map(|trial| StepAnswer::of(step, trial)))
}

/// Takes in a file that came back; it is tied to every one of the parties, whose bytes are kept once.
pub fn attach(desk: &Desk, which: RollOf, parties: &[PartyId], path: &Path) -> Result<Written<Vec<ReturnedFile>>> {
    let bytes = std::fs::read(path).map_err(|error| Error::File { path: path.to_owned(), error })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let media_type = media_type(path);
    desk.read(|tx, _| need(tx, which).map(drop))?;
    desk.change(|archive, ctx| {
        adherence::attach(archive, ctx, which, parties, Intake { name: &name, bytes: &bytes, media_type })
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
