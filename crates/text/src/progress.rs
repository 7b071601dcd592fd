//! Words for the five steps of the main job and for the next useful one.

use chrono::NaiveDate;
use concilia_core::adherence::DeedState;
use concilia_core::progress::{DeedStanding, NextStep, Standing, Step};

use concilia_core::italian::grouped;

use crate::number::{counted, of_the, the};

/// Name of a step.
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::Parties => "Soggetti",
        Step::Agreement => "Accordo",
        Step::Adherences => "Adesioni",
        Step::Returns => "Rientri",
        Step::Plan => "Piano",
    }
}

/// How far a step is, in a few words; the plan's term is told by who knows it.
pub fn note(step: Step, standing: Standing) -> String {
    match (step, standing.deed) {
        (Step::Parties, _) => match standing.parties {
            0 => "da importare".to_owned(),
            1 => "1 nella rete".to_owned(),
            many => format!("{} nella rete", grouped(many as u64)),
        },
        (Step::Agreement, None) => "da comporre".to_owned(),
        (Step::Agreement, Some(deed)) => match deed.state {
            DeedState::Draft => "bozza".to_owned(),
            DeedState::InSignature => match deed.missing_necessary {
                0 if deed.unsigned_necessary > 0 => "in firma, rientri da verificare".to_owned(),
                0 => "tutte le parti hanno firmato".to_owned(),
                1 => "in firma, manca 1 parte".to_owned(),
                many => format!("in firma, mancano {}", counted(many as i64, "parte", "parti")),
            },
            DeedState::Signed => "sottoscritto".to_owned(),
        },
        (Step::Adherences, Some(deed)) if deed.state != DeedState::Draft => forms(deed),
        (Step::Returns, Some(deed)) if deed.state != DeedState::Draft => match deed.missing {
            0 => "tutte rientrate".to_owned(),
            1 => "manca 1 firma".to_owned(),
            many => format!("mancano {}", counted(many as i64, "firma", "firme")),
        },
        (Step::Adherences | Step::Returns, _) => "dopo l’accordo".to_owned(),
        (Step::Plan, _) => String::new(),
    }
}

/// The forms that are still here, as the line of the tally counts them.
fn forms(deed: DeedStanding) -> String {
    let modules = |count: usize| counted(count as i64, "modulo", "moduli");
    let printed = deed.forms_to_send - deed.forms_to_print;
    match (deed.forms, deed.forms_to_print, printed) {
        (0, ..) => "nessun modulo".to_owned(),
        (_, 0, 0) => "moduli tutti inviati".to_owned(),
        (_, to_print, 0) => format!("{} da stampare", modules(to_print)),
        (_, 0, printed) => format!("{} da inviare", modules(printed)),
        (_, to_print, printed) => format!("{} da stampare, {printed} da inviare", modules(to_print)),
    }
}

/// "entro il 30/06/2014".
pub fn by(day: NaiveDate) -> String {
    format!("entro il {}", day.format("%d/%m/%Y"))
}

/// Label of the button that does the next useful step.
pub fn next(next: NextStep) -> String {
    match next {
        NextStep::ImportParties => "Importa i soggetti".to_owned(),
        NextStep::ComposeAgreement => "Componi l’accordo".to_owned(),
        NextStep::CompleteAgreement => "Completa l’accordo".to_owned(),
        NextStep::VerifyReturns { count: 1 } => "Guarda il rientro da verificare".to_owned(),
        NextStep::VerifyReturns { count } => format!("Guarda {} rientri da verificare", the(count)),
        NextStep::PrintAgreement => "Stampa l’accordo da firmare".to_owned(),
        NextStep::CallMeeting => "Convoca l’incontro per la firma".to_owned(),
        NextStep::PrintConvocations { count: 1 } => "Stampa la convocazione".to_owned(),
        NextStep::PrintConvocations { count } => format!("Stampa le {count} convocazioni"),
        NextStep::SendConvocations { count: 1 } => "Registra l’invio della convocazione".to_owned(),
        NextStep::SendConvocations { count } => format!("Registra l’invio di {count} convocazioni"),
        NextStep::SendCopies { count: 1 } => "Invia l’accordo alla parte che resta".to_owned(),
        NextStep::SendCopies { count } => format!("Invia l’accordo a {count} parti"),
        NextStep::PrintForms { count: 1 } => "Stampa il modulo di adesione".to_owned(),
        NextStep::PrintForms { count } => format!("Stampa {} moduli di adesione", the(count)),
        NextStep::SendForms { count: 1 } => "Invia il modulo che resta".to_owned(),
        NextStep::SendForms { count } => format!("Invia {} moduli", the(count)),
        NextStep::RegisterSigned => "Registra la sottoscrizione".to_owned(),
        NextStep::RegisterReturns { .. } => "Registra i rientri".to_owned(),
        NextStep::Remind { count: 1, missing: 1 } => "Sollecita chi manca".to_owned(),
        NextStep::Remind { count, missing } if count == missing => format!("Sollecita {} che mancano", the(count)),
        NextStep::Remind { count, missing } => format!("Sollecita {count} {} che mancano", of_the(missing)),
        NextStep::SendReminders { count: 1 } => "Registra l’invio del sollecito".to_owned(),
        NextStep::SendReminders { count } => format!("Registra l’invio di {count} solleciti"),
        NextStep::AssignProtocols { count: 1 } => "Scrivi il protocollo che manca".to_owned(),
        NextStep::AssignProtocols { count } => format!("Scrivi {} protocolli che mancano", the(count)),
        NextStep::PrintRegister => "Stampa il registro delle adesioni".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_many_are_told_apart() {
        assert_eq!(next(NextStep::Remind { count: 1, missing: 1 }), "Sollecita chi manca");
        assert_eq!(next(NextStep::Remind { count: 7, missing: 7 }), "Sollecita i 7 che mancano");
        assert_eq!(next(NextStep::Remind { count: 6, missing: 7 }), "Sollecita 6 dei 7 che mancano");
        let none = Standing { parties: 0, deed: None };
        assert_eq!(note(Step::Parties, none), "da importare");
        assert_eq!(note(Step::Returns, none), "dopo l’accordo");
    }
}
