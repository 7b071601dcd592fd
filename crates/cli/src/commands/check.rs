//! `concilia check`: everything that does not hold or waits, most urgent first, each with its citation.

use concilia_core::rule::Severity;
use concilia_office::{Desk, dashboard};
use serde_json::json;

use crate::advice;
use crate::args::OnArchive;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, at: &OnArchive) -> Result<Report, Stopped> {
    open_to_look(desk, &at.archive)?;
    let findings = dashboard::view(desk)?.to_do;
    let line = |finding: &concilia_office::finding::FindingView| {
        let source = finding.citation.as_ref().map_or_else(String::new, |cited| format!(" [{}]", cited.label));
        format!("- {}{source}", advice::finding(finding))
    };
    let mut lines: Vec<String> = findings.iter().map(line).collect();
    if lines.is_empty() {
        lines.push("Tutto torna.".to_owned());
    }
    let attention = findings.iter().any(|finding| finding.severity == Severity::Blocking);
    Ok(Report { text: lines.join("\n"), json: json!({ "findings": findings }), attention })
}
