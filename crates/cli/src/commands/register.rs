//! `concilia register`: one step of the office for one or many signatures, tried before it is written.

use concilia_core::adherence::{Arrival, Channel, Declaration, Line, Method, Protocol, Step};
use concilia_core::id::PartyId;
use concilia_core::italian::fold;
use concilia_office::adherence::{self, StepAnswer};
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::{Register, RegisterStep, SignatureMethod, Way};
use crate::commands::meeting;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, register: &Register) -> Result<Report, Stopped> {
    refuse_unused(register)?;
    archives::open(desk, &register.archive)?;
    let protocol = Protocol { number: register.protocol.clone().unwrap_or_default(), date: register.protocol_date };
    let by = register.by.map(channel);
    let step = match register.step {
        RegisterStep::Sent => Step::Send { on: register.on, by },
        RegisterStep::Returned => Step::Return(Arrival {
            returned_on: register.on,
            arrived_by: by,
            protocol,
            method: register.method.map(method),
            signed_on: register.signed_on,
            ..Arrival::default()
        }),
        RegisterStep::Verified => Step::Verify,
        RegisterStep::Irregular => {
            Step::FindIrregular { reason: reason(register)?, remedy: register.remedy.clone().unwrap_or_default() }
        }
        RegisterStep::Protocol => Step::AssignProtocol(protocol),
        RegisterStep::Renounced => Step::Renounce(Declaration {
            renounced_on: register.on,
            arrived_by: by,
            protocol,
            ..Declaration::default()
        }),
        RegisterStep::Reminded => Step::Remind { on: register.on },
        RegisterStep::ReturnAnnulled => Step::AnnulReturn { reason: reason(register)? },
        RegisterStep::RenunciationRevoked => Step::Revoke { reason: reason(register)? },
        RegisterStep::Meeting => return meeting::hold(desk, register),
        RegisterStep::Called => return meeting::called(desk, register),
    };
    take(desk, register, &step)
}

/// An option that the step does not use is refused: what a person wrote is never dropped without a word.
fn refuse_unused(register: &Register) -> Result<(), Stopped> {
    use RegisterStep::{
        Called, Irregular, Meeting, Protocol, Reminded, Renounced, RenunciationRevoked, ReturnAnnulled, Returned, Sent,
    };
    let given = [
        ("--on", register.on.is_some(), &[Sent, Returned, Renounced, Reminded, Meeting, Called][..]),
        ("--by", register.by.is_some(), &[Sent, Returned, Renounced]),
        ("--protocol", register.protocol.is_some(), &[Returned, Protocol, Renounced]),
        ("--protocol-date", register.protocol_date.is_some(), &[Returned, Protocol, Renounced]),
        ("--method", register.method.is_some(), &[Returned]),
        ("--signed-on", register.signed_on.is_some(), &[Returned]),
        ("--reason", register.reason.is_some(), &[Irregular, ReturnAnnulled, RenunciationRevoked]),
        ("--remedy", register.remedy.is_some(), &[Irregular]),
        ("--at", register.at.is_some(), &[Meeting]),
        ("--place", register.place.is_some(), &[Meeting]),
        ("--agenda", !register.agenda.is_empty(), &[Meeting]),
    ];
    match given.iter().find(|(_, given, steps)| *given && !steps.contains(&register.step)) {
        None => Ok(()),
        Some((option, ..)) => Err(Stopped::because(
            "register.option",
            format!("Questo passo non usa {option}: non è stato scritto nulla."),
            "Toglila dal comando. Come e quando è stata firmata si scrive con il rientro (returned); se il rientro è \
             sbagliato, annullalo (return-annulled --reason «motivo») e registralo di nuovo.",
        )),
    }
}

fn reason(register: &Register) -> Result<String, Stopped> {
    register
        .reason
        .clone()
        .ok_or_else(|| Stopped::because("register.reason", "Manca il motivo.", "Aggiungi --reason «testo»."))
}

fn take(desk: &Desk, register: &Register, step: &Step) -> Result<Report, Stopped> {
    let named = chosen(desk, register)?;
    let trial = adherence::try_step(desk, &named, step)?;
    // With --all the step goes to those it is possible for; by name, one refused stops it before anything is written.
    if !register.all && !trial.refused.is_empty() {
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
pub(super) fn chosen(desk: &Desk, register: &Register) -> Result<Vec<PartyId>, Stopped> {
    let lines: Vec<Line> =
        adherence::list(desk)?.sections.into_iter().flat_map(|section| section.lines).map(|view| view.line).collect();
    if register.all {
        return Ok(lines.iter().map(|line| line.party.clone()).collect());
    }
    if register.party.is_empty() {
        return Err(Stopped::because(
            "register.nobody",
            "Non è detto per chi.",
            "Aggiungi --party «nome» (anche più volte), oppure --all.",
        ));
    }
    register.party.iter().map(|words| one(&lines, words)).collect()
}

fn one(lines: &[Line], words: &str) -> Result<PartyId, Stopped> {
    let wanted = fold(words);
    let exact = lines.iter().find(|line| fold(&line.name) == wanted);
    let found: Vec<&Line> = match exact {
        Some(line) => vec![line],
        None => lines.iter().filter(|line| fold(&line.name).contains(&wanted)).collect(),
    };
    match found.as_slice() {
        [line] => Ok(line.party.clone()),
        [] => Err(Stopped::because(
            "register.unknown",
            format!("Nessun soggetto da firmare si chiama «{words}»."),
            "Controlla il nome con «concilia status».",
        )),
        many => Err(Stopped::because(
            "register.ambiguous",
            format!("«{words}» trova più soggetti: {}.", some(many)),
            "Scrivi il nome per intero.",
        )),
    }
}

/// The first names of many, and how many more there are.
fn some(lines: &[&Line]) -> String {
    const SHOWN: usize = 6;
    let names = lines.iter().take(SHOWN).map(|line| line.name.as_str()).collect::<Vec<_>>().join(", ");
    match lines.len().saturating_sub(SHOWN) {
        0 => names,
        more => format!("{names} e altri {more}"),
    }
}

fn refused(trial: &StepAnswer) -> Stopped {
    let reasons: Vec<String> = trial.refused.iter().map(|(name, why)| format!("{name}: {why}")).collect();
    Stopped::because(
        "register.refused",
        format!("Non è stato scritto nulla. {}", reasons.join(" ")),
        "Togli questi soggetti dal comando, oppure fai prima il passo che manca.",
    )
}

const fn method(method: SignatureMethod) -> Method {
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
