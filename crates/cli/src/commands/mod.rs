//! One file a command: arguments in, a use case of the office, an answer.

mod answers;
mod archive;
mod check;
mod compose;
mod copies;
mod deed;
mod demo;
mod export;
mod import;
mod left_out;
mod meeting;
mod named;
mod print;
mod register;
mod settings;
mod status;

use std::path::Path;

use concilia_office::desk::SessionView;
use concilia_office::{Desk, archives};

use crate::args::{Arguments, Command};
use crate::desk::desk;
use crate::report::{Report, Stopped};

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: Arguments) -> Result<Report, Stopped> {
    let desk = desk(arguments.date, arguments.operator.as_deref());
    let replaces = arguments.command.replaces();
    let answer = match arguments.command {
        Command::Archive(command) => archive::run(&desk, command),
        Command::Import(import) => import::run(&desk, &import),
        Command::LeftOut(left) => left_out::run(&desk, &left),
        Command::Compose(compose) => compose::run(&desk, &compose),
        Command::Print(print) => print::run(&desk, &print),
        Command::Register(register) => register::run(&desk, register),
        Command::Settings(settings) => settings::run(&desk, &settings),
        Command::Status(at) => status::run(&desk, &at),
        Command::Check(at) => check::run(&desk, &at),
        Command::Export(export) => export::run(&desk, &export),
        Command::Copies(copies) => copies::list(&desk, &copies),
        Command::Restore(restore) => copies::restore(&desk, &restore),
        Command::Demo(demo) => demo::run(&demo.folder, arguments.date, arguments.operator.as_deref()),
    };
    let line = desk.view().ok().and_then(|view| view.line_note);
    // What was done in the archive is copied as it closes.
    archives::close(&desk);
    let notes = line.into_iter().chain(concilia_office::copies::note(&desk));
    let answer = answer.map_err(|stopped| stopped.in_commands(replaces));
    answer.map(|report| notes.fold(report, Report::noting))
}

/// Opens an archive only to look at it: nobody who works in it is disturbed.
fn open_to_look(desk: &Desk, archive: &Path) -> Result<SessionView, Stopped> {
    Ok(archives::open_read_only(desk, archive)?)
}
