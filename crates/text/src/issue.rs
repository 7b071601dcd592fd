//! Words for documents: their names, what a batch prints and leaves out, why one could not be composed.

use std::path::Path;

use concilia_core::adherence::{Channel, Instrument, Method, Status};
use concilia_core::exchange::sheet::SheetError;
use concilia_core::issue::DocumentKind;
use concilia_core::italian::grouped;
use concilia_documents::{Error, Field, Unwritten};

use crate::{Told, adherence, signs};

/// The name of a document.
pub const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Agreement => "Accordo",
        DocumentKind::AdherenceForm => "Modulo di adesione",
        DocumentKind::RenunciationForm => "Dichiarazione di rinuncia",
        DocumentKind::Convocation => "Convocazione",
        DocumentKind::Reminder => "Sollecito",
        DocumentKind::Register => "Registro delle adesioni",
    }
}

/// The name of many of them.
pub const fn kinds(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Agreement => "Accordi",
        DocumentKind::AdherenceForm => "Moduli di adesione",
        DocumentKind::RenunciationForm => "Dichiarazioni di rinuncia",
        DocumentKind::Convocation => "Convocazioni",
        DocumentKind::Reminder => "Solleciti",
        DocumentKind::Register => "Registri delle adesioni",
    }
}

/// The name of a batch: the register is one.
pub const fn batch(of: DocumentKind) -> &'static str {
    match of {
        DocumentKind::Register => kind(of),
        _ => kinds(of),
    }
}

/// "7 solleciti", "1 sollecito".
pub fn counted(of: DocumentKind, count: usize) -> String {
    let name = if count == 1 { kind(of) } else { kinds(of) };
    format!("{} {}", grouped(count as u64), name.to_lowercase())
}

/// "7 solleciti: Provincia di Bergamo, Comune di Albino e altri 5".
pub fn headline(of: DocumentKind, names: &[&str]) -> String {
    const SHOWN: usize = 3;
    let count = counted(of, names.len().max(1));
    match names {
        [] => count,
        few if few.len() <= SHOWN + 1 => format!("{count}: {}", few.join(", ")),
        many => format!("{count}: {} e altri {}", many[..SHOWN].join(", "), many.len() - SHOWN),
    }
}

/// The convocations of a meeting.
pub fn convocations_of(held_on: chrono::NaiveDate) -> String {
    format!("{} del {}", kinds(DocumentKind::Convocation), adherence::date(held_on))
}

/// Why a batch leaves a party out, or can print nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It stipulates: it signs the agreement itself.
    Stipulates,
    /// It renounced.
    Renounced,
    /// It is not called to sign.
    NotCalled,
    /// It is no member of the previous agreement, who alone renounces expressly (669).
    NotOfRight,
    /// Its signature is in order.
    Signed,
    /// Its form was issued or sent already.
    Issued,
    /// Its reminder was issued, and was not registered as sent.
    ReminderIssued,
}

/// Why, in words.
pub const fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Stipulates => "è parte dell’accordo: firma l’accordo, non il modulo",
        LeftOut::Renounced => "ha rinunciato",
        LeftOut::NotCalled => "non è chiamato ad aderire",
        LeftOut::NotOfRight => "non era aderente al precedente accordo: non ha nulla a cui rinunciare",
        LeftOut::Signed => "ha già firmato",
        LeftOut::Issued => "il modulo è già stato emesso o inviato",
        LeftOut::ReminderIssued => "il sollecito è già stampato: resta da registrarne l’invio",
    }
}

