//! Words for signatures: states, steps, reasons, the first line of the list, the history.

use chrono::NaiveDate;
use concilia_core::adherence::{
    Channel, Due, Event, LastStep, Method, Notice, OtherText, Overview, Protocol, Role, RollOf, Section, Status, Tally,
    What, WhyNot,
};

use crate::number::{days as in_days, of_the, the};
use crate::time::the_day;
use crate::{closed, signs};

/// A date as people write it.
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// The heap of a line.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::ToSend => "Da inviare",
        Status::Sent => "Inviata",
        Status::Irregular => "Irregolare",
        Status::Returned => "Restituita",
        Status::Verified => "Verificata",
        Status::Complete => "Completa",
        Status::Renounced => "Rinuncia",
    }
}

/// The part of the list.
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::Missing => "Mancano",
        Section::NeedsStep => "Rientrate, con un passo da fare",
        Section::Done => "Complete",
        Section::Renounced => "Rinunce",
    }
}

/// In which role a party signs.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Stipulating => "Parte",
        Role::Adherent => "Aderente",
    }
}

/// By which way.
pub const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Pec => "PEC",
        Channel::Email => "posta elettronica",
        Channel::Hand => "consegna a mano",
        Channel::Post => "posta",
    }
}

/// How it was signed.
pub const fn method(method: Method) -> &'static str {
    match method {
        Method::Ink => "A penna, su carta",
        Method::Pades => "Firma digitale nel PDF (PAdES)",
        Method::Cades => "Firma digitale, file .p7m (CAdES)",
    }
}

/// What may be done, as a button says it.
pub const fn event(event: Event) -> &'static str {
    match event {
        Event::Send => "Registra l’invio",
        Event::Return => "Registra il rientro",
        Event::Verify => "Segna come verificata",
        Event::Keep => "Tieni valida",
        Event::FindIrregular => "Segna come irregolare",
        Event::Correct => "Correggi",
        Event::AssignProtocol => "Registra il protocollo",
        Event::AnnulProtocol => "Annulla il protocollo",
        Event::AnnulReturn => "Annulla il rientro",
        Event::Remind => "Sollecita",
        Event::Renounce => "Registra la rinuncia",
        Event::Revoke => "Revoca la rinuncia",
    }
}

/// What is left to do, as the history shows it.
pub const fn to_do(event: Event) -> &'static str {
    match event {
        Event::Send => "Invio",
        Event::Return => "Rientro",
        Event::Verify => "Verifica",
        Event::Keep => "Decidere se vale",
        Event::AssignProtocol => "Protocollo",
        Event::FindIrregular
        | Event::Correct
        | Event::AnnulProtocol
        | Event::AnnulReturn
        | Event::Remind
        | Event::Renounce
        | Event::Revoke => "",
    }
}

