//! `concilia import`: a list of parties tried row by row, then written as one operation.

use concilia_office::files::IfThere;
use concilia_office::job::Job;
use concilia_office::{Desk, archives, import};
use serde_json::json;

use crate::args::Import;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Import) -> Result<Report, Stopped> {
    if arguments.dry_run { try_only(desk, arguments) } else { write(desk, arguments) }
}

/// Says what every row would do. The JSON is the contract of docs/command-line.md.
fn try_only(desk: &Desk, arguments: &Import) -> Result<Report, Stopped> {
    open_to_look(desk, &arguments.archive)?;
    let contract = import::dry_run(desk, &arguments.file, arguments.sheet.as_deref())?;
    let mut lines: Vec<String> = contract.reason.iter().cloned().collect();
    for row in &contract.rows {
        let reason = row.reason.as_deref().unwrap_or_default();
        lines.push(format!("riga {}: {} {reason}", row.row, outcome(&json!(row.outcome))).trim_end().to_owned());
    }
    lines.push("Non è stato scritto nulla.".to_owned());
    let attention = !contract.readable || contract.rows.iter().any(|row| row.reason.is_some());
    Ok(Report { text: lines.join("\n"), json: json!(contract), attention })
}

/// The word of an outcome, from its name in the contract.
fn outcome(name: &serde_json::Value) -> &'static str {
    match name.as_str() {
        Some("accepted") => "pronta.",
        Some("notice") => "pronta, con un avviso.",
        Some("question") => "da guardare.",
        Some("refused") => "rifiutata.",
        _ => "ignorata.",
    }
}

fn write(desk: &Desk, arguments: &Import) -> Result<Report, Stopped> {
    archives::open(desk, &arguments.archive)?;
    import::open_file(desk, &arguments.file, &Job::silent())?;
    if let Some(sheet) = &arguments.sheet {
        import::choose_sheet(desk, sheet, &Job::silent())?;
    }
    if let Some(view) = import::view(desk, &Job::silent())?
        && view.counts.present > 0
        && view.counts.present + view.counts.ignored == view.counts.rows
    {
        let text =
            "Non c’è nulla da importare: i soggetti dell’elenco sono già in archivio con questi dati.".to_owned();
        return Ok(Report::done(text, json!({ "operation": null, "counts": view.counts })));
    }
    let saved = match &arguments.left_out {
        Some(path) => Some(import::save_rest(desk, path, IfThere::Ask)?),
        None => None,
    };
    let written = import::confirm(desk, &Job::silent())?;
    let done = written.value;
    let mut text = format!(
        "Importati: {} soggetti aggiunti, {} aggiornati; {} righe restano fuori.",
        done.added, done.updated, done.left
    );
    if let Some(saved) = &saved {
        text.push_str(&format!("\nLe righe da sistemare sono in {}.", saved.path));
    }
    if done.left > 0 && saved.is_none() {
        text.push_str(
            "\nPer sistemarle: ripeti il comando con --left-out «file.xlsx», correggi quel file e importalo.",
        );
    }
    let json = json!({ "operation": written.operation, "import": done, "left_out": saved });
    Ok(Report { text, json, attention: done.left > 0 })
}
