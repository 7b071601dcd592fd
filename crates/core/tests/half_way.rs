//! The main job entered half-way: an agreement made elsewhere, forms sent and signatures collected before the archive existed.
//!
//! Nothing here is issued by the program: no document, no code. What follows must not miss them.
#![allow(missing_docs, clippy::panic, reason = "tests are read, not called")]

mod hands;

use chrono::NaiveDate;
use concilia_core::act::SchemeRow;
use concilia_core::adherence::{
    self, Arrival, Channel, Declaration, Event, Instrument, Line, Method, Protocol, Role, State, Status, Step, Trial,
};
use concilia_core::agreement::{self, Life, MadeElsewhere, PutToSignature, Snapshot, VersionState, WhyNot};
use concilia_core::archive::{Archive, NewArchive, content};
use concilia_core::context::{Context, SequentialIds};
use concilia_core::creation;
use concilia_core::id::PartyId;
use concilia_core::issue::{self, IssueQuery};
use concilia_core::party::{self, Category, PartyDraft, SignerDraft};
use concilia_core::progress::{self, NextStep};
use concilia_core::territory::Network;
use concilia_core::{Error, Result};

use crate::hands::{context, day, holder, home};

/// The bytes of an agreement made elsewhere; whether they are a PDF is the office's to judge.
const PDF: &[u8] = b"%PDF-1.4 an agreement written elsewhere";

#[test]
fn an_agreement_made_elsewhere_is_in_signature_with_its_parties_copies_and_date() {
    let mut office = Office::with_parties();
    let draft = office.draft(&["Provincia di Prova"]);
    let before = names(&draft);
    office.take("2014-02-10").expect("it is taken");
    let taken = office.around();
    assert_eq!(taken.version.state, VersionState::InSignature);
    assert_eq!(taken.version.put_to_signature_on, Some(day("2014-02-10")));
    assert_eq!(names(&taken), before, "the parties as they were chosen and ordered");
    assert_eq!(taken.copies.len(), 1);
    for member in &taken.members {
        let signature = member.signature.as_ref().expect("it owes its signature");
        let owed = (signature.state, signature.instrument, signature.copy.as_ref(), signature.signer.as_ref());
        assert_eq!(
            owed,
            (
                State::ToSend,
                Instrument::Agreement,
                Some(&taken.copies[0].id),
                member.signing().and_then(|signing| signing.signer)
            )
        );
    }
    let file = taken.elsewhere.expect("it says that it was made elsewhere");
    assert_eq!((file.name.as_str(), file.pages, file.taken_on), ("Accordo firmato.pdf", 3, day("2014-03-03")));
    let hash = taken.version.frozen.expect("its text is frozen");
    assert_eq!(office.archive.read(|tx| content::load(tx, &hash)).expect("kept"), PDF, "byte for byte");
    office.has_issued_nothing();
}

#[test]
fn what_an_agreement_made_elsewhere_needs_is_told_and_nothing_is_half_taken() {
    let mut office = Office::with_parties();
    let draft = office.draft(&[]);
    let ahead = office.take("2014-03-04");
    assert!(matches!(ahead, Err(Error::Agreement(WhyNot::PutAhead { .. }))), "{ahead:?}");
    for member in &draft.members {
        office.act(|archive, ctx| agreement::remove_party(archive, ctx, &draft.version.id, &member.row.id));
    }
    let nobody = office.take("2014-02-10");
    assert!(matches!(nobody, Err(Error::Agreement(WhyNot::NobodyStipulates))), "{nobody:?}");
    let around = office.around();
    assert_eq!((around.version.state, around.copies.len()), (VersionState::Draft, 0));
    assert_eq!((around.version.frozen, around.elsewhere), (None, None));
}

