//! The agreement in a real archive in memory.

mod draft;
mod rules;
mod step;
mod update;

use super::*;
use crate::adherence::{self, Arrival, Channel, Method, Step};
use crate::archive::content;
use crate::archive::operation::{Operation, OperationKind};
use crate::error::{Error, Result};
use crate::id::{PartyId, VersionId};
use crate::issue::{self, DocumentKind, IssueDraft, IssueQuery, Pages};
use crate::operator;
use crate::party::{self, Category, PartyDraft, Signer, SignerDraft};
use crate::rule::Matter;
use crate::testing::{Office, day};

/// An office of Bergamo on 20 January 2014 that knows some parties.
struct Desk {
    office: Office,
}

impl Desk {
    /// Nobody is known yet.
    fn empty() -> Self {
        Self { office: Office::new() }
    }

    /// The ASL, a province, three ambiti out of the list's order, an advisor, a company, a member of the previous agreement, the STER.
    fn known() -> Self {
        let mut desk = Self::empty();
        for (name, category) in [
            ("ASL della Provincia di Bergamo", Category::Asl),
            ("Provincia di Bergamo", Category::Province),
            ("Ambito territoriale di Seriate", Category::Ambito),
            ("Ambito territoriale di Bergamo", Category::Ambito),
            ("Ambito territoriale di Dalmine", Category::Ambito),
            ("Consigliera di parità di Bergamo", Category::EqualityAdvisor),
            ("Calzificio Alto Serio S.p.A.", Category::Company),
            ("STER di Bergamo", Category::Ster),
        ] {
            desk.party(name, category);
        }
        for name in ["Bergamo", "Dalmine", "Seriate"] {
            desk.office
                .act(|archive, ctx| {
                    let ambito = operator::Ambito {
                        id: String::new().into(),
                        version: 0,
                        name: name.into(),
                        position: 0,
                        to_check: false,
                    };
                    operator::save_ambito(archive, ctx, ambito)
                })
                .unwrap();
        }
        desk
    }

    /// A draft started from those known.
    fn started() -> (Self, VersionId) {
        let mut desk = Self::known();
        let id = desk.start().unwrap();
        (desk, id)
    }

    /// Everybody has somebody who signs; the draft is put to signature on 1 March 2014.
    fn in_signature() -> (Self, VersionId) {
        let (mut desk, id) = Self::started();
        desk.at("2014-03-01").put(&id, Vec::new()).unwrap();
        (desk, id)
    }

    fn at(&mut self, date: &str) -> &mut Self {
        self.office.working_date = day(date);
        self
    }

    fn party(&mut self, name: &str, category: Category) -> PartyId {
        let draft = PartyDraft { name: name.into(), category: Some(category), ..PartyDraft::default() };
        self.office.act(|archive, ctx| party::add(archive, ctx, draft)).unwrap().value.id
    }

    fn signer(&mut self, party: &PartyId, draft: SignerDraft) -> Signer {
        self.office.act(|archive, ctx| party::save_signer(archive, ctx, party, None, draft)).unwrap().value
    }

    fn start(&mut self) -> Result<VersionId> {
        self.office.act(|archive, ctx| start(archive, ctx, "Modulo di adesione")).map(|written| written.value)
    }

    fn snapshot(&mut self, id: &VersionId) -> Snapshot {
        let date = self.office.working_date;
        self.office.archive.read(|tx| snapshot(tx, Some(id), date)).unwrap().unwrap()
    }

    fn current(&mut self) -> Option<Snapshot> {
        let date = self.office.working_date;
        self.office.archive.read(|tx| snapshot(tx, None, date)).unwrap()
    }

    /// Printed names with their row, in the deed's order.
    fn rows(&mut self, id: &VersionId) -> Vec<(String, String)> {
        let members = self.snapshot(id).members;
        members.into_iter().map(|m| (m.row.scheme_row.code().to_owned(), m.row.printed_name)).collect()
    }

    fn text(&mut self, id: &VersionId, change: impl FnOnce(&mut DraftText)) {
        let version = self.snapshot(id).version;
        let mut text = version.text;
        change(&mut text);
        self.office.act(|archive, ctx| edit_text(archive, ctx, id, version.version, text)).unwrap();
    }

