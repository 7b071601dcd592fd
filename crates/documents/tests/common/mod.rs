//! Invented values for tests and specimens: nobody of these exists.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::panic,
    clippy::unwrap_used,
    reason = "each test and the example uses a part of it"
)]

use chrono::NaiveDate;
use concilia_core::act::SchemeRow;
use concilia_core::issue::code::{ArchiveCode, IssueCode};
use concilia_documents::document::adherence_form::{self, AdherenceForm};
use concilia_documents::document::agreement::{Agreement, Party};
use concilia_documents::document::convocation::{self, Convocation};
use concilia_documents::document::parts::*;
use concilia_documents::document::register::{Register, Row};
use concilia_documents::document::reminder::{self, Deadline, Reminder, Sending};
use concilia_documents::document::renunciation_form::{self, RenunciationForm};
use concilia_documents::{Document, Imprint, Item, Stamp};

/// A day of the spring in which agreements were signed.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, month, day).unwrap()
}

/// A document as issued under a number.
pub fn issued(document: Document, number: u32) -> Item {
    let code = IssueCode::new("7K4M92".parse::<ArchiveCode>().unwrap(), 1, number).unwrap();
    Item { document, stamp: Stamp::Issued(code), imprint: imprint() }
}

/// A document as a draft.
pub fn draft(document: Document) -> Item {
    Item { document, stamp: Stamp::Draft, imprint: imprint() }
}

/// A fixed imprint.
pub fn imprint() -> Imprint {
    Imprint { made_on: day(3, 3), id: *b"sixteen constant" }
}

pub fn letterhead() -> Letterhead {
    Letterhead {
        name: "ASL della Provincia di Bergamo".into(),
        office: "Direzione Sociale".into(),
        contacts: vec![
            "via dei Platani, 1 – 24100 Bergamo".into(),
            "tel. 035 000000".into(),
            "PEC protocollo@pec.asl.example".into(),
        ],
    }
}

pub fn reference() -> AgreementReference {
    AgreementReference { network: "Bergamo".into(), version: 1, signed_on: None }
}

pub fn party(row: SchemeRow, fill: &str, name: &str, signer: &str, office: &str) -> Party {
    let signatory =
        Signatory { party: name.into(), signer: signer.into(), office: office.into(), ..Signatory::default() };
    Party { row, fill: fill.into(), named_whole: false, signatory }
}

pub fn agreement() -> Agreement {
    let mut parties = vec![
        party(SchemeRow::Region, "", "Regione Lombardia", "Ada Bianchi", "Assessore delegato"),
        party(SchemeRow::Asl, "Bergamo", "ASL della Provincia di Bergamo", "Bruno Colli", "Direttore generale"),
        party(SchemeRow::Province, "Bergamo", "Provincia di Bergamo", "Carla Dossi", "Presidente"),
        party(SchemeRow::ChamberOfCommerce, "Bergamo", "Camera di commercio di Bergamo", "Dario Erba", "Presidente"),
    ];
    for ambito in ["Bergamo", "Dalmine", "Valle Imagna e Villa d’Almè", "Isola Bergamasca e Bassa Val San Martino"] {
        let name = format!("Ambito territoriale di {ambito}");
        parties.push(party(SchemeRow::Ambito, ambito, &name, "Elio Ferri", "Presidente dell’Assemblea dei Sindaci"));
    }
    parties[5].signatory.delegation = Some("del Presidente prot. n. 77 del 20 febbraio 2014".into());
    parties[5].signatory.authorising_act = Some("delibera dell’Assemblea dei Sindaci n. 5 del 10 febbraio 2014".into());
    parties.push(party(
        SchemeRow::EqualityAdvisor,
        "",
        "Consigliera provinciale di parità",
        "Franca Galli",
        "Consigliera",
    ));
    let others = [
        (SchemeRow::OtherPublic, "Azienda Ospedaliera «Santa Chiara»"),
        (SchemeRow::OtherPrivate, "Associazione Artigiani Riuniti"),
        (SchemeRow::OtherPrivate, "Cooperativa sociale Il Glicine S.c.s."),
    ];
    for (row, name) in others {
        parties.push(party(row, name, name, "", ""));
    }
    Agreement {
        reference: reference(),
        copy: Some(2),
        lead: letterhead().name,
        parties,
        resolution: "X/1081 del 12 dicembre 2013".into(),
        place: "Bergamo".into(),
    }
}

pub fn declarant(known: bool) -> Declarant {
    let party = "Cooperativa sociale Il Glicine S.c.s.".to_owned();
    if !known {
        return Declarant { signatory: Signatory { party, ..Signatory::default() }, ..Declarant::default() };
    }
    Declarant {
        signatory: Signatory {
            party,
            signer: "Gina Landi".into(),
            office: "Vicepresidente".into(),
            delegation: Some("del Presidente del 3 febbraio 2014".into()),
            authorising_act: Some("delibera del Consiglio di amministrazione n. 12 del 27 gennaio 2014".into()),
        },
        tax_code: "01234567897".into(),
        seat: "via Monte Alben, 4 – 24100 Bergamo".into(),
        contact: "glicine@pec.example".into(),
    }
}