#[test]
fn taking_it_is_undone_and_done_again_while_nothing_leans_on_it() {
    let mut office = Office::with_parties();
    let draft = office.draft(&[]);
    office.take("2014-02-10").expect("it is taken");
    let taken = office.around();
    office.act(|archive, ctx| archive.undo(ctx));
    let back = office.around();
    assert_eq!((back.version.state, back.copies.len(), &back.elsewhere), (VersionState::Draft, 0, &None));
    assert_eq!(names(&back), names(&draft));
    assert!(office.roll_signatures().is_empty(), "nobody owes a signature of a draft");
    office.act(|archive, ctx| archive.redo(ctx));
    let again = office.around();
    assert_eq!((again.version.frozen.clone(), again.elsewhere.is_some()), (taken.version.frozen, true));
    office.step(&["Provincia di Prova"], &Step::Send { on: Some(day("2014-02-11")), by: None });
    office.act(|archive, ctx| archive.undo(ctx));
    assert_eq!(office.around().version.state, VersionState::InSignature, "only the sending is taken back");
}

#[test]
fn what_was_sent_signed_protocolled_and_renounced_before_is_registered_without_any_document() {
    let mut office = Office::with_parties();
    office.draft(&["Provincia di Prova"]);
    office.take("2014-02-10").expect("it is taken");
    assert_ne!(office.next(), NextStep::PrintAgreement, "it went out from where it was made");

    let sent = Step::Send { on: Some(day("2014-02-12")), by: Some(Channel::Pec) };
    office.step(&["Acli di Prova", "Ditta Prova", "Coop Prova", "Comune di Prova"], &sent);
    office.step(&["Acli di Prova", "Ditta Prova"], &Step::Return(office.back("2014-02-20", "2014-02-18", "112/14")));
    // Of this one nobody knows when it was sent.
    office.step(&["Fondazione Prova"], &Step::Return(office.back("2014-02-21", "2014-02-20", "118/14")));
    office.step(&["Acli di Prova", "Ditta Prova", "Fondazione Prova"], &Step::Verify);
    let renounced = Declaration {
        renounced_on: Some(day("2014-02-22")),
        arrived_on: Some(day("2014-02-24")),
        protocol: Protocol { number: "131/14".into(), date: Some(day("2014-02-24")) },
        ..Declaration::default()
    };
    office.step(&["Coop Prova"], &Step::Renounce(renounced));

    let heap = |office: &mut Office, name: &str| office.line(name).status;
    assert_eq!(heap(&mut office, "Acli di Prova"), Status::Complete);
    assert_eq!(heap(&mut office, "Fondazione Prova"), Status::Complete);
    assert_eq!(heap(&mut office, "Coop Prova"), Status::Renounced);
    assert_eq!(heap(&mut office, "Comune di Prova"), Status::Sent);
    office.has_issued_nothing();

    let tally = office.archive.read(|tx| {
        let roll = adherence::roll(tx)?.expect("a roll");
        progress::tally(tx, &roll, day("2014-03-03"))
    });
    let tally = tally.expect("a tally");
    let (sent, missing) = (office.id("Comune di Prova"), office.id("Acli di Prova"));
    assert!(
        tally.forms_out.contains(&sent) && !tally.forms_to_print.contains(&sent),
        "nothing is printed for it again"
    );
    assert!(!tally.missing.contains(&missing));
    assert!(tally.to_remind.contains(&sent) || tally.to_remind_later.iter().any(|(party, _)| *party == sent));
    office.step(&["Comune di Prova"], &Step::Remind { on: Some(day("2014-03-02")) });
    let told = office.history("Fondazione Prova");
    assert!(told.iter().all(|what| !matches!(what, adherence::What::Issued { .. })), "{told:?}");
    assert!(told.iter().any(|what| matches!(what, adherence::What::Returned { .. })), "{told:?}");
}

#[test]
fn it_is_signed_in_force_and_followed_like_any_other() {
    let mut office = Office::with_parties();
    let draft = office.draft(&["Provincia di Prova"]);
    office.take("2014-02-10").expect("it is taken");
    let parties = names(&draft);
    let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
    let early = office.try_step(&parties, &Step::Return(office.back("2014-02-20", "2014-02-09", "")));
    let refused: Vec<_> = early.refused.iter().map(|refused| refused.why).collect();
    let put_on = day("2014-02-10");
    assert!(refused.iter().all(|why| *why == adherence::WhyNot::SignedBeforeText { put_on }), "{refused:?}");
    assert_eq!(refused.len(), parties.len());

    office.step(&parties, &Step::Return(office.back("2014-02-20", "2014-02-19", "")));
    office.step(&parties, &Step::Verify);
    let around = office.around();
    office.act(|archive, ctx| agreement::register_signed(archive, ctx, &around.version.id, around.version.version));
    let signed = office.around();
    assert_eq!(signed.life(), Life::InForce { from: day("2014-02-19"), until: day("2016-02-19") });

    let update = office.act(|archive, ctx| {
        agreement::new_version(archive, ctx, &signed.version.id, "Aggiornamento ai sensi dell’art. 10")
    });
    assert_eq!(office.around().version.id, update.value);
    assert_eq!(office.around().elsewhere, None, "the update is written here, or taken in its turn");
    office.take("2014-03-01").expect("an update made elsewhere too");
    assert_eq!(office.around().version.number, 2);
}

