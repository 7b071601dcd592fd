//! The operations on a draft: started from the network's data and the parties known, then changed. Each reads, checks that the
//! version may be changed, writes once.

use super::WhyNot;
use super::arrange;
use super::model::{CopiesScheme, Deed, DeedKind, DeedParty, DraftText, OfficeRecord, Origin, Version, VersionState};
use super::propose::{place_name, proposed, scheme_row};
use super::snapshot::{self, snapshot};
use super::state::{VersionEvent, next};
use crate::act;
use crate::act::SchemeRow;
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::{Archive, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::id::{DeedId, DeedPartyId, PartyId, SignerId, VersionId};
use crate::operator;
use crate::party::likeness::{Resemblance, likely_duplicates};
use crate::party::{self, Category, Party, PartyDraft};
use crate::signs::{LINE_LIMIT, PAGE_LIMIT, limited, printed};
use crate::territory::Network;

/// The name under which the Region stands among the parties (581).
const REGION: &str = "Regione Lombardia";

/// Starts the first draft: Region, ASL and those of the known parties for whom the scheme has a row of their own. The Region
/// and the ASL are added to the parties where they are not known yet. `adherence_way` is the way of adhering that is proposed.
pub fn start(archive: &mut Archive, ctx: &mut Context<'_>, adherence_way: &str) -> Result<Written<VersionId>> {
    let network = Network::from_code(&archive.identity().network).ok_or(Error::NotFound { entity: "network" })?;
    let operation = Operation::new(OperationKind::AgreementStart, network.official_name());
    archive.write(ctx, operation, |writer, ctx| {
        if let Some(known) = snapshot::versions(writer.tx())?.first() {
            return Err(WhyNot::OtherVersion { number: known.number }.into());
        }
        know(writer, ctx, Category::Region, REGION)?;
        know(writer, ctx, Category::Asl, network.official_name())?;
        let deed = deed(writer, ctx)?;
        let version = first_version(ctx, deed, network, adherence_way);
        writer.put(&version)?;
        for row in proposed_rows(writer, ctx, &version.id, network)? {
            writer.put(&row)?;
        }
        Ok(version.id)
    })
}

/// Adds a party of a category that nobody of the known ones has. One that is known by that name, and was imported without a
/// category, gets it: the network's own body is never there twice.
fn know(writer: &mut Writer<'_>, ctx: &mut Context<'_>, category: Category, name: &str) -> Result<()> {
    let known = party::all(writer.tx())?;
    if known.iter().any(|party| party.data.category == Some(category)) {
        return Ok(());
    }
    let draft = PartyDraft { name: name.to_owned(), category: Some(category), ..PartyDraft::default() };
    if let Some(same) = known.into_iter().find(|party| party.data.category.is_none() && is_named(&party.data, &draft)) {
        let data = PartyDraft { category: Some(category), ..same.data };
        return party::update(writer, Party { data, ..same }).map(|_| ());
    }
    party::insert(writer, ctx.new_id(), draft).map(|_| ())
}

fn is_named(known: &PartyDraft, wanted: &PartyDraft) -> bool {
    let alike = likely_duplicates(&[known, wanted]);
    alike.iter().any(|likeness| likeness.reasons.contains(&Resemblance::SameName))
}

/// The network's deed: the one of a draft thrown away, or a new one.
fn deed(writer: &mut Writer<'_>, ctx: &mut Context<'_>) -> Result<DeedId> {
    if let Some(known) = snapshot::deed(writer.tx())? {
        return Ok(known.id);
    }
    let deed = Deed { id: ctx.new_id(), version: 0, kind: DeedKind::Network };
    writer.put(&deed)?;
    Ok(deed.id)
}

fn first_version(ctx: &mut Context<'_>, deed: DeedId, network: Network, adherence_way: &str) -> Version {
    Version {
        id: ctx.new_id(),
        version: 0,
        deed,
        number: 1,
        origin: Origin::First,
        reason: String::new(),
        state: VersionState::Draft,
        text: DraftText {
            resolution_reference: act::reference(),
            place: network.territory().seat.name.clone(),
            copies_scheme: CopiesScheme::OneRound,
            adherence_open: true,
            adherence_way: adherence_way.to_owned(),
        },
        put_to_signature_on: None,
        signed_on: None,
        closed_reason: String::new(),
        frozen: None,
        record: OfficeRecord::default(),
    }
}

fn proposed_rows(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    version: &VersionId,
    network: Network,
) -> Result<Vec<DeedParty>> {
    let (parties, ambiti) = (party::all(writer.tx())?, operator::ambiti(writer.tx())?);
    let mut rows = Vec::new();
    for party in proposed(&parties, network.official_name(), &ambiti) {
        let row = scheme_row(party.data.category, party.data.nature);
        arrange::insert(&mut rows, deed_party(ctx, version, party, row));
    }
    Ok(rows)
}

fn deed_party(ctx: &mut Context<'_>, version: &VersionId, party: &Party, row: SchemeRow) -> DeedParty {
    DeedParty {
        id: ctx.new_id(),
        version: 0,
        deed_version: version.clone(),
        party: party.id.clone(),
        scheme_row: row,
        position: 0,
        printed_name: place_name(row, &party.data.name),
        // Nobody is chosen for this deed: the party's preferred signer signs, whoever that is on the day it is put to signature.
        signer: None,
    }
}

/// Changes the blanks, the copies and the way of adhering; `read` is the version of the row that was read.
pub fn edit_text(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    read: i64,
    text: DraftText,
) -> Result<Written<()>> {
    edit(archive, ctx, id, String::new(), |writer, _, version| {
        let text = DraftText {
            resolution_reference: printed("resolution_reference", &text.resolution_reference, LINE_LIMIT)?,
            place: printed("place", &text.place, LINE_LIMIT)?,
            adherence_way: limited("adherence_way", &text.adherence_way, PAGE_LIMIT)?,
            ..text
        };
        writer.put(&Version { version: read, text, ..version })
    })
}

/// Changes what the office keeps beside the text, in any state.
pub fn edit_record(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    read: i64,
    record: OfficeRecord,
) -> Result<Written<()>> {
    let number = archive.read(|tx| snapshot::find(&snapshot::versions(tx)?, id))?.number;
    archive.write(ctx, Operation::new(OperationKind::AgreementRecordEdit, named(number)), |writer, _| {
        let version: Version = writer.need(id.as_str())?;
        writer.put(&Version { version: read, record, ..version })
    })
}

/// Adds parties at the end of their rows. Without a row each goes where its category puts it.
pub fn add_parties(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    parties: &[PartyId],
    row: Option<SchemeRow>,
) -> Result<Written<()>> {
    let names =
        archive.read(|tx| parties.iter().map(|id| Ok(party::get(tx, id)?.data.name)).collect::<Result<Vec<_>>>())?;
    edit(archive, ctx, id, names.join(", "), |writer, ctx, version| {
        let before = snapshot::parties(writer.tx(), &version.id)?;
        let mut after = before.clone();
        for id in parties {
            if after.iter().any(|known| known.party == *id) {
                continue;
            }
            let party = party::get(writer.tx(), id)?;
            let row = row.unwrap_or_else(|| scheme_row(party.data.category, party.data.nature));
            arrange::insert(&mut after, deed_party(ctx, &version.id, &party, row));
        }
        save_rows(writer, &before, &after)
    })
}

/// Makes these, and nobody else, the parties of a draft. Each stands in its row of the scheme, those of a row in the order given;
/// who is a party already keeps its row, its words and who signs for it.
pub fn set_parties(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    parties: &[PartyId],
) -> Result<Written<()>> {
    let subject = archive.read(|tx| Ok::<_, Error>(snapshot::find(&snapshot::versions(tx)?, id)?.number))?;
    edit(archive, ctx, id, named(subject), |writer, ctx, version| {
        let before = snapshot::parties(writer.tx(), &version.id)?;
        let mut after: Vec<DeedParty> = Vec::new();
        for id in parties {
            if after.iter().any(|known| known.party == *id) {
                continue;
            }
            let known = before.iter().find(|known| known.party == *id).cloned();
            let row = match known {
                Some(known) => known,
                None => {
                    let party = party::get(writer.tx(), id)?;
                    let row = scheme_row(party.data.category, party.data.nature);
                    deed_party(ctx, &version.id, &party, row)
                }
            };
            arrange::insert(&mut after, row);
        }
        for gone in before.iter().filter(|known| after.iter().all(|kept| kept.id != known.id)) {
            writer.delete(gone)?;
        }
        save_rows(writer, &before, &after)
    })
}

/// Takes a party out.
pub fn remove_party(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    row: &DeedPartyId,
) -> Result<Written<()>> {
    let subject = subject(archive, id, row)?;
    edit(archive, ctx, id, subject, |writer, _, version| {
        let rows = snapshot::parties(writer.tx(), &version.id)?;
        let taken = rows.iter().find(|known| known.id == *row).ok_or(Error::NotFound { entity: "deed_party" })?;
        take_out(writer, taken)
    })
}

/// Takes a party out of its draft inside an operation of another room (a merge).
pub fn take_out(writer: &mut Writer<'_>, row: &DeedParty) -> Result<()> {
    let before = snapshot::parties(writer.tx(), &row.deed_version)?;
    let mut after = before.clone();
    let taken = arrange::take(&mut after, &row.id).ok_or(Error::NotFound { entity: "deed_party" })?;
    writer.delete(&taken_as_read(&before, taken))?;
    save_rows(writer, &before, &after)
}

/// The row as it is stored: taking it out may have numbered it anew.
fn taken_as_read(before: &[DeedParty], taken: DeedParty) -> DeedParty {
    before.iter().find(|row| row.id == taken.id).cloned().unwrap_or(taken)
}

/// Moves a party among those of its row; 0 is the first place.
pub fn move_party(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    row: &DeedPartyId,
    to: usize,
) -> Result<Written<()>> {
    let subject = subject(archive, id, row)?;
    edit(archive, ctx, id, subject, |writer, _, version| {
        let before = snapshot::parties(writer.tx(), &version.id)?;
        let mut after = before.clone();
        arrange::relocate(&mut after, row, to);
        save_rows(writer, &before, &after)
    })
}

/// Changes the words in a party's blank and who is chosen to sign this deed for it (nobody: whom [`party::signing`] finds); `read` is
/// the version of the row that was read.
pub fn edit_party(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    row: (&DeedPartyId, i64),
    printed_name: &str,
    signer: Option<SignerId>,
) -> Result<Written<()>> {
    let (row, read) = row;
    let subject = subject(archive, id, row)?;
    edit(archive, ctx, id, subject, |writer, _, _| {
        let known: DeedParty = writer.need(row.as_str())?;
        if let Some(signer) = &signer {
            let signs = party::signers(writer.tx(), &known.party)?.iter().any(|of_party| of_party.id == *signer);
            signs.then_some(()).ok_or(Error::NotFound { entity: "signer" })?;
        }
        let printed_name = limited("printed_name", printed_name, LINE_LIMIT)?;
        let printed_name = printed_name.split_whitespace().collect::<Vec<_>>().join(" ");
        writer.put(&DeedParty { version: read, printed_name, signer, ..known })
    })
}

/// Runs a change of a draft; a version that is not one refuses it.
fn edit(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    subject: String,
    body: impl FnOnce(&mut Writer<'_>, &mut Context<'_>, Version) -> Result<()>,
) -> Result<Written<()>> {
    archive.write(ctx, Operation::new(OperationKind::AgreementEdit, subject), |writer, ctx| {
        let around =
            snapshot(writer.tx(), Some(id), ctx.working_date)?.ok_or(Error::NotFound { entity: "deed_version" })?;
        next(around.standing(), VersionEvent::Edit)?;
        body(writer, ctx, around.version)
    })
}

/// Writes the rows that are new or changed.
fn save_rows(writer: &mut Writer<'_>, before: &[DeedParty], after: &[DeedParty]) -> Result<()> {
    for row in after {
        if !before.contains(row) {
            writer.put(row)?;
        }
    }
    Ok(())
}

/// The name of a row's party.
fn subject(archive: &mut Archive, version: &VersionId, row: &DeedPartyId) -> Result<String> {
    archive.read(|tx| {
        let rows = snapshot::parties(tx, version)?;
        let row = rows.iter().find(|known| known.id == *row).ok_or(Error::NotFound { entity: "deed_party" })?;
        Ok(party::get(tx, &row.party)?.data.name)
    })
}

/// How the register names a version.
pub(super) fn named(number: i64) -> String {
    format!("versione {number}")
}
