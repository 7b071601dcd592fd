//! What is told of a list to import as a whole, before its rows.

use crate::Told;

/// Of a row of a list whose columns nobody named.
pub const UNKNOWN_COLUMNS: &str =
    "Nell’elenco non si riconosce nessuna intestazione: di’ prima quale colonna è il nome.";

/// A sheet was asked for of a text.
pub fn no_sheets(name: &str) -> Told {
    Told::new(
        "import.no_sheet",
        format!("L’elenco è un testo e non ha fogli: il foglio «{name}» non c’è, e non è stato importato nulla."),
        "Non indicare un foglio, oppure scegli il file di Excel che lo contiene.",
    )
}

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
