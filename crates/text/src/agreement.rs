//! Words for the agreement: its states, its events, and why one of them is not possible.

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::act::SchemeRow;
use concilia_core::agreement::{Adherences, CopiesScheme, Life, Origin, Version, VersionEvent, VersionState, WhyNot};
use concilia_documents::foreign::NotPdf;

use crate::Told;
use crate::adherence::date;
use crate::time::the_day;

/// A state, as the path on top of the page calls it.
pub fn version_state(state: VersionState) -> &'static str {
    match state {
        VersionState::Draft => "Bozza",
        VersionState::InSignature => "In firma",
        VersionState::Signed => "Sottoscritto",
        VersionState::Withdrawn => "Ritirato",
        VersionState::Superseded => "Superato",
    }
}

/// Where a version stands, with its days ("Accordo, versione 1: sottoscritto il 09/03/2014, in vigore fino al 09/03/2016.").
pub fn standing(version: &Version, life: Life) -> String {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let (put, signed) = (day(version.put_to_signature_on), day(version.signed_on));
    let words = match (version.state, life) {
        (VersionState::Draft, _) => "in bozza".to_owned(),
        (VersionState::InSignature, _) => format!("in firma dal {put}"),
        (_, Life::InForce { until, .. }) => format!("sottoscritto il {signed}, in vigore fino al {}", date(until)),
        (_, Life::Expired { until }) => format!("sottoscritto il {signed}, scaduto il {}", date(until)),
        (state, Life::NotBegun) => version_state(state).to_lowercase(),
    };
    format!("Accordo, versione {}: {words}.", version.number)
}

/// Why a version was made.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::First => "Prima versione",
        Origin::Correction => "Correzione",
        Origin::Update => "Aggiornamento ai sensi dell’art. 10",
    }
}

/// An event, as its button calls it.
pub fn event(event: VersionEvent) -> &'static str {
    match event {
        VersionEvent::Edit => "Modifica",
        VersionEvent::PutToSignature => "Metti alla firma…",
        VersionEvent::TakeElsewhere => "Prendi un accordo fatto altrove…",
        VersionEvent::Discard => "Elimina la bozza…",
        VersionEvent::RegisterSigned => "Registra la sottoscrizione…",
        VersionEvent::Withdraw => "Ritira dalla firma…",
        VersionEvent::NewVersion => "Nuova versione…",
        VersionEvent::Extend => "Proroga…",
        VersionEvent::GiveWayToCorrection | VersionEvent::GiveWayToUpdate => "Sostituisci",
    }
}

/// How the copies are made.
pub fn copies_scheme(scheme: CopiesScheme) -> &'static str {
    match scheme {
        CopiesScheme::OneRound => "Un solo esemplare, che gira tra le parti",
        CopiesScheme::OnePerParty => "Un esemplare per ciascuna parte",
    }
}

/// A row of the scheme, as the list of the parties calls it.
pub fn scheme_row(row: SchemeRow) -> &'static str {
    match row {
        SchemeRow::Region => "Regione Lombardia",
        SchemeRow::Asl => "ASL",
        SchemeRow::Province => "Province",
        SchemeRow::ChamberOfCommerce => "Camere di commercio",
        SchemeRow::Ambito => "Ambiti territoriali",
        SchemeRow::EqualityAdvisor => "Consigliera provinciale di parità",
        SchemeRow::University => "Università",
        SchemeRow::OtherPublic => "Altri soggetti pubblici",
        SchemeRow::OtherPrivate => "Altri soggetti privati",
    }
}

/// The way of adhering that a new draft proposes (1015); the office edits it.
pub const ADHERENCE_WAY: &str = "Sottoscrizione del modulo di adesione, restituito all’ASL capofila";

/// What is said where an event is not possible.
pub fn why_not(why: &WhyNot) -> Told {
    match why {
        WhyNot::NotInState => Told::new(
            "agreement.state",
            "Nello stato in cui si trova questa versione dell’accordo il passo non è possibile.",
            "Il testo messo alla firma è bloccato: per cambiarlo comincia una nuova versione.",
        ),
        WhyNot::Blocked { findings } => Told::new(
            "agreement.blocked",
            match findings {
                1 => "C’è un punto da correggere prima di mettere l’accordo alla firma.".to_owned(),
                many => format!("Ci sono {many} punti da correggere prima di mettere l’accordo alla firma."),
            },
            "Li trovi in «Da sapere prima di metterlo alla firma», ciascuno con il suo collegamento.",
        ),
        WhyNot::NobodyStipulates => Told::new(
            "agreement.nobody",
            "Nessun soggetto è indicato tra le parti che stipulano.",
            "Aggiungi prima le parti dell’accordo: di ciascuna si aspetta la firma.",
        ),
        WhyNot::SignaturesMissing { missing } => Told::new(
            "agreement.signatures_missing",
            match missing {
                1 => "Manca ancora una firma delle parti.".to_owned(),
                many => format!("Mancano ancora {many} firme delle parti."),
            },
            "L’accordo è sottoscritto quando la firma di ogni parte è verificata.",
        ),
        WhyNot::OtherVersion { number } => Told::new(
            "agreement.other_version",
            format!("C’è già la versione {number}."),
            "Lavora su quella, oppure eliminala se è una bozza che non serve.",
        ),
        WhyNot::ReasonMissing => Told::new("agreement.reason", "Manca il motivo.", "Scrivilo: resta nel registro."),
        WhyNot::ActMissing => {
            Told::new("agreement.act", "Manca l’atto che proroga l’accordo.", "Scrivi quale atto lo proroga.")
        }
        WhyNot::NotLater { until } => Told::new(
            "agreement.not_later",
            format!("L’accordo dura già fino al {}.", until.format("%d/%m/%Y")),
            "Scrivi una data successiva.",
        ),
        WhyNot::DateAhead { date } => Told::new(
            "agreement.date_ahead",
            format!("La data {} viene dopo la data di lavoro.", date.format("%d/%m/%Y")),
            "Controlla la data dell’atto, oppure la data di lavoro nell’intestazione.",
        ),
        WhyNot::PutAhead { date } => Told::new(
            "agreement.put_ahead",
            format!("{} viene dopo la data di lavoro: l’accordo è stato messo alla firma prima.", the_day(*date)),
            "Scrivi il giorno da cui le parti lo hanno potuto firmare.",
        ),
        WhyNot::Undecided { count } => Told::new(
            "agreement.undecided",
            match count {
                1 => "Una firma già raccolta aspetta una decisione.".to_owned(),
                many => format!("{many} firme già raccolte aspettano una decisione."),
            },
            "Per ciascuna scegli se tenerla, con il motivo, o farla firmare di nuovo.",
        ),
    }
}

