//! Two parties made one in a real archive in memory.

use super::*;
use crate::adherence::{self, Arrival, Declaration, Method, Step};
use crate::agreement::{self, PutToSignature, VersionState};
use crate::archive::content;
use crate::archive::operation::{Operation, OperationKind};
use crate::error::{Error, Result};
use crate::id::{PartyId, VersionId};
use crate::issue::{self, DocumentKind, IssueDraft, Pages};
use crate::meeting::{self, MeetingDraft, Presence, Seat};
use crate::party::{self, Category, PartyDraft, PartyField, SignerDraft};
use crate::testing::{Office, day};

/// An office whose agreement is in signature: the ASL and the province stipulate, two associations are perhaps one.
struct Desk {
    office: Office,
    version: VersionId,
    province: PartyId,
    one: PartyId,
    other: PartyId,
}

impl Desk {
    fn in_signature() -> Self {
        let mut desk = Self::in_draft();
        desk.put_to_signature();
        desk
    }

    fn in_draft() -> Self {
        let mut office = Office::new();
        let mut add = |name: &str, category: Category| {
            let draft = PartyDraft { name: name.into(), category: Some(category), ..PartyDraft::default() };
            office.act(|archive, ctx| party::add(archive, ctx, draft)).unwrap().value.id
        };
        add("ASL della Provincia di Bergamo", Category::Asl);
        let province = add("Provincia di Bergamo", Category::Province);
        let one = add("Associazione Famiglie Oggi", Category::FamilyAssociation);
        let other = add("Ass. Famiglie Oggi", Category::FamilyAssociation);
        let version = office.act(|archive, ctx| agreement::start(archive, ctx, "Modulo")).unwrap().value;
        let mut desk = Self { office, version, province, one, other };
        let read = desk.snapshot().version;
        let text = agreement::DraftText { adherence_open: true, ..read.text };
        let id = desk.version.clone();
        desk.office.act(|archive, ctx| agreement::edit_text(archive, ctx, &id, read.version, text)).unwrap();
        desk
    }

    fn snapshot(&mut self) -> agreement::Snapshot {
        let (id, date) = (self.version.clone(), self.office.working_date);
        self.office.archive.read(|tx| agreement::snapshot(tx, Some(&id), date)).unwrap().unwrap()
    }

    fn put_to_signature(&mut self) {
        let read = self.snapshot().version.version;
        let order = PutToSignature { version: self.version.clone(), read, decisions: Vec::new() };
        let put = self.office.act(|archive, ctx| {
            agreement::put_to_signature(archive, ctx, &order, &mut |writer, _, _, _| {
                content::keep(writer.tx(), b"pagine", "application/pdf")
            })
        });
        put.unwrap();
        assert_eq!(self.snapshot().version.state, VersionState::InSignature);
    }

    fn takes(&mut self, party: &PartyId, step: Step) {
        let party = std::slice::from_ref(party);
        let trial = self.office.act(|archive, ctx| adherence::apply(archive, ctx, party, &step)).unwrap().value;
        assert_eq!(trial.refused, [], "the step must be accepted");
    }

    fn comes_back(&mut self, party: &PartyId) {
        let arrival = Arrival { method: Some(Method::Ink), signed_on: Some(day("2014-01-20")), ..Arrival::default() };
        self.takes(party, Step::Return(arrival));
    }

    fn pair(&mut self) -> Pair {
        let (one, other) = (self.one.clone(), self.other.clone());
        self.office.archive.read(|tx| look(tx, &one, &other)).unwrap()
    }

    /// Merges the pair as it is shown, taking the given fields.
    fn merge(&mut self, pair: &Pair, take: &[PartyField]) -> Result<party::Party> {
        let order = Order {
            keep: pair.keep.party.id.clone(),
            keep_read: pair.keep.party.version,
            discard: pair.discard.party.id.clone(),
            discard_read: pair.discard.party.version,
            take: take.to_vec(),
        };
        self.office.act(|archive, ctx| merge(archive, ctx, &order)).map(|written| written.value)
    }

    fn references(&mut self, id: &PartyId) -> References {
        self.office.archive.read(|tx| References::of(tx, id)).unwrap()
    }

