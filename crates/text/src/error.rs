//! Words for the errors of the core.

use std::path::Path;

use concilia_core::Error;
use concilia_core::archive::operation::OperationKind;
use concilia_core::archive::store::StoreError;
use concilia_core::error::RequiredField;

use crate::{Session, Told, agreement, copies, deadline, operation, party, session, signs};

/// What the user is told of an error of the core.
pub fn core_error(error: &Error) -> Told {
    match error {
        Error::Store(error) => store_error(error),
        Error::Stopped => session(&Session::Stopped),
        Error::File(error) => file_error(None, error),
        Error::FileAt { path, error } => file_error(Some(path), error),
        Error::NotOpened { path, error: StoreError::Foreign } => Told::new(
            "archive.foreign",
            format!("«{}» non è un archivio di Concilia: non è stato toccato.", name(path)),
            "Scegli un file che finisce con .concilia.",
        ),
        Error::NotOpened { path, error: StoreError::ReadOnly } => Told::new(
            "archive.unreadable",
            format!("Il sistema non permette di leggere l’archivio «{}»: non è stato toccato.", path.display()),
            "Chiedi il permesso di leggerlo a chi lo ha messo lì, oppure fatti dare una copia in una cartella tua.",
        ),
        Error::NotOpened { path, error: StoreError::Busy } => Told::new(
            "store.busy",
            format!("L’archivio «{}» è occupato da un altro programma: non è stato toccato.", name(path)),
            "Aspetta qualche secondo e riprova; se continua, chiudi i programmi che lo leggono (copia, antivirus).",
        ),
        Error::NotOpened { path, error: StoreError::Damaged(_) } => Told::new(
            "store.damaged",
            format!("Il file dell’archivio «{}» è danneggiato: non è stato cambiato nulla.", name(path)),
            "Conservane una copia com’è e riapri l’ultima copia buona.",
        ),
        Error::NotOpened { error, .. } => store_error(error),
        Error::NoFile { path } => Told::new(
            "archive.no_file",
            format!("Il file «{}» non c’è.", path.display()),
            "Controlla com’è scritto; se è stato spostato, cercalo dove è ora. Concilia non ha cambiato nulla.",
        ),
        Error::IsFolder { path } => Told::new(
            "archive.folder",
            format!("«{}» è una cartella, non un archivio.", name(path)),
            "Aprila e scegli dentro il file che finisce con .concilia.",
        ),
        Error::AlreadyThere { path } => Told::new(
            "file.already_there",
            format!("Un file di nome «{}» c’è già in questa cartella: non è stato toccato.", name(path)),
            "Aprilo, oppure scegli un altro nome o un’altra cartella.",
        ),
        Error::NewerArchive { found, known } => Told::new(
            "archive.newer",
            format!(
                "Questo archivio è stato scritto da una versione più recente di Concilia (schema {found}; questo programma conosce lo schema {known})."
            ),
            "Aggiorna Concilia e riaprilo. L’archivio non è stato toccato.",
        ),
        Error::HeldBy { holder: Some(holder) } => Told::new(
            "archive.held",
            format!(
                "L’archivio è aperto da {} sul computer {} dalle {}.",
                holder.operator,
                holder.computer,
                crate::time::italian(holder.since).format("%H:%M del %d/%m/%Y")
            ),
            "Chiedi di chiuderlo, oppure aprilo in sola lettura.",
        ),
        Error::HeldBy { holder: None } => Told::new(
            "archive.held",
            "L’archivio è aperto da un’altra persona o da un’altra finestra.",
            "Chiudilo là, oppure aprilo in sola lettura.",
        ),
        Error::Agreement(why) => agreement::why_not(why),
        Error::Merge(why) => party::merge_refusal(*why),
        Error::Copy(why) => copies::refusal(why),
        Error::NotCopiedFirst(error) => copies::not_copied_first(&core_error(error)),
        Error::ReadOnlyArchive => Told::new(
            "archive.read_only",
            "L’archivio è aperto in sola lettura: non è stato cambiato nulla.",
            "Chiudilo e riaprilo per lavorarci, quando nessun altro lo tiene aperto.",
        ),
        Error::NotFound { entity } => Told::new(
            "not_found",
            format!("Il dato cercato ({}) non c’è più: forse è stato tolto nel frattempo.", entity_name(entity)),
            "Aggiorna la pagina e riprova.",
        ),
        Error::Conflict { entity } => Told::new(
            "conflict",
            format!(
                "Il dato ({}) è cambiato dopo che l’hai aperto: la tua modifica non è stata scritta.",
                entity_name(entity)
            ),
            "Riaprilo per vedere il valore nuovo, poi ripeti la modifica.",
        ),
        Error::Empty { field } => Told::new(
            "field.empty",
            required(*field),
            "Scrivilo e salva di nuovo: il resto di ciò che hai scritto è ancora lì.",
        ),
        Error::TooLong { found, limit, .. } => Told::new(
            "field.too_long",
            crate::party::too_long(*found, *limit),
            "Accorcialo e salva di nuovo: il resto di ciò che hai scritto è ancora lì.",
        ),
        Error::InUse { entity } => Told::new(
            "in_use",
            format!("Non si può togliere ({}): altri dati dell’archivio vi si riferiscono.", entity_name(entity)),
            "Togli prima i riferimenti (parti dell’accordo, firme, incontri), oppure lascialo.",
        ),
        Error::ContentDamaged { hash } => Told::new(
            "content.damaged",
            format!(
                "Un documento conservato non corrisponde più alla sua impronta ({}…).",
                hash.get(..12).unwrap_or(hash)
            ),
            "Il file dell’archivio è danneggiato: conservane una copia e riapri l’ultima copia buona.",
        ),
        Error::NothingToUndo => Told::new(
            "undo.nothing",
            "Non c’è nulla da annullare: si annulla ciò che è stato fatto da quando l’archivio è aperto.",
            "Le operazioni precedenti restano nel Registro attività.",
        ),
        Error::NothingToRedo => Told::new(
            "undo.nothing_to_redo",
            "Non c’è nulla da ripetere: si ripete soltanto ciò che è appena stato annullato.",
            "Continua pure il lavoro.",
        ),
        Error::NotUndoable { kind } => {
            Told::new("undo.never", format!("«{}» non si annulla con un tasto.", operation(*kind)), taken_back(*kind))
        }
        Error::UndoBlocked { by: Some(kind), subject } => Told::new(
            "undo.blocked",
            format!("Non si può annullare: dopo c’è «{}» ({subject}) che ne dipende.", operation(*kind)),
            "Annulla prima quella operazione.",
        ),
        Error::UndoBlocked { by: None, .. } => Told::new(
            "undo.blocked",
            "Non si può annullare: altri dati dipendono da questa operazione.",
            "Annulla prima le operazioni successive.",
        ),
        Error::TermOfTheAct => Told::new(
            "deadline.of_the_act",
            "Questo termine viene dalla delibera: non si sposta a mano e non si toglie.",
            "Se un atto lo ha prorogato, usa «Registra una proroga» e indica l’atto.",
        ),
        Error::Deadline(why) => deadline::refused(*why),
        Error::Unwritten { sign, .. } => Told::new(
            "field.unwritten",
            format!("I documenti non sanno scrivere {}: non è stato salvato nulla.", signs::sign(*sign)),
            "Riscrivilo con lettere latine e salva di nuovo: il resto di ciò che hai scritto è ancora lì.",
        ),
        Error::NotAnHour { text } => Told::new(
            "field.not_an_hour",
            format!("«{text}» non è un’ora."),
            "Scrivila come 14:30, oppure lascia il campo vuoto.",
        ),
        Error::NotAMail { text, .. } => Told::new(
            "field.not_a_mail",
            format!("«{text}» non è un indirizzo di posta elettronica: non è stato salvato nulla."),
            "Scrivine uno solo, intero e senza spazi, come protocollo@pec.ente.it, oppure lascia il dato vuoto.",
        ),
        Error::Unmade => Told::new(
            "issue.unmade",
            "I documenti non sono stati composti: non è stato emesso nulla e nessun numero è stato usato.",
            "Riprova; se succede ancora, annota che cosa stavi stampando e avvisa chi vi assiste.",
        ),
        Error::NoCode => Told::new(
            "issue.code",
            "Il codice da stampare sulle pagine non si può formare: non è stato emesso nulla.",
            "I numeri di questo archivio sono finiti oppure la sua sigla è guasta: avvisa chi vi assiste.",
        ),
        Error::NameTaken { entity, name } => Told::new(
            "name.taken",
            format!(
                "C’è già un {} di nome «{name}»: due con lo stesso nome non si distinguerebbero.",
                entity_name(entity)
            ),
            "Usa quello che c’è, oppure scrivi un nome che li distingua.",
        ),
        Error::MeetingTwice { held_on, held_at } => Told::new(
            "meeting.twice",
            match held_at.as_str() {
                "" => format!("Un incontro il {}, senza ora, c’è già.", held_on.format("%d/%m/%Y")),
                hour => format!("Un incontro il {} alle {hour} c’è già.", held_on.format("%d/%m/%Y")),
            },
            "Se è lo stesso, cambia quello; se è un altro dello stesso giorno, di’ la sua ora.",
        ),
        Error::MeetingAhead { held_on } => Told::new(
            "meeting.ahead",
            format!("L’incontro è del {}: alla data di lavoro non si è ancora tenuto.", held_on.format("%d/%m/%Y")),
            "Registra le presenze dopo l’incontro, oppure correggi la data dell’incontro.",
        ),
    }
}

