//! What is wrong or doubtful in what is known of a party. Pure; it changes nothing and forbids only a missing name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fiscal_code::{self, FiscalCodeProblem};
use super::model::{PartyDraft, PartyField, SignerDraft};
use super::vat_number::{self, VatNumberProblem};
use crate::signs;

/// Longest name that the documents can set on their lines, in characters.
pub const NAME_LIMIT: usize = signs::LINE_LIMIT;
/// Longest text of the other fields, in characters.
pub const TEXT_LIMIT: usize = 200;
/// Longest notes, in characters.
pub const NOTES_LIMIT: usize = signs::PAGE_LIMIT;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The value is doubtful: mend it, or keep it with its mark.
    Asks,
    /// The party can not be kept so.
    Refuses,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "with", rename_all = "snake_case")]
pub enum Problem {
    /// The name is missing.
    MissingName,
    /// The codice fiscale is doubtful.
    FiscalCode(FiscalCodeProblem),
    /// The partita IVA is doubtful.
    VatNumber(VatNumberProblem),
    /// Not a whole address of electronic mail.
    IncompleteMail,
    /// More than one address where one is needed.
    SeveralMails {
        /// How many.
        found: usize,
    },
    /// The CAP is not five digits.
    PostalCode {
        /// How many characters were found.
        found: usize,
    },
    /// The province is not two letters.
    Province,
    /// Signs that no face of the documents can write: what prints them is left out.
    Unwritten {
        /// The signs, each once.
        signs: Vec<char>,
    },
    /// The text is longer than the documents can set.
    TooLong {
        /// Characters found.
        found: usize,
        /// Characters allowed.
        limit: usize,
    },
}

impl Problem {
    /// How much it weighs: only a missing name refuses.
    pub const fn severity(&self) -> Severity {
        match self {
            Problem::MissingName => Severity::Refuses,
            _ => Severity::Asks,
        }
    }

    /// Whether a user may keep the value as it is, with its mark.
    pub const fn may_be_kept(&self) -> bool {
        !matches!(self, Problem::MissingName | Problem::TooLong { .. })
    }
}

/// A problem with its field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldProblem {
    /// The field.
    pub field: PartyField,
    /// What is wrong with it.
    pub problem: Problem,
    /// How much it weighs.
    pub severity: Severity,
}

/// Everything wrong or doubtful in a draft, in the order of the fields.
pub fn check(draft: &PartyDraft) -> Vec<FieldProblem> {
    PartyField::ALL
        .iter()
        .flat_map(|field| check_text(*field, draft.text(*field)).into_iter().map(|problem| (*field, problem)))
        .map(|(field, problem)| FieldProblem { field, severity: problem.severity(), problem })
        .collect()
}

/// What is doubtful in what is written of a person who signs, by the name of the field.
pub fn check_signer(draft: &SignerDraft) -> Vec<(&'static str, PartyField, Problem)> {
    let found = written(draft).into_iter();
    found.filter_map(|(field, kind, text)| Some((field, kind, check_text(kind, text)?))).collect()
}

/// The first field of a party that is too long to be kept, by its name.
pub(super) fn first_too_long(draft: &PartyDraft) -> Option<(&'static str, Problem)> {
    PartyField::ALL.iter().find_map(|field| Some((field.code(), too_long(*field, draft.text(*field))?)))
}

/// The same of a person who signs.
pub(super) fn signer_too_long(draft: &SignerDraft) -> Option<(&'static str, Problem)> {
    written(draft).into_iter().find_map(|(field, kind, text)| Some((field, too_long(kind, text)?)))
}

