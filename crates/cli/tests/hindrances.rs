//! What an office meets: a full disk, a folder that may not be written, a file open elsewhere, an end half way; each for
//! making an archive, importing, printing, copying it whole and restoring it. The message says what to do, every file is as it was, nothing is left beside,
//! and once the hindrance is gone the same command goes through.
//!
//! The office's own steps (stopping a job, a name taken while documents are being made) are in the office's tests.
#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "tests are read, not called")]

mod common;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{archive, concilia, done, files, is_a_message, json, long_list, of_office, program, same_files};
use concilia_core::archive::Archive;
use concilia_core::archive::lock::Holder;
use concilia_core::archive::sqlite::SqliteStore;
use concilia_core::archive::store::Store;
use concilia_core::schema::SCHEMA;

/// The works that write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Create,
    Import,
    Print,
    FullCopy,
    Restore,
}

const WORKS: [Work; 5] = [Work::Create, Work::Import, Work::Print, Work::FullCopy, Work::Restore];

/// The folder that is hindered, with the archive in it; home and list are elsewhere.
struct Office {
    at: PathBuf,
    aside: tempfile::TempDir,
}

impl Office {
    fn new(at: &Path) -> Self {
        let aside = tempfile::tempdir().unwrap();
        std::fs::set_permissions(aside.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::write(aside.path().join("elenco.csv"), long_list()).unwrap();
        std::fs::write(aside.path().join("intera.concilia"), archive()).unwrap();
        let office = Self { at: at.to_owned(), aside };
        office.put_back();
        office
    }

    /// The folder as it is before the work, of which no copy on this computer knows more.
    fn put_back(&self) {
        let known = self.aside.path().join("Concilia");
        if known.is_dir() {
            std::fs::remove_dir_all(known).unwrap();
        }
        std::fs::create_dir_all(&self.at).unwrap();
        for entry in std::fs::read_dir(&self.at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
        }
        std::fs::write(self.at.join("a.concilia"), archive()).unwrap();
        std::fs::write(self.at.join("lettera.txt"), "Gentile signora").unwrap();
    }

    fn arguments(&self, work: Work) -> Vec<String> {
        let at = |name: &str| self.at.join(name).display().to_string();
        let list = self.aside.path().join("elenco.csv").display().to_string();
        let words = match work {
            Work::Create => {
                vec!["archive".into(), "new".into(), at("nuovo.concilia"), "--network".into(), "Como".into()]
            }
            Work::Import => vec!["import".into(), at("a.concilia"), list],
            Work::Print => {
                vec!["print".into(), at("a.concilia"), "adherence-forms".into(), "--into".into(), at("stampe")]
            }
            Work::FullCopy => vec!["archive".into(), "copy".into(), at("a.concilia"), at("copia.concilia")],
            Work::Restore => {
                let whole = self.aside.path().join("intera.concilia").display().to_string();
                vec!["restore".into(), whole, "--to".into(), at("ripristinato.concilia")]
            }
        };
        [words, vec!["--date".into(), "24/03/2014".into()]].concat()
    }

    fn home(&self) -> &Path {
        self.aside.path()
    }

    fn command(&self, work: Work) -> Command {
        let mut command = concilia(&program(), self.home());
        command.args(self.arguments(work));
        command
    }

    /// The work is refused with one of the codes, its message says `says`, and every file is as it was.
    fn refuses(&self, work: Work, command: Command, codes: &[&str], says: &str) {
        let before = files(&self.at);
        Self::tells(work, command, codes, says);
        same_files(&before, &self.at, &format!("{work:?}"));
    }

    fn tells(work: Work, mut command: Command, codes: &[&str], says: &str) {
        let output = command.arg("--json").output().unwrap();
        let answer = json(&output);
        let error = &answer["error"];
        assert_eq!(output.status.code(), Some(3), "{work:?}: {answer}");
        assert!(codes.contains(&error["code"].as_str().unwrap()), "{work:?}: {answer}");
        let words = format!("{}\n{}", error["message"].as_str().unwrap(), error["advice"].as_str().unwrap());
        is_a_message(&words, &format!("{work:?}"));
        assert!(words.contains(says), "{work:?}: «{says}» is not in {words}");
    }

    /// The archive is whole, and the work goes through.
    fn goes_through(&self, work: Work) {
        let mut archive = Archive::open(&self.at.join("a.concilia"), SCHEMA, &holder()).unwrap();
        assert_eq!(archive.faults().unwrap(), Vec::<String>::new(), "{work:?}");
        drop(archive);
        done(self.home(), &self.arguments(work));
        let made = files(&self.at);
        let name = match work {
            Work::Create => "nuovo.concilia",
            Work::Import => "a.concilia",
            Work::Print => "stampe/Modulo di adesione - Banca del Tempo di Treviglio.pdf",
            Work::FullCopy => "copia.concilia",
            Work::Restore => "ripristinato.concilia",
        };
        assert!(made.contains_key(name) && made.contains_key("a.concilia"), "{work:?}: {:?}", made.keys());
        let left: Vec<&String> = made.keys().filter(|name| is_left_over(name)).collect();
        assert!(left.is_empty(), "{work:?}: {left:?}");
    }
}

/// A name of passage, of a journal, of a creation that is not finished, of a lock of what was not made.
fn is_left_over(name: &str) -> bool {
    name.contains(".concilia-") || name.contains("-journal") || name.ends_with(".holder")
}

fn holder() -> Holder {
    Holder {
        operator: "Luca Verdi".into(),
        computer: "pc-sportello".into(),
        since: "2014-03-24T08:00:00Z".parse().unwrap(),
    }
}

// --- a full disk ---

/// Set where this test runs itself again on a disk of its own.
const SMALL_DISK: &str = "CONCILIA_TEST_SMALL_DISK";
/// How the shell says that it may not mount one.
const NO_DISK: i32 = 77;

#[test]
fn a_full_disk() {
    if let Some(disk) = std::env::var_os(SMALL_DISK) {
        return on_a_full_disk(Path::new(&disk));
    }
    archive();
    let disk = tempfile::tempdir().unwrap();
    let ways: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--mount"]];
    for way in ways {
        let script = format!(
            "mount -t tmpfs -o size=12m concilia \"$0\" 2>/dev/null || exit {NO_DISK}; exec \"$1\" --exact a_full_disk --nocapture"
        );
        let mut again = Command::new("unshare");
        again.args(way).args(["sh", "-c", &script]).arg(disk.path()).arg(std::env::current_exe().unwrap());
        let Ok(output) = again.env(SMALL_DISK, disk.path()).output() else { break };
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() {
            return;
        }
        let is_refused = output.status.code() == Some(NO_DISK) || words.contains("unshare: unshare failed");
        assert!(is_refused, "on a full disk: {}{words}", String::from_utf8_lossy(&output.stdout));
    }
    eprintln!("NOT RUN: a disk of its own may not be mounted here; a_disk_that_takes_no_more stands for it.");
}

/// At every measure of room the work is done or refused whole; with none at all it is refused.
fn on_a_full_disk(disk: &Path) {
    let office = Office::new(disk);
    for work in WORKS {
        let (mut refused, mut through) = (0, 0);
        for kibibytes in [0, 4, 8, 24, 64, 160, 400, 900, 4_000] {
            office.put_back();
            let ballast = fill(disk, kibibytes);
            let before = files(disk);
            let output = office.command(work).arg("--json").output().unwrap();
            if output.status.code() == Some(3) {
                refused += 1;
                same_files(&before, disk, &format!("{work:?} with {kibibytes} KiB"));
                office.refuses(work, office.command(work), &["store.full"], "Libera spazio");
                std::fs::remove_file(&ballast).unwrap();
                office.goes_through(work);
            } else {
                through += 1;
                assert!(matches!(output.status.code(), Some(0 | 1)), "{work:?} with {kibibytes} KiB");
                let left: Vec<String> = files(disk).into_keys().filter(|name| is_left_over(name)).collect();
                assert!(left.is_empty(), "{work:?} with {kibibytes} KiB: {left:?}");
            }
        }
        assert!(refused >= 2 && through >= 1, "{work:?}: {refused} refused, {through} through");
    }
}

/// Fills the disk but for some room.
fn fill(disk: &Path, kibibytes: u64) -> PathBuf {
    use std::io::Write;
    let path = disk.join("zavorra");
    let mut file = std::fs::File::create(&path).unwrap();
    let mut size = 0;
    for block in [65_536, 4_096] {
        while file.write_all(&vec![1; block]).is_ok() {
            size += block as u64;
        }
        file.set_len(size).unwrap();
        std::io::Seek::seek(&mut file, std::io::SeekFrom::End(0)).unwrap();
    }
    file.set_len(size.saturating_sub(kibibytes * 1024)).unwrap();
    path
}

/// The same without any right: the system lets no file grow beyond a size.
#[test]
fn a_disk_that_takes_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path());
    let codes = ["store.full", "store.disk", "file.too_large"];
    for work in WORKS {
        for blocks in [0, 1, 16] {
            office.put_back();
            let mut limited = Command::new("sh");
            limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]).arg(program());
            limited.args(office.arguments(work));
            of_office(&mut limited, office.home());
            office.refuses(work, limited, &codes, "spazio");
            office.goes_through(work);
        }
    }
}