#[test]
fn every_state_of_a_signature_is_reached_without_an_issued_document() {
    let mut office = Office::with_parties();
    office.draft(&[]);
    office.take("2014-02-10").expect("it is taken");
    let line = |office: &mut Office| office.line("Ditta Prova");
    assert!([Event::Send, Event::Return, Event::Renounce].iter().all(|event| line(&mut office).can.contains(event)));
    office.step(
        &["Ditta Prova"],
        &Step::Return(Arrival { protocol: Protocol::default(), ..office.back("2014-02-20", "2014-02-20", "") }),
    );
    assert_eq!(line(&mut office).status, Status::Returned);
    let irregular = Step::FindIrregular { reason: "Manca la firma".into(), remedy: "Rimandarlo".into() };
    office.step(&["Ditta Prova"], &irregular);
    assert_eq!(line(&mut office).status, Status::Irregular);
    office.step(&["Ditta Prova"], &Step::Send { on: Some(day("2014-02-25")), by: None });
    assert_eq!(line(&mut office).status, Status::Sent);
    office.step(&["Ditta Prova"], &Step::Return(office.back("2014-02-27", "2014-02-26", "")));
    office.step(&["Ditta Prova"], &Step::Verify);
    assert_eq!(line(&mut office).status, Status::Verified);
    let protocol = Protocol { number: "140/14".into(), date: Some(day("2014-02-27")) };
    office.step(&["Ditta Prova"], &Step::AssignProtocol(protocol));
    assert_eq!(line(&mut office).status, Status::Complete);
    office.has_issued_nothing();
}

fn names(around: &Snapshot) -> Vec<String> {
    around.members.iter().map(|member| member.party.data.name.clone()).collect()
}

/// An office that begins with the program on 3 March 2014, with its parties known.
struct Office {
    archive: Archive,
    ids: SequentialIds,
    today: NaiveDate,
    _folder: tempfile::TempDir,
}

