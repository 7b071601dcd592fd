//! The whole main job on an invented network, through the same use cases as the window's: from an Excel list to the
//! register of who has signed. Always the same bytes: its clock walks by itself and its identifiers are in sequence.

mod passage;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use chrono::{Datelike, NaiveDate};
use concilia_core::adherence::{Arrival, Channel, Line, Method, Protocol, Role, RollOf, Step};
use concilia_core::id::PartyId;
use concilia_core::meeting::MeetingDraft;
use concilia_core::party::{self, Party};
use concilia_core::territory::Network;
use serde::{Deserialize, Serialize};

use self::passage::Passage;
use crate::desk::Desk;
use crate::example::{self, day, example_desk};
use crate::failure::{Error, Result};
use crate::files::{self, IfThere, MadeFolders};
use crate::issue::{self, DocumentQuery, DocumentView};
use crate::job::Job;
use crate::print::{self, Batch, PrintDone, PrintRequest};
use crate::{adherence, agreement, archives, deadline, import, meeting};

/// What the demonstration did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demonstration {
    /// What was done, step by step, in Italian.
    pub told: Vec<String>,
    /// The files left in the folder, the archive first.
    pub files: Vec<String>,
}

/// Does the main job and leaves archive and documents in `folder`. Everything is made in a folder of passage and comes to its place
/// at the end, all of it or nothing: what a run that was killed left is taken away, or brought to its place where it was whole.
///
/// # Errors
/// A file that is there already is not touched; then nothing is left.
pub fn main_job(folder: &Path) -> Result<Demonstration> {
    let folder = std::path::absolute(folder)?;
    if let Some(done) = Passage::left_in(&folder)? {
        return Ok(done);
    }
    files::ask(&folder.join(archive_name()), IfThere::Ask)?;
    let _made = MadeFolders::make(&folder)?;
    let passage = Passage::begin(&folder)?;
    let done = work_in(passage.files())?;
    passage.put_in_place(&folder, &done)?;
    Ok(done)
}

fn archive_name() -> String {
    files::file_name("Rete di esempio", archives::ENDING)
}

fn work_in(folder: &Path) -> Result<Demonstration> {
    let path = folder.join(archive_name());
    let (desk, days) = example_desk(&path);
    let mut work = Work { desk: &desk, folder, days, done: Demonstration::default() };
    work.prepare(&path)?;
    work.agree()?;
    work.call()?;
    work.collect()?;
    work.chase()?;
    work.reopen(&path)?;
    Ok(work.done)
}

struct Work<'a> {
    desk: &'a Desk,
    folder: &'a Path,
    days: Arc<AtomicI32>,
    done: Demonstration,
}

