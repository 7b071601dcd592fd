//! Every command and argument with what it can not take: Italian on stderr that says what to do, the documented exit code,
//! and every file as it was.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::ffi::OsString;
use std::path::Path;

use common::{archive, files, is_a_message, json, long_list, run, same_files};

const USAGE: i32 = 2;
const REFUSED: i32 = 3;

/// The folder of the table: an archive, and beside it what is none.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let whole = archive();
    write("a.concilia", whole);
    let mut other = whole.to_vec();
    other[68..72].copy_from_slice(b"\0\0\0\0");
    write("altro.concilia", &other);
    write("tronco.concilia", &whole[..whole.len() / 3]);
    let mut worn = whole.to_vec();
    worn[4096..12_288].fill(0xAA);
    write("guasto.concilia", &worn);
    write("vuoto.concilia", b"");
    write("lettera.concilia", "Gentile signora".as_bytes());
    write("elenco.csv", "Ente;Tipo\nComune di Prova;Comune\n".as_bytes());
    write("vuoto.csv", b"");
    write("intestazioni.csv", b"Ente;Tipo\n\n");
    write("finto.xlsx", b"PK\x03\x04 e poi nulla");
    write("lettera.pdf", b"%PDF-1.4 lettera");
    std::fs::create_dir(folder.path().join("cartella")).unwrap();
    folder
}

/// Runs a row of the table in the folder; `@name` is a file there.
fn refused(folder: &Path, arguments: &[&str], code: i32, says: &str) {
    let placed = |argument: &&str| match argument.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(argument),
    };
    let arguments: Vec<OsString> = arguments.iter().map(placed).collect();
    refused_exactly(folder, &arguments, code, says);
}

fn refused_exactly(folder: &Path, arguments: &[OsString], code: i32, says: &str) {
    let home = tempfile::tempdir().unwrap();
    let why = format!("{arguments:?}");
    let why = why.get(..300).unwrap_or(&why);
    let before = files(folder);
    let output = run(home.path(), arguments);
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{why}: {words}");
    assert!(output.stdout.is_empty(), "{why}: the answer of a refusal goes to stderr");
    is_a_message(words.trim_end(), why);
    assert!(words.contains(says), "{why}: «{says}» is not in {words:?}");
    assert!(words.chars().count() < 1_500, "{why}: a message, not a flood");
    same_files(&before, folder, why);
}

