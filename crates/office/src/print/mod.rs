//! Printing in batches: what would be printed, and printing it, as drafts or issued. All of a batch or nothing of it.
//!
//! Files are written beside their places before the archive keeps anything, so that a full disk or a folder that refuses
//! undoes the issue with its numbers; only their names are given afterwards.

mod batch;
mod file;
mod form;
mod letter;
mod press;
mod roll;
mod sent;
mod source;

use std::path::{Path, PathBuf};

use concilia_core::Error as CoreError;
use concilia_core::archive::operation::{Operation, OperationKind, Written};
use concilia_core::id::IssueId;
use concilia_core::issue::{self, DocumentKind, IssueDraft, Issued};
use concilia_text::issue as words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::batch::Batch;
use self::batch::{Chosen, Sheet, choose, may_be_issued, warnings};
use self::file::{Choice, Files};
use self::press::Press;
pub use self::sent::{SentOffer, copies_to_send, mark_sent};
use self::source::Source;
use crate::desk::Desk;
use crate::failure::{Error, Failure, Result};
use crate::files::{self, IfThere, MadeFolders, Staged};
use crate::finding::FindingView;
use crate::job::Job;

/// What a batch would print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PrintPlan {
    /// What was asked for.
    pub batch: Batch,
    /// What is printed.
    pub kind: DocumentKind,
    /// "Moduli di adesione".
    pub label: String,
    /// How many documents.
    pub count: usize,
    /// "7 solleciti".
    pub counted: String,
    /// "7 solleciti: Provincia di Bergamo e altri 6"; empty where there is nothing to print.
    pub headline: String,
    /// For whom, by name.
    pub names: Vec<String>,
    /// Who was asked for and is left out, with the reason.
    pub left_out: Vec<(String, String)>,
    /// What the documents would not say, with where to write it.
    pub warnings: Vec<FindingView>,
    /// Why there is nothing to print, or why it can only be printed as a draft.
    pub hindrance: Option<Failure>,
    /// It can be issued, not only printed as a draft.
    pub issuable: bool,
    /// The folder where it would go.
    pub folder: String,
    /// It is time to print it: it belongs to the next steps, and is not only there for who asks.
    pub due: bool,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct PrintRequest {
    /// What is printed.
    pub batch: Batch,
    /// Issued: kept in the archive under its number. Else a draft, of which nothing stays.
    pub issued: bool,
    /// All in one file, to print in one go; else one file a document.
    pub one_file: bool,
    /// The folder where it goes.
    pub folder: String,
    /// The user's own name of a single file.
    pub name: Option<String>,
    /// Files of the same name are replaced.
    pub replace: bool,
    /// The working date was confirmed though it is not today's.
    pub date_confirmed: bool,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PrintDone {
    /// "7 solleciti: …".
    pub headline: String,
    /// The folder.
    pub folder: String,
    /// The names of the files; empty where they could not be saved.
    pub files: Vec<String>,
    /// What was issued; empty for drafts.
    pub issued: Vec<IssueId>,
    /// Who was asked for and is left out, with the reason.
    pub left_out: Vec<(String, String)>,
    /// What the documents do not say, with where to write it for the next time.
    pub warnings: Vec<FindingView>,
    /// The first and the last number issued.
    pub numbers: Option<(i64, i64)>,
    /// What can be registered of them now that they are printed.
    pub offer: Option<SentOffer>,
    /// What did not go after the documents were issued, and what to do.
    pub notice: Option<Failure>,
}

/// What a batch would print; nothing is made.
pub fn plan(desk: &Desk, batch: &Batch) -> Result<PrintPlan> {
    let kind = batch.kind();
    let prepared = prepare(desk, batch, true);
    let read_only = desk.session(|session| Ok(session.archive.is_read_only()))?;
    let folder = folder(desk).display().to_string();
    let mut plan = PrintPlan {
        batch: batch.clone(),
        kind,
        label: words::batch(kind).to_owned(),
        count: 0,
        counted: String::new(),
        headline: String::new(),
        names: Vec::new(),
        left_out: Vec::new(),
        warnings: Vec::new(),
        hindrance: None,
        issuable: false,
        folder,
        due: false,
    };
    match prepared {
        Ok(prepared) => {
            let hindrance =
                prepared.may_be_issued.err().or_else(|| read_only.then(|| CoreError::ReadOnlyArchive.into()));
            plan.headline = headline(kind, &prepared.chosen.sheets);
            plan.names = names(&prepared.chosen.sheets).into_iter().map(str::to_owned).collect();
            plan.count = prepared.chosen.sheets.len();
            plan.counted = words::counted(kind, plan.count);
            plan.left_out = prepared.chosen.left_out;
            plan.warnings = prepared.warnings;
            plan.issuable = hindrance.is_none();
            plan.hindrance = hindrance.map(Failure::from);
            plan.due = plan.count > 0 && plan.issuable && batch.is_awaited();
        }
        Err(error @ (Error::NoAgreement | Error::NothingToPrint { .. })) => plan.hindrance = Some(error.into()),
        Err(error) => return Err(error),
    }
    Ok(plan)
}

/// What is due to be printed now, kind by kind; convocations for every meeting that is still to be held.
pub fn due(desk: &Desk) -> Result<Vec<PrintPlan>> {
    let all = Vec::new;
    let mut plans =
        vec![plan(desk, &Batch::AdherenceForms { parties: all() })?, plan(desk, &Batch::Reminders { parties: all() })?];
    for view in crate::meeting::list(desk)?.into_iter().filter(|view| view.ahead) {
        let mut convocations = plan(desk, &Batch::Convocations { meeting: view.meeting.id, only_due: true })?;
        convocations.label = words::convocations_of(view.meeting.data.held_on);
        plans.push(convocations);
    }
    plans.push(plan(desk, &Batch::Register { in_force: false })?);
    plans.push(plan(desk, &Batch::RenunciationForms { parties: all() })?);
    Ok(plans)
}

/// Prints a batch.
pub fn print(desk: &Desk, request: &PrintRequest, job: &Job<'_>) -> Result<Written<PrintDone>> {
    if request.issued {
        desk.confirm_date(request.date_confirmed)?;
    }
    let prepared = prepare(desk, &request.batch, false)?;
    let if_there = IfThere::replacing(request.replace);
    let kind = request.batch.kind();
    let choice = Choice {
        kind,
        one_file: request.one_file,
        issued: request.issued,
        name: request.name.as_deref(),
        on: prepared.source.working_date,
    };
    let files = Files::of(Path::new(&request.folder), &prepared.chosen.sheets, &choice);
    files.ask(if_there)?;
    let _made = MadeFolders::make(Path::new(&request.folder))?;
    let title = headline(kind, &prepared.chosen.sheets);
    let press = Press {
        sheets: &prepared.chosen.sheets,
        title: &title,
        files: &files,
        made_on: prepared.source.working_date,
        job,
    };
    let done = PrintDone {
        headline: title.clone(),
        folder: request.folder.clone(),
        files: files.paths().map(|path| file_name(path)).collect(),
        issued: Vec::new(),
        left_out: prepared.chosen.left_out.clone(),
        warnings: prepared.warnings.clone(),
        numbers: None,
        offer: None,
        notice: None,
    };
    if request.issued {
        prepared.may_be_issued?;
        let drafts = prepared.chosen.sheets.iter().map(|sheet| draft(&prepared.source, kind, sheet)).collect();
        return issued(desk, drafts, &press, done, if_there);
    }
    files::place_all(press.drafts()?.staged, if_there)?;
    Ok(Written::nothing(done))
}

/// The documents of a batch with what they are made from.
struct Prepared {
    source: Source,
    chosen: Chosen,
    warnings: Vec<FindingView>,
    may_be_issued: Result<()>,
}

/// Nobody to print for is an error, unless some were asked for and left out: a plan then says why.
fn prepare(desk: &Desk, batch: &Batch, tells_left_out: bool) -> Result<Prepared> {
    let operator = desk.session(|session| Ok(session.operator.clone()))?;
    desk.read(|tx, today| {
        let source = Source::read(tx, today)?;
        let mut chosen = choose(tx, &source, batch, &operator)?;
        let unwritten = chosen.leave_unwritten_out();
        let told = tells_left_out && !chosen.left_out.is_empty();
        if chosen.sheets.is_empty() && !told {
            let asked = if batch.is_of_named() { chosen.left_out } else { Vec::new() };
            return Err(unwritten.unwrap_or(Error::NothingToPrint { kind: batch.kind(), asked }));
        }
        let warnings = warnings(tx, &source, batch)?.into_iter().map(FindingView::from).collect();
        let may_be_issued = may_be_issued(&source, batch.kind());
        Ok(Prepared { source, chosen, warnings, may_be_issued })
    })
}

fn draft(source: &Source, kind: DocumentKind, sheet: &Sheet) -> IssueDraft {
    IssueDraft {
        kind,
        deed_version: sheet.version.clone().or_else(|| Some(source.roll.deed_version.clone())),
        party: sheet.party.clone(),
        copy: None,
        meeting: sheet.meeting.clone(),
        title: sheet.title.clone(),
        made_of: serde_json::to_string(&sheet.document).unwrap_or_default(),
    }
}

/// Issues the documents, then gives the files their names. What fails after the archive has
/// the documents is told with them: they are there, and can be saved again.
fn issued(
    desk: &Desk,
    drafts: Vec<IssueDraft>,
    press: &Press<'_>,
    mut done: PrintDone,
    if_there: IfThere,
) -> Result<Written<PrintDone>> {
    let (written, staged) = keep(desk, drafts, press, &done.headline)?;
    let documents = &written.value;
    done.issued = documents.iter().map(|document| document.id.clone()).collect();
    done.numbers = documents.first().zip(documents.last()).map(|(first, last)| (first.number, last.number));
    if let Err(error) = files::place_all(staged, if_there) {
        done.files.clear();
        done.notice = Some(Failure::after_issue(error, words::issued_but_not_saved));
    }
    done.offer = sent::offer(desk, documents)?;
    Ok(written.map(|_| done))
}

/// The archive keeps the documents, or nothing: the reason of the press comes out as it was.
fn keep(
    desk: &Desk,
    drafts: Vec<IssueDraft>,
    press: &Press<'_>,
    subject: &str,
) -> Result<(Written<Vec<Issued>>, Vec<Staged>)> {
    let (mut staged, mut failed) = (Vec::new(), None);
    let written = desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::DocumentIssue, subject), |writer, ctx| {
            issue::issue(writer, ctx, drafts, |codes| match press.issued(codes) {
                Ok(printed) => {
                    staged = printed.staged;
                    Ok(printed.pages)
                }
                Err(error) => {
                    failed = Some(error);
                    Err(CoreError::Unmade)
                }
            })
        })
    });
    match written {
        Ok(written) => Ok((written, staged)),
        Err(error) => Err(failed.unwrap_or(error)),
    }
}

/// The folder of the documents: the user's own, or the usual one.
pub fn folder(desk: &Desk) -> PathBuf {
    let own = desk.preferences().documents_folder.filter(|folder| !folder.is_empty());
    own.map_or_else(|| desk.places.documents.clone(), PathBuf::from)
}

fn names(sheets: &[Sheet]) -> Vec<&str> {
    sheets.iter().map(|sheet| sheet.name.as_str()).filter(|name| !name.is_empty()).collect()
}

fn headline(kind: DocumentKind, sheets: &[Sheet]) -> String {
    if sheets.is_empty() { String::new() } else { words::headline(kind, &names(sheets)) }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
