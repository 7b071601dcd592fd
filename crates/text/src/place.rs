//! Words for the place where an archive lies.

use concilia_core::archive::place::PlaceRisk;

/// What is risky of it, and where the archive and its copies should be.
pub fn risk(risk: &PlaceRisk) -> String {
    match risk {
        PlaceRisk::Share => "È sul disco di un altro computer: se il collegamento cade mentre Concilia scrive, l’archivio può rovinarsi. Tienilo su questo computer, e in rete tieni le sue copie (Impostazioni).".to_owned(),
        PlaceRisk::Synchronised { program } => format!(
            "{program} copia questa cartella mentre Concilia vi scrive: può rovinare l’archivio o farne due. Tienilo in una cartella che non è sincronizzata, e in questa tieni le sue copie (Impostazioni)."
        ),
        PlaceRisk::Removable => "È su un disco che si stacca: se si stacca mentre Concilia scrive, l’ultima modifica si perde. Tieni l’archivio su questo computer, e sul disco tieni le sue copie (Impostazioni).".to_owned(),
    }
}
