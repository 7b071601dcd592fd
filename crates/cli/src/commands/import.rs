//! `concilia import`: a list of parties tried row by row, then written as one operation.

use concilia_core::exchange::import::{Contract, Outcome};
use concilia_office::import::ImportChange;
use concilia_office::job::Job;
use concilia_office::{Desk, archives, import};
use concilia_text::{import as words, list};
use serde_json::json;

use crate::args::Import;
use crate::commands::{answers, open_to_look};
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Import) -> Result<Report, Stopped> {
    let answers = arguments.answers.as_deref().map_or_else(|| Ok(Vec::new()), answers::read)?;
    if arguments.dry_run { try_only(desk, arguments, &answers) } else { write(desk, arguments, &answers) }
}

/// Says what every row would do. The JSON is the contract of docs/command-line.md.
fn try_only(desk: &Desk, arguments: &Import, answers: &[ImportChange]) -> Result<Report, Stopped> {
    open_to_look(desk, &arguments.archive)?;
    let import::DryRun { contract, passed_over, faults, without_category } =
        import::dry_run(desk, &arguments.file, arguments.sheet.as_deref(), answers)?;
    let mut lines: Vec<String> = contract.reason.iter().cloned().collect();
    for row in &contract.rows {
        let name = row.values.get("name").map_or_else(String::new, |name| format!(", {name}"));
        let reason = row.reason.as_deref().unwrap_or_default();
        lines.push(format!("riga {}{name}: {}. {reason}", row.row, words::outcome(row.outcome)).trim_end().to_owned());
        lines.extend(row.with.as_ref().map(|with| format!("  in una risposta: \"with\": {}", json!(with))));
    }
    let json = json!({
        "readable": contract.readable, "reason": contract.reason, "rows": contract.rows, "passed_over": passed_over, "faults": faults,
        "without_category": without_category
    });
    let attention = !contract.readable || !faults.is_empty() || contract.rows.iter().any(|row| row.reason.is_some());
    lines.extend(faults);
    lines.extend(passed_over);
    lines.extend(list::without_category(without_category));
    if contract.readable {
        lines.push(totals(&contract));
    }
    lines.push("Non è stato scritto nulla.".to_owned());
    Ok(Report { text: lines.join("\n"), json, attention })
}

fn totals(contract: &Contract) -> String {
    let all = [Outcome::Accepted, Outcome::Notice, Outcome::Question, Outcome::Refused, Outcome::Ignored];
    let counted = all.map(|outcome| (outcome, contract.rows.iter().filter(|row| row.outcome == outcome).count()));
    words::outcomes(contract.rows.len(), &counted)
}

fn write(desk: &Desk, arguments: &Import, answers: &[ImportChange]) -> Result<Report, Stopped> {
    archives::open(desk, &arguments.archive)?;
    import::open_file(desk, &arguments.file, &Job::silent())?;
    if let Some(sheet) = &arguments.sheet {
        import::choose_sheet(desk, sheet, &Job::silent())?;
    }
    import::answer(desk, answers, &Job::silent())?;
    let (passed_over, faults) = (import::passed_over(desk)?, import::faults(desk)?);
    let (written, saved) = import::confirm_saving(desk, arguments.left_out.as_deref(), &Job::silent())?;
    let done = written.value;
    let mut text = words::imported(done.added, done.updated, done.left);
    let uncategorised = list::without_category(done.without_category);
    faults.iter().chain(&passed_over).chain(&uncategorised).for_each(|line| text.push_str(&format!("\n{line}")));
    if let Some(saved) = &saved {
        text.push_str(&format!("\nLe righe da sistemare sono in {}.", saved.path));
    }
    if done.left > 0 && saved.is_none() {
        text.push_str(
            "\nPer sistemarle: ripeti il comando con --left-out «file.xlsx», correggi quel file e importalo; a ciò che resta in \
             dubbio si risponde con --answers «file.json».",
        );
    }
    let json = json!({ "operation": written.operation, "import": done, "left_out": saved, "passed_over": passed_over, "faults": faults });
    Ok(Report { text, json, attention: done.left > 0 || !faults.is_empty() })
}
