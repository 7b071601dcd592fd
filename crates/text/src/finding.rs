//! The words of findings: title, explanation, what to do, name of the button.

use chrono::NaiveDate;
use concilia_core::rule::{Matter, MeetingDatum, SenderDatum};
use serde::Serialize;

use crate::adherence::list;
use crate::number::{counted, days as in_days};

/// What is said of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// What is the matter, in one sentence.
    pub title: String,
    /// What it means, and what to do.
    pub text: String,
    /// Name of the button that goes there.
    pub button: &'static str,
}

/// The words of a finding.
pub fn finding(matter: &Matter) -> Words {
    let (title, text) = said(matter);
    Words { title, text, button: button(matter) }
}

fn said(matter: &Matter) -> (String, String) {
    match matter {
        Matter::RegionMissing => {
            words("Tra le parti manca Regione Lombardia", "Aggiungila: lo schema la mette per prima.")
        }
        Matter::AslMissing => words("Tra le parti manca l’ASL", "Aggiungila: è il capofila della rete."),
        Matter::PrintedNameEmpty(about) => {
            (format!("{}: manca il nome da stampare", about.name), "Lo spazio della sua riga uscirebbe vuoto.".into())
        }
        Matter::DeedUnwritten { about, signs, .. } => (
            format!("{}: l’accordo non sa scrivere {}", about.name, crate::signs::signs(signs)),
            "Riscrivi quei segni con lettere latine: finché restano le pagine non si compongono.".into(),
        ),
        Matter::PartyTwice { first, second } => (
            format!("Forse due volte la stessa parte: {} e {}", first.name, second.name),
            "Si stampano allo stesso modo. Se sono lo stesso soggetto, togline una.".into(),
        ),
        Matter::SignerMissing(about) => (format!("{}: manca chi firma", about.name), "Il nome resta in bianco. Se scrivi il legale rappresentante nella scheda del soggetto, firma lui.".into()),
        Matter::PowersUnknown { about, signer } => (
            format!("{}: con quale delega firma {signer}?", about.name),
            "Non è il legale rappresentante: scrivi la delega o la delibera.".into(),
        ),
        Matter::ActAwaited(about) => (
            format!("{}: in attesa di delibera", about.name),
            "Senza l’atto che lo autorizza il soggetto non può firmare.".into(),
        ),
        Matter::ResolutionReferenceEmpty => {
            words("Art. 1, n. 3: manca la delibera", "Scrivi numero e data della dgr che lo schema lascia in bianco.")
        }
        Matter::PlaceEmpty => words("Manca il luogo della firma", "Resta una riga da riempire a mano."),
        Matter::AdherenceWayMissing => words(
            "Manca il modo di adesione",
            "L’adesione è aperta: scrivi con quale forma aderiscono i nuovi soggetti.",
        ),
        Matter::NoPrivateParty => words(
            "Tra le parti non c’è alcun privato",
            "La delibera parla di accordi di partenariato pubblico-privato.",
        ),
        Matter::LeftOut { names } => (
            format!("Non stipulano: {}", names.join(", ")),
            "Lo schema ha una riga per loro; nessuna è obbligatoria.".into(),
        ),
        Matter::RowsLeft { rows, sources } => (
            format!("{} da decidere", counted(*rows as i64, "riga dell’elenco", "righe dell’elenco")),
            format!("{} fuori da {}: chi vi è scritto non è in archivio e mancherebbe dall’accordo.", if *rows == 1 { "Rimasta" } else { "Rimaste" }, list(sources)),
        ),
        Matter::PreviousMembersAdhere { count: 1 } => (
            "Un aderente agli accordi precedenti non è tra le parti".into(),
            "Fa parte della rete se non rinuncia, e firma il modulo di adesione.".into(),
        ),
        Matter::PreviousMembersAdhere { count } => (
            format!("{count} aderenti agli accordi precedenti non sono tra le parti"),
            "Fanno parte della rete se non rinunciano, e firmano il modulo di adesione.".into(),
        ),
        Matter::ReturnsNotLookedAt { count } => (
            format!("{} della versione precedente da verificare", counted((*count).into(), "firma", "firme")),
            if *count == 1 {
                "Verificala prima di mettere alla firma la correzione: così potrai tenerla. Dopo, chi è parte firma di nuovo e di un’adesione si decide a parte.".into()
            } else {
                "Verificale prima di mettere alla firma la correzione: così potrai tenerle. Dopo, le parti firmano di nuovo e di ogni adesione si decide a parte.".into()
            },
        ),
        Matter::SterUnknown => {
            words("Nell’elenco dei soggetti manca lo STER", "Siede nel Comitato di valutazione insieme con l’ASL.")
        }
        Matter::Article9 => {
            words("L’art. 9 è senza soggetto anche nell’atto: resta com’è", "Il testo ufficiale non si corregge.")
        }
        Matter::TermAhead { due, days: 0, missing } => (
            format!("Il termine è oggi: {}", signatures(*missing)),
            format!("Termine per la sottoscrizione: {}.", day(*due)),
        ),
        Matter::TermAhead { due, days, missing } => (
            format!("{}: {}", remaining(*days), signatures(*missing)),
            format!("Termine per la sottoscrizione: {}.", day(*due)),
        ),
        Matter::TermPassed { due, days, missing } => (
            format!("Il termine è passato da {}: {}", in_days(*days), signatures(*missing)),
            format!("Era il {}. L’accordo si può firmare lo stesso.", day(*due)),
        ),
        Matter::AgreementNotComposed { begun, due, days } => {
            let left = match *days {
                0 => "il termine è oggi".to_owned(),
                1.. => remaining(*days).to_lowercase(),
                _ => format!("il termine è passato da {}", in_days(-*days)),
            };
            let term = if *days < 0 { "Era il" } else { "Termine per la sottoscrizione:" };
            let stands = if *begun { "è ancora in bozza" } else { "non è ancora composto" };
            (format!("L’accordo {stands}: {left}"), format!("{term} {}.", day(*due)))
        }
        Matter::ElectronicSignature { from, public } => (
            format!("Dal {} gli accordi tra amministrazioni si firmano in modo elettronico", day(*from)),
            format!(
                "Le parti pubbliche che devono ancora firmare sono {public}. La norma parla di nullità; se valga per un accordo misto è una questione giuridica."
            ),
        ),
        Matter::NecessaryRenounced(about) => (
            format!("{} ha rinunciato, ed è una parte dell’accordo", about.name),
            "Senza la sua firma non c’è accordo: revoca la rinuncia, oppure prepara una nuova versione senza di lei.".into(),
        ),
        Matter::ReturnIrregular { about, reason, remedy } => {
            (format!("{}: rientro irregolare ({})", about.name, reason.trim_end_matches('.')), remedy.clone())
        }
        Matter::ReturnsToVerify { names } => (
            format!("{}: {}", counted_names(names, "rientro da verificare", "rientri da verificare"), list(names)),
            of_names(
                names,
                "Finché nessuno lo guarda non conta come firma.",
                "Finché nessuno li guarda non contano come firme.",
            ),
        ),
        Matter::TextsToDecide { names } => (
            format!("{}: {}", counted_names(names, "adesione a un’altra versione da decidere", "adesioni a un’altra versione da decidere"), list(names)),
            "Tienile valide con il motivo, oppure falle firmare di nuovo.".into(),
        ),
        Matter::ProtocolsMissing { names } => (
            format!("{}: {}", counted_names(names, "protocollo da scrivere", "protocolli da scrivere"), list(names)),
            "Scrivi il numero che il protocollo ha dato all’arrivo.".into(),
        ),
        Matter::ProtocolBeforeArrival { names } => (
            format!("Protocollo con una data prima dell’arrivo: {}", list(names)),
            "Controlla le due date; se sono giuste, lascia così.".into(),
        ),
        Matter::FormsNotSent { names } => (
            format!("{}: {}", counted_names(names, "modulo da inviare", "moduli da inviare"), list(names)),
            of_names(names, "Stampalo e registra l’invio.", "Stampali e registra l’invio."),
        ),
        Matter::CopiesNotSent { names } => (
            format!("{} senza l’accordo da firmare: {}", counted_names(names, "parte", "parti"), list(names)),
            "Invialo, oppure convoca le parti a un incontro per firmarlo.".into(),
        ),
        Matter::AmbitiToCheck { names } => (
            format!("{}: {}", counted_names(names, "nome di ambito da controllare", "nomi di ambito da controllare"), list(names)),
            of_names(
                names,
                "È proposto da noi e nessuna fonte lo conferma: correggilo se è sbagliato, altrimenti togli il segno.",
                "Sono proposti da noi e nessuna fonte li conferma: correggi quelli sbagliati e togli il segno agli altri.",
            ),
        ),
        Matter::ActsAwaited { names } => (
            format!("In attesa di delibera: {}", list(names)),
            "Chiedi per quando è prevista, e se il termine è vicino.".into(),
        ),
        Matter::InkBetweenPublicBodies { names } => (
            format!(
                "{}: {}",
                of_names(names, "Ente pubblico che ha firmato a penna", "Enti pubblici che hanno firmato a penna"),
                list(names)
            ),
            "Dal 30/06/2014 gli accordi tra enti pubblici si firmano in digitale, altrimenti sono nulli. Se l’accordo misto vi rientri è questione da valutare.".into(),
        ),
        Matter::PartyUnwritten { about, signs } => (
            format!("{}: segni che i documenti non sanno scrivere, {}", about.name, crate::signs::signs(signs)),
            "Moduli e lettere per questo soggetto restano fuori dalla stampa: riscrivili con lettere latine.".into(),
        ),
        Matter::SenderIncomplete { lacks } => (
            format!("Dati dell’ufficio da scrivere: {}", joined(lacks.iter().map(|one| sender_datum(*one)))),
            "Senza, lettere e moduli escono con righe vuote. Si scrivono una volta sola, in Impostazioni.".into(),
        ),
        Matter::NotCalled { names } => (
            format!(
                "L’adesione è chiusa, e {}: {}",
                of_names(names, "non è chiamato", "non sono chiamati"),
                list(names)
            ),
            of_names(
                names,
                "Aprila con una forma di adesione, oppure lascialo fuori.",
                "Aprila con una forma di adesione, oppure lasciali fuori.",
            ),
        ),
        Matter::ConvocationsMissing { held_on, names, .. } if names.is_empty() => (
            format!("L’incontro del {} non ha convocati", day(*held_on)),
            "Il capofila convoca gli aderenti agli accordi precedenti.".into(),
        ),
        Matter::ConvocationsMissing { held_on, names, .. } => (
            format!(
                "Incontro del {}: {} da inviare a {}",
                day(*held_on),
                of_names(names, "convocazione", "convocazioni"),
                list(names)
            ),
            of_names(names, "Stampala e registra l’invio.", "Stampale e registra l’invio."),
        ),
        Matter::ConvocationIncomplete { held_on, lacks, .. } => {
            let lack = if lacks.len() == 1 { "manca" } else { "mancano" };
            let what = joined(lacks.iter().map(|one| meeting_datum(*one)));
            (
                format!("Incontro del {}: {lack} {what}", day(*held_on)),
                "Le convocazioni uscirebbero con righe vuote da riempire a mano.".into(),
            )
        }
        Matter::AttendanceMissing { held_on, .. } => (
            format!("Incontro del {}: mancano le presenze", day(*held_on)),
            "Segna chi è venuto e da chi era rappresentato.".into(),
        ),
        Matter::PlanTermAhead { due, days, .. } => (
            format!("Piano di azione territoriale: {}", left(*days)),
            format!("La Regione finanzia i piani presentati entro il {}.", day(*due)),
        ),
        Matter::PlanTermPassed { due, days, .. } => (
            format!("Piano di azione territoriale: il termine è passato da {}", in_days(*days)),
            format!("Era il {}. Se un atto lo ha prorogato, registralo.", day(*due)),
        ),
        Matter::OfficeTermAhead { title, due, days, .. } => {
            (format!("{title}: {}", left(*days)), format!("Scadenza dell’ufficio: {}.", day(*due)))
        }
        Matter::OfficeTermPassed { title, due, days, .. } => (
            format!("{title}: scaduto da {}", in_days(*days)),
            format!("Era il {}. Segnalo come fatto, oppure spostalo.", day(*due)),
        ),
        Matter::AllSigned { last, .. } => (
            "Tutte le parti hanno firmato".into(),
            format!("Ultima firma: {}. Da quel giorno decorrono i due anni.", day(*last)),
        ),
        Matter::SignedWithout { names } => (
            format!("L’accordo risulta sottoscritto, ma manca la firma di {}", list(names)),
            "Il rientro è stato annullato: registralo di nuovo e verificalo.".into(),
        ),
        Matter::Expiring { until, days } => (
            format!("L’accordo scade il {}: {}", day(*until), remaining(*days)),
            "Decidi se prorogarlo o prepararne uno nuovo.".into(),
        ),
        Matter::Expired { until } => {
            (format!("L’accordo è scaduto il {}", day(*until)), "Se è stato prorogato, registra l’atto.".into())
        }
    }
}

