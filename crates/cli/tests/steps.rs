//! What a script does of the agreement, of meetings, terms and the office's own data: whole or not at all, in the words of the
//! command line.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use common::{answer, refused, run};
use serde_json::Value;

/// The parties of the office, which has no agreement yet.
const LIST: &str = "Ente;Tipo;Natura;Già aderente\n\
    Regione Lombardia;Regione;pubblico;\n\
    ASL di Bergamo;ASL;pubblico;\n\
    Provincia di Bergamo;Provincia;pubblico;\n\
    Ambito di Albino;ambito;pubblico;sì\n\
    Ambito di Dalmine;ambito;pubblico;sì\n\
    Ambito di Treviglio;ambito;pubblico;sì\n\
    Calzificio Alto Serio;Impresa;privato;sì\n";

fn office() -> (tempfile::TempDir, String) {
    common::office_of(LIST)
}

/// The parties of the agreement in the order of print.
fn members(view: &Value) -> Vec<String> {
    let rows = view["rows"].as_array().unwrap();
    let members = rows.iter().flat_map(|row| row["members"].as_array().unwrap());
    members.map(|member| member["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_parties_of_the_agreement_are_chosen_and_ordered() {
    let (folder, archive) = office();
    let home = folder.path();
    let named = |names: &[&str]| {
        let parties: Vec<&str> = names.iter().flat_map(|name| ["--party", name]).collect();
        answer(home, &[&["compose", archive.as_str()], parties.as_slice()].concat())
    };
    let view = named(&["Calzificio", "Dalmine", "Ambito di Albino", "ASL", "Regione"]);
    let expected =
        ["Regione Lombardia", "ASL di Bergamo", "Ambito di Dalmine", "Ambito di Albino", "Calzificio Alto Serio"];
    assert_eq!(members(&view), expected, "only these, each in its row, in the order said");

    let file = home.join("parti.txt");
    std::fs::write(
        &file,
        "\u{feff}Regione Lombardia\r\nASL di Bergamo\r\n\r\nAmbito di Albino\r\nAmbito di Dalmine\r\n",
    )
    .unwrap();
    let view = answer(home, &["compose", &archive, "--parties", &file.display().to_string()]);
    assert_eq!(members(&view), ["Regione Lombardia", "ASL di Bergamo", "Ambito di Albino", "Ambito di Dalmine"]);

    std::fs::write(home.join("altri.csv"), "Ente;Tipo;Natura\nCaritas Città Alta;Impresa;privato\n").unwrap();
    common::done(home, &["import", &archive, &home.join("altri.csv").display().to_string()]);
    std::fs::write(&file, b"Regione Lombardia\r\nASL di Bergamo\r\nCaritas Citt\xe0 Alta\r\n").unwrap();
    let view = answer(home, &["compose", &archive, "--parties", &file.display().to_string()]);
    assert_eq!(members(&view)[2], "Caritas Città Alta", "Windows-1252, as Notepad saved it");
    assert_eq!(members(&answer(home, &["compose", &archive])), members(&view), "who is not asked changes nothing");
}

#[test]
fn a_composition_that_is_refused_leaves_no_draft_begun_and_no_change_of_one() {
    let (folder, archive) = office();
    let home = folder.path();
    let untouched = std::fs::read(&archive).unwrap();
    let words = refused(home, &["compose", &archive, "--place", "Bergamo", "--party", "Marziani"]);
    assert!(words.contains("«Marziani»"), "{words}");
    let words = refused(home, &["compose", &archive, "--party", "Ambito di Albino", "--put-to-signature"]);
    assert!(words.contains("\n- ") && words.contains("Regione"), "what blocks is told: {words}");
    assert!(words.contains("--party «nome»"), "in the command line's words: {words}");
    assert_eq!(answer(home, &["status", &archive])["adherence"], Value::Null, "no draft was left begun");
    assert!(std::fs::read(&archive).unwrap() == untouched, "not a byte, so nothing in the register either");
    for too_early in [&["print", &archive, "adherence-forms"][..], &["register", &archive, "sent", "--all"]] {
        assert!(refused(home, too_early).contains("concilia compose"), "{too_early:?}");
    }

    let before = answer(home, &["compose", &archive]);
    refused(home, &["compose", &archive, "--place", "Albino", "--party", "Ambito di Albino", "--put-to-signature"]);
    let after = answer(home, &["compose", &archive]);
    assert_eq!((members(&after), &after["text"]), (members(&before), &before["text"]));
    assert_eq!(after["state"], "draft");
}

#[test]
fn from_the_first_meeting_to_the_signed_agreement_and_its_next_version() {
    let (folder, archive) = office();
    let home = folder.path();
    let register = |words: &[&str]| answer(home, &[&["register", archive.as_str()], words].concat());
    let refused = |words: &[&str]| refused(home, &[&["register", archive.as_str()], words].concat());
    answer(
        home,
        &["compose", &archive, "--party", "Regione", "--party", "ASL", "--party", "Calzificio", "--put-to-signature"],
    );

    register(&["meeting", "--on", "24/03/2014", "--party", "ASL", "--party", "Regione", "--party", "Calzificio"]);
    register(&["attended", "--party", "Regione", "--represented-by", "Ada Neri"]);
    register(&["attended", "--party", "Calzificio", "--presence", "excused"]);
    assert!(refused(&["attended", "--party", "Provincia"]).contains("«Provincia»"), "it was not called");
    let two = ["attended", "--party", "Regione", "--party", "ASL", "--represented-by", "Ada Neri"];
    assert!(refused(&two).contains("uno alla volta") || refused(&two).contains("alla volta"));

    assert!(refused(&["agreement-signed"]).contains("Mancano ancora 3 firme"));
    let parties = ["--party", "Regione", "--party", "ASL", "--party", "Calzificio"];
    register(&[&["returned", "--method", "ink", "--signed-on", "24/03/2014"], parties.as_slice()].concat());
    register(&["irregular", "--party", "Calzificio", "--reason", "Manca il documento", "--remedy", "Chiederlo"]);
    register(&["verified", "--all"]);
    assert!(
        refused(&["agreement-signed"]).contains("Manca ancora una firma"),
        "the irregular one is verified by name alone"
    );
    register(&["verified", "--party", "Calzificio"]);
    let signed = register(&["agreement-signed"]);
    assert_eq!(
        (&signed["agreement"]["state"], &signed["agreement"]["signed_on"]),
        (&"signed".into(), &"2014-03-24".into())
    );

    let extension = ["--act", "Decreto 12", "--decided-on", "20/03/2014", "--until", "30/04/2014"];
    assert!(refused(&[&["extended", "--term", "Marte"], extension.as_slice()].concat()).contains("«Marte»"));
    let terms = answer(home, &["status", &archive]);
    let term = terms["deadlines"][0]["label"].as_str().unwrap().to_owned();
    let extended = register(&[&["extended", "--term", term.as_str()], extension.as_slice()].concat());
    assert_eq!(extended["extension"]["due_after"], "2014-04-30");
    let of_agreement = refused(&[&["extended", "--term", "accordo"], extension.as_slice()].concat());
    assert!(of_agreement.contains("per intero") && of_agreement.contains("agreement-extended"), "{of_agreement}");
    let longer = ["--act", "Delibera 7", "--decided-on", "20/03/2014", "--until", "31/12/2016"];
    let prolonged = register(&[&["agreement-extended"], longer.as_slice()].concat());
    assert_eq!(prolonged["agreement"]["until"], "2016-12-31");
    let earlier = ["--act", "Decreto 13", "--decided-on", "21/03/2014", "--until", "29/04/2014"];
    assert!(refused(&[&["extended", "--term", term.as_str()], earlier.as_slice()].concat()).contains("più avanti"));

    let next = register(&["new-version", "--reason", "entra la Provincia"]);
    assert_eq!((&next["agreement"]["number"], &next["agreement"]["state"]), (&2.into(), &"draft".into()));
    answer(home, &["compose", &archive, "--put-to-signature"]);
    let standing = answer(home, &["status", &archive])["agreement"].clone();
    let [signed, update] = [0, 1].map(|place| standing[place].as_str().unwrap_or_default().to_owned());
    assert!(signed.contains("versione 1: sottoscritto il 24/03/2014, in vigore fino al 31/12/2016"), "{standing}");
    assert!(update.contains("versione 2: in firma dal 24/03/2014"), "{standing}");
    let printed = answer(home, &["print", &archive, "register", "--into", &folder.path().display().to_string()]);
    let names: Vec<&str> = printed["files"].as_array().unwrap().iter().filter_map(|file| file.as_str()).collect();
    for version in ["versione 1", "versione 2"] {
        assert!(names.iter().any(|name| name.contains(version)), "a register each: {names:?}");
    }
}

#[test]
fn the_offices_data_are_said_and_changed_one_by_one() {
    let (folder, archive) = office();
    let home = folder.path();
    let first = answer(home, &["settings", &archive]);
    assert_eq!((&first["operation"], &first["letterhead"]["pec"]), (&Value::Null, &"".into()));
    answer(home, &["settings", &archive, "--pec", "protocollo@pec.esempio.it", "--reminder-after", "10"]);
    answer(home, &["settings", &archive, "--signer", "Ada Neri"]);
    let last = answer(home, &["settings", &archive]);
    let letterhead = &last["letterhead"];
    assert_eq!((&letterhead["pec"], &letterhead["signer"]), (&"protocollo@pec.esempio.it".into(), &"Ada Neri".into()));
    assert_eq!((&letterhead["body"], &last["reminder_pace"]["days"]), (&first["letterhead"]["body"], &10.into()));
    let cleared = answer(home, &["settings", &archive, "--clear", "pec", "--clear", "body", "--phone", "035 0"]);
    let letterhead = &cleared["letterhead"];
    assert_eq!(
        (&letterhead["pec"], &letterhead["body"], &letterhead["phone"]),
        (&"".into(), &"".into(), &"035 0".into())
    );
    assert_eq!(letterhead["signer"], "Ada Neri");
    let check = run(home, &["check", &archive]);
    let words = String::from_utf8(check.stdout).unwrap();
    assert!(words.contains("concilia settings") && !words.contains("Impostazioni") && !words.contains("?."), "{words}");
}

#[test]
fn each_step_tells_its_own_options_and_no_others() {
    let home = tempfile::tempdir().unwrap();
    let help = |step: &str| {
        let output = run(home.path(), &["register", "a.concilia", step, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(help("returned").contains("--method") && !help("returned").contains("--remedy"));
    assert!(help("irregular").contains("--remedy") && !help("irregular").contains("--method"));
    assert!(help("extended").contains("--decided-on") && !help("extended").contains("--party"));
}

#[test]
fn a_health_authority_in_a_list_that_comes_after_the_agreement_asks_whether_it_is_our_own() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let archive = home.join("a.concilia").display().to_string();
    let list = home.join("elenco.csv").display().to_string();
    common::done(home, &["archive", "new", &archive, "--network", "Bergamo"]);
    answer(home, &["compose", &archive]);
    std::fs::write(&list, "Ente;Tipo\nASL di Bergamo;ASL\nASL di Brescia;ASL\n").unwrap();
    let trial = answer(home, &["import", &archive, &list, "--dry-run"]);
    assert_eq!((&trial["rows"][0]["outcome"], &trial["rows"][1]["outcome"]), (&"question".into(), &"accepted".into()));
}

#[test]
fn the_rows_left_out_are_saved_by_the_same_command_again() {
    let (folder, archive) = office();
    let home = folder.path();
    let at = |name: &str| home.join(name).display().to_string();
    std::fs::write(home.join("b.csv"), "Ente;CF\nUno di Prova;01234567897\nDue di Prova;123\n").unwrap();
    let first = answer(home, &["import", &archive, &at("b.csv")]);
    assert_eq!((&first["import"]["added"], &first["import"]["left"]), (&1.into(), &1.into()));
    let again = answer(home, &["import", &archive, &at("b.csv"), "--left-out", &at("resto.csv")]);
    assert_eq!((&again["operation"], &again["left_out"]["rows"]), (&Value::Null, &1.into()));
    assert!(std::fs::read_to_string(home.join("resto.csv")).unwrap().contains("Due di Prova"));
    let answers = home.join("risposte.json");
    std::fs::write(&answers, r#"[{"kind":"keep","of":{"row":30,"field":"fiscal_code"}}]"#).unwrap();
    let arguments = ["import", &archive, &at("resto.csv"), "--answers", &answers.display().to_string()];
    assert!(refused(home, &arguments).contains("la riga 30"));
    std::fs::write(&answers, r#"[{"kind":"keep","of":{"row":2,"field":"fiscal_code"}}]"#).unwrap();
    assert_eq!(answer(home, &arguments)["import"]["added"], 1);
}

#[test]
fn a_correction_of_what_is_being_signed_says_what_becomes_of_the_signatures() {
    let (folder, archive) = office();
    let home = folder.path();
    let register = |words: &[&str]| answer(home, &[&["register", archive.as_str()], words].concat());
    let put = ["compose", archive.as_str(), "--put-to-signature"];
    let parties = ["--party", "Regione", "--party", "ASL", "--party", "Calzificio"];
    answer(home, &[put.as_slice(), parties.as_slice()].concat());
    register(&["returned", "--party", "Regione", "--method", "ink", "--signed-on", "24/03/2014"]);
    register(&["verified", "--party", "Regione"]);
    let again = refused(home, &["register", &archive, "verified", "--all"]);
    assert_eq!(again.matches("registra prima il rientro").count(), 1, "a reason of many is said once: {again}");
    register(&["new-version", "--reason", "un nome sbagliato"]);
    let words = refused(home, &put);
    assert!(words.contains("--keep-signatures") && words.contains("--sign-again"), "{words}");
    assert_eq!(answer(home, &["compose", &archive])["state"], "draft");
    let keep = ["--keep-signatures", "il testo non cambia per chi ha firmato"];
    let kept = answer(home, &[put.as_slice(), keep.as_slice()].concat());
    assert_eq!((&kept["state"], &kept["missing"]), (&"in_signature".into(), &2.into()));
}

#[test]
fn what_cannot_be_sent_is_told_and_the_copies_of_the_agreement_are_registered_as_sent() {
    let (folder, archive) = office();
    let home = folder.path();
    let into = home.join("stampe").display().to_string();
    let print = ["print", archive.as_str(), "agreement", "--into", &into, "--sent"];
    answer(home, &["compose", &archive]);
    assert!(refused(home, &print).contains("bozza"));
    assert!(!home.join("stampe").exists(), "nothing was printed");
    answer(home, &["compose", &archive, "--put-to-signature"]);
    let sent = answer(home, &print)["sent"].as_array().unwrap().len();
    assert!(sent >= 2);
    let again = [&print[..], &["--replace"]].concat();
    assert!(refused(home, &again).contains("Nessuna parte aspetta"));
    assert!(refused(home, &["print", &archive, "register", "--into", &into, "--sent"]).contains("--sent"));
}

#[test]
fn a_protocol_written_by_mistake_is_annulled_and_written_again() {
    let (folder, archive) = office();
    let home = folder.path();
    answer(home, &["compose", &archive, "--put-to-signature"]);
    let step = |words: &[&str]| run(home, &[&["register", archive.as_str()], words].concat()).status.code();
    let who = ["--party", "Calzificio"];
    let returned = [&["returned"], &who[..], &["--method", "ink", "--protocol", "9"]].concat();
    assert_eq!(step(&returned), Some(0));
    let right = [&["protocol"], &who[..], &["--protocol", "10"]].concat();
    assert_eq!(step(&right), Some(3), "a number is never written over");
    assert_eq!(step(&[&["protocol-annulled"], &who[..], &["--reason", "scritto per sbaglio"]].concat()), Some(0));
    assert_eq!(step(&right), Some(0));
}

#[test]
fn a_return_without_its_method_is_corrected_and_then_verified() {
    let (folder, archive) = office();
    let home = folder.path();
    let early = run(home, &["compose", &archive, "--put-to-signature", "--keep-signatures", "nessuna"]);
    let words = String::from_utf8(early.stderr).unwrap();
    assert!(early.status.code() == Some(3) && words.contains("--keep-signatures"), "nothing is frozen: {words}");
    answer(home, &["compose", &archive, "--put-to-signature"]);
    let step = |words: &[&str]| run(home, &[&["register", archive.as_str()], words].concat());
    let who = ["--party", "Calzificio"];
    let method = ["--method", "ink", "--signed-on", "24/03/2014"];
    let correct = |words: &[&str]| step(&[&["corrected"], &who[..], words].concat());
    assert_eq!(correct(&method).status.code(), Some(3), "nothing came back yet");
    assert_eq!(step(&[&["returned"], &who[..], &["--by", "pec", "--protocol", "9"]].concat()).status.code(), Some(0));
    let verified = [&["verified"], &who[..]].concat();
    let words = String::from_utf8(step(&verified).stderr).unwrap();
    assert!(words.contains("corrected"), "how it is mended: {words}");
    assert_eq!(
        correct(&["--signed-on", "25/03/2014"]).status.code(),
        Some(3),
        "it can not be signed after it came back"
    );
    assert_eq!(correct(&method).status.code(), Some(0));
    assert_eq!(correct(&[]).status.code(), Some(3), "nothing to correct is said");
    assert_eq!(correct(&method).status.code(), Some(3), "nor what is registered so already");
    assert_eq!(correct(&["--clear", "by"]).status.code(), Some(0), "what is not said stays, the method too");
    assert_eq!(step(&verified).status.code(), Some(0));
    assert_eq!(correct(&["--clear", "method"]).status.code(), Some(3), "what is verified keeps how it was signed");
    let list = home.join("adesioni.csv");
    common::done(home, &["export", &archive, "adherences", &list.display().to_string()]);
    let list = std::fs::read_to_string(list).unwrap();
    let line = list.lines().find(|line| line.contains("Calzificio")).unwrap();
    assert!(line.contains("24/03/2014") && line.contains('9') && !line.contains("PEC"), "{line}");
}

#[test]
fn blank_rows_below_a_list_and_a_list_of_headings_alone_are_told() {
    let (folder, archive) = office();
    let home = folder.path();
    let told = |text: &str| {
        let list = home.join("b.csv");
        std::fs::write(&list, text).unwrap();
        String::from_utf8(run(home, &["import", &archive, &list.display().to_string(), "--dry-run"]).stdout).unwrap()
    };
    assert!(told("Ente;Tipo\nUno di Prova;Comune\n;\n\n;\n").contains("3 righe vuote"));
    assert!(!told("Ente;Tipo\nUno di Prova;Comune\n").contains("vuot"));
    assert!(told("Ente;Tipo\n").contains("le intestazioni e nessuna riga"));
}

#[test]
fn a_long_list_of_who_stays_out_is_cut_and_a_reason_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let archive = home.join("a.concilia").display().to_string();
    let rows: String = (0..40).map(|number| format!("Cooperativa numero {number};Cooperativa\n")).collect();
    std::fs::write(home.join("elenco.csv"), format!("Ente;Tipo\n{rows}")).unwrap();
    common::done(home, &["archive", "new", &archive, "--network", "Bergamo"]);
    common::done(home, &["import", &archive, &home.join("elenco.csv").display().to_string()]);
    answer(home, &["compose", &archive, "--put-to-signature"]);
    common::done(home, &["register", &archive, "returned", "--party", "Cooperativa numero 7", "--method", "ink"]);
    let output = run(home, &["register", &archive, "verified", "--all"]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains("Cooperativa numero 0") && words.contains(" e altri "), "{words}");
    assert_eq!(words.matches("Fuori: ").count(), 1, "{words}");
    assert!(words.chars().count() < 800, "{words}");
}
