//! Words for lists that come in: why a file was not read, why a row is told as it is, what the fields are called.

use concilia_core::exchange::import::{Contract, Group, Missed, Outcome, Reason, Told, Trial};
use concilia_core::exchange::mapping::Origin;
use concilia_core::exchange::table::Unreadable;
use concilia_core::party::check::Problem;
use concilia_core::party::fiscal_code::{Expected, FiscalCodeProblem};
use concilia_core::party::likeness::Resemblance;
use concilia_core::party::vat_number::VatNumberProblem;
use concilia_core::party::{Category, Nature, PartyField, YES};

use crate::{category, nature};

/// A field of a party, as screen and lists call it.
pub const fn field(field: PartyField) -> &'static str {
    match field {
        PartyField::Name => "Denominazione",
        PartyField::Category => "Categoria",
        PartyField::Nature => "Pubblico o privato",
        PartyField::FiscalCode => "Codice fiscale",
        PartyField::VatNumber => "Partita IVA",
        PartyField::Address => "Indirizzo",
        PartyField::PostalCode => "CAP",
        PartyField::Municipality => "Comune",
        PartyField::Province => "Provincia",
        PartyField::Pec => "PEC",
        PartyField::Email => "E-mail",
        PartyField::Phone => "Telefono",
        PartyField::ContactPerson => "Contatto",
        PartyField::Representative => "Legale rappresentante",
        PartyField::RepresentativeOffice => "Carica del rappresentante",
        PartyField::PreviousMember => "Già aderente",
        PartyField::Notes => "Note",
        PartyField::SignerName => "Chi firma",
        PartyField::SignerOffice => "Carica di chi firma",
    }
}

/// A field's value as the user reads it: a closed list by its names.
pub fn field_value(field: PartyField, value: &str) -> String {
    let named = match field {
        PartyField::Category => Category::from_code(value).map(category),
        PartyField::Nature => Nature::from_code(value).map(nature),
        PartyField::PreviousMember => Some(if value == YES { "sì" } else { "no" }),
        _ => None,
    };
    named.map_or_else(|| value.to_owned(), str::to_owned)
}

/// What becomes of a row, in a word.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "pronta",
        Outcome::Notice => "pronta, con un avviso",
        Outcome::Question => "aspetta una risposta",
        Outcome::Refused => "rifiutata",
        Outcome::Ignored => "ignorata",
    }
}

/// What of a file is not read: its other sheets, and the columns that are no field.
pub fn passed_over(sheet: &str, others: &[&str], columns: &[&str]) -> Vec<String> {
    let quoted = |names: &[&str]| names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    let mut lines = Vec::new();
    if !others.is_empty() {
        lines.push(format!("Letto il solo foglio «{sheet}»; gli altri: {}.", quoted(others)));
    }
    if !columns.is_empty() {
        lines.push(format!("Colonne non importate: {}.", quoted(columns)));
    }
    lines
}

/// The blank rows below a list, where there are any.
pub fn blank_below(rows: u32) -> Option<String> {
    match rows {
        0 => None,
        1 => Some("In fondo all’elenco una riga vuota, non letta.".to_owned()),
        rows => Some(format!("In fondo all’elenco {rows} righe vuote, non lette.")),
    }
}

/// A list with headings alone.
pub fn no_rows() -> crate::Told {
    crate::Told::new(
        "import.no_rows",
        "L’elenco ha le intestazioni e nessuna riga sotto: non c’è nulla da importare.",
        "Controlla di aver scelto il file giusto e che le righe siano state salvate.",
    )
}

/// How many rows have each outcome, the empty ones left out: "6 righe: 2 pronte, 1 rifiutata."
pub fn outcomes(rows: usize, counted: &[(Outcome, usize)]) -> String {
    let told = counted.iter().filter(|(_, count)| *count > 0).map(|(outcome, count)| {
        let one = *count == 1;
        let word = match outcome {
            Outcome::Accepted => {
                if one {
                    "pronta"
                } else {
                    "pronte"
                }
            }
            Outcome::Notice => {
                if one {
                    "pronta con un avviso"
                } else {
                    "pronte con un avviso"
                }
            }
            Outcome::Question => {
                if one {
                    "che aspetta una risposta"
                } else {
                    "che aspettano una risposta"
                }
            }
            Outcome::Refused => {
                if one {
                    "rifiutata"
                } else {
                    "rifiutate"
                }
            }
            Outcome::Ignored => {
                if one {
                    "ignorata"
                } else {
                    "ignorate"
                }
            }
        };
        format!("{count} {word}")
    });
    let rows = if rows == 1 { "1 riga".to_owned() } else { format!("{rows} righe") };
    format!("{rows}: {}.", told.collect::<Vec<_>>().join(", "))
}