/// Why a step is refused: one sentence, with what to do where there is something.
pub fn why_not(why: WhyNot) -> String {
    let fixed = match why {
        WhyNot::DeedInDraft => "L’accordo è ancora in bozza: mettilo alla firma, poi si raccolgono le firme.",
        WhyNot::NotCalled => "Non è chiamato a firmare: l’adesione è chiusa a nuovi soggetti, oppure non è nella rete.",
        WhyNot::Renounced => "Ha rinunciato: prima revoca la rinuncia.",
        WhyNot::NotRenounced => "Non ha rinunciato.",
        WhyNot::AlreadySent => "È già stata inviata: se serve, sollecita.",
        WhyNot::NotSent => "Non è ancora stata inviata: registra prima l’invio.",
        WhyNot::NotReturned => "Non è ancora rientrata: registra prima il rientro.",
        WhyNot::AlreadyReturned => "È già rientrata: è da verificare.",
        WhyNot::AlreadyVerified => "È già verificata.",
        WhyNot::MethodUnknown => "Non si sa come è stata firmata: indica se a penna o in digitale.",
        WhyNot::SigningDateUnknown => {
            "Manca la data della firma: per una parte dell’accordo serve, perché i due anni partono dall’ultima firma."
        }
        WhyNot::OtherText { number } => {
            return format!(
                "Ha firmato il testo della versione {number}: tienila valida con il motivo, oppure falla firmare di nuovo."
            );
        }
        WhyNot::OtherPaper { number } => {
            return format!(
                "Ha soltanto il modulo della versione {number}: prima stampa e invia quello di questa versione."
            );
        }
        WhyNot::SignsUpdate { number } => {
            return format!(
                "Aderisce con il modulo della versione {number}, che è alla firma: registra il passo in quella versione."
            );
        }
        WhyNot::ThisText => "Ha firmato proprio questo testo: non c’è nulla da tenere valido.",
        WhyNot::KeptAlready => "È già tenuta valida.",
        WhyNot::TextUnknown => "Il testo firmato non è di una versione messa alla firma: scegline un’altra.",
        WhyNot::StipulatesThisText => "È una parte dell’accordo: firma l’accordo di questa versione.",
        WhyNot::ProtocolKnown => "Ha già un numero di protocollo: per cambiarlo, prima annullalo con il motivo.",
        WhyNot::ProtocolUnknown => "Non ha un numero di protocollo.",
        WhyNot::ProtocolMissing => "Manca il numero di protocollo.",
        WhyNot::ProtocolTooLong { found, limit } => {
            return format!("Il numero di protocollo ha {found} caratteri: nel registro ne stanno {limit}.");
        }
        WhyNot::ProtocolUnwritten { sign } => {
            return format!("Nel numero di protocollo c’è {}, che il registro non sa scrivere.", signs::sign(sign));
        }
        WhyNot::ArrivalDateMissing => "Manca la data di arrivo.",
        WhyNot::ReasonMissing => "Manca il motivo.",
        WhyNot::IrregularAmongMany => "È stata trovata irregolare: si verifica da sola, dopo averla guardata di nuovo.",
        WhyNot::LeadAmongMany => "È l’ente capofila, che scrive agli altri: a sé stesso non invia nulla.",
        WhyNot::OneAtATime => "I dati di un rientro si correggono uno alla volta: apri la scheda del soggetto.",
        WhyNot::DateAhead { date: day } => {
            return format!(
                "{} è dopo la data di lavoro: correggi la data, oppure cambia la data di lavoro in alto.",
                the_day(day)
            );
        }
        WhyNot::BeforeSending { sent_on } => {
            return format!("Sarebbe rientrata prima dell’invio, che è del {}.", date(sent_on));
        }
        WhyNot::ReturnedBeforeText { put_on } => {
            return format!("Sarebbe rientrata prima che il testo fosse messo alla firma, il {}.", date(put_on));
        }
        WhyNot::SentBeforeText { put_on } => {
            return format!("Sarebbe inviata prima che il testo fosse messo alla firma, il {}.", date(put_on));
        }
        WhyNot::SignedAfterReturn { returned_on } => {
            return format!("Sarebbe firmata dopo l’arrivo, che è del {}.", date(returned_on));
        }
        WhyNot::SignedBeforeText { put_on } => {
            return format!("Sarebbe firmata prima che il testo fosse messo alla firma, il {}.", date(put_on));
        }
    };
    fixed.to_owned()
}

/// Why a party is set apart from a step that is taken for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetApart {
    /// It was found irregular.
    Irregular,
    /// Forms of this version were issued, and none that holds for it.
    WithoutForm,
    /// Reminders of this version were issued, and none of it waits to be sent.
    WithoutReminder,
}

/// Why, in words.
pub const fn set_apart(why: SetApart) -> &'static str {
    match why {
        SetApart::Irregular => "È stata trovata irregolare: si verifica per nome, dopo averla guardata di nuovo.",
        SetApart::WithoutForm => {
            "Il suo modulo non è stato stampato: stampalo, oppure registra l’invio per nome se è stato fatto altrove."
        }
        SetApart::WithoutReminder => {
            "Non ha un sollecito stampato da inviare: stampalo, oppure registra l’invio per nome se è stato fatto altrove."
        }
    }
}

