//! What is told of a list to import as a whole, before its rows.

use concilia_core::exchange::table::Fault;

use crate::Told;

/// What is wrong with a list that was read all the same.
pub fn fault(fault: Fault) -> String {
    match fault {
        Fault::Undecoded { line } => format!(
            "Alla riga {line} del file un segno non si legge e vale «\u{fffd}»: correggilo nell’elenco, con la codifica UTF-8, e ripeti."
        ),
        Fault::Torn { line } => format!(
            "Alla riga {line} del file si aprono virgolette che non si chiudono a fine cella: da lì righe e colonne possono essere spezzate o unite, controllale."
        ),
    }
}

/// Of a row of a list whose columns nobody named.
pub const UNKNOWN_COLUMNS: &str =
    "Nell’elenco non si riconosce nessuna intestazione: di’ prima quale colonna è il nome.";

/// How many parties come in without a category, and what that means; nothing where all have one.
pub fn without_category(count: u32) -> Option<String> {
    let told = match count {
        0 => return None,
        1 => "1 soggetto entra senza categoria: nell’accordo sta fra gli «Altri soggetti» finché non la scrivi, nella sua scheda".to_owned(),
        many => format!("{many} soggetti entrano senza categoria: nell’accordo stanno fra gli «Altri soggetti» finché non la scrivi, nelle loro schede"),
    };
    Some(format!("{told} o nell’elenco, in una colonna «Categoria»."))
}

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
            "Quale colonna è il nome? In «{name}» non si riconosce nessuna intestazione, e non si sa se le sue righe siano soggetti: non è stato importato nulla."
        ),
        "Scegli la colonna con la denominazione, oppure scrivi in cima all’elenco le intestazioni (per esempio «Ente») e ripeti.",
    )
}