/// What an import did, in one sentence.
pub fn imported(added: u32, updated: u32, left: u32) -> String {
    if added + updated + left == 0 {
        return "Non c’è nulla da importare: i soggetti dell’elenco sono già in archivio con questi dati.".to_owned();
    }
    let added = if added == 1 { "1 soggetto aggiunto".to_owned() } else { format!("{added} soggetti aggiunti") };
    let updated = if updated == 1 { "1 aggiornato".to_owned() } else { format!("{updated} aggiornati") };
    let left = match left {
        0 => "nessuna riga resta fuori".to_owned(),
        1 => "1 riga resta fuori".to_owned(),
        left => format!("{left} righe restano fuori"),
    };
    format!("Importati: {added}, {updated}; {left}.")
}

/// A group of rows, as the screen calls it.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Ready => "Pronte",
        Group::ToLookAt => "Da guardare",
        Group::Refused => "Rifiutate",
        Group::Likely => "Forse doppioni",
        Group::Present => "Già presenti",
        Group::Ignored => "Ignorate",
    }
}

/// The list has no sheet of the name that was asked for.
pub fn no_sheet_named(name: &str, known: &[String]) -> crate::Told {
    if known.iter().all(String::is_empty) {
        return crate::list::no_sheets(name);
    }
    crate::Told::new(
        "import.no_sheet",
        format!("Nell’elenco non c’è un foglio di nome «{name}»: non è stato importato nulla."),
        format!("Scegli fra: {}.", known.iter().map(|sheet| format!("«{sheet}»")).collect::<Vec<_>>().join(", ")),
    )
}

/// Why a file was not read, and what to do.
pub fn unreadable(reason: &Unreadable) -> crate::Told {
    let (code, message, advice): (_, String, &str) = match reason {
        Unreadable::Empty => (
            "import.empty",
            "Il file non contiene righe: non c’è nulla da importare.".into(),
            "Controlla di aver scelto il file giusto e che l’elenco sia stato salvato.",
        ),
        Unreadable::TooLarge { limit } => (
            "import.too_large",
            format!("Il file supera {limit} MB."),
            "Copia il solo elenco dei soggetti in un file nuovo e importa quello.",
        ),
        Unreadable::UnpacksTooLarge { limit } => (
            "import.unpacks_too_large",
            format!("Il file, una volta aperto, occuperebbe più di {limit} MB."),
            "Copia il solo elenco dei soggetti, senza immagini, in un file nuovo e importa quello.",
        ),
        Unreadable::TooManyRows { limit } => (
            "import.too_many_rows",
            format!("Il foglio ha più di {limit} righe scritte."),
            "Togli le righe che non sono soggetti, oppure dividi l’elenco in più file.",
        ),
        Unreadable::TooManyColumns { limit } => (
            "import.too_many_columns",
            format!("Il foglio ha celle scritte oltre la colonna numero {limit}."),
            "Copia le colonne dell’elenco in un foglio nuovo e importa quello.",
        ),
        Unreadable::TooManyCells => (
            "import.too_many_cells",
            "Il file ha più celle o più testo di quanti ne possa avere un elenco di soggetti.".into(),
            "Copia le sole colonne dell’elenco in un foglio nuovo e importa quello.",
        ),
        Unreadable::LongCell { row } => (
            "import.long_cell",
            format!("Alla riga {row} una cella ha più testo di quanto un foglio di Excel possa tenerne."),
            "Guarda quella riga: forse mancano le virgolette di chiusura o il separatore. Correggila e riprova.",
        ),
        Unreadable::Password => (
            "import.password",
            "Il file è protetto da una password e non si può leggere.".into(),
            "Aprilo con Excel, salvane una copia senza password e importa la copia.",
        ),
        Unreadable::Damaged => (
            "import.damaged",
            "Il file è incompleto o danneggiato: forse la copia o lo scaricamento si è interrotto.".into(),
            "Prova ad aprirlo con Excel; se si apre, salvalo di nuovo come .xlsx e importa quello.",
        ),
        Unreadable::WebPage => (
            "import.web_page",
            "Il file è una pagina web con il nome di un foglio di calcolo.".into(),
            "Aprilo con Excel, salvalo come «Cartella di lavoro di Excel (.xlsx)» e importa quello.",
        ),
        Unreadable::OldXml => (
            "import.old_xml",
            "Il file è un «Foglio di calcolo XML 2003», che qui non si legge.".into(),
            "Aprilo con Excel, salvalo come «Cartella di lavoro di Excel (.xlsx)» e importa quello.",
        ),
        Unreadable::BinaryWorkbook => (
            "import.binary_workbook",
            "Il file è una cartella di lavoro binaria (.xlsb), che qui non si legge.".into(),
            "Aprilo con Excel, salvalo come «Cartella di lavoro di Excel (.xlsx)» e importa quello.",
        ),
        Unreadable::Pdf => (
            "import.pdf",
            "Il file è un PDF: le righe di una tabella non si possono leggere con sicurezza.".into(),
            "Chiedi l’elenco in Excel, oppure copia la tabella in Excel e importa quello.",
        ),
        Unreadable::WordDocument => (
            "import.word_document",
            "Il file è un documento di Word.".into(),
            "Copia la tabella, torna qui e premi «Incolla da Excel».",
        ),
        Unreadable::NotASpreadsheet => (
            "import.not_a_spreadsheet",
            "Il file non è un elenco che si possa leggere: sono stati provati Excel (.xlsx, .xls), LibreOffice (.ods) e testo (.csv)."
                .into(),
            "Salva l’elenco in uno di questi formati e riprova.",
        ),
    };
    crate::Told::new(code, message, advice)
}