#[test]
fn arguments_that_are_not_of_the_form_are_told_in_italian() {
    let folder = office();
    let long = "x".repeat(50_000);
    let table: &[(&[&str], &str)] = &[
        (&[], "manca il comando"),
        (&["stampa"], "«stampa» non è un comando"),
        (&["archive"], "manca il comando"),
        (&["archive", "apri"], "«apri» non è un comando"),
        (&["archive", "new"], "Manca un argomento"),
        (&["archive", "new", "@b.concilia"], "--network <RETE>"),
        (&["archive", "new", "@b.concilia", "--network"], "manca il valore"),
        (&["archive", "new", "@b.concilia", "--network", ""], "vuoto"),
        (&["archive", "new", "@b.concilia", "--network", "Ber\u{1b}[31mgamo"], "non si vedono"),
        (&["archive", "new", "@b.concilia", "--network", &long], "troppo lungo"),
        (&["archive", "info"], "<ARCHIVIO>"),
        (&["archive", "info", "@a.concilia", "@b.concilia"], "non c’è"),
        (&["import", "@a.concilia"], "<ELENCO>"),
        (&["import", "@a.concilia", "@elenco.csv", "--dry-run=5"], "--dry-run"),
        (&["import", "@a.concilia", "@elenco.csv", "--sheet", " "], "vuoto"),
        (&["import", "@a.concilia", "@elenco.csv", "-7"], "«-7» non c’è"),
        (&["compose", "@a.concilia", "--place", ""], "vuoto"),
        (&["compose", "@a.concilia", "--place", "Ber\u{7}gamo"], "non si vedono"),
        (&["compose", "@a.concilia", "--place", &long], "troppo lungo"),
        (&["print", "@a.concilia"], "<DOCUMENTO>"),
        (&["print", "@a.concilia", "accordo"], "agreement, adherence-forms"),
        (&["print", "@a.concilia", "-1"], "«-1» non c’è"),
        (&["print", "@a.concilia", "register", "--party", ""], "vuoto"),
        (&["print", "@a.concilia", "register", "--into"], "manca il valore"),
        (&["register", "@a.concilia"], "sent, returned"),
        (&["register", "@a.concilia", "firmato"], "sent, returned, corrected"),
        (&["register", "@a.concilia", "corrected", "--method", "ink"], "--party <NOME>"),
        (&["register", "@a.concilia", "irregular", "--party", "Provincia", "--reason", "manca"], "--remedy <TESTO>"),
        (&["register", "@a.concilia", "return-annulled", "--all"], "--reason <TESTO>"),
        (&["register", "@a.concilia", "verified", "--all", "--method", "ink"], "«--method» non c’è"),
        (&["register", "@a.concilia", "sent", "--all", "--protocol", "55"], "«--protocol» non c’è"),
        (&["register", "@a.concilia", "meeting", "--all"], "--on <DATA>"),
        (&["register", "@a.concilia", "attended", "--all", "--presence", "forse"], "present, excused, absent"),
        (&["register", "@a.concilia", "extended", "--term", "piani"], "--act <ATTO>"),
        (&["compose", "@a.concilia", "--party", "Regione", "--parties", "@elenco.csv"], "non vanno insieme"),
        (&["compose", "@a.concilia", "--confirm-date"], "«--confirm-date» non c’è"),
        (&["settings", "@a.concilia", "--reminder-after", "presto"], "--reminder-after"),
        (&["settings", "@a.concilia", "--clear", "nome"], "body, office"),
        (&["register", "@a.concilia", "sent", "--all", "--party", "Provincia"], "non vanno insieme"),
        (&["register", "@a.concilia", "sent", "--all", "--on", "31/02/2014"], "«31/02/2014» non è una data"),
        (&["register", "@a.concilia", "sent", "--all", "--on", "2014-13-01"], "non è una data"),
        (&["register", "@a.concilia", "sent", "--all", "--on", "1/3/14"], "quattro cifre"),
        (&["register", "@a.concilia", "sent", "--all", "--on", "01/01/99999"], "data"),
        (&["register", "@a.concilia", "sent", "--all", "--on=-5"], "non è una data"),
        (&["register", "@a.concilia", "sent", "--all", "--by", "piccione"], "pec, email, post, hand"),
        (&["register", "@a.concilia", "returned", "--all", "--method", "timbro"], "ink, pades, cades"),
        (&["register", "@a.concilia", "protocol", "--all", "--protocol", "1\n2"], "non si vedono"),
        (&["status"], "<ARCHIVIO>"),
        (&["status", "@a.concilia", "--dat", "01/03/2014"], "--date"),
        (&["status", "@a.concilia", "--operator", ""], "vuoto"),
        (&["check"], "<ARCHIVIO>"),
        (&["export", "@a.concilia"], "<ELENCO>"),
        (&["export", "@a.concilia", "soggetti", "@s.xlsx"], "parties, adherences"),
        (&["export", "@a.concilia", "parties"], "<FILE>"),
        (&["demo"], "<CARTELLA>"),
    ];
    for (arguments, says) in table {
        refused(folder.path(), arguments, USAGE, says);
    }
}