/// What deserves a look before a step.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::ProtocolReused { number, names, other_date } => {
            let and = if *other_date { " con un’altra data: controlla" } else { "" };
            let whose = closed(format!("Il protocollo {number} è già di {}{and}", list(names)));
            format!("{whose} Una PEC può portare più rientri.")
        }
        Notice::ProtocolBeforeArrival { names } => {
            format!("Il protocollo di {} avrebbe una data prima dell’arrivo: controlla le due date.", list(names))
        }
        Notice::NecessaryRenounces { names } => format!(
            "{} Senza la sua firma non c’è accordo, e serve una nuova versione senza di lei.",
            closed(format!("Parte dell’accordo: {}", list(names)))
        ),
        Notice::InkBetweenPublicBodies { names } => format!(
            "Firma a penna di {}: dal 30/06/2014 gli accordi tra enti pubblici si firmano in digitale, altrimenti sono nulli. Se l’accordo misto vi rientri è questione da valutare; il rientro si registra comunque.",
            list(names)
        ),
    }
}

/// «Ultimo passo»: why a line stands where it stands.
pub fn last_step(step: &LastStep) -> String {
    let short = |day: &NaiveDate| day.format("%d/%m/%Y").to_string();
    match step {
        LastStep::NotSent => "Mai inviata".to_owned(),
        LastStep::AwaitsAct => "In attesa di delibera".to_owned(),
        LastStep::Sent { on, by: Some(by) } => format!("Inviata il {}, {}", short(on), channel(*by)),
        LastStep::Sent { on, by: None } => format!("Inviata il {}", short(on)),
        LastStep::Reminded { number, on } => format!("Sollecito {number}, {}", short(on)),
        LastStep::Irregular { reason, .. } => reason.clone(),
        LastStep::Returned { .. } => "Da verificare".to_owned(),
        LastStep::OtherPaper { number, on: Some(on) } => {
            format!("Ha il modulo della versione {number}, inviato il {}", short(on))
        }
        LastStep::OtherPaper { number, on: None } => format!("Ha il modulo della versione {number}"),
        LastStep::OtherText { number } => format!("Ha firmato la versione {number}: da decidere se vale"),
        LastStep::SignsUpdate { number } => format!("Aderisce alla versione {number}, alla firma"),
        LastStep::ProtocolMissing { .. } => "Manca il protocollo".to_owned(),
        LastStep::Registered { protocol } => format!("Protocollo {}", protocol_words(protocol)),
        LastStep::Kept { reason } => format!("Resta valida: {reason}"),
        LastStep::Renounced { on, protocol } => renounced(*on, protocol),
    }
}

/// Which text a paper carries, where that is not the one of the list.
pub fn other_text(text: OtherText, role: Role, status: Status, back: bool) -> String {
    let number = text.number;
    match (role, status) {
        _ if text.of_update => format!("aderisce al testo della versione {number}, alla firma"),
        _ if !back => format!("ha il modulo della versione {number}"),
        (_, Status::Irregular) => format!("ha restituito il testo della versione {number}"),
        (Role::Adherent, _) => format!("ha aderito al testo della versione {number}"),
        (Role::Stipulating, _) => format!("ha firmato il testo della versione {number}"),
    }
}

/// A version by its number, as a text that is signed.
pub fn text(number: i64) -> String {
    format!("versione {number}")
}

/// Whose list is shown while a version in force is being updated.
pub fn roll(which: RollOf, number: i64) -> String {
    match which {
        RollOf::Current => format!("Versione {number}, alla firma"),
        RollOf::InForce => format!("Versione {number}, in vigore"),
    }
}

/// A renunciation: its day, and the number of its arrival where there is one.
pub fn renounced(on: NaiveDate, protocol: &Protocol) -> String {
    let arrival =
        if protocol.is_known() { format!(", protocollo {}", protocol_words(protocol)) } else { String::new() };
    format!("Rinuncia del {}{arrival}", date(on))
}

/// A number of arrival with its date.
pub fn protocol_words(protocol: &Protocol) -> String {
    protocol.date.map_or(protocol.number.clone(), |day| format!("{} del {}", protocol.number, date(day)))
}

