//! `concilia register`: one step of the office for one or many signatures, tried before it is written; the steps of meetings, of
//! the agreement and of terms are handed on.

use concilia_core::adherence::{Arrival, Channel, Declaration, Line, Method, Protocol, Step};
use concilia_core::id::PartyId;
use concilia_office::adherence::{self, StepAnswer};
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::{Number, Register, RegisterStep, Returned, SignatureMethod, Way, Who};
use crate::commands::named::some;
use crate::commands::{deed, meeting, named};
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, register: Register) -> Result<Report, Stopped> {
    archives::open(desk, &register.archive)?;
    let (who, step) = match register.step {
        RegisterStep::Sent { who, on, by } => (who, Step::Send { on, by: by.map(channel) }),
        RegisterStep::Returned(returned) => arrival(*returned),
        RegisterStep::Verified { who } => (who, Step::Verify),
        RegisterStep::Irregular { who, reason, remedy } => (who, Step::FindIrregular { reason, remedy }),
        RegisterStep::Protocol { who, protocol } => (who, Step::AssignProtocol(number(protocol))),
        RegisterStep::Renounced { who, on, by, protocol } => {
            let (arrived_by, protocol) = (by.map(channel), number(protocol));
            (who, Step::Renounce(Declaration { renounced_on: on, arrived_by, protocol, ..Declaration::default() }))
        }
        RegisterStep::Reminded { who, on } => (who, Step::Remind { on }),
        RegisterStep::ReturnAnnulled { who, reason } => (who, Step::AnnulReturn { reason }),
        RegisterStep::ProtocolAnnulled { who, reason } => (who, Step::AnnulProtocol { reason }),
        RegisterStep::RenunciationRevoked { who, reason } => (who, Step::Revoke { reason }),
        RegisterStep::Meeting { who, on, at, place, agenda } => {
            return meeting::hold(desk, &who, meeting::draft(on, at, place, &agenda));
        }
        RegisterStep::Called { who, on } => return meeting::called(desk, &who, on),
        RegisterStep::Attended { who, presence, represented_by, meeting } => {
            return meeting::attended(desk, &who, presence, represented_by, meeting);
        }
        RegisterStep::AgreementSigned => return deed::signed(desk),
        RegisterStep::NewVersion { reason } => return deed::new_version(desk, &reason),
        RegisterStep::Extended { term, act, decided_on, until, reason } => {
            let reason = reason.unwrap_or_default();
            return deed::extended(desk, &term, deed::extension(act, decided_on, until, reason));
        }
    };
    take(desk, &who, &step)
}

fn arrival(returned: Returned) -> (Who, Step) {
    let Returned { who, on, by, protocol, method, signed_on } = returned;
    let step = Step::Return(Arrival {
        returned_on: on,
        arrived_by: by.map(channel),
        protocol: number(protocol),
        method: method.map(way_of_signing),
        signed_on,
        ..Arrival::default()
    });
    (who, step)
}

fn number(given: Number) -> Protocol {
    Protocol { number: given.protocol.unwrap_or_default(), date: given.protocol_date }
}

fn take(desk: &Desk, who: &Who, step: &Step) -> Result<Report, Stopped> {
    let named = chosen(desk, who)?;
    let trial = adherence::try_step(desk, &named, step)?;
    // With --all the step goes to those it is possible for; by name, one refused stops it before anything is written.
    if trial.accepted.is_empty() || (!who.all && !trial.refused.is_empty()) {
        return Err(refused(&trial));
    }
    let written = adherence::step(desk, &named, step)?;
    let mut text = vec![format!("Fatto per {}: {}", written.value.accepted.len(), written.value.accepted.join(", "))];
    text.extend(written.value.notices.iter().map(|notice| format!("Attenzione: {notice}")));
    text.extend(trial.refused.iter().map(|(name, why)| format!("Lasciato fuori {name}: {why}")));
    let json = json!({ "operation": written.operation, "answer": written.value, "left_out": trial.refused });
    Ok(Report { text: text.join("\n"), json, attention: !trial.refused.is_empty() })
}

/// The parties that the arguments name: each word must find one line and no more.
pub(super) fn chosen(desk: &Desk, who: &Who) -> Result<Vec<PartyId>, Stopped> {
    let lines: Vec<Line> =
        adherence::list(desk)?.sections.into_iter().flat_map(|section| section.lines).map(|view| view.line).collect();
    if who.all {
        return Ok(lines.iter().map(|line| line.party.clone()).collect());
    }
    if who.party.is_empty() {
        return Err(Stopped::because(
            "register.nobody",
            "Non è detto per chi.",
            "Aggiungi --party «nome» (anche più volte), oppure --all.",
        ));
    }
    let party = |words: &String| Ok(named::one(&lines, &|line| &line.name, words)?.party.clone());
    who.party.iter().map(party).collect()
}

/// Who is refused, by reason: what holds for many is said once.
fn refused(trial: &StepAnswer) -> Stopped {
    let mut by_reason: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, why) in &trial.refused {
        match by_reason.iter_mut().find(|(known, _)| known == why) {
            Some((_, names)) => names.push(name),
            None => by_reason.push((why, vec![name])),
        }
    }
    let reasons: Vec<String> = by_reason.iter().map(|(why, names)| format!("{}: {why}", some(names))).collect();
    let reasons = if reasons.is_empty() { vec!["Nessuno è chiamato a firmare.".to_owned()] } else { reasons };
    let advice = if trial.accepted.is_empty() {
        "Il passo non è possibile per nessuno: con «concilia status» si legge a che punto è ciascuno."
    } else {
        "Togli questi soggetti dal comando, oppure fai prima il passo che manca."
    };
    Stopped::because("register.refused", format!("Non è stato scritto nulla. {}", reasons.join(" ")), advice)
}

const fn way_of_signing(method: SignatureMethod) -> Method {
    match method {
        SignatureMethod::Ink => Method::Ink,
        SignatureMethod::Pades => Method::Pades,
        SignatureMethod::Cades => Method::Cades,
    }
}

const fn channel(way: Way) -> Channel {
    match way {
        Way::Pec => Channel::Pec,
        Way::Email => Channel::Email,
        Way::Post => Channel::Post,
        Way::Hand => Channel::Hand,
    }
}
