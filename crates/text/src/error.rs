//! Words for the errors of the core.

use std::path::Path;

use concilia_core::Error;
use concilia_core::archive::store::StoreError;

use crate::{Session, Told, agreement, operation, session};

/// What the user is told of an error of the core.
pub fn core_error(error: &Error) -> Told {
    match error {
        Error::Store(error) => store_error(error),
        Error::Stopped => session(&Session::Stopped),
        Error::File(error) => file_error(error),
        Error::NoFile { path } => Told::new(
            "archive.no_file",
            format!("Il file «{}» non c’è più dove era.", name(path)),
            "Cercalo dove è stato spostato, oppure apri un altro archivio. Concilia non ha cambiato nulla.",
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
                "L’archivio è aperto da {} sul computer {} dalle {} (ora universale).",
                holder.operator,
                holder.computer,
                holder.since.format("%H:%M del %d/%m/%Y")
            ),
            "Chiedi di chiuderlo, oppure aprilo in sola lettura.",
        ),
        Error::HeldBy { holder: None } => Told::new(
            "archive.held",
            "L’archivio è aperto da un’altra persona o da un’altra finestra.",
            "Chiudilo là, oppure aprilo in sola lettura.",
        ),
        Error::Agreement(why) => agreement::why_not(why),
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
            format!("Manca un dato obbligatorio: {}.", field_name(field)),
            "Scrivilo e salva di nuovo.",
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
        Error::NothingToRedo => Told::new("undo.nothing_to_redo", "Non c’è nulla da ripetere.", ""),
        Error::NotUndoable { kind } => Told::new(
            "undo.never",
            format!("«{}» non si annulla con un tasto.", operation(*kind)),
            "Se è un errore, annullalo con il suo comando, indicando il motivo: resta nel registro.",
        ),
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
        Error::NotAnHour { text } => Told::new(
            "field.not_an_hour",
            format!("«{text}» non è un’ora."),
            "Scrivila come 14:30, oppure lascia il campo vuoto.",
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
            "In questa cartella non si può scrivere.",
            "Scegli una cartella tua (per esempio Documenti), oppure chiedi il permesso di scrittura.",
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
            format!("L’archivio non ha accettato l’operazione: non è stato scritto nulla. ({error})"),
            "Riprova; se succede ancora, annota che cosa stavi facendo e avvisa chi vi assiste.",
        ),
    }
}

/// What the user is told of an error of the file system.
fn file_error(error: &std::io::Error) -> Told {
    use std::io::ErrorKind::*;
    match error.kind() {
        StorageFull | QuotaExceeded => store_error(&StoreError::Full),
        PermissionDenied | ReadOnlyFilesystem => store_error(&StoreError::ReadOnly),
        NotFound | NotADirectory => Told::new(
            "file.not_found",
            "Il file o la cartella non c’è.",
            "Controlla che il disco sia collegato, oppure scegli un’altra cartella.",
        ),
        _ => Told::new(
            "file.other",
            format!("Il file non si è potuto leggere o scrivere: non è rimasto nulla a metà. ({error})"),
            "Chiudilo se è aperto in un altro programma, poi riprova.",
        ),
    }
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
        "content" => "documento conservato",
        "operation" => "operazione",
        "archive" => "archivio",
        other => other,
    }
}

/// The name of a field, as the form calls it.
fn field_name(field: &str) -> &str {
    match field {
        "name" => "il nome",
        "reason" => "il motivo",
        "date" => "la data",
        "title" => "il titolo",
        "act" => "l’atto",
        other => other,
    }
}