fn button(matter: &Matter) -> &'static str {
    match matter {
        Matter::RegionMissing | Matter::AslMissing | Matter::NoPrivateParty | Matter::LeftOut { .. } => {
            "Vai alle parti"
        }
        Matter::PrintedNameEmpty(_) => "Scrivi il nome",
        Matter::DeedUnwritten { printed_name: true, .. } => "Riscrivi il nome",
        Matter::DeedUnwritten { .. } | Matter::PartyUnwritten { .. } => "Vai al soggetto",
        Matter::SenderIncomplete { .. } => "Scrivi i dati dell’ufficio",
        Matter::ConvocationIncomplete { .. } => "Completa l’incontro",
        Matter::ProtocolBeforeArrival { .. } => "Vai alle firme",
        Matter::PartyTwice { .. } => "Vai alla riga",
        Matter::SignerMissing(_) => "Indica chi firma",
        Matter::PowersUnknown { .. } | Matter::ActAwaited(_) => "Vai a chi firma",
        Matter::ResolutionReferenceEmpty => "Scrivi la delibera",
        Matter::PlaceEmpty => "Scrivi il luogo",
        Matter::AdherenceWayMissing => "Scrivi il modo",
        Matter::PreviousMembersAdhere { .. } => "Vai alle adesioni",
        Matter::RowsLeft { .. } => "Vai alle righe rimaste",
        Matter::ReturnsNotLookedAt { .. } => "Vai alle firme",
        Matter::SterUnknown => "Vai ai soggetti",
        Matter::Article9 => "Vai all’art. 9",
        Matter::TermAhead { .. }
        | Matter::TermPassed { .. }
        | Matter::SignedWithout { .. }
        | Matter::ElectronicSignature { .. } => "Vai alle firme",
        Matter::AgreementNotComposed { begun: true, .. } => "Completa l’accordo",
        Matter::AgreementNotComposed { .. } => "Componi l’accordo",
        Matter::NecessaryRenounced(_) | Matter::ReturnIrregular { .. } => "Vai alla riga",
        Matter::ReturnsToVerify { .. } | Matter::TextsToDecide { .. } => "Vai ai rientri",
        Matter::ProtocolsMissing { .. } => "Scrivi i protocolli",
        Matter::FormsNotSent { .. } => "Vai ai moduli",
        Matter::CopiesNotSent { .. } => "Vai alle firme",
        Matter::AmbitiToCheck { .. } => "Vai agli ambiti",
        Matter::ActsAwaited { .. } | Matter::InkBetweenPublicBodies { .. } => "Vai alle firme",
        Matter::NotCalled { .. } => "Vai al modo di adesione",
        Matter::ConvocationsMissing { .. } => "Vai alle convocazioni",
        Matter::AttendanceMissing { .. } => "Segna le presenze",
        Matter::PlanTermAhead { .. }
        | Matter::PlanTermPassed { .. }
        | Matter::OfficeTermAhead { .. }
        | Matter::OfficeTermPassed { .. } => "Vai alla scadenza",
        Matter::AllSigned { .. } => "Registra la sottoscrizione",
        Matter::Expiring { .. } | Matter::Expired { .. } => "Vai all’accordo",
    }
}

