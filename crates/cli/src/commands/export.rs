//! `concilia export`: lists for Excel, deadlines for a calendar.

use concilia_office::party::ListQuery;
use concilia_office::{Desk, adherence, deadline, party, resources};
use serde_json::json;

use crate::args::{Export, ExportList};
use crate::commands::open_to_look;
use crate::commands::print::if_there;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Export) -> Result<Report, Stopped> {
    if arguments.of.in_force && arguments.list != ExportList::Adherences {
        return Err(Stopped::because(
            "export.not_of_version",
            "Soltanto delle adesioni c’è un elenco per ogni versione: --in-force non cambia gli altri, e non è stato scritto nulla.",
            "Togli --in-force.",
        ));
    }
    open_to_look(desk, &arguments.archive)?;
    let (path, if_there) = (arguments.file.as_path(), if_there(arguments.replace));
    match arguments.list {
        ExportList::Parties => drop(party::export(desk, &ListQuery::default(), path, if_there)?),
        ExportList::Adherences => {
            let of = arguments.of.in_force.then(|| arguments.of.roll());
            adherence::export(desk, of, &[], path, if_there)?;
        }
        ExportList::Resources => drop(resources::export(desk, path, if_there)?),
        ExportList::Deadlines => deadline::export_calendar(desk, path, if_there)?,
    }
    Ok(Report::done(format!("Scritto {}.", path.display()), json!({ "file": path.display().to_string() })))
}
