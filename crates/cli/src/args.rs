//! The arguments, with their help in Italian.

mod register;
mod settings;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate, NaiveTime};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

pub(crate) use register::{
    Annulled, Corrected, Number, OfVersion, Passage, Presence, Prolonging, Register, RegisterStep, ReturnDatum,
    Returned, SignatureMethod, SignedText, TakenBack, Way, Who,
};
pub(crate) use settings::{Datum, Settings};

/// Concilia da riga di comando.
#[derive(Debug, Parser)]
#[command(
    name = "concilia",
    version,
    about = "Accordi, adesioni e firme delle reti territoriali di conciliazione (dgr X/1081 del 12/12/2013)",
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    /// Che cosa fare
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Risponde in JSON, per gli script
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Data di lavoro (gg/mm/aaaa o aaaa-mm-gg); senza, quella di oggi
    #[arg(long, global = true, value_name = "DATA", value_parser = date)]
    pub(crate) date: Option<NaiveDate>,
    /// Nome di chi lavora, per il Registro attività; senza, l’utente del sistema
    #[arg(long, global = true, value_name = "NOME", value_parser = line)]
    pub(crate) operator: Option<String>,
}

/// I comandi.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Crea o descrive un archivio
    #[command(subcommand)]
    Archive(ArchiveCommand),
    /// Importa soggetti da un elenco CSV o Excel
    Import(Import),
    /// Elenca le righe rimaste fuori dalle importazioni, e toglie quelle che non servono più
    LeftOut(LeftOut),
    /// Compone la bozza dell’accordo con i soggetti dell’archivio
    Compose(Compose),
    /// Stampa documenti in PDF
    Print(Print),
    /// Registra un passo: invii, rientri, verifiche, protocollo, rinunce, incontri, sottoscrizione, proroghe
    Register(Register),
    /// Dice e cambia i dati dell’ufficio, che stanno su lettere e moduli
    Settings(Box<Settings>),
    /// Dice a che punto è la rete: chi manca, quanti giorni restano
    Status(Status),
    /// Elenca ciò che non torna, con la citazione dell’atto
    Check(OnArchive),
    /// Esporta un elenco in Excel, CSV o calendario
    Export(Export),
    /// Elenca le copie degli archivi e che cosa contiene ciascuna
    Copies(Copies),
    /// Ripristina un archivio da una copia, in un file nuovo e controllato
    Restore(Restore),
    /// Fa tutto il lavoro principale su una rete inventata e lascia i documenti in una cartella
    Demo(Demo),
}

impl Command {
    /// Whether it was asked what may be replaced: only then `--replace` is a way out.
    pub(crate) const fn replaces(&self) -> bool {
        matches!(self, Self::Print(_) | Self::Export(_) | Self::Restore(_) | Self::Archive(ArchiveCommand::Copy { .. }))
    }
}

/// Un archivio.
#[derive(Debug, Subcommand)]
pub(crate) enum ArchiveCommand {
    /// Crea l’archivio di una rete
    New {
        /// Il file da creare (.concilia)
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// La rete, per nome o codice: Bergamo, «Milano 1», monza_brianza…
        #[arg(long, value_name = "RETE", value_parser = line)]
        network: String,
    },
    /// Descrive un archivio senza toccarlo
    Info(OnArchive),
    /// Copia l’archivio intero, documenti compresi, in un solo file che si apre come un archivio
    Copy {
        /// Il file dell’archivio
        #[arg(value_name = "ARCHIVIO")]
        archive: PathBuf,
        /// Il file da creare (.concilia)
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Sostituisce il file, se c’è
        #[arg(long)]
        replace: bool,
    },
}

/// L’elenco delle copie.
#[derive(Debug, Args)]
pub(crate) struct Copies {
    /// Solo le copie di questo archivio, che può anche non esserci più
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: Option<PathBuf>,
    /// La cartella delle copie; senza, quella del programma su questo computer
    #[arg(long, value_name = "CARTELLA")]
    pub(crate) folder: Option<PathBuf>,
}

/// Un ripristino.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// La copia, con il nome che ha nell’elenco di «concilia copies», oppure il file di una copia completa
    #[arg(value_name = "COPIA", value_parser = line)]
    pub(crate) copy: String,
    /// Il file da creare; senza, dove l’archivio era
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// La cartella delle copie; senza, quella del programma su questo computer
    #[arg(long, value_name = "CARTELLA")]
    pub(crate) folder: Option<PathBuf>,
    /// Prende il posto dell’archivio che c’è, che resta accanto con un altro nome
    #[arg(long)]
    pub(crate) replace: bool,
    /// Ripristina ciò che c’è, anche se mancano documenti
    #[arg(long)]
    pub(crate) without_missing: bool,
}

/// Un archivio già fatto.
#[derive(Debug, Args)]
pub(crate) struct OnArchive {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
}

/// A che punto è la rete.
#[derive(Debug, Args)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) at: OnArchive,
    #[command(flatten)]
    pub(crate) of: OfVersion,
}

/// Un’importazione.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// L’elenco: .csv, .xlsx, .xls, .ods
    #[arg(value_name = "ELENCO")]
    pub(crate) file: PathBuf,
    /// Il foglio, dove ce n’è più d’uno
    #[arg(long, value_name = "NOME", value_parser = line)]
    pub(crate) sheet: Option<String>,
    /// Prova soltanto: dice riga per riga che cosa entrerebbe e non scrive nulla
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Le risposte alle domande e la corrispondenza delle colonne, in JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// Salva le righe rimaste fuori, con il motivo, in un file .xlsx o .csv
    #[arg(long, value_name = "FILE")]
    pub(crate) left_out: Option<PathBuf>,
}

