//! Words of the search: what a result is.

use chrono::NaiveDate;

/// A party.
pub const PARTY: &str = "Soggetto";
/// An issued document.
pub const DOCUMENT: &str = "Documento";
/// A term.
pub const DEADLINE: &str = "Scadenza";
/// A meeting.
pub const MEETING: &str = "Incontro";

/// A meeting by its day: "Incontro del 03/02/2014".
pub fn meeting(held_on: NaiveDate) -> String {
    format!("{MEETING} del {}", held_on.format("%d/%m/%Y"))
}
