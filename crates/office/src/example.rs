//! The example archive: an invented network in the middle of its work, with its own date. Made through the same use cases
//! as the real ones, with a clock that walks through the months and identifiers in sequence, so that it is always the same.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use concilia_core::adherence::{Arrival, Channel, Declaration, Method, Protocol, Role, RollOf, Step};
use concilia_core::agreement::{DraftText, PutToSignature};
use concilia_core::context::SequentialIds;
use concilia_core::id::PartyId;
use concilia_core::meeting::MeetingDraft;
use concilia_core::party::{self, SignerDraft};
use concilia_core::territory::Network;

use crate::agreement::AgreementView;
use crate::desk::{Clock, Desk, Person, Places, SessionView};
use crate::failure::{Error, Result};
use crate::job::Job;
use crate::{adherence, agreement, archives, files, import, meeting, settings};

/// The list of the invented parties, as an office would have it.
const PARTIES: &str = include_str!("../data/example-parties.csv");
/// An Excel list of the same parties as offices really have them: titles above, lost zeros, a missing name, a total below.
pub const EXCEL_LIST: &[u8] = include_bytes!("../data/example-list.xlsx");

/// The date that the example carries: a week before the term.
pub fn date() -> NaiveDate {
    day(3, 24)
}

/// Opens the example, made anew where it is not there yet. The user may try everything in it, or only look where another
/// window has it open.
pub fn open(desk: &Desk, read_only: bool) -> Result<SessionView> {
    let path = desk.places.archives.join("esempio").join(files::file_name("Rete di esempio", archives::ENDING));
    if !path.is_file() {
        make(&path)?;
    }
    if read_only { archives::open_read_only(desk, &path) } else { archives::open(desk, &path) }
}

/// Makes the example at `path`, where no file may stand.
pub fn make(path: &Path) -> Result<()> {
    let (desk, days) = example_desk(path);
    let on = |date: NaiveDate| days.store(date.num_days_from_ce(), Ordering::Relaxed);
    on(day(1, 20));
    archives::create_dated(&desk, Network::Bergamo, path, Some(date()))?;
    desk.set_operator("Marta Rota")?;
    fill_parties(&desk, path)?;
    on(day(3, 3));
    desk.set_working_date(Some(day(3, 3)))?;
    compose(&desk, &on)?;
    let mut steps = Steps { desk: &desk, on: &on };
    steps.collect_signatures()?;
    desk.close();
    Ok(())
}

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, month, day).unwrap_or_default()
}

/// A clock that stands at nine in the morning of the day it is set to.
struct WalkingClock(Arc<AtomicI32>);

impl Clock for WalkingClock {
    fn now(&self) -> DateTime<Utc> {
        self.today().and_time(chrono::NaiveTime::MIN).and_utc() + Duration::hours(9)
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.load(Ordering::Relaxed)).unwrap_or_default()
    }
}

/// A desk of its own: nothing of it is remembered on this computer.
pub(crate) fn example_desk(path: &Path) -> (Desk, Arc<AtomicI32>) {
    let days = Arc::new(AtomicI32::new(date().num_days_from_ce()));
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let (preferences, copies) = (PathBuf::new(), PathBuf::new());
    let places = Places { archives: folder.clone(), preferences, documents: folder, copies };
    let person = Person { login: "esempio".to_owned(), computer: "esempio".to_owned() };
    let clock = Box::new(WalkingClock(Arc::clone(&days)));
    (Desk::new(places, person, clock, Box::new(SequentialIds::new("esempio"))), days)
}

/// Imports the list, writes the letterhead, names who signs for each party.
fn fill_parties(desk: &Desk, path: &Path) -> Result<()> {
    let list = path.with_extension("csv");
    files::write(&list, PARTIES.as_bytes(), files::IfThere::Replace)?;
    let imported = import::open_file(desk, &list, &Job::silent()).and_then(|()| import::confirm(desk, &Job::silent()));
    std::fs::remove_file(&list)?;
    imported?;
    write_letterhead(desk)?;
    for party in desk.read(|tx, _| party::all(tx))? {
        // One party has not said yet who signs: the office is told of it.
        if party.data.name == "Unione Industriali dell'Esempio" {
            continue;
        }
        let signer = SignerDraft {
            name: party.data.representative.clone(),
            office: party.data.representative_office.clone(),
            ..SignerDraft::default()
        };
        desk.change(|archive, ctx| party::save_signer(archive, ctx, &party.id, None, signer))?;
    }
    Ok(())
}

/// The invented office's own data, which stand on its letters and forms.
pub(crate) fn write_letterhead(desk: &Desk) -> Result<()> {
    let mut office = settings::read(desk)?;
    office.letterhead.office = "Direzione Sociale".to_owned();
    office.letterhead.address = "via dell’Esempio 4, 24100 Bergamo".to_owned();
    office.letterhead.phone = "035 0000000".to_owned();
    office.letterhead.email = "direzione.sociale@asl.esempio.it".to_owned();
    office.letterhead.pec = "protocollo@asl.pec.esempio.it".to_owned();
    office.letterhead.place = "Bergamo".to_owned();
    office.letterhead.signer = "Livia Esempio".to_owned();
    office.letterhead.signer_role = "Il Direttore Sociale".to_owned();
    settings::save(desk, office).map(drop)
}

