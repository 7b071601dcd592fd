//! Words for copies of the archive and the way back.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use concilia_core::archive::copies::{LastOperation, Why};
use concilia_core::archive::operation::OperationKind;
use concilia_core::error::CopyRefusal;

use crate::number::days as in_days;
use crate::{Told, done, file_error};

/// Why a copy was made.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Opening => "all’apertura",
        Why::BeforeImport => "prima di un’importazione",
        Why::BeforeMigration => "prima di aggiornare l’archivio",
        Why::Closing => "alla chiusura",
        Why::OnDemand => "su richiesta",
    }
}

/// The last operation of a copy ("Soggetto aggiunto: Comune di Albino"); empty where it holds none.
pub fn last_operation(last: Option<&LastOperation>) -> String {
    let Some(last) = last else { return String::new() };
    match OperationKind::from_code(&last.kind) {
        Some(kind) => done(kind, &last.subject),
        None if last.subject.is_empty() => "operazione di una versione più recente".to_owned(),
        None => format!("operazione di una versione più recente: {}", last.subject),
    }
}

/// What is told over every screen where the last copy did not go.
pub fn not_made(message: &str, advice: &str) -> String {
    format!("L’ultima copia di questo archivio non è riuscita: {message} {advice}")
}

/// What is told over every screen where there was no copy for long.
pub fn old(days: i64) -> String {
    format!(
        "L’ultima copia di questo archivio è di {} fa: fanne una adesso dalle Impostazioni, oppure chiudi e riapri l’archivio.",
        in_days(days)
    )
}

/// No copy has that name.
pub fn no_copy(id: &str) -> Told {
    Told::new(
        "copy.none",
        format!("Nessuna copia si chiama «{id}»."),
        "Guarda l’elenco delle copie: forse nel frattempo è stata tolta perché vecchia.",
    )
}

/// The name of a full copy's file, without its ending.
pub fn full_name(archive: &str, today: NaiveDate) -> String {
    format!("{archive} - copia completa del {}", today.format("%d-%m-%Y"))
}

/// What is said of a full copy that was made.
pub fn full_done(documents: usize, damaged: usize) -> String {
    let kept = match documents {
        0 => "nessun documento".to_owned(),
        1 => "1 documento".to_owned(),
        documents => format!("{documents} documenti"),
    };
    match damaged {
        0 => format!("Copia completa fatta e riletta, con {kept}."),
        damaged => format!(
            "Copia completa fatta e riletta, con {kept}; nell’archivio stesso {} e così è nella copia.",
            if damaged == 1 { "1 è guasto".to_owned() } else { format!("{damaged} sono guasti") }
        ),
    }
}

/// The name of the new file of a restored archive, without its ending.
pub fn restored_name(archive: &str) -> String {
    format!("{archive} (ripristinato)")
}

/// The name under which a replaced archive is kept, without its ending.
pub fn replaced_name(archive: &str, now: NaiveDateTime) -> String {
    format!("{archive} (sostituito il {})", now.format("%d-%m-%Y alle %H.%M"))
}

/// From which copy an archive was restored, for the register.
pub fn from_copy(made_at: NaiveDateTime, reason: Why) -> String {
    format!("copia del {}, {}", made_at.format("%d/%m/%Y alle %H:%M"), why(reason))
}

/// From which full copy an archive was restored, for the register.
pub fn from_file(name: &str) -> String {
    format!("copia completa «{name}»")
}

/// What is said of an archive that was restored.
pub fn restored(to: &Path, replaced: Option<&str>, missing: usize) -> String {
    let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut words = format!("Ripristinato e controllato: «{name}».");
    if let Some(kept) = replaced {
        words.push_str(&format!(" Quello di prima è conservato in «{kept}»."));
    }
    if missing > 0 {
        words.push_str(&format!(" Attenzione: {}.", missing_documents(missing)));
    }
    words
}