impl Work<'_> {
    fn tell(&mut self, words: String) {
        self.done.told.push(words);
    }

    fn at(&self, date: NaiveDate) {
        self.days.store(date.num_days_from_ce(), Ordering::Relaxed);
    }

    /// The archive of the network and the parties, from a list as offices have it.
    fn prepare(&mut self, path: &Path) -> Result<()> {
        self.at(day(1, 20));
        let view = archives::create(self.desk, Network::Bergamo, path)?;
        self.done.files.push(name(path));
        example::write_letterhead(self.desk)?;
        self.tell(format!("1. Archivio creato: {}, {}.", view.asl, view.round));
        let list = self.folder.join("Elenco aderenti 2011-2013.xlsx");
        files::write(&list, example::EXCEL_LIST, IfThere::Ask)?;
        self.done.files.push(name(&list));
        import::open_file(self.desk, &list, &Job::silent())?;
        let rest = self.folder.join("Righe da sistemare.xlsx");
        import::save_rest(self.desk, &rest, IfThere::Ask)?;
        self.done.files.push(name(&rest));
        let done = import::confirm(self.desk, &Job::silent())?.value;
        self.tell(format!("2. Soggetti importati: {}; righe da sistemare: {}.", done.added, done.left));
        Ok(())
    }

    /// The agreement composed, put to signature and printed.
    fn agree(&mut self) -> Result<()> {
        self.at(day(3, 5));
        agreement::start(self.desk)?;
        let view = example::put_to_signature(self.desk)?;
        let saved = agreement::save(self.desk, &view.id, &self.folder.join(&view.file_name), IfThere::Ask)?.value;
        self.done.files.extend(saved.iter().map(|path| name(Path::new(path))));
        self.tell(format!("3. Accordo alla firma: versione {}, {} parti.", view.number, view.parties));
        Ok(())
    }

    /// Forms and convocations printed and sent.
    fn call(&mut self) -> Result<()> {
        self.print(Batch::AdherenceForms { parties: Vec::new() }, "Moduli di adesione")?;
        let (mut stipulating, adherents) = self.roll()?;
        // The lead body keeps the agreement and calls the others.
        let network = meeting::network(self.desk)?;
        stipulating.retain(|party| network.contains(party));
        for parties in [&stipulating, &adherents] {
            adherence::step(self.desk, RollOf::Current, parties, &Step::Send { on: None, by: Some(Channel::Pec) })?;
        }
        let draft = MeetingDraft {
            held_on: day(3, 28),
            held_at: "10:30".to_owned(),
            place: "Sala riunioni della Direzione Sociale, via dell’Esempio 4, Bergamo".to_owned(),
            agenda: "Sottoscrizione dell’accordo territoriale".to_owned(),
            notes: String::new(),
        };
        let meeting = meeting::save(self.desk, None, draft, &stipulating)?.value.id;
        self.print(Batch::Convocations { meeting, only_due: false }, "Convocazioni")?;
        self.tell(format!(
            "4. Inviati: l’accordo a {} parti, oltre all’ASL che lo conserva, e {} moduli di adesione.",
            stipulating.len(),
            adherents.len()
        ));
        Ok(())
    }

    /// Returns registered: one alone in ink, the others many at once, signed digitally.
    fn collect(&mut self) -> Result<()> {
        self.at(day(3, 19));
        let (stipulating, adherents) = self.roll()?;
        let arrival = |method, protocol: &str| {
            Step::Return(Arrival {
                arrived_by: Some(Channel::Pec),
                protocol: Protocol { number: protocol.to_owned(), date: Some(day(3, 19)) },
                method: Some(method),
                signed_on: Some(day(3, 18)),
                identity_document: method == Method::Ink,
                verified: true,
                ..Arrival::default()
            })
        };
        adherence::step(self.desk, RollOf::Current, &stipulating[..1], &arrival(Method::Ink, "10871"))?;
        let many: Vec<PartyId> =
            stipulating[1..].iter().rev().skip(2).chain(adherents.iter().skip(5)).cloned().collect();
        adherence::step(self.desk, RollOf::Current, &many, &arrival(Method::Pades, "10902"))?;
        self.tell(format!("5. Rientri registrati: {}.", many.len() + 1));
        Ok(())
    }

    /// Who is missing, reminders for exactly those, the register.
    fn chase(&mut self) -> Result<()> {
        self.at(day(3, 24));
        let overview = adherence::overview(self.desk)?.ok_or(Error::NoArchive)?;
        self.tell(format!("6. {}: {}", overview.headline, overview.forecast));
        for missing in &overview.overview.missing {
            self.tell(format!("   - {}{}", missing.name, if missing.necessary { " (necessaria)" } else { "" }));
        }
        let reminders = self.print(Batch::Reminders { parties: Vec::new() }, "Solleciti")?;
        print::mark_sent(self.desk, &reminders.issued, day(3, 24))?;
        self.print(Batch::Register { in_force: false }, "Registro delle adesioni")?;
        let calendar = self.folder.join("Scadenze.ics");
        deadline::export_calendar(self.desk, &calendar, IfThere::Ask)?;
        self.done.files.push(name(&calendar));
        self.tell("7. Stampati i solleciti a chi manca e il registro delle adesioni.".to_owned());
        Ok(())
    }

    /// Closed and opened again: everything is there.
    fn reopen(&mut self, path: &Path) -> Result<()> {
        let before = kept(self.desk)?;
        self.desk.close();
        archives::open(self.desk, path)?;
        let after = kept(self.desk);
        self.desk.close();
        same(path, &before, &after?)?;
        self.tell("8. Archivio chiuso e riaperto: c’è tutto.".to_owned());
        Ok(())
    }

    fn print(&mut self, batch: Batch, folder: &str) -> Result<PrintDone> {
        let request = PrintRequest {
            batch,
            issued: true,
            one_file: false,
            folder: self.folder.join(folder).display().to_string(),
            name: None,
            replace: false,
            date_confirmed: true,
        };
        let done = print::print(self.desk, &request, &Job::silent())?.value;
        self.done.files.extend(done.files.iter().map(|file| format!("{folder}/{file}")));
        Ok(done)
    }

    fn roll(&self) -> Result<(Vec<PartyId>, Vec<PartyId>)> {
        let lines = lines(self.desk)?;
        let of = |role: Role| lines.iter().filter(|line| line.role == role).map(|line| line.party.clone()).collect();
        Ok((of(Role::Stipulating), of(Role::Adherent)))
    }
}

