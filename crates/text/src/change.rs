//! What the archive's rows, columns and values are called, for the before and after of the register of activities. A test fails for
//! a column of the schema that has neither a name here nor a reason to stay unsaid.

use chrono::NaiveDate;
use concilia_core::act::SchemeRow;
use concilia_core::adherence::{Channel, Instrument, Method, State, Status};
use concilia_core::agreement::{CopiesScheme, Origin, VersionState};
use concilia_core::deadline::DeadlineKind;
use concilia_core::issue::DocumentKind;
use concilia_core::meeting::Presence;
use concilia_core::party::{Category, Nature};
use concilia_core::territory::Network;

use crate::{adherence, agreement, category, deadline, issue, nature, party, time};

/// What a value is called that is not there.
pub const NOTHING: &str = "—";

/// A row of a table, as a person calls one.
pub fn row(table: &str) -> Option<&'static str> {
    Some(match table {
        "archive" => "Archivio",
        "operator" => "Operatore",
        "setting" => "Impostazione",
        "ambito" => "Ambito territoriale",
        "party" => "Soggetto",
        "signer" => "Firmatario",
        "deed" => "Accordo",
        "deed_version" => "Versione dell’accordo",
        "deed_file" => "File dell’accordo fatto altrove",
        "deed_extension" => "Proroga dell’accordo",
        "deed_party" => "Parte dell’accordo",
        "deed_copy" => "Esemplare",
        "meeting" => "Incontro",
        "meeting_party" => "Presenza all’incontro",
        "issued_document" => "Documento emesso",
        "signature" => "Firma",
        "renunciation" => "Rinuncia",
        "returned_file" => "Originale rientrato",
        "reminder" => "Sollecito",
        "deadline" => "Scadenza",
        "deadline_extension" => "Proroga della scadenza",
        _ => return None,
    })
}

/// Tables whose row has a feminine name: "Firma cambiata".
const FEMININE: &[&str] = &[
    "setting",
    "deed_version",
    "deed_extension",
    "deed_party",
    "meeting_party",
    "signature",
    "renunciation",
    "deadline",
    "deadline_extension",
];

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was not there before.
    Added,
    /// It is no longer there.
    Removed,
    /// It says something else.
    Changed,
}

/// What became of a row of a table ("aggiunto", "tolta").
pub fn fate(table: &str, fate: Fate) -> &'static str {
    match (fate, FEMININE.contains(&table)) {
        (Fate::Added, false) => "aggiunto",
        (Fate::Added, true) => "aggiunta",
        (Fate::Removed, false) => "tolto",
        (Fate::Removed, true) => "tolta",
        (Fate::Changed, false) => "cambiato",
        (Fate::Changed, true) => "cambiata",
    }
}

/// Columns that say nothing to a person: keys, counts of changes, what is derived from other columns, hashes.
const UNSAID: &[&str] =
    &["id", "version", "name_fold", "search_fold", "made_of", "frozen", "content", "lineage", "code", "sha256"];

/// Columns that hold the key of another row. What they lead to is told by the entry's own subject.
const LINKS: &[&str] = &[
    "party",
    "signer",
    "deed",
    "deed_version",
    "deed_copy",
    "holder",
    "meeting",
    "signature",
    "renunciation",
    "issued",
    "deadline",
    "carried_from",
    "text_version",
];

/// Columns that are yes or no.
const FLAGS: &[&str] =
    &["act_awaited", "active", "adherence_open", "identity_document", "preferred", "previous_member", "to_check"];