/// Why a copy was not made, or nothing was taken back from one.
pub fn refusal(why: &CopyRefusal) -> Told {
    match why {
        CopyRefusal::Busy => Told::new(
            "copy.busy",
            "Nella stessa cartella si sta già facendo una copia: questa non è stata fatta.",
            "Aspetta che finisca e riprova.",
        ),
        CopyRefusal::NoPlace { path } => Told::new(
            "copy.no_place",
            format!("La cartella delle copie «{}» non c’è.", path.display()),
            "Collega il disco o la cartella di rete, oppure scegli un’altra cartella nelle Impostazioni. Le copie su questo computer ci sono.",
        ),
        CopyRefusal::Refused { path, error } => file_error(Some(path), error),
        CopyRefusal::Foreign { path } => Told::new(
            "copy.foreign",
            format!("«{}» non è una copia e non è un archivio di Concilia: non è stato toccato.", path.display()),
            "Scegli una copia dall’elenco, oppure il file di una copia completa.",
        ),
        CopyRefusal::Damaged { path, fault } => Told::new(
            "copy.damaged",
            format!(
                "«{}» non corrisponde a ciò che vi era stato scritto: non viene usato. (Per l’assistenza: {fault})",
                path.display()
            ),
            "L’archivio e le altre copie sono come erano: scegli un’altra copia, oppure riprova; se succede ancora il disco potrebbe essere guasto.",
        ),
        CopyRefusal::ContentsMissing { missing, of } => Told::new(
            "copy.contents_missing",
            format!("In questa copia {} su {of}: non è stato ripristinato nulla.", missing_documents(*missing)),
            "Scegli un’altra copia o il secondo posto, oppure conferma di ripristinare senza: gli altri dati ci sono tutti.",
        ),
        CopyRefusal::OtherArchive { code } => Told::new(
            "copy.other_archive",
            format!(
                "La copia è di un altro archivio (quello che verrebbe sostituito ha la sigla {code}): non è stato toccato nulla."
            ),
            "Ripristinala in un file nuovo, con un altro nome.",
        ),
        CopyRefusal::TrialFailed { fault } => Told::new(
            "copy.trial_failed",
            format!(
                "L’aggiornamento di questo archivio non riesce: la prova su una copia si è fermata e l’archivio non è stato toccato. (Per l’assistenza: {fault})"
            ),
            "Continua con la versione di Concilia che usavi, e avvisa chi vi assiste.",
        ),
    }
}

/// "manca 1 documento conservato", "mancano 3 documenti conservati".
fn missing_documents(missing: usize) -> String {
    match missing {
        1 => "manca o è guasto 1 documento conservato".to_owned(),
        missing => format!("mancano o sono guasti {missing} documenti conservati"),
    }
}

/// The archive had to be brought up to date, and the copy before that was not made.
pub(crate) fn not_copied_first(error: &Told) -> Told {
    Told::new(
        "copy.not_first",
        format!(
            "Questo archivio va aggiornato, ma la copia che si fa prima non è riuscita: l’archivio non è stato toccato. {}",
            error.message
        ),
        format!("{} Poi riapri l’archivio.", error.advice),
    )
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_refusal_says_what_was_kept_and_what_to_do() {
        let path = || PathBuf::from("E:/copie");
        let all = [
            CopyRefusal::Busy,
            CopyRefusal::NoPlace { path: path() },
            CopyRefusal::Refused { path: path(), error: std::io::ErrorKind::StorageFull.into() },
            CopyRefusal::Foreign { path: path() },
            CopyRefusal::Damaged { path: path(), fault: "page 3".into() },
            CopyRefusal::ContentsMissing { missing: 1, of: 3 },
            CopyRefusal::ContentsMissing { missing: 2, of: 3 },
            CopyRefusal::OtherArchive { code: "BG14AB".into() },
            CopyRefusal::TrialFailed { fault: "no such table".into() },
        ];
        let told: Vec<Told> = all.iter().map(refusal).collect();
        assert!(told.iter().all(|told| told.message.ends_with(['.', ')']) && told.advice.ends_with('.')), "{told:?}");
        assert!(told[5].message.contains("manca o è guasto 1 documento conservato su 3"), "{:?}", told[5]);
        assert!(told[6].message.contains("mancano o sono guasti 2 documenti conservati su 3"), "{:?}", told[6]);
        let first = not_copied_first(&told[2]);
        assert!(
            first.message.contains("non è stato toccato") && first.advice.ends_with("riapri l’archivio."),
            "{first:?}"
        );
    }

    #[test]
    fn every_reason_has_its_words() {
        let words: std::collections::BTreeSet<_> = Why::ALL.iter().map(|reason| why(*reason)).collect();
        assert_eq!(words.len(), Why::ALL.len());
    }
}
