//! Snapshot in, findings out: what the office should look at in the roll, each with its citation where the act speaks.

use chrono::NaiveDate;

use super::model::{Method, Signature};
use crate::party::Nature;

/// From this day agreements between public bodies are signed electronically or are void (L. 241/1990 art. 15 c. 2-bis).
pub fn electronic_signature_from() -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, 6, 30).unwrap_or_default()
}

/// A public body signed in ink from the day of L. 241/1990 art. 15 c. 2-bis on. Whether a mixed agreement falls under it is a
/// legal question: this warns and never blocks. Where the day of signing is not known, the day of arrival stands for it.
pub fn electronic_signature_due(nature: Option<Nature>, signature: &Signature) -> bool {
    let day = signature.signed_on.or(signature.returned_on);
    nature == Some(Nature::Public)
        && signature.method == Some(Method::Ink)
        && day.is_some_and(|day| day >= electronic_signature_from())
}
