//! What is told of a list to import as a whole, before its rows.

use crate::Told;

/// Of a row of a list whose columns nobody named.
pub const UNKNOWN_COLUMNS: &str =
    "Nell’elenco non si riconosce nessuna intestazione: di’ prima quale colonna è il nome.";

/// Nothing says what the columns of a list are.
pub fn no_columns(name: &str) -> Told {
    Told::new(
        "import.no_columns",
        format!(
            "In «{name}» non si riconosce nessuna intestazione, e non si sa se le sue righe siano soggetti: non è stato importato nulla."
        ),
        "Scrivi in cima all’elenco le intestazioni delle colonne (per esempio «Ente»), poi ripeti.",
    )
}
