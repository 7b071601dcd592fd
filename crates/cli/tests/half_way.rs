//! An office that begins half-way, without a window: an agreement made elsewhere, forms sent and signatures collected before.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use common::{answer, refused, run};
use serde_json::Value;

const LIST: &str = "Ente;Tipo;Già aderente\n\
    Regione Lombardia;Regione;\n\
    ASL di Bergamo;ASL;\n\
    Provincia di Bergamo;Provincia;\n\
    Ambito di Dalmine;ambito;sì\n\
    Ambito di Albino;ambito;sì\n\
    Calzificio Alto Serio;Impresa;sì\n\
    Banca del Tempo di Treviglio;Associazione familiare;sì\n";

/// An office with its parties, and a PDF that was made elsewhere beside the archive.
fn office() -> (tempfile::TempDir, String, String) {
    let (folder, archive) = common::office_of(LIST);
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("altro.concilia"), common::archive()).unwrap();
    common::done(folder.path(), &["print", &at("altro.concilia"), "agreement", "--into", &at("fatto")]);
    let made = std::fs::read_dir(folder.path().join("fatto")).unwrap().next().unwrap().unwrap().path();
    std::fs::rename(made, at("Accordo firmato.pdf")).unwrap();
    let pdf = at("Accordo firmato.pdf");
    (folder, archive, pdf)
}

#[test]
fn a_pdf_made_elsewhere_is_the_agreement_and_is_handed_out_byte_for_byte() {
    let (folder, archive, pdf) = office();
    let home = folder.path();
    let parties = ["Regione", "ASL", "Dalmine", "Ambito di Albino"];
    let parties: Vec<&str> = parties.iter().flat_map(|name| ["--party", name]).collect();
    let taken = ["compose", &archive, "--made-elsewhere", &pdf, "--put-on", "10/02/2014"];
    let view = answer(home, &[&taken, parties.as_slice()].concat());
    assert_eq!((&view["state"], &view["put_to_signature_on"]), (&"in_signature".into(), &"2014-02-10".into()));
    assert_eq!(view["elsewhere"]["name"], "Accordo firmato.pdf");
    assert_eq!(view["parties"], 4);

    let into = home.join("stampe").display().to_string();
    common::done(home, &["print", &archive, "agreement", "--into", &into]);
    let printed: Vec<_> = std::fs::read_dir(&into).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(printed.len(), 1);
    assert_eq!(std::fs::read(&printed[0]).unwrap(), std::fs::read(&pdf).unwrap());
    assert_ne!(answer(home, &["status", &archive])["next"]["next"], "print_agreement");
}

#[test]
fn what_is_not_a_pdf_is_refused_by_what_it_is_and_nothing_is_left_begun() {
    let (folder, archive, pdf) = office();
    let home = folder.path();
    let whole = std::fs::read(&pdf).unwrap();
    for (bytes, says) in [
        (&b"PK\x03\x04word"[..], "documento di testo"),
        (b"\x30\x82\x01\x00", ".p7m"),
        (b"", "vuoto"),
        (&whole[..whole.len() / 2], "rovinato o incompleto"),
    ] {
        let file = home.join("altro.pdf");
        std::fs::write(&file, bytes).unwrap();
        let file = file.display().to_string();
        let words = refused(home, &["compose", &archive, "--made-elsewhere", &file, "--put-on", "10/02/2014"]);
        assert!(words.contains(says), "{words}");
    }
    let ahead = refused(home, &["compose", &archive, "--made-elsewhere", &pdf, "--put-on", "25/03/2014"]);
    assert!(ahead.contains("25/03/2014"), "{ahead}");
    assert_eq!(answer(home, &["status", &archive])["adherence"], Value::Null, "no draft was left begun");
    let without_day = run(home, &["compose", &archive, "--made-elsewhere", &pdf]);
    assert_eq!(without_day.status.code(), Some(2), "the day is asked");
}

#[test]
fn sendings_signatures_protocols_and_renunciations_of_before_are_registered_without_a_printed_form() {
    let (folder, archive, pdf) = office();
    let home = folder.path();
    let register = |words: &[&str]| answer(home, &[&["register", archive.as_str()], words].concat());
    let parties = ["--party", "Regione", "--party", "ASL"];
    let taken = ["compose", &archive, "--made-elsewhere", &pdf, "--put-on", "10/02/2014"];
    answer(home, &[&taken, parties.as_slice()].concat());

    register(&["sent", "--all", "--on", "12/02/2014", "--by", "pec"]);
    let back = ["returned", "--on", "20/02/2014", "--signed-on", "18/02/2014", "--method", "ink"];
    register(&[&back[..], &["--protocol", "112/14", "--protocol-date", "20/02/2014"], &parties[..]].concat());
    register(&[&["verified"], parties.as_slice()].concat());
    register(&["renounced", "--on", "21/02/2014", "--party", "Calzificio"]);
    let signed = register(&["agreement-signed"]);
    assert_eq!(signed["agreement"]["signed_on"], "2014-02-18");

    let status = answer(home, &["status", &archive]);
    assert_eq!(status["adherence"]["renounced"], 1, "{status}");
    let into = home.join("stampe").display().to_string();
    for document in ["register", "reminders"] {
        common::done(home, &["print", &archive, document, "--into", &into]);
    }
    common::done(home, &["check", &archive]);
    let list = home.join("adesioni.csv").display().to_string();
    common::done(home, &["export", &archive, "adherences", &list]);
    let list = std::fs::read_to_string(list).unwrap();
    assert!(list.contains("112/14") && list.contains("Banca del Tempo di Treviglio"), "{list}");
}
