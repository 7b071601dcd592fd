//! Words for the list of parties.

/// Name of the exported sheet.
pub const SHEET: &str = "Soggetti";
/// Heading of the role in the agreement.
pub const ROLE: &str = "Ruolo nell’accordo";
/// Heading of where the signature stands.
pub const STATUS: &str = "Firma";
/// Heading of what is doubtful.
pub const DOUBTS: &str = "Da controllare";

/// Sì or no.
pub const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "sì" } else { "no" }
}

/// "1 soggetto", "12 soggetti".
pub fn counted(parties: usize) -> String {
    format!("{parties} {}", if parties == 1 { "soggetto" } else { "soggetti" })
}