/// What is written of a person who signs: name of the field, what it is checked as, text.
fn written(draft: &SignerDraft) -> [(&'static str, PartyField, &str); 6] {
    let SignerDraft { name, fiscal_code, office, delegation, act, .. } = draft;
    [
        ("name", PartyField::SignerName, name),
        ("office", PartyField::SignerOffice, office),
        ("fiscal_code", PartyField::FiscalCode, fiscal_code),
        ("delegation", PartyField::SignerOffice, delegation),
        ("act_body", PartyField::SignerOffice, &act.body),
        ("act_number", PartyField::SignerOffice, &act.number),
    ]
}

/// What is wrong with the text of one field. Fields of a closed list (category, nature, sì/no) have nothing to check.
pub fn check_text(field: PartyField, text: &str) -> Option<Problem> {
    let text = text.trim();
    if text.is_empty() {
        return (field == PartyField::Name).then_some(Problem::MissingName);
    }
    let of_its_kind = match field {
        PartyField::FiscalCode => fiscal_code::check(text).err().map(Problem::FiscalCode),
        PartyField::VatNumber => vat_number::check(text).err().map(Problem::VatNumber),
        PartyField::Pec | PartyField::Email => check_mail(text),
        PartyField::PostalCode => check_postal_code(text),
        PartyField::Province => check_province(text),
        _ => None,
    };
    of_its_kind.or_else(|| unwritten(field, text)).or_else(|| too_long(field, text))
}

fn unwritten(field: PartyField, text: &str) -> Option<Problem> {
    let signs = if field.is_printed() { signs::unwritten(text) } else { Vec::new() };
    (!signs.is_empty()).then_some(Problem::Unwritten { signs })
}

fn check_mail(text: &str) -> Option<Problem> {
    let parts: Vec<&str> = text.split([';', ',', ' ', '\n', '/']).filter(|part| !part.is_empty()).collect();
    if !parts.iter().all(|part| is_mail(part)) {
        return Some(Problem::IncompleteMail);
    }
    (parts.len() > 1).then_some(Problem::SeveralMails { found: parts.len() })
}

/// One address: something, one at sign, a domain of two labels or more.
fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let labels: Vec<&str> = domain.split('.').collect();
    let label = |label: &&str| !label.is_empty() && label.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    let plain = |ch: char| !matches!(ch, '<' | '>' | '(' | ')' | '"' | ':') && !ch.is_control();
    !local.is_empty() && local.chars().all(plain) && labels.len() > 1 && labels.iter().all(label)
}

fn check_postal_code(text: &str) -> Option<Problem> {
    let found = text.chars().count();
    let whole = found == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole).then_some(Problem::PostalCode { found })
}

fn check_province(text: &str) -> Option<Problem> {
    let whole = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    (!whole).then_some(Problem::Province)
}

/// A text that is longer than its lines. The form can not keep it, and a row of a list waits until it is shortened.
pub fn too_long(field: PartyField, text: &str) -> Option<Problem> {
    let limit = match field {
        PartyField::Name => NAME_LIMIT,
        PartyField::Notes => NOTES_LIMIT,
        _ => TEXT_LIMIT,
    };
    let found = text.chars().count();
    (found > limit).then_some(Problem::TooLong { found, limit })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(field: PartyField, text: &str) -> Option<Problem> {
        check_text(field, text)
    }

    #[test]
    fn only_a_missing_name_refuses() {
        let draft = PartyDraft {
            fiscal_code: "1".into(),
            vat_number: "x".into(),
            postal_code: "2410".into(),
            pec: "info@calzificio".into(),
            province: "Bergamo".into(),
            ..PartyDraft::default()
        };
        let found = check(&draft);
        let refusing: Vec<PartyField> =
            found.iter().filter(|found| found.severity == Severity::Refuses).map(|found| found.field).collect();
        assert_eq!(refusing, [PartyField::Name]);
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn a_complete_party_has_no_problem() {
        let draft = PartyDraft {
            name: "Comune di Prova".into(),
            fiscal_code: "01234567897".into(),
            vat_number: "IT01234567897".into(),
            postal_code: "24100".into(),
            province: "bg".into(),
            pec: "protocollo@pec.comune.prova.bg.it".into(),
            ..PartyDraft::default()
        };
        assert_eq!(check(&draft), []);
    }

    #[test]
    fn mail_is_one_whole_address() {
        assert_eq!(problem(PartyField::Pec, "a@b.it"), None);
        for wrong in ["info@calzificio", "info", "@b.it", "a@b..it", "a@.it", "a b@c.it", "<a@b.it>"] {
            assert_eq!(problem(PartyField::Pec, wrong), Some(Problem::IncompleteMail), "{wrong}");
        }
        assert_eq!(problem(PartyField::Email, "a@b.it; c@d.it"), Some(Problem::SeveralMails { found: 2 }));
    }

    #[test]
    fn a_sign_that_no_document_writes_asks_where_documents_print_it() {
        assert_eq!(problem(PartyField::Name, "Acli 🙂 字🙂"), Some(Problem::Unwritten { signs: vec!['🙂', '字'] }));
        assert_eq!(problem(PartyField::SignerName, "Ελένη Rossi").map(|found| found.severity()), Some(Severity::Asks));
        assert_eq!(problem(PartyField::Notes, "🙂"), None, "no document prints the notes");
        assert_eq!(problem(PartyField::Name, "Cooperativa «L’Età» – n° 1"), None);
    }

    #[test]
    fn a_text_longer_than_its_lines_asks() {
        let long = "x".repeat(NAME_LIMIT + 1);
        assert_eq!(problem(PartyField::Name, &long), Some(Problem::TooLong { found: 251, limit: 250 }));
        assert_eq!(problem(PartyField::Notes, &long), None);
    }
}