/// No list was read before asking something of it.
pub fn no_list() -> crate::Told {
    crate::Told::new(
        "import.no_list",
        "Non c’è un elenco da importare.",
        "Scegli un file, oppure copia le righe in Excel e incollale qui.",
    )
}

/// An answer of a script is about nothing of the list.
pub fn answer_missed(missed: &Missed) -> crate::Told {
    let what = match missed {
        Missed::Row { row } => {
            format!("Una risposta è per la riga {row}, ma sotto le intestazioni non c’è una riga {row}")
        }
        Missed::Header { row } => {
            format!("Una risposta prende le intestazioni dalla riga {row}, ma l’elenco non ha una riga {row}")
        }
        Missed::Column { column } => {
            format!("Una risposta è per la colonna {column}, ma l’elenco non ha una colonna {column} (la prima è 0)")
        }
        Missed::Sheet { place } => {
            format!("Una risposta prende il foglio {place}, ma il file non ha un foglio {place} (il primo è 0)")
        }
        Missed::Counterpart { row } => format!(
            "La risposta «choose» per la riga {row} nomina un soggetto o una riga con cui la riga {row} non è in dubbio"
        ),
    };
    crate::Told::new(
        "import.answer",
        format!("{what}: non è stato importato nulla."),
        "Guarda numeri di riga e dubbi con --dry-run --json, correggi il file delle risposte e ripeti.",
    )
}

/// The import was confirmed with no row ready.
pub fn nothing_ready() -> crate::Told {
    crate::Told::new(
        "import.nothing_ready",
        "Nessuna riga è pronta: non è stato scritto nulla.",
        "Guarda le righe rifiutate e quelle che aspettano una risposta.",
    )
}

/// What dismissing rows that stayed out is called in the register.
pub fn dismissed_subject(rows: usize, source: &str) -> String {
    let told =
        if rows == 1 { "1 riga rimasta fuori tolta".to_owned() } else { format!("{rows} righe rimaste fuori tolte") };
    format!("{told}, da «{source}»")
}

/// What an import is called in the register: "61 aggiunti, 3 aggiornati da «Elenco.xlsx»".
pub fn import_subject(adds: u32, updates: u32, source: &str) -> String {
    let added = (adds > 0).then(|| format!("{adds} {}", if adds == 1 { "aggiunto" } else { "aggiunti" }));
    let updated =
        (updates > 0).then(|| format!("{updates} {}", if updates == 1 { "aggiornato" } else { "aggiornati" }));
    let told: Vec<String> = [added, updated].into_iter().flatten().collect();
    if told.is_empty() {
        return format!("nessun dato nuovo da «{source}», decisioni ricordate");
    }
    format!("{} da «{source}»", told.join(", "))
}

/// By what a column was recognised.
pub const fn column_origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Heading => "riconosciuta dal titolo",
        Origin::Content => "riconosciuta dal contenuto",
        Origin::Remembered => "come l’ultima volta",
        Origin::User => "scelta da te",
        Origin::Unknown => "non riconosciuta",
    }
}