/// What a convocation would not say.
const fn meeting_datum(of: MeetingDatum) -> &'static str {
    match of {
        MeetingDatum::Hour => "l’ora",
        MeetingDatum::Place => "il luogo",
        MeetingDatum::Agenda => "l’ordine del giorno",
    }
}

/// What letters and forms would not say of who writes them.
const fn sender_datum(of: SenderDatum) -> &'static str {
    match of {
        SenderDatum::Body => "l’ente",
        SenderDatum::Reach => "la PEC o l’indirizzo",
        SenderDatum::Place => "il luogo",
        SenderDatum::Signer => "chi firma le lettere",
        SenderDatum::SignerRole => "in quale qualità",
    }
}

/// "l’ora, il luogo e l’ordine del giorno".
fn joined(parts: impl Iterator<Item = &'static str>) -> String {
    let parts: Vec<&str> = parts.collect();
    match parts.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} e {last}", others.join(", ")),
        None => String::new(),
    }
}

fn words(title: &str, text: &str) -> (String, String) {
    (title.to_owned(), text.to_owned())
}

fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

fn counted_names(names: &[String], one: &str, many: &str) -> String {
    counted(names.len() as i64, one, many)
}

/// What is said of one, or of many.
fn of_names(names: &[String], one: &'static str, many: &'static str) -> String {
    if names.len() == 1 { one.to_owned() } else { many.to_owned() }
}