#[test]
fn files_that_are_no_archive_are_told_apart_by_every_command() {
    let folder = office();
    let files = [
        ("non c’è.concilia", "non c’è.concilia» non c’è."),
        ("cartella", "è una cartella"),
        ("altro.concilia", "non è un archivio di Concilia"),
        ("lettera.concilia", "non è un archivio di Concilia"),
        ("vuoto.concilia", "non è un archivio di Concilia"),
        ("tronco.concilia", "danneggiato"),
    ];
    let commands: &[&[&str]] = &[
        &["archive", "info", "?"],
        &["import", "?", "@elenco.csv"],
        &["import", "?", "@elenco.csv", "--dry-run"],
        &["compose", "?"],
        &["print", "?", "register", "--into", "@stampe"],
        &["register", "?", "sent", "--all"],
        &["status", "?"],
        &["check", "?"],
        &["export", "?", "parties", "@s.xlsx"],
    ];
    for (file, says) in files {
        let file = format!("@{file}");
        for command in commands {
            let command: Vec<&str> =
                command.iter().map(|word| if *word == "?" { file.as_str() } else { word }).collect();
            refused(folder.path(), &command, REFUSED, says);
        }
    }
}

#[test]
fn an_archive_with_worn_pages_is_told_or_read_and_never_changed() {
    let folder = office();
    let before = files(folder.path());
    let path = folder.path().join("guasto.concilia").into_os_string();
    for command in ["status", "check"] {
        let output = run(folder.path(), &[command.into(), path.clone()]);
        let words = String::from_utf8(output.stderr).unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1 | REFUSED)), "{command}: {words}");
        assert!(!words.contains("panicked"), "{words}");
        if output.status.code() == Some(REFUSED) {
            is_a_message(words.trim_end(), command);
        }
        same_files(&before, folder.path(), command);
    }
}

