//! The pages of the agreement: those of a draft composed anew at each change, those put to signature as they were kept.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use concilia_core::Error as CoreError;
use concilia_core::agreement::{
    self, CopiesScheme, DeedCopy, DeedFile, Member, PutToSignature, Snapshot, Version, VersionState,
};
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::archive::{Identity, Writer, content, table};
use concilia_core::context::Context;
use concilia_core::id::VersionId;
use concilia_core::issue::{self, DocumentKind, IssueDraft, IssueQuery, Issued, Pages};
use concilia_core::territory::Network;
use concilia_documents::document::agreement as printed;
use concilia_documents::document::parts::{AgreementReference, Signatory};
use concilia_documents::{Composed, Document, Imprint, Item, Place, Stamp, compose};
use concilia_text::agreement as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};

/// The very pages that will be, or were, printed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AgreementPreview {
    /// The PDF, in base 64.
    pub pdf: String,
    /// How many pages it has.
    pub pages: usize,
    /// Where the office's words and the headings are printed.
    pub places: Vec<Place>,
}

/// The pages of a version: of a draft as it stands now, else of its first copy as it was put to signature.
pub fn preview(desk: &Desk, id: &VersionId) -> Result<AgreementPreview> {
    let source = Source::read(desk, id)?;
    if let Some((file, bytes)) = &source.elsewhere {
        let pages = usize::try_from(file.pages).unwrap_or_default();
        return Ok(AgreementPreview { pdf: STANDARD.encode(bytes), pages, places: Vec::new() });
    }
    let composed = match source.kept.first() {
        // The places are those of what was kept: it was made of the same values, by the same fonts.
        Some((issued, bytes)) => Composed { bytes: bytes.clone(), ..source.compose_again(issued)? },
        None => source.draft()?,
    };
    Ok(AgreementPreview { pdf: STANDARD.encode(&composed.bytes), pages: composed.pages, places: composed.places })
}

/// Saves the pages of a draft; it carries the word BOZZA and no code.
pub fn print_draft(desk: &Desk, id: &VersionId, path: &Path, if_there: IfThere) -> Result<()> {
    files::write(path, &Source::read(desk, id)?.draft()?.bytes, if_there)
}

/// Saves a version's file: the draft, the PDF of one made elsewhere as it was taken, or every copy that was put to signature, each under the number that it carries.
/// Answers the names; where one of them is there, nothing is written. The archive notes that the copies were printed.
pub fn save(desk: &Desk, id: &VersionId, path: &Path, if_there: IfThere) -> Result<Written<Vec<String>>> {
    let source = Source::read(desk, id)?;
    let documents: Vec<(PathBuf, Vec<u8>)> = match (source.kept.as_slice(), &source.elsewhere) {
        // Every copy of what was made elsewhere is the same file.
        (_, Some((_, bytes))) => vec![(path.to_owned(), bytes.clone())],
        ([], None) => vec![(path.to_owned(), source.draft()?.bytes)],
        ([(_, bytes)], None) => vec![(path.to_owned(), bytes.clone())],
        (many, None) => (1..).zip(many).map(|(number, (_, bytes))| (numbered(path, number), bytes.clone())).collect(),
    };
    documents.iter().try_for_each(|(path, _)| files::ask(path, if_there))?;
    let staged = documents.iter().map(|(path, bytes)| files::stage(path, bytes)).collect::<Result<Vec<_>>>()?;
    files::place_all(staged, if_there)?;
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let names = documents.iter().map(|(path, _)| name(path)).collect();
    let notes = source.around.version.state == VersionState::InSignature
        && source.elsewhere.is_none()
        && !desk.session(|session| Ok(session.archive.is_read_only()))?;
    if !notes {
        return Ok(Written::nothing(names));
    }
    Ok(desk.change(|archive, ctx| agreement::note_printed(archive, ctx, id))?.map(|()| names))
}

fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem} - esemplare {number}.pdf"))
}

/// The name of a version's file.
pub fn file_name(network: &str, version: &Version) -> String {
    let what = if version.state == VersionState::Draft { " - bozza" } else { "" };
    files::file_name(&format!("Accordo territoriale {network} - versione {}{what}", version.number), "pdf")
}

/// The name of a network by its code.
pub(super) fn network_name(code: &str) -> String {
    Network::from_code(code).map_or_else(|| code.to_owned(), |network| network.display_name().to_owned())
}

/// Puts a draft to signature: every copy is issued with its code and kept. Asks where the working date is not today's.
pub fn put_to_signature(desk: &Desk, order: &PutToSignature, date_confirmed: bool) -> Result<Written<()>> {
    desk.confirm_date(date_confirmed)?;
    let mut failed = None;
    let mut issue = |writer: &mut Writer<'_>, ctx: &mut Context<'_>, around: &Snapshot, copies: &[DeedCopy]| {
        issue_copies(writer, ctx, around, copies).map_err(|error| match error {
            Error::Core(error) => error,
            other => {
                failed = Some(other);
                CoreError::Unmade
            }
        })
    };
    let written = desk.change(|archive, ctx| agreement::put_to_signature(archive, ctx, order, &mut issue));
    failed.map_or(written, Err)
}

