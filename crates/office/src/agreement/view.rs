//! What the page of the agreement shows, in words.

use chrono::NaiveDate;
use concilia_core::Error as CoreError;
use concilia_core::act::SchemeRow;
use concilia_core::adherence::Instrument;
use concilia_core::agreement::{
    self, DeedFile, DraftText, Life, Member, OfficeRecord, Snapshot, Version, VersionEvent, VersionState, findings,
    scheme_row, snapshot,
};
use concilia_core::id::{DeedPartyId, PartyId, SignatureId, SignerId, VersionId};
use concilia_core::issue;
use concilia_core::party::{self, Party, Signer, Signing};
use concilia_core::progress::{self, NextStep};
use concilia_core::rule::{Finding, Matter, by_severity};
use concilia_text::agreement as words;
use serde::Serialize;
use ts_rs::TS;

use crate::dashboard::NextView;
use crate::desk::Desk;
use crate::failure::Result;
use crate::finding::FindingView;
use crate::findings::rows_left;

/// The page of the agreement.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgreementView {
    /// The version shown.
    pub id: VersionId,
    /// Number of changes of its row so far.
    pub version: i64,
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// "In firma".
    pub state_label: String,
    /// Why it was made, and why it was left; empty where there is nothing to say.
    pub history: String,
    /// Parties and blanks may be changed.
    pub editable: bool,
    /// The path from draft to expired, one step of it current.
    pub path: Vec<AgreementPathStep>,
    /// The blanks, the copies, the way of adhering.
    pub text: DraftText,
    /// What the office keeps beside the text.
    pub record: OfficeRecord,
    /// When it was put to signature.
    pub put_to_signature_on: Option<NaiveDate>,
    /// Day of the last signature; the two years run from it (744).
    pub signed_on: Option<NaiveDate>,
    /// The PDF that is its text, where it was made elsewhere.
    pub elsewhere: Option<DeedFile>,
    /// Its last day, extensions included.
    pub until: Option<NaiveDate>,
    /// The rows of the scheme, all of them, with their parties.
    pub rows: Vec<AgreementRow>,
    /// How many stipulate.
    pub parties: usize,
    /// How many of them have not signed.
    pub missing: u32,
    /// Parties of the archive that may be added.
    pub candidates: Vec<AgreementCandidate>,
    /// What to know, the gravest first.
    pub findings: Vec<FindingView>,
    /// The parties for which nobody is named as the one who signs, in the deed's order.
    pub without_signer: Vec<String>,
    /// What may be done with it.
    pub steps: Vec<AgreementStep>,
    /// Signatures of the version that this one corrects, to be kept or signed again.
    pub decisions: Vec<SignatureDecision>,
    /// What becomes of the adherences of the version before, once this draft is put to signature; nothing where there are none.
    pub adherences: Option<String>,
    /// Documents issued that are annulled where this version is withdrawn, or where this draft takes the place of one that is
    /// being signed.
    pub would_annul: usize,
    /// Every version, the last first.
    pub versions: Vec<AgreementVersion>,
    /// The name proposed for its file.
    pub file_name: String,
    /// The next useful step of the main job, as on every screen.
    pub next: NextView,
}

/// A step of the path on top of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementPathStep {
    /// "Bozza".
    pub label: String,
    /// The agreement stands here.
    pub current: bool,
    /// The day on which it came here, where known.
    pub on: Option<NaiveDate>,
}

/// A row of the scheme.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementRow {
    /// Which row.
    pub row: SchemeRow,
    /// "Ambiti territoriali".
    pub label: String,
    /// The act names it without an alternative (581, 583).
    pub mandatory: bool,
    /// It has a blank to fill.
    pub has_blank: bool,
    /// Its parties, in print order; without any the row is not printed.
    pub members: Vec<AgreementMember>,
}

/// A party of the agreement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementMember {
    /// Its row.
    pub id: DeedPartyId,
    /// Number of changes of that row so far.
    pub version: i64,
    /// Its place among all, from 0: by it the pages name its words.
    pub number: usize,
    /// Who.
    pub party: PartyId,
    /// Its name.
    pub name: String,
    /// The words in the blank.
    pub printed_name: String,
    /// Who was chosen to sign this deed for it; nobody where its usual signer signs.
    pub signer: Option<SignerId>,
    /// Name and office of who signs; empty where nobody is known.
    pub signer_label: String,
    /// The same of who signs where nobody is chosen for this deed.
    pub usual_label: String,
    /// Nobody was indicated: the legal representative signs.
    pub represented: bool,
    /// Everybody who may sign for it.
    pub signers: Vec<AgreementSigner>,
    /// Its signature is verified.
    pub signed: bool,
}