fn store_error(error: &StoreError) -> Told {
    match error {
        StoreError::Busy => Told::new(
            "store.busy",
            "Il file dell’archivio è occupato da un altro programma: non è stato scritto nulla.",
            "Aspetta qualche secondo e riprova; se continua, chiudi i programmi che lo leggono (copia, antivirus).",
        ),
        StoreError::Full => Told::new(
            "store.full",
            "Il disco è pieno: non è stato scritto nulla e l’archivio è com’era.",
            "Libera spazio e riprova.",
        ),
        StoreError::ReadOnly => Told::new(
            "store.read_only",
            "Il sistema non permette di scrivere nel file dell’archivio o nella sua cartella: non è cambiato nulla.",
            "Copia l’archivio in una cartella tua, per esempio Documenti, oppure chiedi il permesso di scrittura.",
        ),
        StoreError::Interrupted => Told::new(
            "store.interrupted",
            "L’ultima scrittura in questo archivio è stata interrotta (il computer si è spento o il programma è stato chiuso): i dati di prima ci sono tutti.",
            "Aprilo per lavorarci, non in sola lettura: torna da sé com’era prima di quella scrittura.",
        ),
        StoreError::Disk(error) => Told::new(
            "store.disk",
            format!(
                "Il disco non ha accettato la lettura o la scrittura: l’archivio è com’era. (Per l’assistenza: {error})"
            ),
            "Controlla che ci sia spazio e che disco, chiavetta o cartella di rete siano collegati, poi riprova.",
        ),
        StoreError::Foreign => Told::new(
            "archive.foreign",
            "Questo file non è un archivio di Concilia: non è stato toccato.",
            "Scegli un file che finisce con .concilia.",
        ),
        StoreError::Damaged(_) | StoreError::Shape { .. } => Told::new(
            "store.damaged",
            "Il file dell’archivio è danneggiato: non è stato cambiato nulla.",
            "Conservane una copia com’è e riapri l’ultima copia buona.",
        ),
        StoreError::Reference => Told::new(
            "store.reference",
            "L’operazione avrebbe lasciato un riferimento senza il suo dato: non è stato scritto nulla.",
            "Aggiorna la pagina e riprova.",
        ),
        StoreError::Duplicate => Told::new(
            "store.duplicate",
            "Il dato c’è già: non è stato scritto una seconda volta.",
            "Aggiorna la pagina e controlla.",
        ),
        StoreError::Poisoned | StoreError::Engine(_) => Told::new(
            "store.engine",
            format!("L’archivio non ha accettato l’operazione: non è stato scritto nulla. (Per l’assistenza: {error})"),
            "Riprova; se succede ancora, annota che cosa stavi facendo e avvisa chi vi assiste.",
        ),
    }
}