/// What becomes of the adherences of the version before when a draft is put to signature; nothing where there are none.
pub fn adherences(told: Adherences) -> Option<String> {
    let stand = match told.stand {
        0 => None,
        1 => Some("Un’adesione già rientrata resta valida, con ciò che ne è stato registrato.".to_owned()),
        many => Some(format!("{many} adesioni già rientrate restano valide, con ciò che ne è stato registrato.")),
    };
    let open = match told.open {
        0 => None,
        1 => Some(
            "Un modulo è della versione di prima: se rientra si decide se vale, oppure se ne invia uno nuovo."
                .to_owned(),
        ),
        many => Some(format!(
            "{many} moduli sono della versione di prima: se rientrano si decide se valgono, oppure se ne inviano di nuovi."
        )),
    };
    let told: Vec<String> = [stand, open].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// What is told where the version in force is meant and none is.
pub fn nothing_in_force() -> Told {
    Told::new(
        "agreement.nothing_in_force",
        "Nessuna versione dell’accordo è in vigore.",
        "È in vigore quella che tutte le parti hanno firmato e che è registrata come sottoscritta: lavora sulla versione alla firma.",
    )
}

/// What is said of a file that is not taken as the PDF of an agreement.
pub fn not_pdf(path: &Path, why: NotPdf) -> Told {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let save_as = "Aprilo con il suo programma, salvalo come PDF e prendi quel file.";
    let (message, advice) = match why {
        NotPdf::Empty => (format!("«{name}» è vuoto."), "Scegli il PDF dell’accordo."),
        NotPdf::WordProcessor => (format!("«{name}» è un documento di testo (Word o simili), non un PDF."), save_as),
        NotPdf::Envelope => (
            format!("«{name}» è una busta firmata (.p7m), non un PDF."),
            "Salva il PDF che la busta contiene e prendi quello; la busta si allega alla firma di chi l’ha mandata.",
        ),
        NotPdf::Picture => (
            format!("«{name}» è un’immagine, non un PDF."),
            "Salva la scansione come PDF, con tutte le pagine, e prendi quel file.",
        ),
        NotPdf::Other => (format!("«{name}» non è un PDF."), save_as),
        NotPdf::Damaged => (
            format!("«{name}» comincia come un PDF, ma non si legge: è rovinato o incompleto."),
            "Copialo di nuovo da dove viene, oppure salvalo di nuovo come PDF.",
        ),
        NotPdf::Locked => {
            (format!("«{name}» si apre solo con una password."), "Salvane una copia senza password e prendi quella.")
        }
        NotPdf::NoPages => (format!("«{name}» è un PDF senza pagine."), save_as),
        NotPdf::TooLarge => (
            format!("«{name}» è troppo grande per un accordo."),
            "Salvane una copia più leggera (fino a 60 MB) e prendi quella.",
        ),
    };
    Told::new("agreement.not_pdf", format!("{message} Non è stato preso nulla."), advice)
}

/// The path from draft to its end, as the top of the page shows it.
pub const PATH: [&str; 5] = ["Bozza", "In firma", "Sottoscritto", "Vigente", "Scaduto"];

/// Why a version was made, and why it was left; empty where there is nothing to say.
pub fn history(made: Origin, reason: &str, closed: &str) -> String {
    let made = match made {
        Origin::First => String::new(),
        other => format!("{}: {reason}.", origin(other)),
    };
    let left = if closed.is_empty() { String::new() } else { format!("Lasciata: {closed}.") };
    [made, left].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The title of the agreement's document.
pub fn title(version: i64) -> String {
    format!("Accordo territoriale, versione {version}")
}

/// The title of one copy of it.
pub fn copy_title(version: i64, copy: Option<i64>) -> String {
    let copy = copy.map(|copy| format!(", esemplare n. {copy}")).unwrap_or_default();
    format!("{}{copy}", title(version))
}

/// In which quality somebody signs: the office held; for the legal representative, of whom no office is written, that.
pub fn quality(office: &str, represents: bool) -> String {
    if office.trim().is_empty() && represents { "legale rappresentante".to_owned() } else { office.to_owned() }
}

/// The act that authorises a signature: body, number, date; empty where its number is not known.
pub fn act(body: &str, number: &str, date: Option<NaiveDate>) -> String {
    if number.trim().is_empty() {
        return String::new();
    }
    let date = date.map(|date| format!(" del {}", date.format("%d/%m/%Y"))).unwrap_or_default();
    let what = if body.trim().is_empty() { "atto" } else { body.trim() };
    format!("{what} n. {}{date}", number.trim())
}