/// A person who may sign.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementSigner {
    /// Identity.
    pub id: SignerId,
    /// Name and office.
    pub label: String,
}

/// A party that may be added.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementCandidate {
    /// Who.
    pub party: PartyId,
    /// Its name.
    pub name: String,
    /// The row in which it would go.
    pub row: SchemeRow,
    /// Name of that row.
    pub row_label: String,
}

/// A step that may be taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementStep {
    /// Which.
    pub event: VersionEvent,
    /// Name of its button.
    pub label: String,
    /// Why it is not possible now; nothing where it is.
    pub why_not: Option<String>,
}

/// A signature to be kept with a reason or signed again.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SignatureDecision {
    /// The signature.
    pub signature: SignatureId,
    /// Whose.
    pub name: String,
    /// It is the agreement's; else an adherence form's.
    pub of_agreement: bool,
    /// When it was signed, or came back.
    pub on: Option<NaiveDate>,
}

/// A version in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementVersion {
    /// Identity.
    pub id: VersionId,
    /// "Versione 2 · In firma".
    pub label: String,
    /// Why it was made, and why it was left.
    pub history: String,
}

/// The page of the agreement; without a version, the one that the office works on. Nothing where none was started.
pub fn view(desk: &Desk, id: Option<&VersionId>) -> Result<Option<AgreementView>> {
    let around = desk.read(|tx, today| {
        let Some(around) = snapshot(tx, id, today.working_date)? else { return Ok::<_, CoreError>(None) };
        let falls = if around.version.state == VersionState::Draft { around.followed() } else { Some(&around.version) };
        let falls = falls.filter(|version| version.state == VersionState::InSignature);
        let falling = falls.map(|version| issue::of_version(tx, &version.id)).transpose()?.unwrap_or_default();
        let next = progress::next(progress::standing(tx, today.working_date)?);
        // Whoever a row that stayed out names would be missing from what is put to signature.
        let left = if around.version.state == VersionState::Draft { rows_left(tx)? } else { None };
        Ok(Some((around, falling.len(), next, left)))
    })?;
    let (network, read_only) = desk.session(|session| {
        let archive = &session.archive;
        Ok((super::compose::network_name(&archive.identity().network), archive.is_read_only()))
    })?;
    Ok(around.map(|(around, would_annul, next, left)| {
        let view = shown(&around, &network, next, left);
        AgreementView { would_annul, editable: view.editable && !read_only, ..view }
    }))
}

fn shown(around: &Snapshot, network: &str, next: NextStep, left: Option<Finding>) -> AgreementView {
    let version = &around.version;
    // That it is a draft still is what this page is for.
    let told = findings(around).into_iter().filter(|one| !matches!(one.matter, Matter::AgreementNotComposed { .. }));
    let found = by_severity(told.chain(left).collect());
    let unsigned = around.members.iter().filter(|member| member.signing().is_none());
    AgreementView {
        id: version.id.clone(),
        version: version.version,
        number: version.number,
        state: version.state,
        state_label: words::version_state(version.state).to_owned(),
        history: history(version),
        editable: version.state == VersionState::Draft,
        path: path(around),
        text: version.text.clone(),
        record: version.record.clone(),
        put_to_signature_on: version.put_to_signature_on,
        signed_on: version.signed_on,
        elsewhere: around.elsewhere.clone(),
        until: around.until(),
        rows: SchemeRow::ALL.iter().map(|row| row_view(around, *row)).collect(),
        parties: around.members.len(),
        missing: around.missing(),
        candidates: around.others.iter().map(candidate).collect(),
        findings: found.into_iter().map(FindingView::from).collect(),
        without_signer: unsigned.map(|member| member.party.data.name.clone()).collect(),
        steps: steps(around),
        decisions: decisions(around),
        adherences: words::adherences(around.adherences()),
        would_annul: 0,
        versions: around.versions.iter().rev().map(version_view).collect(),
        file_name: super::compose::file_name(network, version),
        next: next.into(),
    }
}

