//! The command line's own words in Italian: the frame of its help, and what is told of arguments that are not of the
//! command's form.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// The longest part of an argument that is repeated to the user.
const SHOWN: usize = 80;

/// The commands with their help framed in Italian.
pub(crate) fn italian(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Mostra questo aiuto");
    framed(
        command.disable_help_flag(true).disable_version_flag(true).arg(help.global(true)).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("Dice la versione del programma"),
        ),
    )
}

fn framed(command: Command) -> Command {
    let heading = |arg: Arg| {
        let heading = if arg.is_positional() { "Argomenti" } else { "Opzioni" };
        arg.help_heading(heading)
    };
    command
        .disable_help_flag(true)
        .help_template("{about-with-newline}\nUso: {usage}\n\n{all-args}")
        .subcommand_help_heading("Comandi")
        .subcommand_value_name("COMANDO")
        .mut_args(heading)
        .mut_subcommands(framed)
}

/// The words of a help that the parser has in English alone.
pub(crate) fn in_italian(help: &str) -> String {
    let words = [
        ("[OPTIONS]", "[OPZIONI]"),
        ("Possible values:", "Valori possibili:"),
        ("possible values:", "valori possibili:"),
        ("[default:", "[se manca:"),
    ];
    words.iter().fold(help.to_owned(), |help, (english, italian)| help.replace(english, italian))
}

/// What is told of arguments that were not understood.
///
/// `words` are the arguments, without the program's name: where one is no command, those that there are in its place are listed.
pub(crate) fn explain(error: &clap::Error, commands: &Command, words: &[OsString]) -> String {
    let (mut message, mut advice) = told(error);
    let unknown = context(error, ContextKind::InvalidArg);
    let known = reached(commands, words);
    // Where a command takes both a file and a step, a step that is none is told as an argument too many.
    let no_step = error.kind() == ErrorKind::UnknownArgument && !unknown.starts_with('-') && !known.is_empty();
    if no_step {
        message = format!("«{unknown}» non è un passo.");
    }
    if no_step || error.kind() == ErrorKind::InvalidSubcommand {
        advice = format!("Scegli fra: {}. {advice}", known.join(", "));
    }
    format!("{message}\n{advice}")
}

fn told(error: &clap::Error) -> (String, String) {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let help = "Con «concilia --help» si leggono i comandi, con «concilia COMANDO --help» i loro argomenti.".to_owned();
    match error.kind() {
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            (format!("{argument}: «{value}» {why}."), help)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            (format!("Dopo {argument} manca il valore."), choices(error, help))
        }
        ErrorKind::InvalidValue => (format!("{argument}: «{value}» non è un valore possibile."), choices(error, help)),
        ErrorKind::InvalidSubcommand => {
            let unknown = context(error, ContextKind::InvalidSubcommand);
            (format!("«{unknown}» non è un comando."), similar(error, ContextKind::SuggestedSubcommand, help))
        }
        ErrorKind::UnknownArgument => {
            (format!("L’argomento «{argument}» non c’è."), similar(error, ContextKind::SuggestedArg, help))
        }
        ErrorKind::MissingRequiredArgument => (format!("Manca un argomento: {argument}."), help),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let known = match context(error, ContextKind::ValidSubcommand) {
                none if none.is_empty() => help,
                known => format!("Scegli fra: {known}."),
            };
            ("Non è detto che cosa fare: manca il comando.".to_owned(), known)
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            let message = if other.is_empty() || other == argument {
                format!("{argument} è scritto due volte.")
            } else {
                format!("{argument} e {other} non vanno insieme.")
            };
            (message, "Togline uno.".to_owned())
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues | ErrorKind::NoEquals => {
            (format!("{argument} non ha il numero giusto di valori."), help)
        }
        ErrorKind::InvalidUtf8 => (
            "Un argomento contiene caratteri che non si leggono.".to_owned(),
            "Riscrivilo dalla tastiera; a un file con un nome simile dai prima un nome nuovo.".to_owned(),
        ),
        _ => ("Gli argomenti non si capiscono.".to_owned(), help),
    }
}

/// The commands that there are where the last known one was said.
fn reached(commands: &Command, words: &[OsString]) -> Vec<String> {
    let mut at = commands;
    for word in words {
        at = at.find_subcommand(word).unwrap_or(at);
    }
    at.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

fn choices(error: &clap::Error, otherwise: String) -> String {
    match context(error, ContextKind::ValidValue) {
        none if none.is_empty() => otherwise,
        values => format!("Scegli fra: {values}."),
    }
}

fn similar(error: &clap::Error, kind: ContextKind, help: String) -> String {
    match context(error, kind) {
        none if none.is_empty() => help,
        words => format!("Forse volevi scrivere «{words}». {help}"),
    }
}

/// A part of the error, as far as it is worth repeating.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    let words = match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::StyledStr(words)) => words.to_string(),
        _ => String::new(),
    };
    let words = words.replace(char::is_control, "\u{fffd}");
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) if kind == ContextKind::InvalidValue => format!("{}…", &words[..end]),
        _ => words,
    }
}