/// A line of the history.
pub fn happening(what: &What) -> String {
    let by = |channel: &Option<Channel>, before: &str| {
        channel.map_or(String::new(), |by| format!(" {before} {}", self::channel(by)))
    };
    match what {
        What::Issued { number, title, pages: 1 } => format!("{title}: stampato, 1 pagina, n. {number}"),
        What::Issued { number, title, pages } => format!("{title}: stampato, {pages} pagine, n. {number}"),
        What::Sent { by: way } => format!("Inviato{}", by(way, "con")),
        What::Reminded { number } => format!("Sollecito n. {number}"),
        What::Returned { by: way } => format!("Rientrato{}", by(way, "con")),
        What::FileTaken { name, .. } => format!("Originale acquisito: {name}"),
        What::Verified { by } if by.is_empty() => "Verificata".to_owned(),
        What::Verified { by } => format!("Verificata da {by}"),
        What::FoundIrregular { reason, remedy } if remedy.is_empty() => format!("Irregolare: {reason}"),
        What::FoundIrregular { reason, remedy } => format!("Irregolare: {reason}. Da fare: {remedy}"),
        What::ProtocolAssigned { protocol } => format!("Protocollo {}", protocol_words(protocol)),
        What::ProtocolAnnulled { number } => format!("Protocollo {number} annullato"),
        What::ReturnAnnulled => "Rientro annullato".to_owned(),
        What::Kept { reason } => format!("Resta valida: {reason}"),
        What::Corrected => "Dati corretti".to_owned(),
        What::Renounced { protocol } if protocol.is_known() => {
            format!("Ha rinunciato, protocollo {}", protocol_words(protocol))
        }
        What::Renounced { .. } => "Ha rinunciato".to_owned(),
        What::Revoked { reason } => format!("Rinuncia revocata: {reason}"),
    }
}

/// The first line of the list: how many are missing of how many.
pub fn headline(overview: &Overview) -> String {
    let (missing, expected) = (overview.missing.len(), overview.expected);
    match (missing, expected) {
        (_, 0) => "Nessuno è ancora chiamato a firmare".to_owned(),
        (0, _) if overview.all_in => format!("Tutte le {expected} firme ci sono"),
        (0, _) => format!("Nessuna manca, {} da verificare", overview.to_verify),
        (1, 1) => "Manca l’unica firma".to_owned(),
        (1, _) => format!("Manca 1 firma su {expected}"),
        _ => format!("Mancano {missing} firme su {expected}"),
    }
}

/// Below the first line: which of the missing are necessary.
pub fn necessary(overview: &Overview) -> Option<(String, Vec<String>)> {
    let names: Vec<String> =
        overview.missing.iter().filter(|missing| missing.necessary).map(|missing| missing.name.clone()).collect();
    let lead = match names.len() {
        0 => return None,
        1 => "Una è necessaria per avere l’accordo".to_owned(),
        count => format!("{} sono necessarie per avere l’accordo", count_word(count)),
    };
    Some((lead, names))
}

/// One sentence for a script or a letter: "mancano 7 di 64, due necessari, 7 giorni al 31/03/2014".
pub fn forecast(overview: &Overview) -> String {
    let mut words = match overview.missing.len() {
        0 => "non manca nessuno".to_owned(),
        1 => format!("manca 1 di {}", overview.expected),
        missing => format!("mancano {missing} di {}", overview.expected),
    };
    match overview.missing_necessary {
        0 => {}
        1 => words.push_str(", uno necessario"),
        count => words.push_str(&format!(", {} necessari", count_word(count).to_lowercase())),
    }
    if overview.to_verify > 0 {
        words.push_str(&format!(", da verificare {}", overview.to_verify));
    }
    if let Some(due) = &overview.due {
        words.push_str(&format!(", {}", days(due)));
    }
    words
}

/// The forms and the reminders in one line: "Moduli di adesione: 46, da stampare 1, stampati da inviare 0, inviati 45. Da
/// sollecitare 6 dei 7 che mancano." The three numbers of forms add up to the first.
pub fn tally(tally: &Tally) -> String {
    let printed = tally.forms_to_send.len() - tally.forms_to_print.len();
    let forms = format!(
        "Moduli di adesione: {}, da stampare {}, stampati da inviare {printed}, inviati {}.",
        tally.forms.len(),
        tally.forms_to_print.len(),
        tally.forms_out.len()
    );
    forms + &reminders(tally)
}