    /// Everything of the archive that a merge may touch, to be compared before and after.
    fn everything(&mut self) -> String {
        let (one, other) = (self.one.clone(), self.other.clone());
        let text = self.office.archive.read(|tx| {
            let sides = (look::side(tx, &one)?, look::side(tx, &other)?);
            Ok(format!("{sides:?} {:?}", adherence::roll(tx)?))
        });
        without_versions(&text.unwrap())
    }
}

/// Versions count changes, so they go on counting through undo.
fn without_versions(text: &str) -> String {
    let mut pieces = text.split(" version: ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.trim_start_matches(|ch: char| ch.is_ascii_digit()))
}

#[test]
fn the_pair_tells_what_differs_and_proposes_only_what_fills() {
    let mut desk = Desk::in_signature();
    let (one, other) = (desk.one.clone(), desk.other.clone());
    for (id, phone, pec) in [(&one, "035 1", ""), (&other, "035 2", "oggi@pec.it")] {
        let mut party = desk.office.archive.read(|tx| party::get(tx, id)).unwrap();
        (party.data.phone, party.data.pec) = (phone.into(), pec.into());
        desk.office.act(|archive, ctx| party::edit(archive, ctx, party)).unwrap();
    }
    let pair = desk.pair();
    assert_eq!((&pair.keep.party.id, pair.refusal), (&one, None));
    let fields: Vec<_> = pair.differences.iter().map(|difference| difference.field).collect();
    assert_eq!(fields, [PartyField::Name, PartyField::Pec, PartyField::Phone]);
    assert_eq!(pair.proposed, [PartyField::Pec]);
    assert!(!pair.because.is_empty(), "the names are alike");
    let kept = desk.merge(&pair, &[PartyField::Pec, PartyField::Phone]).unwrap();
    assert_eq!(
        (kept.data.name.as_str(), kept.data.phone.as_str(), kept.data.pec.as_str()),
        ("Associazione Famiglie Oggi", "035 2", "oggi@pec.it")
    );
    assert!(matches!(desk.office.archive.read(|tx| party::get(tx, &other)), Err(Error::NotFound { .. })));
}

#[test]
fn everything_that_refers_to_the_discarded_one_follows_and_one_undo_brings_it_back() {
    let mut desk = Desk::in_signature();
    let (one, other) = (desk.one.clone(), desk.other.clone());
    for party in [&one, &other] {
        let draft = SignerDraft { name: "Anna Prova".into(), office: "presidente".into(), ..SignerDraft::default() };
        desk.office.act(|archive, ctx| party::save_signer(archive, ctx, party, None, draft)).unwrap();
        desk.takes(party, Step::Send { on: None, by: None });
        desk.takes(party, Step::Remind { on: None });
    }
    let second = SignerDraft { name: "Bruno Prova".into(), ..SignerDraft::default() };
    desk.office.act(|archive, ctx| party::save_signer(archive, ctx, &other, None, second)).unwrap();
    desk.comes_back(&other);
    let file = adherence::Intake { name: "modulo.pdf", bytes: b"%PDF", media_type: "application/pdf" };
    desk.office
        .act(|archive, ctx| {
            adherence::attach(archive, ctx, adherence::RollOf::Current, std::slice::from_ref(&other), file)
        })
        .unwrap();
    let draft = MeetingDraft {
        held_on: day("2014-01-20"),
        held_at: String::new(),
        place: "Sede".into(),
        agenda: "1".into(),
        notes: String::new(),
    };
    let (deed, both) = (desk.snapshot().version.deed, [one.clone(), other.clone()]);
    let saved = desk.office.act(|archive, ctx| meeting::save(archive, ctx, &deed, None, draft, &both));
    let met = saved.unwrap().value.id;
    desk.office.act(|archive, ctx| meeting::call(archive, ctx, &met, &both, day("2014-01-20"))).unwrap();
    let seat = Seat { party: other.clone(), presence: Some(Presence::Present), represented_by: "Bruno Prova".into() };
    desk.office.act(|archive, ctx| meeting::attend(archive, ctx, &met, &[seat])).unwrap();
    desk.issue_form(&other);

    let before = desk.everything();
    let pair = desk.pair();
    assert_eq!(pair.keep.party.id, other, "the one to which more refers stays");
    desk.merge(&pair, &[PartyField::Name]).unwrap();
    let after = desk.references(&other);
    assert_eq!((after.signers.len(), after.signatures.len(), after.attendances.len()), (2, 1, 1));
    assert!(after.signatures[0].returned_on.is_some());
    assert_eq!(after.attendances[0].represented_by, "Bruno Prova");
    let roll = desk.office.archive.read(adherence::roll).unwrap().unwrap();
    let numbers: Vec<i64> = roll.entry(&other).unwrap().reminders.iter().map(|reminder| reminder.number).collect();
    assert_eq!(numbers, [1, 2], "the reminders of both, one after another");
    assert_eq!(desk.office.archive.faults().unwrap(), Vec::<String>::new());

    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.everything(), before);
    desk.office.act(|archive, ctx| archive.redo(ctx)).unwrap();
    assert_eq!(desk.references(&other).signatures.len(), 1);
    assert_eq!(desk.office.archive.faults().unwrap(), Vec::<String>::new());
}