/// Le righe rimaste fuori.
#[derive(Debug, Args)]
pub(crate) struct LeftOut {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// Non tiene più le righe rimaste fuori di questo elenco, per nome anche parziale
    #[arg(long, value_name = "ELENCO", value_parser = line)]
    pub(crate) dismiss: Option<String>,
}

/// La composizione della bozza.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("frozen").args(["put_to_signature", "made_elsewhere"])))]
pub(crate) struct Compose {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// Una parte dell’accordo, per nome anche parziale (ripetibile): solo quelle dette, Regione e ASL comprese, ciascuna nella
    /// sua riga dello schema e nell’ordine in cui sono dette
    #[arg(long, value_name = "NOME", value_parser = line, conflicts_with = "parties")]
    pub(crate) party: Vec<String>,
    /// Lo stesso da un file di testo, una parte per riga
    #[arg(long, value_name = "FILE")]
    pub(crate) parties: Option<PathBuf>,
    /// Luogo della sottoscrizione
    #[arg(long, value_name = "LUOGO", value_parser = line)]
    pub(crate) place: Option<String>,
    /// Mette l’accordo alla firma: il testo si blocca
    #[arg(long)]
    pub(crate) put_to_signature: bool,
    /// L’accordo è già scritto altrove: prende questo PDF come testo della versione, già messo alla firma
    #[arg(long, value_name = "FILE", requires = "put_on", conflicts_with = "put_to_signature")]
    pub(crate) made_elsewhere: Option<PathBuf>,
    /// Data in cui l’accordo fatto altrove è stato messo alla firma
    #[arg(long, value_name = "DATA", value_parser = date, requires = "made_elsewhere")]
    pub(crate) put_on: Option<NaiveDate>,
    /// Di una nuova versione: le firme già raccolte valgono ancora, con il perché
    #[arg(long, value_name = "MOTIVO", value_parser = line, requires = "frozen", conflicts_with = "sign_again")]
    pub(crate) keep_signatures: Option<String>,
    /// Di una nuova versione: chi aveva firmato firma di nuovo
    #[arg(long, requires = "frozen")]
    pub(crate) sign_again: bool,
}

/// Una stampa.
#[derive(Debug, Args)]
pub(crate) struct Print {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// Che cosa stampare
    #[arg(value_enum, value_name = "DOCUMENTO")]
    pub(crate) document: PrintDocument,
    /// La cartella dove lasciare i PDF
    #[arg(long, value_name = "CARTELLA", default_value = ".")]
    pub(crate) into: PathBuf,
    /// Solo questi soggetti, per nome anche parziale (ripetibile)
    #[arg(long, value_name = "NOME", value_parser = line)]
    pub(crate) party: Vec<String>,
    /// Registra anche che i documenti sono stati inviati, alla data di lavoro
    #[arg(long)]
    pub(crate) sent: bool,
    /// Sostituisce i file dello stesso nome
    #[arg(long)]
    pub(crate) replace: bool,
    #[command(flatten)]
    pub(crate) of: OfVersion,
}

/// I documenti che si stampano.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PrintDocument {
    /// L’accordo territoriale (bozza, o la versione alla firma)
    Agreement,
    /// I moduli di adesione di chi deve firmarli
    AdherenceForms,
    /// Le dichiarazioni di rinuncia
    RenunciationForms,
    /// Le lettere di convocazione del prossimo incontro
    Convocations,
    /// I solleciti a chi manca
    Reminders,
    /// Il registro delle adesioni
    Register,
}

/// Un’esportazione.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// L’elenco
    #[arg(value_enum, value_name = "ELENCO")]
    pub(crate) list: ExportList,
    /// Il file da scrivere: .xlsx, .csv o .ics secondo l’elenco
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Sostituisce il file, se c’è
    #[arg(long)]
    pub(crate) replace: bool,
    #[command(flatten)]
    pub(crate) of: OfVersion,
}

/// Gli elenchi che si esportano.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportList {
    /// I soggetti
    Parties,
    /// Le adesioni e le firme
    Adherences,
    /// Le risorse delle quindici reti
    Resources,
    /// Le scadenze, in calendario (.ics)
    Deadlines,
}

/// La dimostrazione.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// La cartella dove lasciare l’archivio e i documenti
    #[arg(value_name = "CARTELLA")]
    pub(crate) folder: PathBuf,
}

/// The longest line of text that an argument takes.
const LONGEST: usize = 300;

/// A date typed as in Italy or as in the archive, of a year that an office can mean.
fn date(text: &str) -> Result<NaiveDate, String> {
    let read = NaiveDate::parse_from_str(text, "%d/%m/%Y").or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d"));
    let date =
        read.map_err(|_| "non è una data del calendario: scrivila gg/mm/aaaa, per esempio 31/03/2014".to_owned())?;
    if (1900..2200).contains(&date.year()) {
        Ok(date)
    } else {
        Err("ha un anno che non può essere: scrivilo con quattro cifre, per esempio 31/03/2014".to_owned())
    }
}

/// An hour of the day.
fn hour(text: &str) -> Result<String, String> {
    let read = NaiveTime::parse_from_str(&text.replace('.', ":"), "%H:%M");
    read.map(|hour| hour.format("%H:%M").to_string())
        .map_err(|_| "non è un’ora: scrivila hh:mm, per esempio 10:30".to_owned())
}

/// Words on one line: not empty, not endless, nothing that cannot be seen.
fn line(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("è vuoto: scrivi qualcosa fra virgolette, oppure togli l’argomento".to_owned()),
        words if words.chars().count() > LONGEST => Err(format!("è troppo lungo: al massimo {LONGEST} caratteri")),
        words if words.contains(char::is_control) => {
            Err("contiene caratteri che non si vedono: riscrivilo dalla tastiera".to_owned())
        }
        words => Ok(words.to_owned()),
    }
}
