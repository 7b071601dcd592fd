//! Words for deadlines and meetings.

use concilia_core::deadline::{Deadline, DeadlineKind};
use concilia_core::meeting::Presence;

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
        -1 => "scaduto da 1 giorno".to_owned(),
        left if left > 0 => format!("mancano {left} giorni"),
        late => format!("scaduto da {} giorni", -late),
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