/// What the user is told of an error of the file system, with the file where it is known.
pub fn file_error(path: Option<&Path>, error: &std::io::Error) -> Told {
    use std::io::ErrorKind::*;
    let which = path.map(|path| format!(" «{}»", path.display())).unwrap_or_default();
    let system = error.raw_os_error().map_or_else(|| error.to_string(), |code| format!("errore {code} del sistema"));
    match error.kind() {
        StorageFull | QuotaExceeded => store_error(&StoreError::Full),
        PermissionDenied | ReadOnlyFilesystem => Told::new(
            "store.read_only",
            format!("Il sistema non permette di leggere o scrivere qui{which}: non è cambiato nulla."),
            "Usa un file o una cartella tua, per esempio in Documenti, oppure chiedi il permesso a chi li gestisce.",
        ),
        NotFound => Told::new(
            "file.not_found",
            format!("Il file o la cartella{which} non c’è."),
            "Controlla il nome e che il disco sia collegato, oppure scegli un’altra cartella.",
        ),
        NotADirectory | AlreadyExists => Told::new(
            "file.in_the_way",
            format!("Al posto di una cartella c’è un file{which}: non è stato toccato."),
            "Controlla il percorso, oppure scegli un’altra cartella.",
        ),
        IsADirectory => Told::new(
            "file.folder",
            match path {
                Some(path) => format!("«{}» è una cartella, non un file.", path.display()),
                None => "Questa è una cartella, non un file.".to_owned(),
            },
            "Aprila e scegli un file che sta dentro.",
        ),
        InvalidFilename | InvalidInput => Told::new(
            "file.name",
            "Il nome del file o della cartella è troppo lungo, oppure contiene caratteri che il sistema non ammette.",
            "Scegli un nome più corto, fatto di lettere, cifre e spazi.",
        ),
        FileTooLarge => Told::new(
            "file.too_large",
            format!("Il disco non accetta un file così grande{which}: non è rimasto nulla a metà."),
            "Libera spazio, oppure scegli un altro disco.",
        ),
        ResourceBusy | ExecutableFileBusy | Deadlock => open_elsewhere(&which),
        _ if is_shared(error) => open_elsewhere(&which),
        _ => Told::new(
            "file.other",
            format!("Il file non si è potuto leggere o scrivere{which}: non è rimasto nulla a metà. ({system})"),
            "Se è aperto in un altro programma chiudilo, controlla che il disco sia collegato, poi riprova.",
        ),
    }
}