impl Office {
    fn with_parties() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (today, mut ids) = (day("2014-03-03"), SequentialIds::new("h"));
        let new = NewArchive {
            network: Network::Bergamo.code().to_owned(),
            round: "2014-2015".to_owned(),
            code: "BG14AB".to_owned(),
            example_date: None,
        };
        let path = folder.path().join("Bergamo.concilia");
        let mut ctx = context(today, &mut ids);
        let archive = creation::create(&path, Network::Bergamo, &new, &holder(today), &home(&path), &mut ctx)
            .expect("an archive");
        let mut office = Self { archive, ids, today, _folder: folder };
        for (name, category) in [
            ("Provincia di Prova", Category::Province),
            ("Comune di Prova", Category::Municipality),
            ("Acli di Prova", Category::ThirdSector),
            ("Ditta Prova", Category::Company),
            ("Coop Prova", Category::ThirdSector),
            ("Fondazione Prova", Category::Foundation),
        ] {
            let draft = PartyDraft {
                name: name.into(),
                category: Some(category),
                previous_member: true,
                ..PartyDraft::default()
            };
            let added = office.act(|archive, ctx| party::add(archive, ctx, draft)).value;
            let signer = SignerDraft { name: format!("Persona di {name}"), preferred: true, ..SignerDraft::default() };
            office.act(|archive, ctx| party::save_signer(archive, ctx, &added.id, None, signer));
        }
        office
    }

    fn act<T>(&mut self, body: impl FnOnce(&mut Archive, &mut Context<'_>) -> Result<T>) -> T {
        self.attempt(body).expect("it is done")
    }

    fn attempt<T>(&mut self, body: impl FnOnce(&mut Archive, &mut Context<'_>) -> Result<T>) -> Result<T> {
        body(&mut self.archive, &mut context(self.today, &mut self.ids))
    }

    /// A draft of Region, ASL and these.
    fn draft(&mut self, wanted: &[&str]) -> Snapshot {
        self.act(|archive, ctx| agreement::start(archive, ctx, "con delibera"));
        let around = self.around();
        let first = |member: &&agreement::Member| matches!(member.row.scheme_row, SchemeRow::Region | SchemeRow::Asl);
        let mut parties: Vec<PartyId> =
            around.members.iter().filter(first).map(|member| member.party.id.clone()).collect();
        parties.extend(wanted.iter().map(|name| self.id(name)));
        self.act(|archive, ctx| agreement::set_parties(archive, ctx, &around.version.id, &parties));
        self.around()
    }

    fn take(&mut self, put_on: &str) -> Result<()> {
        let around = self.around();
        let decisions = Vec::new();
        let order = PutToSignature { version: around.version.id, read: around.version.version, decisions };
        let file = MadeElsewhere { name: "Accordo firmato.pdf", bytes: PDF, pages: 3, put_on: day(put_on) };
        self.attempt(|archive, ctx| agreement::take_elsewhere(archive, ctx, &order, file)).map(drop)
    }

    fn around(&mut self) -> Snapshot {
        let today = self.today;
        self.archive.read(|tx| agreement::snapshot(tx, None, today)).expect("reads").expect("an agreement")
    }

    fn next(&mut self) -> NextStep {
        let today = self.today;
        progress::next(self.archive.read(|tx| progress::standing(tx, today)).expect("reads"))
    }

    fn id(&mut self, name: &str) -> PartyId {
        let all = self.archive.read(party::all).expect("parties");
        all.into_iter().find(|party| party.data.name == name).unwrap_or_else(|| panic!("{name}")).id
    }

    fn try_step(&mut self, names: &[&str], step: &Step) -> Trial {
        let parties: Vec<PartyId> = names.iter().map(|name| self.id(name)).collect();
        self.act(|archive, ctx| agreement::take_step(archive, ctx, adherence::RollOf::Current, &parties, step)).value
    }

    fn step(&mut self, names: &[&str], step: &Step) {
        let taken = self.try_step(names, step);
        assert_eq!(taken.refused, [], "{step:?}");
    }

    fn back(&self, on: &str, signed_on: &str, protocol: &str) -> Arrival {
        let date = (!protocol.is_empty()).then(|| day(on));
        Arrival {
            returned_on: Some(day(on)),
            arrived_by: Some(Channel::Hand),
            protocol: Protocol { number: protocol.into(), date },
            method: Some(Method::Ink),
            signed_on: Some(day(signed_on)),
            ..Arrival::default()
        }
    }

    fn line(&mut self, name: &str) -> Line {
        let roll = self.archive.read(adherence::roll).expect("reads").expect("a roll");
        adherence::lines(&roll).into_iter().find(|line| line.name == name).unwrap_or_else(|| panic!("{name}"))
    }

    fn history(&mut self, name: &str) -> Vec<adherence::What> {
        let id = self.id(name);
        let told = self.archive.read(|tx| {
            let roll = adherence::roll(tx)?.expect("a roll");
            let entry = roll.entry(&id).expect("its line");
            adherence::timeline(tx, &roll, entry)
        });
        told.expect("a history").into_iter().map(|happening| happening.what).collect()
    }

    fn roll_signatures(&mut self) -> Vec<adherence::Signature> {
        let version = self.around().version.id;
        self.archive.read(|tx| adherence::of_version(tx, &version)).expect("reads")
    }

    fn has_issued_nothing(&mut self) {
        let issued = self.archive.read(|tx| issue::list(tx, &IssueQuery::default())).expect("reads");
        assert!(issued.is_empty(), "{issued:?}");
        assert!(self.archive.faults().expect("looked at").is_empty());
        let roll = self.archive.read(adherence::roll).expect("reads").expect("a roll");
        assert!(roll.entries.iter().any(|entry| entry.role == Role::Adherent), "adherents are called");
    }
}