pub fn adherence_form(known: bool) -> AdherenceForm {
    AdherenceForm {
        lead: letterhead(),
        agreement: reference(),
        declarant: declarant(known),
        previous_member: known,
        declarations: adherence_form::proposed_declarations(known),
        privacy_notice: adherence_form::proposed_privacy_notice(&letterhead().name),
    }
}

pub fn renunciation_form() -> RenunciationForm {
    RenunciationForm {
        lead: letterhead(),
        agreement: reference(),
        declarant: declarant(true),
        declarations: renunciation_form::proposed_declarations(),
        privacy_notice: adherence_form::proposed_privacy_notice(&letterhead().name),
    }
}

pub fn letter(recipients: usize) -> LetterFrame {
    let recipient = |number: usize| Recipient {
        name: format!("Comune di Montefiore {number}"),
        contacts: vec!["alla c.a. del Sindaco".into(), format!("PEC comune{number}@pec.example")],
    };
    LetterFrame {
        sender: letterhead(),
        recipients: (1..=recipients).map(recipient).collect(),
        place: "Bergamo".into(),
        date: Some(day(3, 3)),
        protocol: "0012345/14".into(),
        signer_office: "Il Direttore Sociale".into(),
        signer_name: "Irene Lotti".into(),
    }
}

pub fn convocation(recipients: usize) -> Convocation {
    Convocation {
        letter: letter(recipients),
        network: "Bergamo".into(),
        opening: convocation::proposed_opening(),
        meeting_on: day(3, 20),
        meeting_at: "10.00".into(),
        meeting_place: "la sede di via dei Platani, 1, sala riunioni al secondo piano, Bergamo".into(),
        agenda: vec![
            "Presentazione dell’accordo territoriale e raccolta delle osservazioni".into(),
            "Sottoscrizione dell’accordo: modalità e termini".into(),
            "Costituzione del Comitato di valutazione e monitoraggio locale".into(),
            "Varie ed eventuali".into(),
        ],
        closing: convocation::proposed_closing(),
    }
}

pub fn reminder() -> Reminder {
    let sending = |month, number, what: &str| Sending { on: day(month, number), what: what.into(), by: "PEC".into() };
    Reminder {
        letter: letter(1),
        agreement: reference(),
        opening: reminder::proposed_opening(None),
        missing: vec!["la sottoscrizione del modulo di adesione".into()],
        sent: vec![sending(2, 3, "modulo di adesione"), sending(2, 24, "sollecito")],
        deadline: Some(Deadline {
            days_left: Some(7),
            on: day(3, 31),
            source: "d.g.r. X/1081 del 12 dicembre 2013, punto 3, lettera a)".into(),
        }),
        closing: reminder::proposed_closing(false),
    }
}

pub fn register(rows: usize) -> Register {
    let states = ["verificata", "da inviare", "inviata", "restituita", "irregolare"];
    let row = |number: usize| {
        let state = states[number % states.len()];
        let back = matches!(state, "verificata" | "restituita");
        Row {
            party: format!("Comune di Montefiore al Serio {number}"),
            category: "Comune/ente locale".into(),
            instrument: "modulo di adesione".into(),
            state: state.into(),
            sent_on: (state != "da inviare").then(|| day(2, 3)),
            returned_on: back.then(|| day(2, 27)),
            signed_on: back.then(|| day(2, 26)),
            method: if back { "autografa" } else { "" }.into(),
            protocol: if back { format!("{:07}/14 del 27/02/2014", 12_000 + number) } else { String::new() },
            note: if state == "irregolare" { "manca la delega di chi firma" } else { "" }.into(),
        }
    };
    Register { lead: letterhead(), agreement: reference(), as_of: day(3, 3), rows: (1..=rows).map(row).collect() }
}

/// One of each, as issued, with the name of its file.
pub fn one_of_each() -> Vec<(&'static str, Item)> {
    vec![
        ("accordo", issued(Document::Agreement(agreement()), 1)),
        ("adesione", issued(Document::AdherenceForm(adherence_form(true)), 2)),
        ("adesione-vuota", issued(Document::AdherenceForm(adherence_form(false)), 3)),
        ("rinuncia", issued(Document::RenunciationForm(renunciation_form()), 4)),
        ("convocazione", issued(Document::Convocation(convocation(1)), 5)),
        ("convocazione-elenco", issued(Document::Convocation(convocation(40)), 6)),
        ("sollecito", issued(Document::Reminder(reminder()), 7)),
        ("registro", issued(Document::Register(register(60)), 8)),
        ("accordo-bozza", draft(Document::Agreement(agreement()))),
    ]
}