fn open_elsewhere(which: &str) -> Told {
    Told::new(
        "file.open_elsewhere",
        format!("Il file è aperto in un altro programma{which}: non è stato cambiato."),
        "Chiudilo là (Acrobat, Excel, anteprima), poi riprova.",
    )
}

/// Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which have no kind of their own.
fn is_shared(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The name of a table, as a person calls what is in it.
fn entity_name(entity: &str) -> &str {
    match entity {
        "party" => "soggetto",
        "signer" => "firmatario",
        "operator" => "operatore",
        "ambito" => "ambito",
        "setting" => "impostazione",
        "deed" | "deed_version" => "accordo",
        "deed_party" => "parte dell’accordo",
        "deed_copy" => "esemplare",
        "signature" => "firma",
        "renunciation" => "rinuncia",
        "reminder" => "sollecito",
        "returned_file" => "originale",
        "issued_document" => "documento emesso",
        "meeting" | "meeting_party" => "incontro",
        "deadline" | "deadline_extension" => "scadenza",
        "deed_file" => "file dell’accordo fatto altrove",
        "deed_extension" => "proroga dell’accordo",
        "content" => "documento conservato",
        "operation" => "operazione",
        "archive" => "archivio",
        other => other,
    }
}

/// What is missing, as the form calls it.
const fn required(field: RequiredField) -> &'static str {
    match field {
        RequiredField::Name => "Manca il nome: senza non si può salvare.",
        RequiredField::Reason => "Manca il motivo: resta scritto accanto a ciò che si annulla.",
        RequiredField::KeptReason => "Manca il motivo per cui la firma vale ancora: resta scritto accanto alla firma.",
        RequiredField::Title => "Manca il titolo: di’ in poche parole che cosa scade.",
        RequiredField::Act => "Manca l’atto che sposta il termine: senza non si registra una proroga.",
    }
}

