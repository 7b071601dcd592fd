//! Words for the list of parties, and for two that may not be made one.

use concilia_core::merge::MergeRefusal;

use crate::{Told, number};

/// Name of the exported sheet.
pub const SHEET: &str = "Soggetti";
/// Heading of the role in the agreement.
pub const ROLE: &str = "Ruolo nell’accordo";
/// Heading of where the signature stands.
pub const STATUS: &str = "Firma";
/// Heading of what is doubtful.
pub const DOUBTS: &str = "Da controllare";

/// Member of the previous agreement, as a list says it: of who is not, or of whom nobody has said so, nothing.
pub const fn previous_member(member: bool) -> &'static str {
    if member { yes_or_no(true) } else { "" }
}

/// Sì or no.
pub const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "sì" } else { "no" }
}

/// "1 soggetto", "12 soggetti".
pub fn counted(parties: usize) -> String {
    number::counted(parties as i64, "soggetto", "soggetti")
}

/// Why a text is not kept as it is; the same words in the form and in the import.
pub fn too_long(found: usize, limit: usize) -> String {
    format!("Il testo ha {found} caratteri: ne stanno al più {limit}.")
}

/// Why two parties stay two, and what to do.
pub fn merge_refusal(why: MergeRefusal) -> Told {
    let same = "party.merge";
    match why {
        MergeRefusal::SameParty => Told::new(same, "È lo stesso soggetto.", "Scegline due diversi."),
        MergeRefusal::BothReturned => Told::new(
            same,
            "Non si possono unire: di tutti e due è rientrato qualcosa di firmato.",
            "Se un rientro è stato registrato per errore, prima annullalo con il motivo; altrimenti sono due soggetti.",
        ),
        MergeRefusal::BothRenounced => Told::new(
            same,
            "Non si possono unire: tutti e due hanno rinunciato.",
            "Prima revoca, con il motivo, la rinuncia registrata per errore.",
        ),
        MergeRefusal::ReturnedAndRenounced => Told::new(
            same,
            "Non si possono unire: di uno è rientrato qualcosa di firmato, l’altro ha rinunciato.",
            "Prima annulla il rientro, oppure revoca la rinuncia, con il motivo.",
        ),
        MergeRefusal::BothStipulate { number } => Told::new(
            same,
            format!(
                "Non si possono unire: tutti e due sono parti della versione {number} dell’accordo, il cui testo non cambia più."
            ),
            "Il testo li nomina entrambi: lasciali due, e nella prossima versione togli quello di troppo.",
        ),
        MergeRefusal::StipulatesAndAdhered { number } => Told::new(
            same,
            format!(
                "Non si possono unire: uno è parte della versione {number} dell’accordo, dell’altro è rientrata l’adesione."
            ),
            "Se l’adesione è stata registrata per errore, prima annulla quel rientro con il motivo.",
        ),
    }
}

/// What refers to a party, counted; nothing where nothing does.
fn some(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

/// Places among the parties of the agreement.
pub fn places(count: usize) -> Option<String> {
    some(count, "posto tra le parti dell’accordo", "posti tra le parti dell’accordo")
}

/// Signatures that are owed, sent or back.
pub fn signatures(count: usize) -> Option<String> {
    some(count, "firma o adesione", "firme o adesioni")
}

/// Renunciations.
pub fn renunciations(count: usize) -> Option<String> {
    some(count, "rinuncia", "rinunce")
}

/// Issued documents.
pub fn issued(count: usize) -> Option<String> {
    some(count, "documento emesso", "documenti emessi")
}

/// Meetings.
pub fn meetings(count: usize) -> Option<String> {
    some(count, "incontro", "incontri")
}

/// Persons who sign.
pub fn signers(count: usize) -> Option<String> {
    some(count, "firmatario", "firmatari")
}