// --- a folder that may not be written ---

#[test]
fn a_folder_that_may_not_be_written() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let office = Office::new(&folder.path().join("rete"));
    let open = |mode: u32| std::fs::set_permissions(&office.at, std::fs::Permissions::from_mode(mode)).unwrap();
    let program = folder.path().join("concilia");
    std::fs::copy(common::program(), &program).unwrap();
    if !unprivileged(&program).arg("--version").output().is_ok_and(|output| output.status.success()) {
        eprintln!("NOT RUN: the system's administrator writes anywhere, and setpriv to become another is not here.");
        return;
    }
    for work in WORKS {
        office.put_back();
        open(0o555);
        let mut command = unprivileged(&program);
        command.args(office.arguments(work));
        of_office(&mut command, office.home());
        office.refuses(work, command, &["store.read_only"], "cartella tua");
        let mut look = unprivileged(&program);
        look.args(["status".as_ref(), office.at.join("a.concilia").as_os_str()]);
        of_office(&mut look, office.home());
        let looked = look.output().unwrap();
        assert!(matches!(looked.status.code(), Some(0 | 1)), "who may not write may look: {looked:?}");
        open(0o755);
        office.goes_through(work);
    }
}

/// The program without the administrator's right to write anywhere.
fn unprivileged(program: &Path) -> Command {
    let is_administrator = std::fs::metadata("/proc/self").is_ok_and(|process| {
        use std::os::unix::fs::MetadataExt;
        process.uid() == 0
    });
    if !is_administrator {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
    command
}

// --- a file that is open elsewhere, or in the way ---

#[test]
fn an_archive_that_somebody_else_has_open() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path());
    for work in [Work::Import, Work::Print] {
        office.put_back();
        let held = Archive::open(&office.at.join("a.concilia"), SCHEMA, &holder()).unwrap();
        office.refuses(work, office.command(work), &["archive.held"], "Luca Verdi sul computer pc-sportello");
        drop(held);
        office.goes_through(work);
    }
}