/// A column, as the forms call it; nothing for one that says nothing to a person.
pub fn column(column: &str) -> Option<&'static str> {
    if UNSAID.contains(&column) {
        return None;
    }
    Some(match column {
        "act" => "Atto",
        "act_awaited" => "In attesa di delibera",
        "act_body" => "Organo dell’atto",
        "act_date" => "Data dell’atto",
        "act_number" => "Numero dell’atto",
        "active" => "Lavora qui",
        "address" => "Indirizzo",
        "adherence_open" => "Adesione aperta",
        "adherence_way" => "Come si aderisce",
        "agenda" => "Ordine del giorno",
        "annulled_on" => "Annullato il",
        "annulled_reason" => "Motivo dell’annullamento",
        "approval_body" => "Organo che approva",
        "approval_date" => "Data dell’approvazione",
        "approval_number" => "Numero dell’approvazione",
        "arrived_by" => "Come è arrivato",
        "arrived_on" => "Arrivato il",
        "attendance" => "Presenza",
        "called_on" => "Convocato il",
        "carried_from" => "Firma di prima",
        "category" => "Categoria",
        "classification" => "Classificazione",
        "closed_reason" => "Motivo della chiusura",
        "contact_person" => "Referente",
        "copies_scheme" => "Esemplari",
        "created_at" => "Creato",
        "deadline" => "Scadenza",
        "decided_on" => "Deciso il",
        "deed" => "Accordo",
        "deed_copy" => "Esemplare",
        "deed_version" => "Versione",
        "delegation" => "Delega",
        "done_on" => "Fatto il",
        "due_after" => "Scadenza nuova",
        "due_before" => "Scadenza di prima",
        "due_on" => "Scade il",
        "email" => "E-mail",
        "example_date" => "Data dell’esempio",
        "fiscal_code" => "Codice fiscale",
        "held_at" => "Ora",
        "held_on" => "Data dell’incontro",
        "holder" => "Chi lo tiene",
        "identity_document" => "Documento d’identità allegato",
        "instrument" => "Che cosa firma",
        "irregular_on" => "Irregolare dal",
        "irregular_reason" => "Perché è irregolare",
        "irregular_remedy" => "Che cosa fare",
        "issued" => "Lettera",
        "issued_on" => "Emesso il",
        "kept_reason" => "Perché resta valida",
        "kind" => "Tipo",
        "login" => "Accesso al computer",
        "meeting" => "Incontro",
        "method" => "Come ha firmato",
        "municipality" => "Comune",
        "name" => "Nome",
        "nature" => "Natura",
        "network" => "Rete",
        "notes" => "Note",
        "number" => "Numero",
        "office" => "Carica",
        "origin" => "Da dove viene",
        "pages" => "Pagine",
        "party" => "Soggetto",
        "pec" => "PEC",
        "phone" => "Telefono",
        "place" => "Luogo",
        "position" => "Posto nell’elenco",
        "postal_code" => "CAP",
        "preferred" => "Firma di solito",
        "previous_member" => "Già aderente",
        "printed_name" => "Nome stampato",
        "protocol_date" => "Data di protocollo",
        "protocol_number" => "Numero di protocollo",
        "province" => "Provincia",
        "put_to_signature_on" => "Messo alla firma il",
        "reason" => "Motivo",
        "received_on" => "Ricevuto il",
        "renunciation" => "Rinuncia",
        "renounced_on" => "Rinuncia del",
        "repertory_number" => "Repertorio",
        "representative" => "Legale rappresentante",
        "representative_office" => "Carica del rappresentante",
        "represented_by" => "Rappresentato da",
        "resolution_reference" => "Art. 1, n. 3: la dgr",
        "returned_on" => "Rientrato il",
        "revoked_on" => "Revocata il",
        "revoked_reason" => "Motivo della revoca",
        "round" => "Biennio",
        "scheme_row" => "Riga dello schema",
        "sent_by" => "Come è stato inviato",
        "sent_on" => "Inviato il",
        "signature" => "Firma",
        "signed_by" => "Chi ha firmato",
        "signed_on" => "Firmato il",
        "signer" => "Firmatario",
        "stamp_duty" => "Imposta di bollo",
        "state" => "Stato",
        "taken_on" => "Acquisito il",
        "text_version" => "Testo firmato",
        "title" => "Titolo",
        "to_check" => "Nome da controllare",
        "until" => "Fino al",
        "value" => "Valore",
        "vat_number" => "Partita IVA",
        "verified_by" => "Verificato da",
        "verified_on" => "Verificato il",
        _ => return None,
    })
}

/// A key of a setting, kept with others as one value; nothing for what the program remembers for itself.
pub fn setting(key: &str) -> Option<&'static str> {
    Some(match key {
        "body" => "Ente",
        "office" => "Ufficio",
        "address" => "Indirizzo",
        "phone" => "Telefono",
        "email" => "E-mail",
        "pec" => "PEC",
        "protocol_office" => "Ufficio protocollo",
        "place" => "Luogo",
        "signer" => "Chi firma le lettere",
        "signer_role" => "In qualità di",
        "privacy_notice" => "Informativa sui dati personali",
        "days" => "Giorni prima di un sollecito",
        _ => return None,
    })
}

/// A stored value as a person reads it.
pub fn value(column: &str, stored: Option<&str>) -> String {
    let Some(stored) = stored.filter(|stored| !stored.is_empty()) else { return NOTHING.to_owned() };
    if FLAGS.contains(&column) {
        return party::yes_or_no(stored == "1").to_owned();
    }
    coded(column, stored).map(str::to_owned).or_else(|| dated(stored)).unwrap_or_else(|| stored.to_owned())
}

