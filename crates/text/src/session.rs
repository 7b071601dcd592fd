//! Words for what can go wrong around an open archive: none open, work stopped, a date to confirm, a file to write.

use std::path::PathBuf;

use chrono::NaiveDate;

use concilia_core::archive::home::Duplicate;
use concilia_core::archive::lock::Hold;

use crate::Told;

/// A case of the desk that is no error of the core.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Session {
    /// No archive is open.
    NoArchive,
    /// The user stopped the work; nothing was written.
    Stopped,
    /// The working date is not today's, and the act asks for a confirmation.
    WorkingDateDiffers {
        /// The working date.
        working: NaiveDate,
        /// The clock's.
        today: NaiveDate,
    },
    /// An archive that was closed does not hold the same when it is opened again.
    NotTheSame {
        /// The archive.
        path: PathBuf,
    },
    /// A folder has the name that a file should get.
    FolderThere {
        /// The name asked for.
        path: PathBuf,
        /// A name that is free.
        free: PathBuf,
    },
    /// The ending of a file's name does not say a form that it can have.
    Ending {
        /// The endings it can have.
        wanted: &'static [&'static str],
    },
    /// The folder of a new archive is not there.
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A file of that name is there.
    FileExists {
        /// The name asked for.
        path: PathBuf,
        /// A name that is free.
        free: PathBuf,
        /// Every file of the same work that is there.
        all: Vec<PathBuf>,
    },
}

/// Why an archive that was just opened numbers its documents by itself from now on, and what to do.
pub fn duplicate(why: &Duplicate) -> String {
    let now = "Da adesso i suoi documenti hanno una numerazione propria, perché due documenti non abbiano mai lo stesso codice.";
    match why {
        Duplicate::Beside { path } => format!(
            "Questo archivio è un duplicato di «{}», che c’è ancora. {now} Continua il lavoro in uno solo dei due.",
            path.display()
        ),
        Duplicate::Elsewhere { computer } => format!(
            "Questo archivio viene dal computer «{computer}». {now} Se là ne è rimasto un altro, continua il lavoro in uno solo dei due."
        ),
        Duplicate::Older => format!(
            "Questo file è uno stato precedente dell’archivio: le copie di questo computer ne conoscono uno più recente. {now} Se è quello recente che serve, riprendilo dalle copie nelle Impostazioni."
        ),
    }
}

/// How many names of files are told.
const NAMES_SHOWN: usize = 5;

/// What the user is told.
pub fn session(case: &Session) -> Told {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match case {
        Session::NoArchive => Told::new(
            "session.no_archive",
            "Nessun archivio è aperto.",
            "Apri un archivio o creane uno dalla pagina di benvenuto.",
        ),
        Session::Stopped => {
            Told::new("session.stopped", "Interrotto: non è rimasto nulla a metà.", "Quando vuoi, ricomincia da capo.")
        }
        Session::WorkingDateDiffers { working, today } => Told::new(
            "session.working_date_differs",
            format!("La data di lavoro è {}, ma oggi è {}.", working.format("%d/%m/%Y"), today.format("%d/%m/%Y")),
            "Conferma che l’atto porti la data di lavoro, oppure cambiala in alto a destra.",
        ),
        Session::NotTheSame { path } => Told::new(
            "demo.not_the_same",
            format!("L’archivio «{}», chiuso e riaperto, non contiene più le stesse cose.", name(path)),
            "Non fidarti di questo disco per il lavoro vero: conserva la cartella com’è e avvisa chi vi assiste.",
        ),
        Session::FolderThere { path, free } => Told::new(
            "file.folder_there",
            format!("Al posto del file «{}» c’è una cartella con lo stesso nome: non è stata toccata.", name(path)),
            format!("Salva come «{}», oppure dai un altro nome alla cartella.", name(free)),
        ),
        Session::Ending { wanted } => Told::new(
            "export.ending",
            "Dal nome del file non si capisce in che forma scriverlo.",
            format!("Dai al file un nome che finisce in .{}.", wanted.join(" o .")),
        ),
        Session::NoFolder { path } => Told::new(
            "archive.no_folder",
            format!("La cartella «{}» non c’è: l’archivio non è stato creato.", path.display()),
            "Controlla com’è scritta; se è quella giusta, creala e ripeti.",
        ),
        Session::FileExists { all, .. } if all.len() > 1 => {
            let shown: Vec<String> = all.iter().take(NAMES_SHOWN).map(|path| format!("«{}»", name(path))).collect();
            let more = all.len().saturating_sub(NAMES_SHOWN);
            let more = if more > 0 { format!(" e altri {more}") } else { String::new() };
            Told::new(
                "file.already_there",
                format!(
                    "Nella cartella {} file ci sono già: {}{more}. Nessuno è stato toccato.",
                    all.len(),
                    shown.join(", ")
                ),
                "Sostituiscili tutti, oppure scegli un’altra cartella.",
            )
        }
        Session::FileExists { path, free, .. } => Told::new(
            "file.already_there",
            format!("Il file «{}» c’è già: non è stato toccato.", name(path)),
            format!("Sostituiscilo, oppure salva come «{}».", name(free)),
        ),
    }
}

/// What is said over an archive opened only to look at.
pub fn read_only(hold: &Hold) -> String {
    let why = match hold {
        Hold::By(holder) => format!(
            "lo tiene aperto {} sul computer {} dalle {}",
            holder.operator,
            holder.computer,
            crate::time::italian(holder.since).format("%H:%M del %d/%m/%Y")
        ),
        Hold::Unknown => "lo tiene aperto un’altra persona o un’altra finestra".to_owned(),
        Hold::Free => "ora è libero, e per lavorarci basta chiuderlo e riaprirlo".to_owned(),
    };
    format!("Aperto in sola lettura: {why}. Si può guardare, cercare, esportare e stampare bozze; nulla si cambia.")
}