/// The name of what was pasted.
pub const PASTED: &str = "Righe incollate";

/// Why a row is told, in one sentence.
pub fn row_reason(told: &Told) -> String {
    match &told.reason {
        Reason::Value(found) => problem(told.field, found),
        Reason::UnknownCategory => format!("La categoria «{}» non è fra quelle note: scegline una.", told.value),
        Reason::UnknownNature => format!("«{}» non dice se è pubblico o privato.", told.value),
        Reason::UnknownAnswer => format!("«{}» non è né sì né no.", told.value),
        Reason::ShortenedNumber => {
            format!(
                "Excel ha abbreviato il numero in «{}» e alcune cifre si sono perse: riscrivilo per intero.",
                told.value
            )
        }
        Reason::ZerosRestored => {
            format!("{}: il numero {} aveva perso gli zeri iniziali, sono stati rimessi.", of_field(told), told.value)
        }
        Reason::FromMergedCell => format!("{}: il valore viene da una cella unita su più righe.", of_field(told)),
        Reason::FaultyCell => {
            format!("{}: la cella contiene un errore di Excel ({}) e vale come vuota.", of_field(told), told.value)
        }
        Reason::UnseenRemoved => format!("{}: tolti segni che non si vedono, venuti dal file.", of_field(told)),
        Reason::Uncomputed => format!(
            "{}: la cella è una formula senza il suo valore. Scrivilo qui, oppure apri il file con Excel, salvalo e importalo di nuovo.",
            of_field(told)
        ),
        Reason::Unwritten => format!("{}: la cella è una formula senza il suo valore e vale come vuota.", of_field(told)),
        Reason::UncomputedName => {
            "La denominazione è una formula senza il suo valore: scrivila qui, oppure apri il file con Excel, salvalo e importalo di nuovo."
                .to_owned()
        }
        Reason::Hidden => "La riga è nascosta nel foglio.".to_owned(),
        Reason::Kept if told.value.is_empty() => format!("{}: tenuto vuoto, come hai deciso.", of_field(told)),
        Reason::Kept => format!("{}: tenuto com’è («{}»), con il segno di dubbio.", of_field(told), told.value),
        Reason::Completes { name, fields } => format!("Aggiorna «{name}»: {}.", listed(fields)),
        Reason::Differs { name } => format!("«{name}» è già in archivio con dati diversi: scegli quali tenere."),
        Reason::Likely { name, because } if because.is_empty() => {
            format!("Ha lo stesso nome di «{name}», con dati diversi.")
        }
        Reason::Likely { name, because } => format!("Somiglia a «{name}»: {}.", resemblances(because)),
        Reason::Present { name } => format!("«{name}» è già in archivio con questi dati."),
        Reason::Stays { name } => {
            format!("«{name}» è già in archivio: dove l’elenco dice altro restano i suoi dati, come hai deciso.")
        }
        Reason::MergedInto { row } => format!("Unita alla riga {row}."),
        Reason::Repeated { row } => format!("Ripete la riga {row}."),
        Reason::Blank => "Riga vuota.".to_owned(),
        Reason::Total => "Sembra una riga di totali.".to_owned(),
        Reason::RepeatedHeadings => "Ripete i titoli delle colonne.".to_owned(),
        Reason::Section => "Sembra il titolo di una parte dell’elenco.".to_owned(),
        Reason::Remark => "Sembra un’annotazione.".to_owned(),
        Reason::NothingMapped => "Ha valori solo in colonne che non si importano.".to_owned(),
        Reason::LeftOut => "Lasciata fuori da te.".to_owned(),
        Reason::HiddenOut => "Nascosta nel foglio: le righe nascoste restano fuori.".to_owned(),
    }
}

/// What is wrong with a field of a party; the same words in the import and in the form.
pub fn problem(at: Option<PartyField>, problem: &Problem) -> String {
    match problem {
        Problem::MissingName => "Manca la denominazione.".to_owned(),
        Problem::FiscalCode(found) => fiscal_code(found),
        Problem::VatNumber(found) => vat_number(found),
        Problem::IncompleteMail if at == Some(PartyField::Pec) => "La PEC non è un indirizzo completo.".to_owned(),
        Problem::IncompleteMail => "L’e-mail non è un indirizzo completo.".to_owned(),
        Problem::SeveralMails { found } => format!("Ci sono {found} indirizzi: tienine uno."),
        Problem::PostalCode { found } => format!("Il CAP ha {}: servono 5 cifre.", characters(*found)),
        Problem::Province => "La provincia si scrive con la sigla di due lettere.".to_owned(),
        Problem::Unwritten { signs } => {
            format!("I documenti non sanno scrivere {}: riscrivilo con lettere latine.", crate::signs::signs(signs))
        }
        Problem::TooLong { found, limit } => crate::party::too_long(*found, *limit),
    }
}