#[test]
fn an_archive_that_another_program_is_writing() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path());
    for work in [Work::Import, Work::Print] {
        office.put_back();
        let before = files(&office.at);
        let mut store = SqliteStore::open(&office.at.join("a.concilia")).unwrap();
        // No file is looked at meanwhile: the system would give this process's lock up at the first one that it closes.
        let while_it_writes = &mut |_: &mut dyn concilia_core::archive::store::Tx| {
            Office::tells(work, office.command(work), &["store.busy"], "Aspetta qualche secondo");
            Ok(())
        };
        store.write_tx(while_it_writes).unwrap();
        drop(store);
        same_files(&before, &office.at, &format!("{work:?}"));
        office.goes_through(work);
    }
}

#[test]
fn a_place_that_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path());
    let at = |name: &str| office.at.join(name);
    std::fs::write(at("nuovo.concilia"), "verbale").unwrap();
    office.refuses(Work::Create, office.command(Work::Create), &["file.already_there"], "altro nome");
    std::fs::remove_file(at("nuovo.concilia")).unwrap();
    let beside = std::fs::File::create(at(".nuovo.concilia.lock")).unwrap();
    beside.lock().unwrap();
    office.refuses(Work::Create, office.command(Work::Create), &["archive.held"], "Chiudilo là");
    drop(beside);
    std::fs::remove_file(at(".nuovo.concilia.lock")).unwrap();
    office.goes_through(Work::Create);

    office.put_back();
    let pdf = at("stampe").join("Modulo di adesione - Banca del Tempo di Treviglio.pdf");
    std::fs::create_dir_all(&pdf).unwrap();
    std::fs::write(pdf.join("nota.txt"), "nota").unwrap();
    let mut replacing = office.command(Work::Print);
    replacing.arg("--replace");
    office.refuses(Work::Print, replacing, &["file.folder_there"], "Scegli un altro nome");
    std::fs::remove_dir_all(&pdf).unwrap();
    std::fs::write(&pdf, "lettera").unwrap();
    office.refuses(Work::Print, office.command(Work::Print), &["file.already_there"], "(2).pdf");
    std::fs::remove_file(&pdf).unwrap();
    office.goes_through(Work::Print);
}

