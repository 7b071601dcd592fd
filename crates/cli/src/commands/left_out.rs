//! `concilia left-out`: the rows that stayed out of imports, list by list, and keeping them no longer.

use concilia_office::import::{self, LeftView};
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::LeftOut;
use crate::commands::{named, open_to_look};
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &LeftOut) -> Result<Report, Stopped> {
    match &arguments.dismiss {
        Some(list) => dismiss(desk, arguments, list),
        None => {
            open_to_look(desk, &arguments.archive)?;
            Ok(report(import::left(desk)?))
        }
    }
}

fn dismiss(desk: &Desk, arguments: &LeftOut, list: &str) -> Result<Report, Stopped> {
    archives::open(desk, &arguments.archive)?;
    let waiting = import::left(desk)?;
    // Two lists of one name are told apart by what the listing gives beside each.
    let gone = match waiting.iter().find(|left| left.id == list) {
        Some(left) => left,
        None => named::one(&waiting, &|left| &left.source, list).map_err(|stopped| unknown(stopped, list, &waiting))?,
    };
    let written = import::dismiss_left(desk, &gone.id)?;
    let left = import::left(desk)?;
    let text = format!("Tolte: {}. Il Registro attività le ricorda.", line(gone));
    let json = json!({ "operation": written.operation, "dismissed": gone, "left": left });
    Ok(Report { text, json, attention: !left.is_empty() })
}

fn report(left: Vec<LeftView>) -> Report {
    let rows = |left: &LeftView| {
        let row = |(number, name): &(u32, String)| format!("  riga {number}: {name}");
        let mut lines = vec![format!("{} [{}]:", line(left), left.id)];
        lines.extend(left.named.iter().map(row));
        lines
    };
    let mut lines: Vec<String> = left.iter().flat_map(rows).collect();
    lines.push(match left.is_empty() {
        true => "Nessuna riga è rimasta fuori.".to_owned(),
        false => "Per sistemarle importa di nuovo l’elenco; per non tenerle più: concilia left-out «archivio» --dismiss «elenco»."
            .to_owned(),
    });
    Report { text: lines.join("\n"), attention: !left.is_empty(), json: json!({ "left": left }) }
}

fn line(left: &LeftView) -> String {
    let rows = if left.rows == 1 { "1 riga".to_owned() } else { format!("{} righe", left.rows) };
    format!("{rows} di «{}»", left.source)
}

fn unknown(found: Stopped, list: &str, waiting: &[LeftView]) -> Stopped {
    if found.is("register.ambiguous") {
        let ids: Vec<String> = waiting.iter().map(|left| format!("{} [{}]", line(left), left.id)).collect();
        return Stopped::because(
            "left_out.ambiguous",
            format!("«{list}» trova più di un elenco: non è stato scritto nulla."),
            format!("Scrivi ciò che sta fra parentesi quadre: {}.", ids.join("; ")),
        );
    }
    Stopped::because(
        "left_out.unknown",
        format!("Di nessun elenco che si chiami «{list}» sono rimaste fuori righe: non è stato scritto nulla."),
        "Guarda quali elenchi ne hanno con «concilia left-out «archivio»».",
    )
}