/// What must be found again after closing: the parties, the signatures line by line, the documents and their bytes.
#[derive(Debug, PartialEq)]
struct Kept {
    parties: Vec<Party>,
    lines: Vec<Line>,
    documents: Vec<DocumentView>,
    faults: Vec<String>,
}

fn kept(desk: &Desk) -> Result<Kept> {
    let documents = issue::list(desk, &DocumentQuery::default())?;
    // Reading the bytes compares each document with the hash under which it is kept.
    documents.iter().try_for_each(|document| issue::pdf(desk, &document.id).map(drop))?;
    Ok(Kept {
        parties: desk.read(|tx, _| party::all(tx))?,
        lines: lines(desk)?,
        documents,
        faults: desk.session(|session| Ok(session.archive.faults()?))?,
    })
}

fn same(path: &Path, before: &Kept, after: &Kept) -> Result<()> {
    if before == after && after.faults.is_empty() { Ok(()) } else { Err(Error::NotTheSame { path: path.to_owned() }) }
}

fn lines(desk: &Desk) -> Result<Vec<Line>> {
    let sections = adherence::list(desk, RollOf::Current)?.sections.into_iter();
    Ok(sections.flat_map(|section| section.lines).map(|view| view.line).collect())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use concilia_core::issue::{self as document, DocumentKind, IssueQuery, Issued};

    use crate::failure::Failure;

    #[test]
    fn an_archive_that_is_not_the_same_when_opened_again_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let (path, earlier) = (folder.path().join("a.concilia"), folder.path().join("prima.concilia"));
        let (desk, days) = example_desk(&path);
        let mut work = Work { desk: &desk, folder: folder.path(), days, done: Demonstration::default() };
        work.prepare(&path).unwrap();
        work.agree().unwrap();
        std::fs::copy(&path, &earlier).unwrap();
        work.call().unwrap();

        // A disk that gives back what stood there before: the documents issued meanwhile are lost.
        let told = work.done.told.len();
        let failure = Failure::from(work.reopen(&earlier).unwrap_err());
        assert_eq!(failure.code, "demo.not_the_same");
        assert!(failure.message.contains("prima") && !failure.advice.is_empty(), "{}", failure.message);
        assert_eq!(work.done.told.len(), told, "nothing is told as done");

        archives::open(&desk, &path).unwrap();
        work.reopen(&path).unwrap();
        assert!(work.done.told.last().unwrap().ends_with("c’è tutto."));
    }

    #[test]
    fn the_lead_body_writes_to_the_others_and_its_letters_say_who_writes_and_who_signs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.concilia");
        let (desk, days) = example_desk(&path);
        let mut work = Work { desk: &desk, folder: folder.path(), days, done: Demonstration::default() };
        work.prepare(&path).unwrap();
        work.agree().unwrap();
        work.call().unwrap();
        work.chase().unwrap();

        let all = IssueQuery::default();
        let (lead, issued) =
            desk.read(|tx, _| Ok::<_, concilia_core::Error>((adherence_lead(tx)?, document::list(tx, &all)?))).unwrap();
        let own = |issued: &&Issued| issued.party.as_ref() == Some(&lead) && issued.kind != DocumentKind::Agreement;
        let to_itself: Vec<&str> = issued.iter().filter(own).map(|issued| issued.title.as_str()).collect();
        assert_eq!(to_itself, Vec::<&str>::new());
        for kind in [DocumentKind::Convocation, DocumentKind::Reminder, DocumentKind::AdherenceForm] {
            let papers: Vec<&Issued> = issued.iter().filter(|issued| issued.kind == kind).collect();
            assert!(
                papers.len() > 3 && papers.iter().all(|paper| paper.made_of.contains("via dell’Esempio 4")),
                "{kind:?}"
            );
            let signed = |paper: &&Issued| paper.made_of.contains("Livia Esempio");
            assert!(kind == DocumentKind::AdherenceForm || papers.iter().all(signed), "{kind:?}");
        }
    }

    fn adherence_lead(tx: &mut dyn concilia_core::archive::store::Tx) -> concilia_core::Result<PartyId> {
        let roll = concilia_core::adherence::roll(tx)?.unwrap();
        Ok(roll.lead().cloned().unwrap())
    }
}