fn fiscal_code(problem: &FiscalCodeProblem) -> String {
    match problem {
        FiscalCodeProblem::Digits { found } => format!("Il codice fiscale ha {}: ne servono 11.", digits(*found)),
        FiscalCodeProblem::Length { found } => {
            format!("Il codice fiscale ha {}: ne servono 16 (persone) o 11 cifre (enti).", characters(*found))
        }
        FiscalCodeProblem::Character { position, found, expected } => {
            let expected = match expected {
                Expected::Letter => "una lettera",
                Expected::Digit => "una cifra",
                Expected::Month => "la lettera di un mese (A, B, C, D, E, H, L, M, P, R, S, T)",
            };
            format!("Nel codice fiscale il carattere {position} è «{found}»: lì va {expected}.")
        }
        FiscalCodeProblem::Day => "Nel codice fiscale il giorno di nascita (caratteri 10 e 11) non esiste.".to_owned(),
        FiscalCodeProblem::CheckDigit => "Una cifra del codice fiscale è sbagliata: il controllo non torna.".to_owned(),
        FiscalCodeProblem::CheckLetter => {
            "Un carattere del codice fiscale è sbagliato: la lettera di controllo non torna.".to_owned()
        }
        FiscalCodeProblem::OnlyZeros => "Il codice fiscale è fatto di soli zeri.".to_owned(),
    }
}

fn vat_number(problem: &VatNumberProblem) -> String {
    match problem {
        VatNumberProblem::Length { found } => format!("La partita IVA ha {}: ne servono 11.", digits(*found)),
        VatNumberProblem::Character { position, found } => {
            format!("Nella partita IVA il carattere {position} è «{found}»: lì va una cifra.")
        }
        VatNumberProblem::CheckDigit => "Una cifra della partita IVA è sbagliata: il controllo non torna.".to_owned(),
        VatNumberProblem::OnlyZeros => "La partita IVA è fatta di soli zeri.".to_owned(),
    }
}

fn digits(found: usize) -> String {
    if found == 1 { "1 cifra".to_owned() } else { format!("{found} cifre") }
}

fn characters(found: usize) -> String {
    if found == 1 { "1 carattere".to_owned() } else { format!("{found} caratteri") }
}

fn of_field(told: &Told) -> &'static str {
    told.field.map_or("Valore", field)
}

fn listed(fields: &[PartyField]) -> String {
    fields.iter().map(|named| field(*named)).collect::<Vec<_>>().join(", ")
}

/// Why two parties are thought the same: "stesso codice fiscale, nome simile".
pub fn resemblances(because: &[Resemblance]) -> String {
    let words = because.iter().map(|resemblance| match resemblance {
        Resemblance::SameFiscalCode => "stesso codice fiscale",
        Resemblance::SameVatNumber => "stessa partita IVA",
        Resemblance::SameName => "stesso nome",
        Resemblance::SimilarName => "nome simile",
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The dry run as scripts get it, in Italian.
pub fn import_contract(trial: &Trial) -> Contract {
    Contract::of(trial, &row_reason, &field_value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_picture_are_said() {
        let digits = Problem::FiscalCode(FiscalCodeProblem::Digits { found: 10 });
        assert_eq!(problem(Some(PartyField::FiscalCode), &digits), "Il codice fiscale ha 10 cifre: ne servono 11.");
        assert_eq!(problem(Some(PartyField::Pec), &Problem::IncompleteMail), "La PEC non è un indirizzo completo.");
        assert_eq!(problem(Some(PartyField::Name), &Problem::MissingName), "Manca la denominazione.");
    }

    #[test]
    fn a_closed_value_is_shown_by_its_name() {
        assert_eq!(field_value(PartyField::Category, "ambito"), "Ambito territoriale");
        assert_eq!(field_value(PartyField::PreviousMember, "si"), "sì");
        assert_eq!(field_value(PartyField::Name, "Alfa"), "Alfa");
    }
}