/// Before and after of a column that leads to another row: which one is told by the entry's own subject.
pub fn link(column: &str, before: Option<&str>, after: Option<&str>) -> Option<(String, String)> {
    if !LINKS.contains(&column) {
        return None;
    }
    let told = |key: Option<&str>, other: bool| match key.filter(|key| !key.is_empty()) {
        None => NOTHING.to_owned(),
        Some(_) if other => "un altro".to_owned(),
        Some(_) => "indicato".to_owned(),
    };
    let other = before.is_some_and(|before| !before.is_empty() && Some(before) != after);
    Some((told(before, false), told(after, other)))
}

/// A code in words.
fn coded(column: &str, code: &str) -> Option<&'static str> {
    match column {
        "arrived_by" | "sent_by" => Channel::from_code(code).map(adherence::channel),
        "attendance" => Presence::from_code(code).map(deadline::presence),
        "category" => Category::from_code(code).map(category),
        "nature" => Nature::from_code(code).map(nature),
        "copies_scheme" => CopiesScheme::from_code(code).map(agreement::copies_scheme),
        "instrument" => Instrument::from_code(code).map(issue::instrument),
        "method" => Method::from_code(code).map(adherence::method),
        "origin" => Origin::from_code(code).map(agreement::origin),
        "scheme_row" => SchemeRow::from_code(code).map(agreement::scheme_row),
        "network" => Network::from_code(code).map(Network::display_name),
        "kind" => kind(code),
        "state" => {
            let of_version = || VersionState::from_code(code).map(agreement::version_state);
            State::from_code(code).map(state).or_else(of_version)
        }
        _ => None,
    }
}

/// The state of a signature, as its heap is called.
const fn state(state: State) -> &'static str {
    adherence::status(match state {
        State::ToSend => Status::ToSend,
        State::Sent => Status::Sent,
        State::Irregular => Status::Irregular,
        State::Returned => Status::Returned,
        State::Verified => Status::Verified,
    })
}

/// The kind of a deed, a document or a term.
fn kind(code: &str) -> Option<&'static str> {
    let of_term = DeadlineKind::from_code(code).map(|kind| match kind {
        DeadlineKind::AgreementSigned => "Accordo da sottoscrivere",
        DeadlineKind::PlanFiled => "Piano da presentare",
        DeadlineKind::Office => "Scadenza dell’ufficio",
    });
    let of_deed = (code == "network").then_some("Accordo della rete");
    DocumentKind::from_code(code).map(issue::kind).or(of_term).or(of_deed)
}

fn dated(stored: &str) -> Option<String> {
    if let Ok(day) = NaiveDate::parse_from_str(stored, "%Y-%m-%d") {
        return Some(adherence::date(day));
    }
    let at = chrono::DateTime::parse_from_rfc3339(stored).ok()?;
    Some(time::italian(at.to_utc()).format("%d/%m/%Y %H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use concilia_core::schema::SCHEMA;

    use super::*;

    #[test]
    fn every_table_and_column_of_the_schema_has_a_name_or_a_reason_to_stay_unsaid() {
        let unnamed: Vec<&str> =
            SCHEMA.tables.iter().map(|table| table.name).filter(|name| row(name).is_none()).collect();
        assert_eq!(unnamed, Vec::<&str>::new());
        let columns = SCHEMA.tables.iter().flat_map(|table| table.columns.iter().map(|column| (table.name, *column)));
        let named = |name: &str| column(name).is_some() || UNSAID.contains(&name);
        let unnamed: Vec<_> = columns.filter(|(_, column)| !named(column)).collect();
        assert_eq!(unnamed, Vec::<(&str, &str)>::new());
        assert!(LINKS.iter().chain(FLAGS).all(|name| column(name).is_some()));
    }

    #[test]
    fn values_are_told_with_dates_codes_and_flags_in_words() {
        assert_eq!(value("state", Some("sent")), "Inviata");
        assert_eq!(value("state", Some("in_signature")), "In firma");
        assert_eq!(value("returned_on", Some("2014-03-19")), "19/03/2014");
        assert_eq!(value("created_at", Some("2014-03-19T09:26:00Z")), "19/03/2014 10:26");
        assert_eq!((value("identity_document", Some("0")), value("notes", None)), ("no".into(), NOTHING.into()));
        assert_eq!(value("name", Some("2014")), "2014", "a name is told as it is");
        assert_eq!(value("network", Some("bergamo")), "Bergamo");
        let pair = |before, after| link("signer", before, after).unwrap();
        assert_eq!(pair(Some("s1"), Some("s2")), ("indicato".into(), "un altro".into()));
        assert_eq!(pair(None, Some("s2")), (NOTHING.into(), "indicato".into()));
        assert_eq!(link("notes", None, Some("x")), None);
    }
}