/// What is told where a batch has nothing to print: why for each that was asked for, or why for nobody.
pub fn nothing_to_print(of: DocumentKind, asked: &[(String, String)]) -> Told {
    if !asked.is_empty() {
        const SHOWN: usize = 3;
        let mut reasons: Vec<String> = asked.iter().take(SHOWN).map(|(name, why)| format!("{name}: {why}")).collect();
        match asked.len().saturating_sub(SHOWN) {
            0 => {}
            1 => reasons.push("Resta fuori anche un altro".to_owned()),
            more => reasons.push(format!("Restano fuori anche altri {more}")),
        }
        let reasons = reasons.iter().map(|reason| format!(" {}.", reason.trim_end_matches('.'))).collect::<String>();
        let message = format!("Non c’è nulla da stampare.{reasons}");
        return Told::new("print.nothing_for", message, "Scegli altri soggetti, o un altro documento.");
    }
    let (message, advice) = match of {
        DocumentKind::AdherenceForm => (
            "Nessun modulo di adesione da stampare: a tutti gli aderenti è già stato emesso o inviato.",
            "Per stamparlo di nuovo scegli i soggetti in Adesioni e firme.",
        ),
        DocumentKind::RenunciationForm => (
            "Nessuna dichiarazione di rinuncia da stampare: non c’è un aderente di diritto che debba ancora firmare.",
            "Segna «già aderente» sui soggetti del precedente accordo.",
        ),
        DocumentKind::Convocation => (
            "Nessuna convocazione da stampare: sono già state emesse o inviate tutte, oppure l’incontro non ha convocati.",
            "Da Incontri della rete si stampano di nuovo, e si sceglie chi convocare.",
        ),
        DocumentKind::Reminder => (
            "Nessun sollecito da stampare oggi: chi ha ricevuto il modulo o l’accordo ha risposto, oppure l’ha avuto da poco.",
            "Per sollecitare prima scegli i soggetti in Adesioni e firme; i giorni di attesa sono nelle Impostazioni.",
        ),
        DocumentKind::Register | DocumentKind::Agreement => {
            ("Non c’è nulla da stampare: nessuno è chiamato a firmare.", "Scegli prima le parti dell’accordo.")
        }
    };
    Told::new("print.nothing", message, advice)
}

/// What is told where no agreement was started.
pub fn no_agreement() -> Told {
    Told::new(
        "print.no_agreement",
        "L’accordo non è ancora stato iniziato: moduli, lettere e registro si riferiscono a esso.",
        "Comincia da Accordo.",
    )
}

/// No party of the agreement waits for its copy.
pub fn nobody_to_send() -> Told {
    Told::new(
        "print.nobody_to_send",
        "Nessuna parte aspetta la sua copia: è già stata inviata, oppure si firma a un incontro convocato.",
        "Non c’è un invio da registrare.",
    )
}

/// What is told where a form of an agreement still being written would be issued.
pub fn agreement_in_draft() -> Told {
    Told::new(
        "print.agreement_in_draft",
        "L’accordo è ancora in bozza: non è stato emesso nulla.",
        "Metti l’accordo alla firma, poi emetti i moduli; intanto puoi stamparli come bozza.",
    )
}

/// What is told where documents were issued and could not be written to the disk.
pub fn issued_but_not_saved(cause: &Told) -> Told {
    Told::new(
        "print.issued_not_saved",
        format!(
            "I documenti sono stati emessi e sono nell’archivio, ma i file non sono stati salvati. {}",
            cause.message
        ),
        format!("Non stamparli di nuovo: salvali dall’elenco dei documenti. {}", cause.advice).trim_end().to_owned(),
    )
}

/// What can be done with documents just printed, as a button says it.
pub fn sent_offer(of: DocumentKind, on: chrono::NaiveDate) -> String {
    let on = adherence::date(on);
    match of {
        DocumentKind::Convocation => format!("Segna le convocazioni come inviate il {on}"),
        DocumentKind::Reminder => format!("Registra i solleciti come inviati il {on}"),
        _ => format!("Segna come inviati il {on}"),
    }
}

/// What was registered of documents sent.
pub fn sent_done(of: DocumentKind, count: usize, on: chrono::NaiveDate) -> String {
    format!("Registrato l’invio del {}: {}.", adherence::date(on), counted(of, count))
}

/// What is told where the sending of every document was registered already.
pub const SENT_ALREADY: &str = "L’invio era già registrato.";

