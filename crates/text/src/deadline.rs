//! Words for deadlines and meetings.

use concilia_core::deadline::{Dated, Deadline, DeadlineKind};
use concilia_core::error::DeadlineRefusal;
use concilia_core::meeting::Presence;

use crate::Told;
use crate::adherence::date;
use crate::number::days as in_days;
use crate::time::the_day;

/// Why the dates of a term are refused, at the field that is wrong.
pub fn refused(why: DeadlineRefusal) -> Told {
    match why {
        DeadlineRefusal::NotLater { due } => Told::new(
            "deadline.not_later",
            format!("Una proroga porta il termine più avanti: il termine che vale ora è il {}.", date(due)),
            "Scrivi il nuovo termine come lo dice l’atto, dopo quel giorno.",
        ),
        DeadlineRefusal::MetByTheDeed => Told::new(
            "deadline.met_by_the_deed",
            "Questo termine si chiude da sé, con la firma di tutte le parti dell’accordo.".to_owned(),
            "Quando sono rientrate tutte le firme, registra la sottoscrizione nella pagina Accordo.",
        ),
        DeadlineRefusal::MovedByAct { due } => Told::new(
            "deadline.moved_by_act",
            format!("Questa scadenza è stata prorogata: il giorno che vale, il {}, viene dall’ultimo atto.", date(due)),
            "Se un altro atto lo sposta, usa «Registra una proroga»; se è sbagliato, togli la proroga e registrala di nuovo.",
        ),
        DeadlineRefusal::Twice { due } => Told::new(
            "deadline.twice",
            format!("Una scadenza con queste parole, per il {}, c’è già.", date(due)),
            "Se è la stessa, non serve registrarla di nuovo; se è un’altra, di’ in che cosa è diversa.",
        ),
        DeadlineRefusal::NotLast => Told::new(
            "deadline.not_last",
            "Dopo questa proroga ce n’è un’altra, che parte dal suo termine.".to_owned(),
            "Togli prima l’ultima.",
        ),
        DeadlineRefusal::ActAhead { decided_on } => Told::new(
            "deadline.act_ahead",
            format!("L’atto sarebbe del {}, dopo la data di lavoro.", date(decided_on)),
            "Scrivi la data che l’atto porta, oppure correggi la data di lavoro.",
        ),
        DeadlineRefusal::DoneAhead { done_on } => Told::new(
            "deadline.done_ahead",
            format!("{} è dopo la data di lavoro: non può essere già fatto.", the_day(done_on)),
            "Scrivi il giorno in cui è stato fatto; se non lo è ancora, lascia il campo vuoto.",
        ),
    }
}

/// What must be done by a deadline: the office's own words, or ours for a term of the resolution.
pub fn title(deadline: &Deadline) -> String {
    match deadline.kind {
        DeadlineKind::AgreementSigned => "Sottoscrizione dell’accordo territoriale".to_owned(),
        DeadlineKind::PlanFiled => "Presentazione del piano di azione territoriale".to_owned(),
        DeadlineKind::Office => deadline.title.clone(),
    }
}

/// The days left, as a short label: "mancano 7 giorni", "scade oggi", "scaduto da 2 giorni".
pub fn countdown(days_left: i64) -> String {
    match days_left {
        0 => "scade oggi".to_owned(),
        1 => "manca 1 giorno".to_owned(),
        left if left > 0 => format!("mancano {}", in_days(left)),
        late => format!("scaduto da {}", in_days(-late)),
    }
}

/// How a term stands: "fatto il 09/03/2014" where it is met, else the days left.
pub fn standing(dated: &Dated) -> String {
    match dated.met_on {
        Some(on) => format!("fatto il {}", on.format("%d/%m/%Y")),
        None => countdown(dated.days_left),
    }
}

/// Whether a party that was called came.
pub const fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "Presente",
        Presence::Excused => "Assente giustificato",
        Presence::Absent => "Assente",
    }
}