#[test]
fn the_signature_that_went_further_moves_to_the_one_that_stays() {
    let mut desk = Desk::in_signature();
    let (one, other) = (desk.one.clone(), desk.other.clone());
    for name in ["Anna Prova", "Bruno Prova", "Carla Prova"] {
        let draft = SignerDraft { name: name.into(), ..SignerDraft::default() };
        desk.office.act(|archive, ctx| party::save_signer(archive, ctx, &one, None, draft)).unwrap();
    }
    desk.takes(&one, Step::Send { on: None, by: None });
    desk.comes_back(&other);
    desk.issue_form(&other);
    let before = desk.everything();
    let pair = desk.pair();
    assert_eq!(pair.keep.party.id, one);
    desk.merge(&pair, &[]).unwrap();
    let after = desk.references(&one);
    assert_eq!((after.signatures.len(), after.issued.len()), (1, 1));
    assert!(after.signatures[0].returned_on.is_some(), "what came back is not lost");
    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.everything(), before);
}

#[test]
fn an_adherence_that_stands_in_an_update_stays_one_through_a_merge() {
    let mut desk = Desk::in_signature();
    let (first, one, other) = (desk.version.clone(), desk.one.clone(), desk.other.clone());
    desk.takes(&one, Step::Send { on: None, by: None });
    desk.takes(&one, Step::Remind { on: None });
    desk.takes(&other, Step::Send { on: None, by: None });
    desk.takes(&other, Step::Remind { on: None });
    desk.comes_back(&other);
    for member in desk.snapshot().members {
        desk.comes_back(&member.party.id);
        desk.takes(&member.party.id, Step::Verify);
    }
    let read = desk.snapshot().version.version;
    desk.office.act(|archive, ctx| agreement::register_signed(archive, ctx, &first, read)).unwrap();
    let update = desk.office.act(|archive, ctx| agreement::new_version(archive, ctx, &first, "Art. 10"));
    desk.version = update.unwrap().value;
    desk.put_to_signature();
    desk.takes(&one, Step::Send { on: None, by: None });
    desk.takes(&one, Step::Remind { on: None });

    let before = desk.everything();
    let pair = desk.pair();
    let keep = pair.keep.party.id.clone();
    desk.merge(&pair, &[]).unwrap();
    for which in [adherence::RollOf::Current, adherence::RollOf::InForce] {
        let roll = desk.office.archive.read(|tx| adherence::roll_of(tx, which)).unwrap().unwrap();
        let entry = roll.entry(&keep).unwrap();
        assert_eq!(entry.signature.state, adherence::State::Returned, "{which:?}: what came back stands");
        assert!(!entry.is_of_open_text() && entry.continues.len() == 2, "{which:?}: {:?}", entry.continues);
        assert_eq!(entry.reminders.len(), 3, "{which:?}");
    }
    assert_eq!(desk.office.archive.faults().unwrap(), Vec::<String>::new());
    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.everything(), before);
}