/// Composes the agreement and puts it to signature two days later.
fn compose(desk: &Desk, on: &dyn Fn(NaiveDate)) -> Result<()> {
    let version = agreement::start(desk)?.value;
    let view = agreement::view(desk, Some(&version))?.ok_or(Error::NoArchive)?;
    let text = DraftText { place: "Bergamo".to_owned(), adherence_open: true, ..view.text };
    agreement::edit_text(desk, &version, view.version, text)?;
    on(day(3, 5));
    desk.set_working_date(Some(day(3, 5)))?;
    put_to_signature(desk).map(|_| ())
}

/// Puts the current draft to signature as it stands.
pub fn put_to_signature(desk: &Desk) -> Result<AgreementView> {
    let draft = agreement::view(desk, None)?.ok_or(Error::NoArchive)?;
    let order = PutToSignature { version: draft.id.clone(), read: draft.version, decisions: Vec::new() };
    agreement::put_to_signature(desk, &order, true)?;
    agreement::view(desk, Some(&draft.id))?.ok_or(Error::NoArchive)
}

/// The weeks in which the signatures are collected.
struct Steps<'a> {
    desk: &'a Desk,
    on: &'a dyn Fn(NaiveDate),
}

impl Steps<'_> {
    fn collect_signatures(&mut self) -> Result<()> {
        let (stipulating, adherents) = self.roll()?;
        // The lead body keeps the agreement and calls the others.
        let network = meeting::network(self.desk)?;
        let sent: Vec<PartyId> = stipulating.iter().filter(|party| network.contains(party)).cloned().collect();
        self.at(day(3, 5))?;
        self.step(&sent, &Step::Send { on: None, by: Some(Channel::Pec) })?;
        self.at(day(3, 6))?;
        self.step(&adherents[1..], &Step::Send { on: None, by: Some(Channel::Pec) })?;
        self.convoke(&sent)?;
        for (batch, date) in stipulating[..18].chunks(6).zip([day(3, 12), day(3, 14), day(3, 18)]) {
            self.at(date)?;
            self.come_back(batch, Method::Pades, date, true)?;
        }
        for (batch, date) in adherents[4..].chunks(9).zip([day(3, 13), day(3, 17), day(3, 19), day(3, 21), day(3, 21)])
        {
            self.at(date)?;
            self.come_back(batch, Method::Ink, date, date != day(3, 21))?;
        }
        self.at(day(3, 20))?;
        self.find_irregular(&adherents[4..6])?;
        self.renounce(&adherents[1..2])?;
        self.at(day(3, 21))?;
        let late: Vec<PartyId> = stipulating[18..].iter().chain(&adherents[2..4]).cloned().collect();
        self.step(&late, &Step::Remind { on: None })
    }

    /// The parties that sign, by role, in the order of the list.
    fn roll(&self) -> Result<(Vec<PartyId>, Vec<PartyId>)> {
        let lines = adherence::list(self.desk, RollOf::Current)?.sections.into_iter().flat_map(|section| section.lines);
        let lines: Vec<_> = lines.map(|view| view.line).collect();
        let of = |role: Role| lines.iter().filter(|line| line.role == role).map(|line| line.party.clone()).collect();
        Ok((of(Role::Stipulating), of(Role::Adherent)))
    }

    fn at(&self, date: NaiveDate) -> Result<()> {
        (self.on)(date);
        self.desk.set_working_date(Some(date)).map(|_| ())
    }

    fn step(&self, parties: &[PartyId], step: &Step) -> Result<()> {
        adherence::step(self.desk, RollOf::Current, parties, step).map(|_| ())
    }

    /// One envelope brings several returns under one number; some are looked at the same day.
    fn come_back(&self, parties: &[PartyId], method: Method, date: NaiveDate, verified: bool) -> Result<()> {
        let number = if verified { format!("{}", 10_000 + date.ordinal() * 7) } else { String::new() };
        let protocol = Protocol { date: (!number.is_empty()).then_some(date), number };
        let arrival = Arrival {
            arrived_by: Some(if method == Method::Ink { Channel::Hand } else { Channel::Pec }),
            protocol,
            method: Some(method),
            signed_on: Some(date - Duration::days(1)),
            identity_document: method == Method::Ink,
            verified,
            ..Arrival::default()
        };
        self.step(parties, &Step::Return(arrival))
    }

    fn find_irregular(&self, parties: &[PartyId]) -> Result<()> {
        let (reason, remedy) = ("Manca la pagina 2".to_owned(), "Chiedere la pagina mancante".to_owned());
        self.step(parties, &Step::FindIrregular { reason, remedy })
    }

    fn renounce(&self, parties: &[PartyId]) -> Result<()> {
        let declaration = Declaration { arrived_by: Some(Channel::Pec), ..Declaration::default() };
        self.step(parties, &Step::Renounce(declaration))
    }

    fn convoke(&self, parties: &[PartyId]) -> Result<()> {
        let draft = MeetingDraft {
            held_on: day(3, 28),
            held_at: "10:30".to_owned(),
            place: "Sala riunioni della Direzione Sociale, via dell’Esempio 4, Bergamo".to_owned(),
            agenda: "Sottoscrizione dell’accordo territoriale\nAlleanze locali: primi passi\nVarie ed eventuali"
                .to_owned(),
            notes: String::new(),
        };
        meeting::save(self.desk, None, draft, parties).map(|_| ())
    }
}
