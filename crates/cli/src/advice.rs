//! The way out of a failure in the words of the command line, where the office's own are those of the window: the option or the
//! command to use instead of the button to press.

use concilia_core::rule::Spot;
use concilia_office::Failure;
use concilia_office::finding::FindingView;

/// A finding with the way out of this shell: what it is, what it means and what to do.
pub(crate) fn finding(found: &FindingView) -> String {
    let text = match found.spot {
        Spot::Letterhead => {
            "Senza, lettere e moduli escono con righe vuote. Si scrivono una volta sola: concilia settings «archivio»."
        }
        _ => &found.text,
    };
    let end = if found.title.ends_with(['?', '.', '!']) { "" } else { "." };
    format!("{}{end} {text}", found.title)
}

/// The failure with the advice of this shell. `replaces` where the command has `--replace`.
pub(crate) fn in_commands(failure: Failure, replaces: bool) -> Failure {
    let free = failure.free_path.as_deref().map(|free| format!(", per esempio «{free}»")).unwrap_or_default();
    let advice = match failure.code.as_str() {
        "file.already_there" if replaces => {
            format!("Aggiungi --replace per sostituire, oppure scegli un altro nome o un’altra cartella{free}.")
        }
        "file.already_there" | "file.folder_there" => {
            format!("Scegli un altro nome o un’altra cartella{free}.")
        }
        code => match fixed(code) {
            Some(advice) => advice.to_owned(),
            None => return failure,
        },
    };
    let message = match failure.fields.first().and_then(|wrong| option(&wrong.field)) {
        Some(option) if failure.code.starts_with("field.") => format!("{option}: {}", failure.message),
        _ => failure.message,
    };
    Failure { advice, message, ..failure }
}

/// The option by which a field is written, where its name alone does not say it.
fn option(field: &str) -> Option<String> {
    let field = field.strip_prefix("letterhead.").unwrap_or(field);
    let named = match field {
        "held_at" => "at",
        "held_on" => "on",
        "place" | "agenda" | "reason" | "remedy" | "act" | "body" | "office" | "address" | "phone" | "email"
        | "pec" | "protocol_office" | "signer" | "signer_role" | "represented_by" | "signed_by" => field,
        _ => return None,
    };
    Some(format!("--{}", named.replace('_', "-")))
}

fn fixed(code: &str) -> Option<&'static str> {
    Some(match code {
        "print.no_agreement" => "Componilo: concilia compose «archivio».",
        "print.agreement_in_draft" => "Mettilo alla firma: concilia compose «archivio» --put-to-signature.",
        "print.nobody_to_send" => "Togli --sent: non è stato stampato nulla.",
        "print.nothing" => {
            "Per chi lo ha già avuto aggiungi --party «nome»; con «concilia status» si legge chi manca e che cosa aspetta."
        }
        "agreement.blocked" => {
            "Le parti si scelgono con «concilia compose «archivio» --party «nome»», i loro dati si correggono importandoli."
        }
        "agreement.state" => {
            "Il testo messo alla firma è bloccato: per cambiarlo, concilia register «archivio» new-version --reason «motivo»."
        }
        "agreement.undecided" => {
            "Aggiungi --keep-signatures «motivo» se valgono ancora, oppure --sign-again se si firma di nuovo; per deciderle una per \
             una, usa la finestra."
        }
        "agreement.signatures_missing" => {
            "Con «concilia status» si legge di chi: registrale con returned e verified, poi ripeti."
        }
        "agreement.date_ahead" | "deadline.act_ahead" => "Controlla la data dell’atto, oppure quella di --date.",
        "archive.held" => {
            "Chiudilo là e ripeti; status, check, export e import --dry-run guardano soltanto, e si possono usare intanto."
        }
        "not_found" | "conflict" | "store.reference" | "store.duplicate" => {
            "Ripeti il comando; con «concilia status» si legge a che punto è l’archivio."
        }
        "field.too_long" => "Accorcialo e ripeti il comando.",
        "field.empty" | "field.unwritten" => "Riscrivi l’opzione e ripeti il comando.",
        "archive.no_file" => {
            "Controlla com’è scritto il nome; un archivio nuovo si crea con «concilia archive new». Non è stato scritto nulla."
        }
        "import.nothing_ready" => {
            "Guarda le righe con --dry-run, e rispondi con --answers «file.json»; oppure correggi l’elenco e ripeti."
        }
        "store.damaged" | "content.damaged" => {
            "Conserva il file com’è, guarda le copie con «concilia copies «archivio»» e torna a una buona con «concilia restore «nome \
             della copia»»."
        }
        "store.interrupted" => {
            "Torna da sé com’era prima di quella scrittura con il primo comando che vi lavora (register, print, import, compose)."
        }
        "import.no_columns" => {
            "Scrivi in cima all’elenco le intestazioni (per esempio «Ente»), oppure di’ con --answers «file.json» quale colonna è il \
             nome: [{\"kind\": \"assign\", \"of\": {\"column\": 0, \"field\": \"name\"}}]."
        }
        "meeting.twice" => {
            "Se è un altro incontro dello stesso giorno, di’ la sua ora con --at; se è lo stesso, non serve registrarlo di nuovo."
        }
        "copy.none" => "Guarda i nomi con «concilia copies»: forse nel frattempo è stata tolta perché vecchia.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use concilia_core::archive::store::StoreError;
    use concilia_office::Error;

    use super::*;

    fn told(error: StoreError) -> Failure {
        in_commands(Failure::from(Error::from(error)), false)
    }

    #[test]
    fn an_archive_that_is_broken_or_was_cut_short_is_told_with_commands_and_never_with_the_window() {
        let damaged = told(StoreError::Damaged("pagina 3".into())).advice;
        assert!(damaged.contains("concilia copies") && damaged.contains("concilia restore"), "{damaged}");
        let interrupted = told(StoreError::Interrupted).advice;
        assert!(interrupted.contains("register") && !interrupted.contains("Aprilo"), "{interrupted}");
    }

    #[test]
    fn a_field_is_told_by_its_option_where_there_is_one() {
        let long = |field| told_of(concilia_core::Error::TooLong { field, found: 259, limit: 250 }).message;
        assert!(long("letterhead.protocol_office").starts_with("--protocol-office: "));
        assert!(long("held_at").starts_with("--at: "));
        assert!(long("printed_name").starts_with("Il testo"), "no option of ours writes it");
    }

    fn told_of(error: concilia_core::Error) -> Failure {
        in_commands(Failure::from(Error::from(error)), false)
    }
}