/// By which command an operation that no key undoes is taken back.
fn taken_back(kind: OperationKind) -> &'static str {
    use OperationKind::{
        AgreementPrint, AgreementPutToSignature, AgreementSigned, DocumentIssue, ProtocolAssign, RenounceWithProtocol,
        SignatureEditWithProtocol, SignatureReturnedWithProtocol,
    };
    match kind {
        AgreementPutToSignature | AgreementSigned | AgreementPrint => {
            "Se è un errore, in Accordo apri «Altro»: «Ritira dalla firma…» o «Nuova versione…», con il motivo."
        }
        SignatureReturnedWithProtocol | SignatureEditWithProtocol => {
            "Se è un errore, in Adesioni e firme scegli chi riguarda, anche in molti, e «Annulla il rientro…» con il motivo."
        }
        ProtocolAssign => {
            "Se è un errore, in Adesioni e firme apri la scheda del soggetto e annulla il protocollo con il motivo."
        }
        RenounceWithProtocol => {
            "Se è un errore, in Adesioni e firme apri la scheda del soggetto e revoca la rinuncia con il motivo."
        }
        DocumentIssue => "Se è un errore, in Documenti apri ciò che hai stampato e annullalo con il motivo.",
        _ => "Resta nel Registro attività.",
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use concilia_core::schema::SCHEMA;

    use super::*;

    /// Sentences, not fragments: a capital first, a full stop last, and something to do.
    fn is_a_message(told: &Told) {
        for words in [&told.message, &told.advice] {
            assert!(words.chars().next().is_some_and(|first| first.is_uppercase() || first == '«'), "{told:?}");
            assert!(words.ends_with(['.', ')']), "{told:?}");
        }
    }

    #[test]
    fn every_table_has_a_name_that_an_office_uses() {
        for table in SCHEMA.tables {
            let unnamed = entity_name(table.name) == table.name;
            assert!(!unnamed || ["ambito"].contains(&table.name), "{} has no Italian name", table.name);
        }
    }

    #[test]
    fn every_required_field_asks_for_itself() {
        for field in RequiredField::ALL {
            is_a_message(&core_error(&Error::Empty { field: *field }));
        }
    }

    #[test]
    fn what_a_disk_answers_is_told_with_the_file_and_never_in_the_words_of_the_system() {
        let kinds = [
            ErrorKind::NotFound,
            ErrorKind::PermissionDenied,
            ErrorKind::AlreadyExists,
            ErrorKind::InvalidInput,
            ErrorKind::NotADirectory,
            ErrorKind::IsADirectory,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
            ErrorKind::ResourceBusy,
            ErrorKind::InvalidFilename,
        ];
        let mut codes = std::collections::BTreeSet::new();
        for kind in kinds {
            let told = file_error(Some(Path::new("Documenti/Accordo.pdf")), &std::io::Error::from(kind));
            is_a_message(&told);
            assert!(!told.message.contains(&kind.to_string()), "{told:?}");
            codes.insert(told.code);
        }
        assert_eq!(codes.len(), 8, "{codes:?}");
        let other = file_error(Some(Path::new("Accordo.pdf")), &std::io::Error::from_raw_os_error(5));
        assert_eq!(other.code, if cfg!(windows) { "store.read_only" } else { "file.other" });
        assert!(other.message.contains("«Accordo.pdf»") && !other.message.contains("os error"), "{other:?}");
    }

    #[test]
    fn a_file_that_is_not_opened_is_told_by_name_and_one_that_is_not_read_is_not_one_that_is_not_written() {
        let path = Path::new("condivisa/Bergamo.concilia").to_owned();
        for error in [StoreError::Foreign, StoreError::ReadOnly, StoreError::Busy, StoreError::Damaged("x".into())] {
            let told = core_error(&Error::NotOpened { path: path.clone(), error });
            is_a_message(&told);
            assert!(told.message.contains("Bergamo.concilia»"), "{told:?}");
        }
        let unread = core_error(&Error::NotOpened { path: path.clone(), error: StoreError::ReadOnly });
        assert!(unread.message.contains("leggere") && !unread.message.contains("scrivere"), "{unread:?}");
        let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        assert!(core_error(&Error::FileAt { path, error: denied }).message.contains("«condivisa/Bergamo.concilia»"));
    }

    #[test]
    fn what_a_store_answers_says_what_to_do() {
        let errors = [
            StoreError::Busy,
            StoreError::Full,
            StoreError::ReadOnly,
            StoreError::Interrupted,
            StoreError::Disk("disk I/O error".into()),
            StoreError::Damaged("pagina 3".into()),
            StoreError::Foreign,
            StoreError::Reference,
            StoreError::Duplicate,
            StoreError::Shape { column: 1 },
            StoreError::Poisoned,
            StoreError::Engine("no such table".into()),
        ];
        for error in errors {
            is_a_message(&core_error(&Error::Store(error)));
        }
    }
}
