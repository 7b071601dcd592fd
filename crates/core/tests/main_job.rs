//! The main job with the core alone: from an Excel list to the register of who has signed, closed and opened again.
//!
//! What is expected is read from the list itself, so that no count is written twice. No page is laid out here: the bytes
//! of a document are words that say whose it is.
#![allow(missing_docs, reason = "tests are read, not called")]

mod hands;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::act;
use concilia_core::adherence::{
    self, Arrival, Channel, Line, Method, Overview, Protocol, Role, State, Status, Step, Trial, WhyNot,
};
use concilia_core::agreement::{self, DeedCopy, PutToSignature, Snapshot, VersionState};
use concilia_core::archive::operation::{Operation, OperationKind};
use concilia_core::archive::register::{self, RegisterQuery};
use concilia_core::archive::setting;
use concilia_core::archive::{Archive, NewArchive, Writer};
use concilia_core::context::{Context, SequentialIds};
use concilia_core::creation;
use concilia_core::deadline;
use concilia_core::exchange::import::{
    self, Choice, Correction, Decisions, Group, Keep, Known, LEFT, Left, Outcome, Trial as ImportTrial, trial,
};
use concilia_core::exchange::mapping::Mapping;
use concilia_core::exchange::read;
use concilia_core::exchange::table::{Row, Table};
use concilia_core::id::PartyId;
use concilia_core::issue::{self, DocumentKind, IssueDraft, IssueQuery, Issued};
use concilia_core::meeting::{self, MeetingDraft};
use concilia_core::party::{self, Party, PartyField, SignerDraft};
use concilia_core::progress::{self, NextStep};
use concilia_core::schema::SCHEMA;
use concilia_core::territory::Network;
use concilia_core::{Error, Result};

use crate::hands::{arrival, context, day, document, holder, home, ids, pages};

const LIST: &[u8] = include_bytes!("../../office/data/example-list.xlsx");

#[test]
fn from_an_excel_list_to_the_register_of_who_has_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut office = Office::create(&folder.path().join("Bergamo.concilia"));
    assert_eq!(office.next(), NextStep::ImportParties);

    let names = office.import_the_list();
    assert_eq!(office.next(), NextStep::ComposeAgreement);
    office.on("2014-03-03");
    office.compose();
    assert_eq!(office.next(), NextStep::CompleteAgreement);
    office.put_to_signature();
    office.call_to_sign();

    let everybody = office.send_the_forms(&names);
    let back = office.register_returns(&everybody);
    let missing = office.who_is_missing(&everybody, &back);
    office.remind(&missing);
    office.sign_the_rest(&missing);

    let before = office.all_that_is_there();
    let office = office.close_and_open();
    assert_eq!(office.all_that_is_there_then(), before);
}

/// An office at its archive: a working date that the test moves, ids in sequence.
struct Office {
    archive: Archive,
    path: PathBuf,
    today: NaiveDate,
    ids: SequentialIds,
}

/// Everything that is looked at before closing and after opening again.
#[derive(Debug, PartialEq)]
struct Everything {
    parties: Vec<Party>,
    lines: Vec<Line>,
    overview: Overview,
    issued: Vec<(Issued, String)>,
    version: (VersionState, Option<NaiveDate>, Option<String>),
    register: Vec<(i64, OperationKind, String)>,
}

impl Office {
    fn create(path: &Path) -> Self {
        let (today, mut ids) = (day("2014-01-20"), SequentialIds::new("o"));
        let new = NewArchive {
            network: Network::Bergamo.code().to_owned(),
            round: "2014-2015".to_owned(),
            code: "BG14AB".to_owned(),
            example_date: None,
        };
        let mut ctx = context(today, &mut ids);
        let archive =
            creation::create(path, Network::Bergamo, &new, &holder(today), &home(path), &mut ctx).expect("an archive");
        Self { archive, path: path.to_owned(), today, ids }
    }

    fn on(&mut self, iso: &str) {
        self.today = day(iso);
    }