    fn put(&mut self, id: &VersionId, decisions: Vec<Decision>) -> Result<()> {
        let read = self.snapshot(id).version.version;
        let order = PutToSignature { version: id.clone(), read, decisions };
        let mut issue = |writer: &mut crate::archive::Writer<'_>,
                         _: &mut crate::context::Context<'_>,
                         around: &Snapshot,
                         copies: &[DeedCopy]| {
            let bytes = format!("versione {} copia {}", around.version.number, copies[0].number);
            content::keep(writer.tx(), bytes.as_bytes(), "application/pdf")
        };
        self.office.act(|archive, ctx| put_to_signature(archive, ctx, &order, &mut issue)).map(|_| ())
    }

    /// The parties sign on the given day, and a person finds it in order.
    fn sign(&mut self, parties: &[PartyId], on: &str) {
        let arrival = Arrival {
            returned_on: Some(day(on)),
            arrived_by: Some(Channel::Pec),
            method: Some(Method::Pades),
            signed_on: Some(day(on)),
            verified: true,
            ..Arrival::default()
        };
        let step = Step::Return(arrival);
        let trial = self.office.act(|archive, ctx| adherence::apply(archive, ctx, parties, &step)).unwrap().value;
        assert_eq!(trial.refused, [], "the return must be accepted");
    }

    /// Everybody who stipulates signs: the first on the first day, the others on the second.
    fn all_sign(&mut self, id: &VersionId, first: &str, others: &str) {
        let parties: Vec<PartyId> = self.snapshot(id).members.into_iter().map(|member| member.party.id).collect();
        self.at(others);
        self.sign(&parties[..1], first);
        self.sign(&parties[1..], others);
    }

    fn register(&mut self, id: &VersionId) -> Result<()> {
        let read = self.snapshot(id).version.version;
        self.office.act(|archive, ctx| register_signed(archive, ctx, id, read)).map(|_| ())
    }

    fn follow(&mut self, id: &VersionId, reason: &str) -> Result<VersionId> {
        self.office.act(|archive, ctx| new_version(archive, ctx, id, reason)).map(|written| written.value)
    }

    /// The office issues the agreement, a form, a renunciation form and a letter of a version.
    fn issue_documents(&mut self, id: &VersionId) {
        let kinds = [
            DocumentKind::Agreement,
            DocumentKind::AdherenceForm,
            DocumentKind::RenunciationForm,
            DocumentKind::Convocation,
        ];
        let draft = |kind: DocumentKind| IssueDraft {
            kind,
            deed_version: Some(id.clone()),
            party: None,
            copy: None,
            meeting: None,
            title: kind.code().into(),
            made_of: String::new(),
        };
        let pages = |codes: &[issue::code::IssueCode]| {
            Ok(codes.iter().map(|code| Pages { bytes: code.to_string().into_bytes(), count: 1 }).collect())
        };
        let operation = Operation::new(OperationKind::DocumentIssue, "prova");
        self.office
            .act(|archive, ctx| {
                archive.write(ctx, operation, |writer, ctx| {
                    issue::issue(writer, ctx, kinds.map(draft).into(), pages).map(|_| ())
                })
            })
            .unwrap();
    }

    /// The documents of a version, the latest first, with why they are annulled.
    fn documents(&mut self, id: &VersionId) -> Vec<(DocumentKind, String)> {
        let query = IssueQuery { deed_version: Some(id.clone()), ..IssueQuery::default() };
        let documents = self.office.archive.read(|tx| issue::list(tx, &query)).unwrap();
        documents.into_iter().map(|document| (document.kind, document.annulled_reason)).collect()
    }

    fn found(&mut self, id: &VersionId) -> Vec<Matter> {
        findings(&self.snapshot(id)).into_iter().map(|finding| finding.matter).collect()
    }
}

fn refused(outcome: Result<impl std::fmt::Debug>) -> WhyNot {
    match outcome {
        Err(Error::Agreement(why)) => why,
        other => panic!("must be refused by the agreement, answered {other:?}"),
    }
}