/// Bozza › In firma › Sottoscritto › Vigente › Scaduto; a version left behind stands where it was left.
fn path(around: &Snapshot) -> Vec<AgreementPathStep> {
    let (version, life) = (&around.version, around.life());
    let at = match (version.state, life) {
        (_, Life::Expired { .. }) => 4,
        (VersionState::Signed | VersionState::Superseded, _) => 3,
        (VersionState::InSignature | VersionState::Withdrawn, _) => 1,
        (VersionState::Draft, _) => 0,
    };
    let days = [None, version.put_to_signature_on, version.signed_on, version.signed_on, around.until()];
    let step = |(place, (label, on)): (usize, (&str, Option<NaiveDate>))| AgreementPathStep {
        label: label.to_owned(),
        current: place == at,
        on: on.filter(|_| place <= at && place > 0),
    };
    words::PATH.into_iter().zip(days).enumerate().map(step).collect()
}

fn row_view(around: &Snapshot, row: SchemeRow) -> AgreementRow {
    let of_row = around.members.iter().enumerate().filter(|(_, member)| member.row.scheme_row == row);
    AgreementRow {
        row,
        label: words::scheme_row(row).to_owned(),
        mandatory: matches!(row, SchemeRow::Region | SchemeRow::Asl),
        has_blank: !matches!(row, SchemeRow::Region | SchemeRow::EqualityAdvisor),
        members: of_row.map(|(number, member)| member_view(number, member)).collect(),
    }
}

fn member_view(number: usize, member: &Member) -> AgreementMember {
    let label = |signing: Option<Signing<'_>>| {
        signing.map(|signing| signer_label(signing.name, signing.office)).unwrap_or_default()
    };
    AgreementMember {
        id: member.row.id.clone(),
        version: member.row.version,
        number,
        party: member.party.id.clone(),
        name: member.party.data.name.clone(),
        printed_name: member.row.printed_name.clone(),
        signer: member.row.signer.clone(),
        signer_label: label(member.signing()),
        usual_label: label(party::signing(&member.party.data, &member.signers, None)),
        represented: member.signing().is_some_and(|signing| signing.signer.is_none()),
        signers: member.signers.iter().map(signer_choice).collect(),
        signed: member.has_signed(),
    }
}

fn signer_choice(signer: &Signer) -> AgreementSigner {
    AgreementSigner { id: signer.id.clone(), label: signer_label(&signer.data.name, &signer.data.office) }
}

fn signer_label(name: &str, office: &str) -> String {
    match office.trim() {
        "" => name.to_owned(),
        office => format!("{name}, {office}"),
    }
}

fn candidate(party: &Party) -> AgreementCandidate {
    let row = scheme_row(party.data.category, party.data.nature);
    AgreementCandidate {
        party: party.id.clone(),
        name: party.data.name.clone(),
        row,
        row_label: words::scheme_row(row).to_owned(),
    }
}

fn steps(around: &Snapshot) -> Vec<AgreementStep> {
    let of_a_button = |possible: &agreement::PossibleEvent| possible.event != VersionEvent::Edit;
    let step = |possible: agreement::PossibleEvent| AgreementStep {
        event: possible.event,
        label: words::event(possible.event).to_owned(),
        why_not: possible.why_not.map(|why| words::why_not(&why).message),
    };
    around.possible().into_iter().filter(of_a_button).map(step).collect()
}

fn decisions(around: &Snapshot) -> Vec<SignatureDecision> {
    let known = || around.members.iter().map(|member| &member.party).chain(&around.others);
    let asked = around.to_decide().into_iter();
    let view = |signature: &concilia_core::adherence::Signature| SignatureDecision {
        signature: signature.id.clone(),
        name: known().find(|party| party.id == signature.party).map(|p| p.data.name.clone()).unwrap_or_default(),
        of_agreement: signature.instrument == Instrument::Agreement,
        on: signature.signed_on.or(signature.returned_on),
    };
    asked.map(view).collect()
}

fn version_view(version: &Version) -> AgreementVersion {
    AgreementVersion {
        id: version.id.clone(),
        label: format!("Versione {} · {}", version.number, words::version_state(version.state)),
        history: history(version),
    }
}

fn history(version: &Version) -> String {
    words::history(version.origin, &version.reason, &version.closed_reason)
}