fn issue_copies(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    around: &Snapshot,
    copies: &[DeedCopy],
) -> Result<String> {
    let archive: Identity = writer.need("archive")?;
    let made_on = ctx.working_date;
    let documents: Vec<Document> = copies.iter().map(|copy| document(around, &archive.network, Some(copy))).collect();
    let drafts = copies.iter().zip(&documents).map(|(copy, document)| draft(around, copy, document)).collect();
    let mut failed = None;
    let issued = issue::issue(writer, ctx, drafts, |codes| {
        let pages = documents.iter().zip(codes).map(|(document, code)| {
            let imprint = imprint(&code.to_string(), made_on);
            let item = Item { document: document.clone(), stamp: Stamp::Issued(*code), imprint };
            let composed = compose(&item)?;
            Ok(Pages { bytes: composed.bytes, count: composed.pages as i64 })
        });
        pages.collect::<std::result::Result<Vec<_>, concilia_documents::Error>>().map_err(|error| {
            failed = Some(error);
            CoreError::Unmade
        })
    });
    match failed {
        Some(error) => Err(not_composed(around, error)),
        None => Ok(issued?.into_iter().next().ok_or(CoreError::Unmade)?.content),
    }
}

fn not_composed(around: &Snapshot, error: concilia_documents::Error) -> Error {
    Error::NotComposed { title: words::title(around.version.number), error }
}

fn draft(around: &Snapshot, copy: &DeedCopy, document: &Document) -> IssueDraft {
    let number = matches!(around.version.text.copies_scheme, CopiesScheme::OnePerParty).then_some(copy.number);
    IssueDraft {
        kind: DocumentKind::Agreement,
        deed_version: Some(around.version.id.clone()),
        party: copy.holder.clone(),
        copy: Some(copy.id.clone()),
        meeting: None,
        title: words::copy_title(around.version.number, number),
        made_of: serde_json::to_string(document).unwrap_or_default(),
    }
}

/// What makes the bytes of a document its own: the day, and a mark drawn from its own words.
fn imprint(own: &str, made_on: NaiveDate) -> Imprint {
    let hash = content::sha256(own.as_bytes());
    let byte = |place: usize| u8::from_str_radix(&hash[2 * place..2 * place + 2], 16).unwrap_or_default();
    Imprint { made_on, id: std::array::from_fn(byte) }
}

/// The values of the agreement as it is printed.
fn document(around: &Snapshot, network: &str, copy: Option<&DeedCopy>) -> Document {
    let version = &around.version;
    let lead =
        Network::from_code(network).map_or_else(|| network.to_owned(), |network| network.official_name().to_owned());
    let one_each = version.text.copies_scheme == CopiesScheme::OnePerParty;
    Document::Agreement(printed::Agreement {
        reference: AgreementReference {
            network: network_name(network),
            version: u32::try_from(version.number).unwrap_or_default(),
            signed_on: None,
        },
        copy: copy.filter(|_| one_each).and_then(|copy| u32::try_from(copy.number).ok()),
        lead,
        parties: around.members.iter().map(party).collect(),
        resolution: version.text.resolution_reference.clone(),
        place: version.text.place.clone(),
    })
}

fn party(member: &Member) -> printed::Party {
    let signing = member.signing();
    let act = signing.and_then(|signing| signing.act).map(|act| words::act(&act.body, &act.number, act.date));
    let delegation = signing.map(|signing| signing.delegation.to_owned());
    let some = |words: Option<String>| words.filter(|words| !words.trim().is_empty());
    printed::Party {
        row: member.row.scheme_row,
        fill: member.row.printed_name.clone(),
        named_whole: agreement::names_itself(member.row.scheme_row, &member.row.printed_name),
        signatory: Signatory {
            party: member.party.data.name.clone(),
            signer: signing.map(|signing| signing.name.to_owned()).unwrap_or_default(),
            office: signing.map(|signing| words::quality(signing.office, signing.signer.is_none())).unwrap_or_default(),
            delegation: some(delegation),
            authorising_act: some(act),
        },
    }
}

/// What the pages of a version are made from.
struct Source {
    around: Snapshot,
    network: String,
    /// What was put to signature, by copy.
    kept: Vec<(Issued, Vec<u8>)>,
    /// The PDF of a version made elsewhere.
    elsewhere: Option<(DeedFile, Vec<u8>)>,
}

impl Source {
    fn read(desk: &Desk, id: &VersionId) -> Result<Self> {
        desk.read(|tx, today| {
            let around = agreement::snapshot(tx, Some(id), today.working_date)?.ok_or(Error::NoAgreement)?;
            let archive: Identity = table::get(tx, "archive")?.ok_or(CoreError::NotFound { entity: "archive" })?;
            let kept = if around.version.frozen.is_some() { kept(tx, id)? } else { Vec::new() };
            let elsewhere = super::elsewhere::file(tx, id)?;
            Ok::<_, Error>(Self { around, network: archive.network, kept, elsewhere })
        })
    }

    fn draft(&self) -> Result<Composed> {
        let document = document(&self.around, &self.network, None);
        self.compose(document, self.around.version.id.as_str())
    }

    /// What an issued copy was made of, composed again for its places.
    fn compose_again(&self, issued: &Issued) -> Result<Composed> {
        let made_of = serde_json::from_str(&issued.made_of);
        let document = made_of.unwrap_or_else(|_| document(&self.around, &self.network, None));
        self.compose(document, &issued.content)
    }

    fn compose(&self, document: Document, own: &str) -> Result<Composed> {
        let imprint = imprint(own, self.around.working_date);
        let item = Item { document, stamp: Stamp::Draft, imprint };
        compose(&item).map_err(|error| not_composed(&self.around, error))
    }
}

/// The copies of a version that were issued, in the order of their numbers.
fn kept(tx: &mut dyn Tx, id: &VersionId) -> Result<Vec<(Issued, Vec<u8>)>> {
    let query =
        IssueQuery { kind: Some(DocumentKind::Agreement), deed_version: Some(id.clone()), ..IssueQuery::default() };
    let mut issued = issue::list(tx, &query)?;
    issued.sort_by_key(|document| document.number);
    issued
        .into_iter()
        .map(|document| {
            let bytes = issue::bytes(tx, &document)?;
            Ok((document, bytes))
        })
        .collect()
}