fn reminders(tally: &Tally) -> String {
    let missing = tally.missing.len();
    if missing == 0 {
        return String::new();
    }
    let first = tally.to_remind_later.iter().map(|(_, day)| *day).min();
    let printed = match tally.reminders_to_send.len() {
        0 => String::new(),
        1 => " Un sollecito stampato, da inviare.".to_owned(),
        count => format!(" {count} solleciti stampati, da inviare."),
    };
    let now = match (tally.to_remind.len(), first) {
        (0, Some(day)) => format!(" Solleciti dal {}.", date(day)),
        (0, None) if printed.is_empty() => " Nessuno da sollecitare.".to_owned(),
        (0, None) => String::new(),
        (1, _) if missing == 1 => " Da sollecitare l’unico che manca.".to_owned(),
        (count, _) if count == missing => format!(" Da sollecitare tutti {} che mancano.", the(count)),
        (count, _) => format!(" Da sollecitare {count} {} che mancano.", of_the(missing)),
    };
    printed + &now
}

/// Why a missing party is not among those who are reminded now.
pub fn later(from: NaiveDate) -> String {
    format!(
        "Ha avuto qualcosa da poco: si sollecita dal {} (i giorni di attesa si scelgono con i dati dell’ufficio).",
        date(from)
    )
}

/// The days left: "7 giorni al 31/03/2014", "scade oggi", "scaduto da 2 giorni (31/03/2014)".
pub fn days(due: &Due) -> String {
    match due.days_left {
        0 => format!("scade oggi, {}", date(due.on)),
        left if left > 0 => format!("{} al {}", in_days(left), date(due.on)),
        late => format!("scaduto da {} ({})", in_days(-late), date(due.on)),
    }
}

/// Small numbers in words, as a sentence begins.
fn count_word(count: usize) -> String {
    const WORDS: [&str; 11] =
        ["Nessuna", "Una", "Due", "Tre", "Quattro", "Cinque", "Sei", "Sette", "Otto", "Nove", "Dieci"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "A", "A e B", "A, B e altri 3".
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= 4 => format!("{} e {last}", first.join(", ")),
        [first, second, third, rest @ ..] => format!("{first}, {second}, {third} e altri {}", rest.len()),
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("n{number}")).collect()
    }

    #[test]
    fn a_renunciation_says_the_number_of_its_arrival_where_it_has_one() {
        let on = NaiveDate::from_ymd_opt(2014, 3, 20).unwrap();
        assert_eq!(renounced(on, &Protocol::default()), "Rinuncia del 20/03/2014");
        let arrived = Protocol { number: "ASL/10990".into(), date: Some(on) };
        assert_eq!(
            last_step(&LastStep::Renounced { on, protocol: arrived }),
            "Rinuncia del 20/03/2014, protocollo ASL/10990 del 20/03/2014"
        );
    }

    #[test]
    fn a_name_that_ends_with_a_stop_brings_it() {
        let renounces = |name: &str| notice(&Notice::NecessaryRenounces { names: vec![name.into()] });
        assert!(renounces("Alfa S.s.").starts_with("Parte dell’accordo: Alfa S.s. Senza"));
        assert!(renounces("Alfa").starts_with("Parte dell’accordo: Alfa. Senza"));
    }

    #[test]
    fn lists_of_names_never_grow_without_end() {
        assert_eq!(list(&names(1)), "n1");
        assert_eq!(list(&names(2)), "n1 e n2");
        assert_eq!(list(&names(4)), "n1, n2, n3 e n4");
        assert_eq!(list(&names(9)), "n1, n2, n3 e altri 6");
    }

    #[test]
    fn the_days_left_are_told_before_on_and_after_the_day() {
        let on = NaiveDate::from_ymd_opt(2014, 3, 31).unwrap();
        let told = |days_left| days(&Due { on, days_left });
        assert_eq!(told(7), "7 giorni al 31/03/2014");
        assert_eq!(told(1), "1 giorno al 31/03/2014");
        assert_eq!(told(0), "scade oggi, 31/03/2014");
        assert_eq!(told(-1), "scaduto da 1 giorno (31/03/2014)");
        assert_eq!(told(-12), "scaduto da 12 giorni (31/03/2014)");
        assert_eq!(told(-1_204), "scaduto da 1.204 giorni (31/03/2014)");
    }
}
