//! The operations on issued documents: numbers and pages together, or nothing.

use super::code::IssueCode;
use super::model::{DocumentKind, IssueDraft, IssueQuery, Issued, Pages, code};
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::Tx;
use crate::archive::{Archive, Identity, Writer, content, table};
use crate::context::Context;
use crate::error::{Error, RequiredField, Result};
use crate::id::{IssueId, VersionId};
use crate::params;

const LIST: &str = include_str!("list.sql");
/// The counter of the archive that numbers what is issued.
const COUNTER: &str = "issue";
const MEDIA_TYPE: &str = "application/pdf";

/// Issues documents inside an operation: takes a number for each, has them composed with their codes (the code is printed
/// on every page, so it comes first) and keeps their bytes. `compose` answers the pages of each draft, in their order.
///
/// # Errors
/// Whatever `compose` answers, with [`Error::Unmade`] for its own reasons. The operation is then undone as a whole: nothing
/// is kept and no number is spent.
pub fn issue(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    drafts: Vec<IssueDraft>,
    compose: impl FnOnce(&[IssueCode]) -> Result<Vec<Pages>>,
) -> Result<Vec<Issued>> {
    let archive: Identity = writer.need("archive")?;
    let numbers = drafts.iter().map(|_| writer.next_number(COUNTER)).collect::<Result<Vec<i64>>>()?;
    let code = |number: &i64| code(&archive.code, archive.lineage, *number).map_err(|_| Error::NoCode);
    let codes = numbers.iter().map(code).collect::<Result<Vec<_>>>()?;
    let composed = compose(&codes)?;
    if composed.len() != drafts.len() {
        return Err(Error::Unmade);
    }
    let numbered = drafts.into_iter().zip(numbers).zip(composed);
    numbered.map(|((draft, number), pages)| keep(writer, ctx, archive.lineage, number, draft, &pages)).collect()
}

fn keep(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    lineage: i64,
    number: i64,
    draft: IssueDraft,
    pages: &Pages,
) -> Result<Issued> {
    let issued = Issued {
        id: ctx.new_id(),
        version: 0,
        lineage,
        number,
        kind: draft.kind,
        deed_version: draft.deed_version,
        party: draft.party,
        copy: draft.copy,
        meeting: draft.meeting,
        title: draft.title,
        issued_on: ctx.working_date,
        pages: pages.count,
        content: content::keep(writer.tx(), &pages.bytes, MEDIA_TYPE)?,
        made_of: draft.made_of,
        annulled_on: None,
        annulled_reason: String::new(),
    };
    writer.put(&issued)?;
    Ok(Issued { version: 1, ..issued })
}

/// The issued documents of a query, the latest first.
pub fn list(tx: &mut dyn Tx, query: &IssueQuery) -> Result<Vec<Issued>> {
    let filter = params![
        query.kind.map(DocumentKind::code),
        query.party.as_ref(),
        query.deed_version.as_ref(),
        query.meeting.as_ref(),
        query.annulled
    ];
    Ok(table::list(tx, LIST, filter)?)
}

/// One issued document.
pub fn get(tx: &mut dyn Tx, id: &IssueId) -> Result<Issued> {
    table::get(tx, id.as_str())?.ok_or(Error::NotFound { entity: "issued_document" })
}

/// The very bytes that were issued, checked against their hash.
pub fn bytes(tx: &mut dyn Tx, issued: &Issued) -> Result<Vec<u8>> {
    content::load(tx, &issued.content)
}

/// Annuls a document issued by mistake. It stays in the list with its number, its bytes and the reason; never undone.
pub fn annul(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &IssueId,
    version: i64,
    reason: &str,
) -> Result<Written<Issued>> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::Empty { field: RequiredField::Reason });
    }
    let title = archive.read(|tx| get(tx, id))?.title;
    archive.write(ctx, Operation::new(OperationKind::DocumentAnnul, title), |writer, ctx| {
        let issued = get(writer.tx(), id)?;
        if !issued.holds() {
            return Err(Error::Conflict { entity: "issued_document" });
        }
        let (annulled_on, annulled_reason) = (Some(ctx.working_date), reason.to_owned());
        writer.put(&Issued { version, annulled_on, annulled_reason, ..issued })?;
        get(writer.tx(), id)
    })
}

/// The documents of a version that hold and whose pages are signed: what falls with it.
pub fn of_version(tx: &mut dyn Tx, version: &VersionId) -> Result<Vec<Issued>> {
    let query = IssueQuery { deed_version: Some(version.clone()), annulled: Some(false), ..IssueQuery::default() };
    let mut issued = list(tx, &query)?;
    issued.retain(|document| document.kind.is_of_one_version());
    Ok(issued)
}

/// Annuls the documents of a version that is withdrawn, inside the operation that withdraws it: no page of it is accepted any
/// more. What is kept stays as with [`annul`]; answers how many they were.
pub fn annul_of_version(
    writer: &mut Writer<'_>,
    ctx: &Context<'_>,
    version: &VersionId,
    reason: &str,
) -> Result<usize> {
    let documents = of_version(writer.tx(), version)?;
    for issued in &documents {
        let (annulled_on, annulled_reason) = (Some(ctx.working_date), reason.to_owned());
        writer.put(&Issued { annulled_on, annulled_reason, ..issued.clone() })?;
    }
    Ok(documents.len())
}