/// What is told where a document could not be composed.
pub fn not_composed(title: &str, error: &Error) -> Told {
    match error {
        Error::Character { character, field } => Told::new(
            "print.character",
            format!(
                "«{title}» non si può stampare: {} c’è {}, che i caratteri di stampa non hanno. Non è stato emesso nulla.",
                field.map_or_else(|| "nel testo del documento".to_owned(), place),
                signs::sign(*character),
            ),
            "Riscrivi quel segno con lettere latine (spesso viene da un testo incollato), poi riprova.",
        ),
        Error::Code(_) => Told::new(
            "print.too_long",
            format!("«{title}» ha più pagine di quante se ne possano numerare. Non è stato emesso nulla."),
            "Accorcia i testi scritti dall’ufficio e riprova.",
        ),
        Error::Font => Told::new(
            "print.not_composed",
            format!(
                "«{title}» non si è potuto comporre: i caratteri tipografici del programma sono guasti. Non è stato emesso nulla."
            ),
            "Chiudi Concilia e riaprila; se succede ancora, va installata di nuovo.",
        ),
        Error::Emission { reason } => Told::new(
            "print.not_composed",
            format!(
                "«{title}» non si è potuto scrivere come PDF: non è stato emesso nulla. (Per l’assistenza: {reason})"
            ),
            "Riprova; se succede ancora, annota quale documento stavi stampando e avvisa chi vi assiste.",
        ),
    }
}

/// What is told where the system opened no program for a file or folder.
pub fn not_opened(path: &Path) -> Told {
    Told::new(
        "file.not_opened",
        format!("Il sistema non ha aperto «{}».", path.display()),
        "Aprilo dalla cartella, con il programma che usi di solito.",
    )
}

/// What is told where a list could not be written as a sheet.
pub fn no_sheet(error: &SheetError) -> Told {
    match error {
        SheetError::TooLarge => Told::new(
            "sheet.too_large",
            "L’elenco ha più righe di quante ne tenga un foglio Excel: il file non è stato scritto.",
            "Restringi l’elenco con i filtri e riprova.",
        ),
        SheetError::Xlsx(error) => Told::new(
            "sheet.refused",
            format!(
                "L’elenco non si è potuto scrivere come foglio Excel: il file non è stato scritto. (Per l’assistenza: {error})"
            ),
            "Riprova; se succede ancora, avvisa chi vi assiste.",
        ),
    }
}

/// Why a document of a batch is left out: what it can not write, and where that stands.
pub fn left_out_for(unwritten: &Unwritten) -> String {
    let place = unwritten.field.map_or_else(|| "nel testo del documento".to_owned(), place);
    format!("{place} c’è un segno che i documenti non sanno scrivere: {}", signs::sign(unwritten.sign))
}

/// Where a character stands, as the form calls it. Rows are counted as a person counts them, from 1.
fn place(field: Field) -> String {
    let numbered = |words: &str, number: usize| format!("{words} {}", number + 1);
    match field {
        Field::PartyName(_) | Field::SignatoryParty(_) => "nel nome del soggetto".into(),
        Field::SignerName(_) => "nel nome di chi firma".into(),
        Field::SignerOffice(_) => "nella carica di chi firma".into(),
        Field::SignerDelegation(_) => "nella delega di chi firma".into(),
        Field::AuthorisingAct(_) => "nell’atto che autorizza la firma".into(),
        Field::Resolution => "nella delibera dell’art. 1, numero 3".into(),
        Field::Place => "nel luogo".into(),
        Field::Copy => "nel numero dell’esemplare".into(),
        Field::SenderName | Field::SenderOffice => "nell’intestazione dell’ente (Impostazioni)".into(),
        Field::SenderContact(_) => "nei recapiti dell’ente (Impostazioni)".into(),
        Field::SenderSigner => "nel nome o nella carica di chi firma le lettere (Impostazioni)".into(),
        Field::RecipientName(_) => "nel nome del destinatario".into(),
        Field::RecipientContact(_) => "nei recapiti del destinatario".into(),
        Field::LetterDate => "nella data della lettera".into(),
        Field::Protocol => "nel numero di protocollo".into(),
        Field::Network => "nel nome della rete".into(),
        Field::TaxCode => "nel codice fiscale del soggetto".into(),
        Field::Seat => "nell’indirizzo del soggetto".into(),
        Field::Contact => "nella PEC o nell’e-mail del soggetto".into(),
        Field::OpeningText => "nel testo iniziale".into(),
        Field::ClosingText => "nel testo finale".into(),
        Field::PrivacyNotice => "nell’informativa sui dati personali (Impostazioni)".into(),
        Field::Declaration(number) => numbered("nella dichiarazione numero", number),
        Field::MeetingDate => "nella data dell’incontro".into(),
        Field::MeetingPlace => "nel luogo dell’incontro".into(),
        Field::MeetingTime => "nell’ora dell’incontro".into(),
        Field::AgendaItem(number) => numbered("nell’ordine del giorno, punto", number),
        Field::MissingItem(number) => numbered("in ciò che manca, voce", number),
        Field::Sending(number) => numbered("negli invii precedenti, voce", number),
        Field::DeadlineDate | Field::DeadlineSource => "nel termine".into(),
        Field::RegisterRow(number) => numbered("nel registro, riga", number),
        Field::Article(number) => format!("nell’articolo {number}"),
        Field::Heading(_) => "in un titolo".into(),
    }
}