    fn act<T>(&mut self, body: impl FnOnce(&mut Archive, &mut Context<'_>) -> Result<T>) -> T {
        self.attempt(body).expect("it is done")
    }

    fn attempt<T>(&mut self, body: impl FnOnce(&mut Archive, &mut Context<'_>) -> Result<T>) -> Result<T> {
        body(&mut self.archive, &mut context(self.today, &mut self.ids))
    }

    /// A list of parties in: tried, mended where a name is missing, decided where it asks, written once; taken back and done again.
    fn import_the_list(&mut self) -> BTreeSet<String> {
        let book = read::file(LIST).expect("a list");
        let table = book.sheets.iter().max_by_key(|sheet| sheet.rows.len()).expect("a sheet");
        let mapping = Mapping::propose(table, &[]);
        let tried = self.try_list(table, &mapping, &Decisions::default());
        assert_eq!(tried.counts.refused, 1, "the row without a name");
        assert!(tried.rows.iter().any(|row| row.outcome == Outcome::Question), "a doubtful code asks");

        let decisions = decide(&tried);
        let tried = self.try_list(table, &mapping, &decisions);
        assert_eq!((tried.counts.refused, tried.counts.to_look_at, tried.counts.likely), (0, 0, 0));
        let names = names_of(table, &mapping, &decisions);
        self.act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::PartyImport, "elenco.xlsx"), |writer, ctx| {
                import::carry_out(writer, ctx, &tried.plan, &mut |_| Ok(()))?;
                setting::save(writer, LEFT, &None::<Left>)
            })
        });
        assert_eq!(self.party_names(), names, "every party of the list, under the name that stands there");

        self.act(|archive, ctx| archive.undo(ctx));
        assert_eq!(self.party_names(), BTreeSet::new(), "an import is taken back whole");
        self.act(|archive, ctx| archive.redo(ctx));
        assert_eq!(self.party_names(), names);
        self.act(|archive, _| {
            let asl = archive.read(party::all)?.into_iter().find(|party| party.data.name.starts_with("ASL"));
            assert_eq!(asl.expect("the leader").data.fiscal_code, "03700734175", "the zero that Excel lost is back");
            Ok(())
        });
        names
    }

    fn try_list(&mut self, table: &Table, mapping: &Mapping, decisions: &Decisions) -> ImportTrial {
        self.act(|archive, _| {
            let (parties, signers) = archive.read(|tx| Ok((party::all(tx)?, party::all_signers(tx)?)))?;
            trial(
                table,
                mapping,
                &Known { parties: &parties, signers: &signers, answers: &[] },
                decisions,
                &mut |_, _| Ok(()),
            )
        })
    }

    fn party_names(&mut self) -> BTreeSet<String> {
        self.act(|archive, _| Ok(archive.read(party::all)?.into_iter().map(|party| party.data.name).collect()))
    }

    /// The agreement with who stipulates it by its category, each with its legal representative; one party changed for a
    /// signer by delegation, another taken out and put back.
    fn compose(&mut self) {
        let id = self.act(|archive, ctx| agreement::start(archive, ctx, "con il modulo di adesione")).value;
        let members = self.snapshot().members;
        for member in &members {
            let signer = member.signing().map(|signing| signing.name);
            assert_eq!(signer, Some(member.party.data.representative.as_str()), "the list says who represents it");
        }
        let province =
            members.iter().find(|member| member.party.data.name.starts_with("Provincia")).expect("a province");
        let draft = SignerDraft {
            name: "Vice di Prova".to_owned(),
            office: "Vicepresidente".to_owned(),
            delegation: "delega del 12/02/2014".to_owned(),
            ..SignerDraft::default()
        };
        let of = province.party.id.clone();
        let signer = self.act(|archive, ctx| party::save_signer(archive, ctx, &of, None, draft)).value.id;
        let row = (&province.row.id, province.row.version);
        let printed_name = &province.row.printed_name;
        self.act(|archive, ctx| agreement::edit_party(archive, ctx, &id, row, printed_name, Some(signer)));
        assert_eq!(self.entry(&of).delegation, "delega del 12/02/2014");
        let printed = self.printed();
        assert!(printed.contains(&"Bergamo".to_owned()) && printed.contains(&"Dalmine".to_owned()), "{printed:?}");
        let last = self.snapshot().members.last().expect("a party").row.id.clone();
        self.act(|archive, ctx| agreement::remove_party(archive, ctx, &id, &last));
        assert_eq!(self.printed().len(), printed.len() - 1);
        self.act(|archive, ctx| archive.undo(ctx));
        assert_eq!(self.printed(), printed, "the party is back in its place");
    }

    fn printed(&mut self) -> Vec<String> {
        self.snapshot().members.into_iter().map(|member| member.row.printed_name).collect()
    }

    fn snapshot(&mut self) -> Snapshot {
        let today = self.today;
        let read = self.act(|archive, _| archive.read(|tx| agreement::snapshot(tx, None, today)));
        read.expect("an agreement")
    }

    /// Frozen with its hash and issued under its code; this is never taken back.
    fn put_to_signature(&mut self) {
        self.on("2014-03-05");
        let draft = self.snapshot().version;
        let order = PutToSignature { version: draft.id.clone(), read: draft.version, decisions: Vec::new() };
        let mut issued = Vec::new();
        let mut copies = |writer: &mut Writer<'_>, ctx: &mut Context<'_>, around: &Snapshot, copies: &[DeedCopy]| {
            let drafts = copies.iter().map(|copy| IssueDraft {
                deed_version: Some(around.version.id.clone()),
                copy: Some(copy.id.clone()),
                ..document(DocumentKind::Agreement, &format!("esemplare {}", copy.number))
            });
            issued = issue::issue(writer, ctx, drafts.collect(), pages)?;
            issued.first().map(|first| first.content.clone()).ok_or(Error::Unmade)
        };
        self.act(|archive, ctx| agreement::put_to_signature(archive, ctx, &order, &mut copies));
        let around = self.snapshot();
        assert_eq!(around.version.state, VersionState::InSignature);
        assert_eq!(around.version.frozen.as_ref(), issued.first().map(|first| &first.content));
        let refused = self.attempt(Archive::undo).expect_err("who has the copy holds it");
        assert!(matches!(refused, Error::NotUndoable { kind: OperationKind::AgreementPutToSignature }), "{refused:?}");
    }

    /// The copies are printed and the parties called to sign them, by letters that are printed, then sent.
    fn call_to_sign(&mut self) {
        assert_eq!(self.next(), NextStep::PrintAgreement);
        let version = self.snapshot().version;
        self.act(|archive, ctx| agreement::note_printed(archive, ctx, &version.id));
        assert_eq!(self.next(), NextStep::CallMeeting);
        let stipulating: Vec<PartyId> = self.snapshot().members.into_iter().map(|member| member.row.party).collect();
        let draft = MeetingDraft {
            held_on: day("2014-03-07"),
            held_at: "10:30".to_owned(),
            place: "Bergamo".to_owned(),
            agenda: "Sottoscrizione".to_owned(),
            notes: String::new(),
        };
        let meeting =
            self.act(|archive, ctx| meeting::save(archive, ctx, &version.deed, None, draft, &stipulating)).value.id;
        assert_eq!(self.next(), NextStep::PrintConvocations { count: stipulating.len() });
        let letter =
            IssueDraft { meeting: Some(meeting.clone()), ..document(DocumentKind::Convocation, "convocazione") };
        let drafts: Vec<IssueDraft> =
            stipulating.iter().map(|party| IssueDraft { party: Some(party.clone()), ..letter.clone() }).collect();
        self.act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::DocumentIssue, ""), |writer, ctx| {
                issue::issue(writer, ctx, drafts, pages)
            })
        });
        assert_eq!(self.next(), NextStep::SendConvocations { count: stipulating.len() });
        let today = self.today;
        self.act(|archive, ctx| meeting::call(archive, ctx, &meeting, &stipulating, today));
    }

    /// A form or a copy for everybody in the archive, sent; answers them in the order of the list.
    fn send_the_forms(&mut self, names: &BTreeSet<String>) -> Vec<Line> {
        let everybody = self.lines();
        assert_eq!(&everybody.iter().map(|line| line.name.clone()).collect::<BTreeSet<_>>(), names);
        let adherents: Vec<Line> = everybody.iter().filter(|line| line.role == Role::Adherent).cloned().collect();
        assert_eq!(self.next(), NextStep::PrintForms { count: adherents.len() });
        self.issue(DocumentKind::AdherenceForm, &ids(&adherents));
        assert_eq!(self.next(), NextStep::SendForms { count: adherents.len() });
        self.step(&ids(&adherents), &Step::Send { on: None, by: Some(Channel::Pec) });
        assert_eq!(self.next(), NextStep::RegisterReturns { count: everybody.len() }, "nobody is reminded today");
        let stipulating: Vec<Line> = everybody.iter().filter(|line| line.role == Role::Stipulating).cloned().collect();
        let trial = self.act(|archive, ctx| {
            let step = Step::Send { on: None, by: Some(Channel::Pec) };
            agreement::take_step(archive, ctx, adherence::RollOf::Current, &ids(&stipulating), &step)
        });
        let refused: Vec<WhyNot> = trial.value.refused.iter().map(|refused| refused.why).collect();
        assert_eq!(refused, [WhyNot::LeadAmongMany], "the lead body keeps the agreement");
        let today = self.today;
        let sent = |line: &Line| line.status == Status::Sent && line.sent_on == Some(today);
        assert!(self.lines().iter().all(|line| line.lead != sent(line)));
        everybody
    }

    /// One return in ink with its protocol; many digital ones at once, taken back and registered again; one not in order.
    fn register_returns(&mut self, everybody: &[Line]) -> BTreeSet<PartyId> {
        self.on("2014-03-19");
        let province = everybody.iter().find(|line| line.name.starts_with("Provincia")).expect("the province");
        self.step(std::slice::from_ref(&province.party), &Step::Return(arrival(Method::Ink, "10871")));
        let refused = self.attempt(Archive::undo).expect_err("a number of the register is not taken back");
        assert!(matches!(refused, Error::NotUndoable { .. }), "{refused:?}");

        let others: Vec<Line> = everybody.iter().filter(|line| line.party != province.party).cloned().collect();
        let many = ids(&others.iter().skip(2).step_by(2).cloned().collect::<Vec<_>>());
        self.step(&many, &Step::Return(arrival(Method::Pades, "")));
        self.act(|archive, ctx| archive.undo(ctx));
        assert!(
            self.lines().iter().all(|line| line.lead || !many.contains(&line.party) || line.status == Status::Sent)
        );
        self.act(|archive, ctx| archive.redo(ctx));
        let protocol = Protocol { number: "10902".to_owned(), date: Some(self.today) };
        self.step(&many, &Step::AssignProtocol(protocol.clone()));
        let lines = self.lines();
        let line = |party: &PartyId| lines.iter().find(|line| line.party == *party).expect("its line");
        assert!(many.iter().all(|party| line(party).status == Status::Complete && line(party).protocol == protocol));

        let irregular = ids(&others[..1]);
        self.step(&irregular, &Step::Return(Arrival { verified: false, ..arrival(Method::Ink, "") }));
        assert_eq!(self.next(), NextStep::VerifyReturns { count: 1 });
        let (reason, remedy) = ("Manca la pagina 2".to_owned(), "Chiedere la pagina".to_owned());
        self.step(&irregular, &Step::FindIrregular { reason, remedy });
        many.into_iter().chain([province.party.clone()]).collect()
    }

    /// Exactly those whose signature is not in order, the necessary first, with the days left to the term of the act.
    fn who_is_missing(&mut self, everybody: &[Line], back: &BTreeSet<PartyId>) -> Vec<PartyId> {
        self.on("2014-03-24");
        let overview = self.overview();
        let missing: BTreeSet<&str> = overview.missing.iter().map(|missing| missing.name.as_str()).collect();
        let expected = everybody.iter().filter(|line| !back.contains(&line.party)).map(|line| line.name.as_str());
        assert_eq!(missing, expected.collect());
        let term = self.act(|archive, _| archive.read(deadline::signature_term)).expect("a term");
        assert!(act::deadlines().iter().any(|deadline| deadline.date == term), "the term is the act's");
        let due = overview.due.expect("the term");
        assert_eq!((due.on, due.days_left), (term, (term - self.today).num_days()));
        let necessary: Vec<bool> = overview.missing.iter().map(|missing| missing.necessary).collect();
        assert!(necessary.is_sorted_by(|first, second| first >= second), "the necessary first");
        assert_eq!(overview.expected, back.len() + missing.len());
        assert_eq!(self.next(), NextStep::Remind { count: missing.len(), missing: missing.len() });
        overview.missing.iter().map(|missing| missing.party.clone()).collect()
    }

    /// A letter for exactly those who are missing, each tied to its reminder.
    fn remind(&mut self, missing: &[PartyId]) {
        let letters = self.issue(DocumentKind::Reminder, missing);
        assert_eq!(self.next(), NextStep::SendReminders { count: letters.len() });
        let trial = self.act(|archive, ctx| adherence::apply(archive, ctx, missing, &Step::Remind { on: None })).value;
        let irregular: Vec<&PartyId> = trial.refused.iter().map(|refused| &refused.party).collect();
        let lines = self.lines();
        for line in lines.iter().filter(|line| missing.contains(&line.party)) {
            let entry = self.entry(&line.party);
            if irregular.contains(&&line.party) {
                assert_eq!(entry.signature.state, State::Irregular, "{}", line.name);
            } else {
                let of_party = |letter: &&Issued| letter.party.as_ref() == Some(&line.party);
                let letter = letters.iter().find(of_party).map(|letter| letter.id.clone());
                let sent: Vec<_> = entry.reminders.iter().map(|sent| (sent.number, sent.issued.clone())).collect();
                assert_eq!(sent, [(1, letter)], "{}", line.name);
            }
        }
        let others = lines.iter().filter(|line| !missing.contains(&line.party));
        assert!(others.into_iter().all(|line| self.entry(&line.party).reminders.is_empty()), "nobody else is reminded");
    }

    /// The necessary ones sign, the agreement is registered as signed and lasts two years from the last signature (744).
    fn sign_the_rest(&mut self, missing: &[PartyId]) {
        self.on("2014-03-28");
        let necessary: Vec<PartyId> =
            self.lines().into_iter().filter(|line| line.role == Role::Stipulating).map(|line| line.party).collect();
        let necessary: Vec<PartyId> = missing.iter().filter(|party| necessary.contains(party)).cloned().collect();
        assert!(!necessary.is_empty() && necessary.len() < missing.len(), "adherents are still missing");
        self.step(
            &necessary,
            &Step::Return(Arrival { signed_on: Some(self.today), ..arrival(Method::Pades, "11020") }),
        );
        assert_eq!(self.next(), NextStep::RegisterSigned);
        let version = self.snapshot().version;
        self.act(|archive, ctx| agreement::register_signed(archive, ctx, &version.id, version.version));
        let around = self.snapshot();
        assert_eq!((around.version.state, around.version.signed_on), (VersionState::Signed, Some(self.today)));
        assert_eq!(around.until(), around.version.two_years_end());
        assert!(around.until() > Some(self.today));
        let left = missing.len() - necessary.len();
        // The term is met by the signing: whoever is still missing is reminded after the office's own wait, not sooner.
        assert_eq!(self.next(), NextStep::RegisterReturns { count: left }, "four days after the last reminder");
    }

    fn step(&mut self, parties: &[PartyId], step: &Step) -> Trial {
        let trial = self.act(|archive, ctx| adherence::apply(archive, ctx, parties, step)).value;
        assert_eq!(trial.refused, [], "{step:?}");
        trial
    }

    /// Issues a document for each party, as a batch of printing does.
    fn issue(&mut self, kind: DocumentKind, parties: &[PartyId]) -> Vec<Issued> {
        let version = self.snapshot().version.id;
        let drafts: Vec<IssueDraft> = parties
            .iter()
            .map(|party| IssueDraft {
                deed_version: Some(version.clone()),
                party: Some(party.clone()),
                ..document(kind, party.as_str())
            })
            .collect();
        self.act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::DocumentIssue, kind.code()), |writer, ctx| {
                issue::issue(writer, ctx, drafts, pages)
            })
        })
        .value
    }

    fn roll(&mut self) -> adherence::Roll {
        self.act(|archive, _| archive.read(adherence::roll)).expect("who signs")
    }

    fn entry(&mut self, party: &PartyId) -> adherence::Entry {
        self.roll().entry(party).expect("its entry").clone()
    }

    fn lines(&mut self) -> Vec<Line> {
        adherence::lines(&self.roll())
    }

    fn overview(&mut self) -> Overview {
        let term = self.act(|archive, _| archive.read(deadline::signature_term));
        adherence::overview(&self.roll(), term, self.today)
    }

    fn next(&mut self) -> NextStep {
        let today = self.today;
        progress::next(self.act(|archive, _| archive.read(|tx| progress::standing(tx, today))))
    }

    fn all_that_is_there(&mut self) -> Everything {
        let around = self.snapshot();
        let version = (around.version.state, around.version.signed_on, around.version.frozen);
        let (lines, overview) = (self.lines(), self.overview());
        self.act(|archive, _| {
            assert_eq!(archive.faults()?, Vec::<String>::new(), "the file is sound");
            archive.read(|tx| {
                let issued = issue::list(tx, &IssueQuery::default())?.into_iter().map(|issued| {
                    let bytes = issue::bytes(tx, &issued)?;
                    Ok((issued, String::from_utf8_lossy(&bytes).into_owned()))
                });
                let issued = issued.collect::<Result<Vec<_>>>()?;
                let register = register::page(tx, &RegisterQuery { limit: i64::MAX, ..RegisterQuery::default() })?;
                let register =
                    register.entries.into_iter().map(|entry| (entry.number, entry.kind, entry.subject)).collect();
                Ok(Everything { parties: party::all(tx)?, lines, overview, issued, version, register })
            })
        })
    }

    fn close_and_open(self) -> Self {
        let Self { archive, path, today, ids } = self;
        let held = Archive::open(&path, SCHEMA, &holder(today)).err().expect("one writer at a time");
        assert!(matches!(held, Error::HeldBy { .. }), "{held:?}");
        drop(archive);
        let archive = Archive::open(&path, SCHEMA, &holder(today)).expect("it opens again");
        Self { archive, path, today, ids }
    }

    /// The same as before; what is undone is only what was done since opening.
    fn all_that_is_there_then(mut self) -> Everything {
        let refused = self.attempt(Archive::undo).expect_err("nothing was done since");
        assert!(matches!(refused, Error::NothingToUndo), "{refused:?}");
        self.all_that_is_there()
    }
}