#[test]
fn in_a_draft_the_place_of_the_one_that_stays_stands() {
    let mut desk = Desk::in_draft();
    let (id, both) = (desk.version.clone(), [desk.one.clone(), desk.other.clone()]);
    desk.office.act(|archive, ctx| agreement::add_parties(archive, ctx, &id, &both, None)).unwrap();
    let before = desk.snapshot().members.len();
    let pair = desk.pair();
    desk.merge(&pair, &[]).unwrap();
    let members = desk.snapshot().members;
    assert_eq!(members.len() + 1, before);
    let positions: Vec<i64> = members.iter().map(|member| member.row.position).collect();
    assert_eq!(positions, (1..=members.len() as i64).collect::<Vec<_>>(), "numbered without gaps");
    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.snapshot().members.len(), before);
}

#[test]
fn what_is_signed_or_frozen_keeps_two_parties_apart() {
    let mut desk = Desk::in_signature();
    let (one, other, province) = (desk.one.clone(), desk.other.clone(), desk.province.clone());
    desk.comes_back(&one);
    let refusal = |desk: &mut Desk, one: &PartyId, other: &PartyId| {
        desk.office.archive.read(|tx| look(tx, one, other)).unwrap().refusal
    };
    assert_eq!(refusal(&mut desk, &one, &other), None, "one return goes with the party that stays");
    assert_eq!(refusal(&mut desk, &one, &province), Some(MergeRefusal::StipulatesAndAdhered { number: 1 }));
    assert_eq!(refusal(&mut desk, &one, &one), Some(MergeRefusal::SameParty));
    let asl = desk.snapshot().members.iter().find(|member| member.party.id != province).unwrap().party.id.clone();
    assert_eq!(refusal(&mut desk, &asl, &province), Some(MergeRefusal::BothStipulate { number: 1 }));
    desk.comes_back(&other);
    assert_eq!(refusal(&mut desk, &one, &other), Some(MergeRefusal::BothReturned));
    let pair = desk.pair();
    let before = desk.everything();
    assert!(matches!(desk.merge(&pair, &[]), Err(Error::Merge(MergeRefusal::BothReturned))));
    assert_eq!(desk.everything(), before);

    let mut desk = Desk::in_signature();
    for party in [desk.one.clone(), desk.other.clone()] {
        desk.takes(&party, Step::Renounce(Declaration::default()));
    }
    assert_eq!(desk.pair().refusal, Some(MergeRefusal::BothRenounced));

    let mut desk = Desk::in_signature();
    let (one, other) = (desk.one.clone(), desk.other.clone());
    desk.comes_back(&one);
    desk.takes(&other, Step::Renounce(Declaration::default()));
    assert_eq!(desk.pair().refusal, Some(MergeRefusal::ReturnedAndRenounced), "a signature never goes without a word");
}

#[test]
fn a_pair_that_changed_meanwhile_is_a_conflict() {
    let mut desk = Desk::in_signature();
    let pair = desk.pair();
    let mut changed = pair.discard.party.clone();
    changed.data.phone = "035 9".into();
    desk.office.act(|archive, ctx| party::edit(archive, ctx, changed)).unwrap();
    assert!(matches!(desk.merge(&pair, &[]), Err(Error::Conflict { entity: "party" })));
}

impl Desk {
    fn issue_form(&mut self, party: &PartyId) {
        let draft = IssueDraft {
            kind: DocumentKind::AdherenceForm,
            deed_version: Some(self.version.clone()),
            party: Some(party.clone()),
            copy: None,
            meeting: None,
            title: "Modulo".into(),
            made_of: String::new(),
        };
        let pages = |_: &[issue::code::IssueCode]| Ok(vec![Pages { bytes: b"modulo".to_vec(), count: 1 }]);
        self.office
            .act(|archive, ctx| {
                archive.write(ctx, Operation::new(OperationKind::DocumentIssue, "prova"), |writer, ctx| {
                    issue::issue(writer, ctx, vec![draft], pages).map(|_| ())
                })
            })
            .unwrap();
    }
}