/// What a party signs, as letters and register call it.
pub const fn instrument(of: Instrument) -> &'static str {
    match of {
        Instrument::Agreement => "accordo territoriale",
        Instrument::AdherenceForm => "modulo di adesione",
    }
}

/// What is missing from a party, as the reminder says it.
pub const fn missing(of: Instrument) -> &'static str {
    match of {
        Instrument::Agreement => "la sottoscrizione dell’accordo territoriale",
        Instrument::AdherenceForm => "il modulo di adesione sottoscritto",
    }
}

/// What is missing where something came back that is not in order. What the office means to do about it is its own note.
pub fn to_mend(of: Instrument, reason: &str) -> String {
    format!("{}, da regolarizzare: {reason}", missing(of))
}

/// A reminder among what was sent before.
pub fn earlier_reminder(number: i64) -> String {
    format!("sollecito n. {number}")
}

/// Where the term of the signatures comes from (187-193), with the last act that moved it.
pub fn signature_term(moved_by: Option<(&str, chrono::NaiveDate)>) -> String {
    let source = "d.g.r. n. X/1081 del 12 dicembre 2013, punto 3, lettera a)";
    match moved_by {
        None => source.to_owned(),
        Some((act, on)) => format!("{source}, prorogato con {act} del {}", adherence::date(on)),
    }
}

/// The act that authorises a signature, as the signature's block prints it.
pub fn authorising_act(body: &str, number: &str, date: Option<chrono::NaiveDate>) -> String {
    let number = Some(number).filter(|number| !number.is_empty()).map(|number| format!("n. {number}"));
    let date = date.map(|date| format!("del {}", adherence::date(date)));
    let parts = [Some(body.to_owned()).filter(|body| !body.is_empty()), number, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The title of a member as of right, in the register.
pub const OF_RIGHT: &str = "aderente di diritto";

/// A signature's state, as the register prints it.
pub const fn state(of: Status) -> &'static str {
    adherence::status(of)
}

/// By which way something was sent.
pub const fn channel(of: Channel) -> &'static str {
    adherence::channel(of)
}

/// How it was signed, short enough for a column.
pub const fn method(of: Method) -> &'static str {
    match of {
        Method::Ink => "autografa",
        Method::Pades => "PAdES",
        Method::Cades => "CAdES",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_names_few_and_counts_the_others() {
        let names = ["Provincia", "Comune", "Acli", "Cisl", "Uil"];
        assert_eq!(headline(DocumentKind::Reminder, &names[..1]), "1 sollecito: Provincia");
        assert_eq!(headline(DocumentKind::Reminder, &names[..4]), "4 solleciti: Provincia, Comune, Acli, Cisl");
        assert_eq!(headline(DocumentKind::Reminder, &names), "5 solleciti: Provincia, Comune, Acli e altri 2");
        assert_eq!(headline(DocumentKind::Register, &[]), "1 registro delle adesioni");
    }

    #[test]
    fn a_character_is_named_with_its_place() {
        let error = Error::Character { character: '\u{202e}', field: Some(Field::SignatoryParty(0)) };
        let told = not_composed("Modulo di adesione – Comune", &error);
        assert!(told.message.contains("U+202E") && told.message.contains("nel nome del soggetto"), "{}", told.message);
        assert!(!told.message.contains(['\u{202e}', '{']), "{}", told.message);
        let seen = Error::Character { character: '字', field: Some(Field::AgendaItem(1)) };
        let told = not_composed("Convocazione", &seen);
        assert!(told.message.contains("ordine del giorno, punto 2 c’è «字» (U+5B57)"), "{}", told.message);
        let left_out = left_out_for(&Unwritten { field: Some(Field::Seat), sign: '字' });
        assert!(left_out.contains("indirizzo del soggetto") && left_out.contains("«字»"), "{left_out}");
    }
}