// --- an end half way ---

/// The program is ended at whatever it is doing: the archive is whole, the work was done whole or not at all, and goes
/// through again. What a killed program can not clear away (a name of passage, a lock) is in nobody's way.
#[test]
fn an_end_half_way() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path());
    for work in WORKS {
        let mut ended = 0;
        for milliseconds in (0..14).map(|step| step * 9) {
            office.put_back();
            let mut running = office.command(work).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(milliseconds));
            running.kill().unwrap();
            ended += usize::from(running.wait().unwrap().code().is_none());
            whole_or_not_at_all(&office, work);
        }
        assert!(ended > 0, "{work:?}: it was over before it was ended");
    }
}

fn whole_or_not_at_all(office: &Office, work: Work) {
    let count = |archive: &mut Archive| {
        let parties = archive.read(concilia_core::party::count).unwrap();
        let all = concilia_core::issue::IssueQuery::default();
        (parties, archive.read(|tx| concilia_core::issue::list(tx, &all)).unwrap().len())
    };
    let mut archive = Archive::open(&office.at.join("a.concilia"), SCHEMA, &holder()).unwrap();
    assert_eq!(archive.faults().unwrap(), Vec::<String>::new(), "{work:?}");
    let (parties, documents) = count(&mut archive);
    drop(archive);
    match work {
        Work::Create | Work::FullCopy | Work::Restore => {
            let name = match work {
                Work::FullCopy => "copia.concilia",
                Work::Restore => "ripristinato.concilia",
                _ => "nuovo.concilia",
            };
            let new = office.at.join(name);
            if new.exists() {
                let mut made = Archive::open(&new, SCHEMA, &holder()).unwrap();
                assert_eq!(made.faults().unwrap(), Vec::<String>::new());
            } else {
                done(office.home(), &office.arguments(work));
            }
        }
        Work::Import => {
            assert!([6, 306].contains(&parties), "{parties} parties");
            if parties == 6 {
                done(office.home(), &office.arguments(work));
            }
        }
        Work::Print => {
            assert!([1, 4].contains(&documents), "the agreement, and all three forms or none: {documents}");
            if documents == 1 {
                done(office.home(), &office.arguments(work));
            }
        }
    }
}