#[test]
fn what_a_command_can_not_do_says_why_and_what_to_do() {
    let folder = office();
    std::fs::write(folder.path().join("lungo.csv"), long_list()).unwrap();
    // The archive was opened once: its lock stands beside it from now on.
    common::done(
        tempfile::tempdir().unwrap().path(),
        &["import", path(&folder, "a.concilia").as_str(), path(&folder, "lungo.csv").as_str()],
    );
    let name = "x".repeat(280);
    let endless = format!("@{name}.pdf.xlsx");
    let endless_archive = format!("@{name}.concilia");
    let table: &[(&[&str], &str)] = &[
        (&["archive", "new", "@b.concilia", "--network", "Roma"], "non è una delle 15 reti"),
        (&["archive", "new", "@a.concilia", "--network", "Como"], "c’è già"),
        (&["archive", "new", "@cartella", "--network", "Como"], "c’è già"),
        (&["archive", "new", "@elenco.csv/b.concilia", "--network", "Como"], "«"),
        (&["archive", "copy", "@a.concilia", "@copia.db"], "non è il nome di un archivio"),
        (&["restore", "nulla", "--to", "@a.txt"], "non è il nome di un archivio"),
        (&["archive", "new", &endless_archive, "--network", "Como"], "troppo lungo"),
        (&["import", "@a.concilia", "@nulla.csv"], "nulla.csv» non c’è."),
        (&["import", "@a.concilia", "@intestazioni.csv"], "nessuna riga sotto"),
        (&["import", "@a.concilia", "@elenco.csv", "--left-out", "@manca/resto.csv"], "manca» non c’è."),
        (&["compose", "@a.concilia", "--parties", "@vuoto.csv"], "è vuoto"),
        (&["compose", "@a.concilia", "--parties", "@lettera.pdf"], "non è un elenco di nomi"),
        (&["compose", "@a.concilia", "--parties", "@a.concilia"], "non è un elenco di nomi"),
        (&["settings", "@a.concilia", "--pec", "protocollo@ente"], "«protocollo@ente» non è un indirizzo"),
        (&["settings", "@a.concilia", "--email", "a b@c.it"], "senza spazi"),
        (&["settings", "@a.concilia", "--pec", "a@b.it", "--clear", "pec"], "non vanno insieme"),
        (&["import", "@a.concilia", "@cartella"], "è una cartella"),
        (&["import", "@a.concilia", "@vuoto.csv"], "non contiene righe"),
        (&["import", "@a.concilia", "@finto.xlsx"], "danneggiato"),
        (&["import", "@a.concilia", "@lettera.pdf"], "PDF"),
        (&["import", "@a.concilia", "@elenco.csv", "--sheet", "Foglio9"], "non ha fogli"),
        (&["import", "@a.concilia", "@elenco.csv", "--dry-run", "--sheet", "Foglio9"], "Foglio9"),
        (&["import", "@a.concilia", "@elenco.csv", "--left-out", "@lettera.pdf"], "finisce in .xlsx o .csv"),
        (&["import", "@a.concilia", "@elenco.csv", "--answers", "@lettera.pdf"], "file delle risposte"),
        (&["archive", "new", "@manca/b.concilia", "--network", "Como"], "La cartella"),
        (&["import", "@a.concilia", "@elenco.csv", "--left-out", "@cartella"], "c’è una cartella"),
        (&["compose", "@a.concilia", "--place", "Bergamo"], "non"),
        (&["print", "@a.concilia", "adherence-forms", "--party", "Marziani", "--into", "@stampe"], "«Marziani»"),
        (&["print", "@a.concilia", "convocations", "--into", "@stampe"], "incontro"),
        (&["print", "@a.concilia", "reminders", "--into", "@stampe"], "Nessun sollecito"),
        (&["print", "@a.concilia", "register", "--into", "@elenco.csv"], "Al posto di una cartella c’è un file"),
        (&["print", "@a.concilia", "register", "--into", "@elenco.csv/sotto"], "«"),
        (&["print", "@a.concilia", "agreement", "--into", "@elenco.csv"], "Al posto di una cartella c’è un file"),
        (&["register", "@a.concilia", "sent"], "Non è detto per chi"),
        (&["register", "@a.concilia", "sent", "--party", "Marziani"], "«Marziani»"),
        (&["register", "@a.concilia", "sent", "--party", "a"], "più d’uno"),
        (&["register", "@a.concilia", "verified", "--all"], "non è possibile per nessuno"),
        (
            &["register", "@a.concilia", "sent", "--all", "--on", "23/03/2014"],
            "prima che il testo fosse messo alla firma",
        ),
        (&["register", "@a.concilia", "attended", "--all"], "Non c’è un incontro"),
        (&["register", "@a.concilia", "agreement-signed"], "Mancano ancora"),
        (&["compose", "@a.concilia", "--parties", "@nulla.txt"], "nulla.txt»"),
        (&["settings", "@a.concilia", "--signer", "Ελλάδα"], "Riscrivi l’opzione"),
        (&["register", "@a.concilia", "verified", "--party", "Provincia di Bergamo"], "Non è stato scritto nulla"),
        (&["export", "@a.concilia", "parties", "@elenco.csv"], "Aggiungi --replace"),
        (&["export", "@a.concilia", "parties", "@lettera.pdf"], "finisce in .xlsx o .csv"),
        (&["export", "@a.concilia", "deadlines", "@s.csv"], "finisce in .ics"),
        (&["export", "@a.concilia", "parties", "@cartella", "--replace"], "c’è una cartella"),
        (&["export", "@a.concilia", "deadlines", "@elenco.csv/s.ics"], "Al posto di una cartella c’è un file"),
        (&["export", "@a.concilia", "resources", &endless], "troppo lungo"),
        (&["demo", "@demo"], "senza --date"),
    ];
    for (arguments, says) in table {
        refused(folder.path(), arguments, REFUSED, says);
    }
}