fn left(days: i64) -> String {
    if days == 0 { "il termine è oggi".into() } else { remaining(days).to_lowercase() }
}

fn remaining(days: i64) -> String {
    if days == 1 { "Resta 1 giorno".into() } else { format!("Restano {}", in_days(days)) }
}

fn signatures(missing: u32) -> String {
    if missing == 1 {
        "manca la firma di 1 parte".into()
    } else {
        format!("mancano le firme di {}", counted(missing.into(), "parte", "parti"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[test]
    fn days_and_signatures_are_counted_in_words() {
        let ahead = |days, missing| finding(&Matter::TermAhead { due: date("2014-03-31"), days, missing }).title;
        assert_eq!(ahead(28, 24), "Restano 28 giorni: mancano le firme di 24 parti");
        assert_eq!(ahead(1, 1), "Resta 1 giorno: manca la firma di 1 parte");
        assert_eq!(ahead(0, 2), "Il termine è oggi: mancano le firme di 2 parti");
        let none = |days| finding(&Matter::AgreementNotComposed { begun: false, due: date("2014-03-31"), days }).title;
        assert_eq!(none(49), "L’accordo non è ancora composto: restano 49 giorni");
        assert_eq!(none(-1), "L’accordo non è ancora composto: il termine è passato da 1 giorno");
        let passed = finding(&Matter::TermPassed { due: date("2014-03-31"), days: 1, missing: 3 });
        assert_eq!(passed.title, "Il termine è passato da 1 giorno: mancano le firme di 3 parti");
        assert!(passed.text.starts_with("Era il 31/03/2014."));
        let late = finding(&Matter::TermPassed { due: date("2014-03-31"), days: 1_204, missing: 1 });
        assert_eq!(late.title, "Il termine è passato da 1.204 giorni: manca la firma di 1 parte");
    }

    #[test]
    fn what_to_do_is_said_of_one_or_of_many() {
        let sent = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            let told = finding(&Matter::FormsNotSent { names });
            (told.title, told.text)
        };
        assert_eq!(sent(&["A"]), ("1 modulo da inviare: A".into(), "Stampalo e registra l’invio.".into()));
        assert_eq!(sent(&["A", "B"]), ("2 moduli da inviare: A e B".into(), "Stampali e registra l’invio.".into()));
    }

    #[test]
    fn what_lacks_is_named_as_one_says_it() {
        let meeting = concilia_core::id::MeetingId("m-1".into());
        let title = |lacks: &[MeetingDatum]| {
            let (meeting, held_on) = (meeting.clone(), date("2014-03-12"));
            finding(&Matter::ConvocationIncomplete { meeting, held_on, lacks: lacks.to_vec() }).title
        };
        assert_eq!(title(&[MeetingDatum::Hour]), "Incontro del 12/03/2014: manca l’ora");
        assert_eq!(title(MeetingDatum::ALL), "Incontro del 12/03/2014: mancano l’ora, il luogo e l’ordine del giorno");
    }
}