/// The name that is missing is written, a doubtful value is kept, likely doubles are told to be two.
fn decide(tried: &ImportTrial) -> Decisions {
    let mut decisions = Decisions::default();
    for row in &tried.rows {
        match (row.group, &row.comparison) {
            (Group::Refused, _) => decisions.corrections.push(Correction {
                row: row.row,
                field: PartyField::Name,
                value: "Ente senza nome di Prova".to_owned(),
            }),
            (Group::ToLookAt, _) => {
                let doubtful = row.told.iter().filter_map(|told| told.field);
                decisions.kept.extend(doubtful.map(|field| Keep { row: row.row, field }));
            }
            (Group::Likely, Some(comparison)) => decisions.chosen.push(import::Chosen {
                row: row.row,
                with: comparison.with.clone(),
                choice: Choice::Different,
            }),
            _ => {}
        }
    }
    decisions
}

/// The names as they stand in the list, below the headings and above its total, with what was written where one is missing.
fn names_of(table: &Table, mapping: &Mapping, decisions: &Decisions) -> BTreeSet<String> {
    let column = mapping.place(PartyField::Name).expect("a column of names");
    let below = |row: &&Row| Some(row.number) > mapping.header && row.cell(0).text() != "Totale";
    let names = table.rows.iter().filter(below).map(|row| row.cell(column).text()).filter(|name| !name.is_empty());
    names.chain(decisions.corrections.iter().map(|correction| correction.value.clone())).collect()
}