#[test]
fn a_return_registered_by_mistake_is_annulled_and_registered_again() {
    let folder = office();
    let archive = path(&folder, "a.concilia");
    let home = tempfile::tempdir().unwrap();
    let step = |words: &[&str]| {
        common::done(
            home.path(),
            &[&["register", archive.as_str()], words, &["--party", "Provincia di Bergamo"]].concat(),
        );
    };
    step(&["returned", "--on", "24/03/2014"]);
    step(&["return-annulled", "--reason", "di un altro ente"]);
    step(&["returned", "--on", "24/03/2014", "--method", "ink", "--signed-on", "24/03/2014"]);
    step(&["verified"]);
    let sheet = path(&folder, "stato.csv");
    common::done(home.path(), &["export", archive.as_str(), "adherences", sheet.as_str()]);
    let rows = std::fs::read(sheet).unwrap();
    let rows = String::from_utf8_lossy(&rows).into_owned();
    let row = rows.lines().find(|row| row.contains("Provincia di Bergamo")).unwrap();
    assert!(row.contains("Verificata") && row.contains("24/03/2014") && row.contains("A penna"), "{row}");
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

/// Names in bytes that are no text: a file is opened or told, a folder is refused, words are asked again.
#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_taken_or_told() {
    use std::os::unix::ffi::OsStringExt;
    let folder = office();
    let odd = || OsString::from_vec(b"elenco \xff\xfe".to_vec());
    let at = |name: OsString| folder.path().join(name).into_os_string();
    let archive = || at("a.concilia".into());
    let words = |list: &[&str]| list.iter().map(OsString::from).collect::<Vec<_>>();
    let with = |first: &[&str], more: Vec<OsString>| [words(first), more].concat();
    let table = [
        (with(&["archive", "info"], vec![at(odd())]), REFUSED, "» non c’è."),
        (with(&["import"], vec![archive(), at(odd())]), REFUSED, "non c’è"),
        (with(&["print"], vec![archive(), "register".into(), "--into".into(), at(odd())]), REFUSED, "non si leggono"),
        (with(&["print"], vec![archive(), "register".into(), "--party".into(), odd()]), USAGE, "non si leggono"),
        (with(&["archive", "new"], vec![at("b.concilia".into()), "--network".into(), odd()]), USAGE, "non si leggono"),
        (vec![odd()], USAGE, "non"),
    ];
    common::done(tempfile::tempdir().unwrap().path(), &with(&["compose"], vec![archive()]));
    for (arguments, code, says) in &table {
        refused_exactly(folder.path(), arguments, *code, says);
    }
    let out = at(OsString::from_vec(b"soggetti \xff.xlsx".to_vec()));
    common::done(folder.path(), &with(&["export"], vec![archive(), "parties".into(), out.clone()]));
    assert!(Path::new(&out).is_file(), "a file is written under the very name that was asked for");
}

#[test]
fn a_refusal_in_json_has_its_code_its_message_and_its_advice() {
    let folder = office();
    let output = run(folder.path(), &["status", path(&folder, "vuoto.concilia").as_str(), "--json"]);
    let answer = common::json(&output);
    assert_eq!((output.status.code(), answer["error"]["code"].as_str()), (Some(REFUSED), Some("archive.foreign")));
    assert!(answer["error"]["message"].as_str().is_some_and(|words| !words.is_empty()));
    assert!(answer["error"]["advice"].as_str().is_some_and(|words| !words.is_empty()));
}

#[test]
fn an_archive_in_a_synchronised_folder_is_made_and_its_risk_told() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("OneDrive - ASL di Prova");
    std::fs::create_dir(&place).unwrap();
    let at = path(&folder, "OneDrive - ASL di Prova/a.concilia");
    let made = run(folder.path(), &["archive", "new", &at, "--network", "Lecco"]);
    let words = String::from_utf8_lossy(&made.stdout).into_owned();
    assert_eq!(made.status.code(), Some(0), "{words}");
    assert!(words.contains("Attenzione: OneDrive copia questa cartella"), "{words}");
    assert!(json(&run(folder.path(), &["archive", "info", &at, "--json"]))["risk"].is_string());
    let plain = path(&folder, "b.concilia");
    let made = json(&run(folder.path(), &["archive", "new", &plain, "--network", "Lecco", "--json"]));
    assert!(made["risk"].is_null(), "{made}");
}
