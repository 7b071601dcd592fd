//! The file of answers to an import: read whole, or refused with the answer that is wrong and how it is written.

use std::path::Path;

use concilia_core::party::PartyField;
use concilia_office::Error;
use concilia_office::import::ImportChange;
use serde_json::Value;

use crate::report::Stopped;

/// Every kind of answer, with one as it is written.
const KINDS: [(&str, &str); 13] = [
    ("sheet", "{\"kind\": \"sheet\", \"of\": 1}"),
    ("header", "{\"kind\": \"header\", \"of\": 3}"),
    ("assign", "{\"kind\": \"assign\", \"of\": {\"column\": 1, \"field\": \"name\"}}"),
    ("correct", "{\"kind\": \"correct\", \"of\": {\"row\": 6, \"field\": \"name\", \"value\": \"Ente Delta\"}}"),
    (
        "correct_all",
        "{\"kind\": \"correct_all\", \"of\": [{\"row\": 6, \"field\": \"category\", \"value\": \"Comune\"}]}",
    ),
    ("keep", "{\"kind\": \"keep\", \"of\": {\"row\": 4, \"field\": \"fiscal_code\"}}"),
    ("keep_all", "{\"kind\": \"keep_all\", \"of\": [{\"row\": 4, \"field\": \"fiscal_code\"}]}"),
    (
        "choose",
        "{\"kind\": \"choose\", \"of\": {\"row\": 7, \"with\": {\"kind\": \"row\", \"of\": 6}, \"choice\": {\"kind\": \"different\"}}}",
    ),
    ("reopen", "{\"kind\": \"reopen\", \"of\": 7}"),
    ("leave_out", "{\"kind\": \"leave_out\", \"of\": 9}"),
    ("as_party", "{\"kind\": \"as_party\", \"of\": 12}"),
    ("without_hidden", "{\"kind\": \"without_hidden\", \"of\": true}"),
    ("prevail", "{\"kind\": \"prevail\", \"of\": \"ask\"}"),
];

/// The longest part of an answer that is repeated to the user, in characters.
const SHOWN: usize = 160;

/// The answers of a file, in their order.
pub(super) fn read(path: &Path) -> Result<Vec<ImportChange>, Stopped> {
    let bytes = std::fs::read(path).map_err(|error| Error::File { path: path.to_owned(), error })?;
    parsed(&bytes).map_err(|(why, advice)| {
        let message = format!("Il file delle risposte «{}» {why}. Non è stato scritto nulla.", path.display());
        Stopped::because("import.answers", message, advice)
    })
}

/// The answers, or what is wrong and how it is mended.
fn parsed(bytes: &[u8]) -> Result<Vec<ImportChange>, (String, String)> {
    let list = "Scrivilo come dice docs/command-line.md: un elenco JSON di risposte.".to_owned();
    let json: Value = serde_json::from_slice(bytes).map_err(|error| {
        (format!("non è JSON: si ferma alla riga {}, colonna {}", error.line(), error.column()), list.clone())
    })?;
    let Value::Array(answers) = json else { return Err(("non è un elenco".to_owned(), list)) };
    let answer = |(number, answer): (usize, Value)| {
        let said = shown(&answer);
        serde_json::from_value(answer.clone())
            .map_err(|_| (format!("ha una risposta che non va, la numero {number}: {said}"), allowed(&answer)))
    };
    (1..).zip(answers).map(answer).collect()
}

/// What may stand in the place of what is wrong in an answer.
fn allowed(answer: &Value) -> String {
    let kind = answer.get("kind").and_then(Value::as_str).unwrap_or_default();
    let Some((_, example)) = KINDS.iter().find(|(known, _)| *known == kind) else {
        let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
        return format!("«{}» non è un genere di risposta (kind). Scegli fra: {}.", clipped(kind), kinds.join(", "));
    };
    let of = answer.get("of");
    if let Some(field) = of.and_then(|of| of.get("field")).filter(|field| !is_field(field)) {
        let fields: Vec<&str> = PartyField::ALL.iter().map(|field| field.code()).collect();
        return format!("{} non è un campo (field). Scegli fra: {}.", shown(field), fields.join(", "));
    }
    match kind {
        "prevail" => "Di «prevail» il valore (of) è ask, archive o file.".to_owned(),
        "choose" => format!("Si scrive così, e «choice» è merge (con take), different o later: {example}."),
        _ => format!("Si scrive così: {example}."),
    }
}

fn is_field(value: &Value) -> bool {
    value.is_null() || PartyField::ALL.iter().any(|field| value.as_str() == Some(field.code()))
}

fn shown(value: &Value) -> String {
    clipped(&value.to_string())
}

fn clipped(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kind that is added to the office's must be added here, and to [`KINDS`].
    fn kind(change: &ImportChange) -> &'static str {
        match change {
            ImportChange::Sheet(_) => "sheet",
            ImportChange::Header(_) => "header",
            ImportChange::Assign(_) => "assign",
            ImportChange::Correct(_) => "correct",
            ImportChange::CorrectAll(_) => "correct_all",
            ImportChange::Keep(_) => "keep",
            ImportChange::KeepAll(_) => "keep_all",
            ImportChange::Choose(_) => "choose",
            ImportChange::Reopen(_) => "reopen",
            ImportChange::LeaveOut(_) => "leave_out",
            ImportChange::AsParty(_) => "as_party",
            ImportChange::WithoutHidden(_) => "without_hidden",
            ImportChange::Prevail(_) => "prevail",
        }
    }

    #[test]
    fn every_example_is_an_answer_of_its_kind() {
        for (name, example) in KINDS {
            assert_eq!(kind(&serde_json::from_str(example).unwrap()), name);
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_what_is_allowed() {
        let told = |text: &str| {
            let (why, advice) = parsed(text.as_bytes()).unwrap_err();
            format!("{why} {advice}")
        };
        let right = "{\"kind\": \"header\", \"of\": 3}";
        let cases: [(String, &[&str]); 7] = [
            ("[\n{]".into(), &["riga 2"]),
            (right.into(), &["non è un elenco"]),
            (format!("[{right}, {{\"kind\": \"skip\", \"of\": 9}}]"), &["la numero 2", "«skip»", "leave_out"]),
            ("[7]".into(), &["la numero 1: 7", "Scegli fra: sheet"]),
            (r#"[{"kind":"keep","of":{"row":4,"field":"nome"}}]"#.into(), &["\"nome\" non è un campo", "fiscal_code"]),
            (r#"[{"kind":"prevail","of":"me"}]"#.into(), &["\"me\"", "ask, archive o file"]),
            (r#"[{"kind":"leave_out","of":"nove"}]"#.into(), &["\"nove\"", "\"of\": 9"]),
        ];
        for (text, said) in cases {
            let words = told(&text);
            assert!(said.iter().all(|said| words.contains(said)), "{text}: {words}");
        }
    }
}
