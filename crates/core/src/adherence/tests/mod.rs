//! Signatures in a real archive in memory.

mod bulk;
mod correct;
mod history;
mod invariants;
mod lists;
mod older;
mod rules;
mod table;
mod tally;

use chrono::NaiveDate;

use super::*;
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::id::{PartyId, VersionId};
use crate::params;
use crate::party::{self, Category, Party, PartyDraft};
use crate::testing::{Office, day};

const DEED: &str = include_str!("deed.sql");
const DEED_VERSION: &str = include_str!("deed_version.sql");
const DEED_PARTY: &str = include_str!("deed_party.sql");

/// An office with an agreement in signature since 10 January: two stipulating parties, one adherent as of right, one new party.
struct Network {
    office: Office,
    asl: PartyId,
    province: PartyId,
    old: PartyId,
    new: PartyId,
}

impl Network {
    fn in_state(state: &str, adherence_open: bool) -> Self {
        let mut office = Office::new();
        let asl = party_in(&mut office, "ASL di Bergamo", Category::Asl, false);
        let province = party_in(&mut office, "Provincia di Bergamo", Category::Province, false);
        let old = party_in(&mut office, "Associazione Famiglie Oggi", Category::FamilyAssociation, true);
        let new = party_in(&mut office, "Calzificio Alto Serio S.p.A.", Category::Company, false);
        insert_version(&mut office, state, adherence_open, &[&asl, &province]);
        Self { office, asl, province, old, new }
    }

    fn in_signature() -> Self {
        Self::in_state("in_signature", true)
    }

    fn at(&mut self, date: &str) -> &mut Self {
        self.office.working_date = day(date);
        self
    }

    fn roll(&mut self) -> Roll {
        self.office.archive.read(roll).unwrap().unwrap()
    }

    fn entry(&mut self, party: &PartyId) -> Entry {
        self.roll().entry(party).unwrap().clone()
    }

    fn take(&mut self, parties: &[&PartyId], step: Step) -> Written<Trial> {
        let parties: Vec<PartyId> = parties.iter().map(|party| (*party).clone()).collect();
        self.office.act(|archive, ctx| apply(archive, ctx, &parties, &step)).unwrap()
    }

    /// Takes a step for one party, which must be accepted.
    fn does(&mut self, party: &PartyId, step: Step) -> &mut Self {
        let trial = self.take(&[party], step).value;
        assert_eq!(trial.refused, [], "the step must be accepted");
        self
    }

    /// The reason for which a step is refused to one party.
    fn refused(&mut self, party: &PartyId, step: Step) -> WhyNot {
        let trial = self.take(&[party], step).value;
        trial.refused.first().expect("the step must be refused").why
    }
}

fn party_in(office: &mut Office, name: &str, category: Category, previous_member: bool) -> PartyId {
    let draft = PartyDraft { name: name.into(), category: Some(category), previous_member, ..PartyDraft::default() };
    let added: Written<Party> = office.act(|archive, ctx| party::add(archive, ctx, draft)).unwrap();
    added.value.id
}

/// Puts a deed with one version and its stipulating parties into the archive.
fn insert_version(office: &mut Office, state: &str, adherence_open: bool, stipulating: &[&PartyId]) {
    let put_on = (state != "draft").then(|| day("2014-01-10"));
    office
        .act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::AgreementStart, ""), |writer, _| {
                writer.tx().exec(DEED, &[])?;
                writer.tx().exec(DEED_VERSION, params!["v1", 1, state, adherence_open, put_on])?;
                for (place, party) in stipulating.iter().enumerate() {
                    let place = place as i64;
                    writer.tx().exec(DEED_PARTY, params![format!("dp{place}"), "v1", *party, place])?;
                }
                Ok(())
            })
        })
        .unwrap();
}

fn version() -> VersionId {
    VersionId("v1".into())
}

fn on(date: &str) -> Option<NaiveDate> {
    Some(day(date))
}

fn sent(date: &str) -> Step {
    Step::Send { on: on(date), by: Some(Channel::Pec) }
}

fn returned(date: &str) -> Arrival {
    Arrival {
        returned_on: on(date),
        arrived_by: Some(Channel::Pec),
        method: Some(Method::Cades),
        signed_on: on(date),
        ..Arrival::default()
    }
}

fn numbered(number: &str, date: &str) -> Protocol {
    Protocol { number: number.into(), date: on(date) }
}

fn irregular(reason: &str) -> Step {
    Step::FindIrregular { reason: reason.into(), remedy: "Chiedere di nuovo la pagina 2".into() }
}
