//! `concilia register`: one step of the office for one or many signatures, tried before it is written; the steps of meetings, of
//! the agreement and of terms are handed on.

use concilia_core::adherence::{Arrival, Channel, Correction, Declaration, Line, Method, Protocol, RollOf, Step};
use concilia_core::id::{PartyId, VersionId};
use concilia_office::adherence::{self, Everybody, StepAnswer};
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::{
    Annulled, Corrected, Number, Passage, Register, RegisterStep, ReturnDatum, Returned, SignatureMethod, SignedText,
    TakenBack, Way, Who,
};
use crate::commands::named::some;
use crate::commands::{deed, meeting, named};
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, register: Register) -> Result<Report, Stopped> {
    archives::open(desk, &register.archive)?;
    let current = RollOf::Current;
    let (who, of, step) = match register.step {
        RegisterStep::Sent { who, passage: Passage { day, by } } => {
            (who, current, Step::Send { on: day.on, by: by.map(channel) })
        }
        RegisterStep::Returned(returned) => arrival(desk, *returned)?,
        RegisterStep::Corrected(corrected) => return correct(desk, *corrected),
        RegisterStep::Verified { who, of } => (who, of.roll(), Step::Verify),
        RegisterStep::Kept { who, reason } => (who, current, Step::Keep { reason }),
        RegisterStep::Irregular { who, reason, remedy, of } => (who, of.roll(), Step::FindIrregular { reason, remedy }),
        RegisterStep::Protocol { who, protocol, of } => (who, of.roll(), Step::AssignProtocol(number(protocol))),
        RegisterStep::Renounced { who, passage: Passage { day, by }, protocol } => {
            let (renounced_on, arrived_by, protocol) = (day.on, by.map(channel), number(protocol));
            let declaration = Declaration { renounced_on, arrived_by, protocol, ..Declaration::default() };
            (who, current, Step::Renounce(declaration))
        }
        RegisterStep::Reminded { who, day } => (who, current, Step::Remind { on: day.on }),
        RegisterStep::ReturnAnnulled(Annulled { taken, of }) => {
            (taken.who, of.roll(), Step::AnnulReturn { reason: taken.reason })
        }
        RegisterStep::ProtocolAnnulled(Annulled { taken, of }) => {
            (taken.who, of.roll(), Step::AnnulProtocol { reason: taken.reason })
        }
        RegisterStep::RenunciationRevoked(TakenBack { who, reason }) => (who, current, Step::Revoke { reason }),
        RegisterStep::Meeting { who, on, at, place, agenda } => {
            return meeting::hold(desk, &who, meeting::draft(on, at, place, &agenda));
        }
        RegisterStep::Called { who, day } => return meeting::called(desk, &who, day.on),
        RegisterStep::Attended { who, presence, represented_by, meeting } => {
            return meeting::attended(desk, &who, presence, represented_by, meeting);
        }
        RegisterStep::AgreementSigned => return deed::signed(desk),
        RegisterStep::NewVersion { reason } => return deed::new_version(desk, &reason),
        RegisterStep::Extended { term, by } => return deed::extended(desk, &term, by),
        RegisterStep::AgreementExtended { by } => return deed::prolonged(desk, by),
    };
    let everybody = if who.all {
        adherence::everybody(desk, of, &step)?
    } else {
        Everybody { parties: chosen(desk, of, &who)?, apart: Vec::new() }
    };
    take(desk, of, everybody, who.all, &step)
}

fn arrival(desk: &Desk, returned: Returned) -> Result<(Who, RollOf, Step), Stopped> {
    let Returned { who, passage: Passage { day, by }, protocol, signing, text, of } = returned;
    let step = Step::Return(Arrival {
        returned_on: day.on,
        arrived_by: by.map(channel),
        protocol: number(protocol),
        method: signing.method.map(way_of_signing),
        signed_on: signing.signed_on,
        text: signed_text(desk, of.roll(), &text)?,
        ..Arrival::default()
    });
    Ok((who, of.roll(), step))
}

/// The version of a number, as a text that may have been signed.
fn signed_text(desk: &Desk, of: RollOf, said: &SignedText) -> Result<Option<VersionId>, Stopped> {
    let Some(number) = said.text else { return Ok(None) };
    let texts = adherence::list(desk, of)?.texts;
    let found = texts.iter().find(|choice| choice.text.number == number).map(|choice| choice.text.version.clone());
    let known = || texts.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join(", ");
    found.map(Some).ok_or_else(|| {
        Stopped::because(
            "register.no_text",
            format!("La versione {number} non è fra quelle che si possono avere firmato: non è stato scritto nulla."),
            format!("Scrivi il numero di una di queste: {}.", known()),
        )
    })
}

/// Mends what was registered of one return; what is neither said nor emptied stays.
fn correct(desk: &Desk, said: Corrected) -> Result<Report, Stopped> {
    let of = said.of.roll();
    let who = chosen(desk, of, &Who { party: vec![said.party.clone()], all: false })?;
    let known = adherence::correction(desk, of, &who[0])?;
    let mut right = known.clone();
    right.text = signed_text(desk, of, &said.text)?.unwrap_or(right.text);
    said.clear.iter().for_each(|datum| empty(&mut right, *datum));
    let Corrected { on, by, signing, signed_by, sent_on, sent_by, protocol_date, .. } = said;
    right.returned_on = on.or(right.returned_on);
    right.arrived_by = by.map(channel).or(right.arrived_by);
    right.method = signing.method.map(way_of_signing).or(right.method);
    right.signed_on = signing.signed_on.or(right.signed_on);
    right.signed_by = signed_by.unwrap_or(right.signed_by);
    right.sent_on = sent_on.or(right.sent_on);
    right.sent_by = sent_by.map(channel).or(right.sent_by);
    right.protocol_date = protocol_date.or(right.protocol_date);
    if right == known {
        return Err(Stopped::because(
            "register.nothing_to_correct",
            "Non c’è nulla da correggere: nessun dato diverso da quello registrato.",
            "Scrivi il dato giusto: --on, --by, --method, --signed-on, --signed-by, --sent-on, --sent-by, --protocol-date, --text o --clear.",
        ));
    }
    take(desk, of, Everybody { parties: who, apart: Vec::new() }, false, &Step::Correct(right))
}

fn empty(right: &mut Correction, datum: ReturnDatum) {
    match datum {
        ReturnDatum::By => right.arrived_by = None,
        ReturnDatum::Method => right.method = None,
        ReturnDatum::SignedOn => right.signed_on = None,
        ReturnDatum::SignedBy => right.signed_by.clear(),
        ReturnDatum::SentOn => right.sent_on = None,
        ReturnDatum::SentBy => right.sent_by = None,
        ReturnDatum::ProtocolDate => right.protocol_date = None,
    }
}

fn number(given: Number) -> Protocol {
    Protocol { number: given.protocol.unwrap_or_default(), date: given.protocol_date }
}

fn take(
    desk: &Desk,
    of: RollOf,
    Everybody { parties, apart }: Everybody,
    all: bool,
    step: &Step,
) -> Result<Report, Stopped> {
    let mut trial = adherence::try_step(desk, of, &parties, step)?;
    trial.refused.extend(apart);
    // With --all the step goes to those it is possible for; by name, one refused stops it before anything is written.
    if trial.accepted.is_empty() || (!all && !trial.refused.is_empty()) {
        return Err(refused(&trial, all, step));
    }
    let written = adherence::step(desk, of, &parties, step)?;
    let mut text = vec![format!("Fatto per {}: {}", written.value.accepted.len(), written.value.accepted.join(", "))];
    text.extend(written.value.notices.iter().map(|notice| format!("Attenzione: {notice}")));
    text.extend(by_reason(&trial).into_iter().map(|reason| format!("Fuori: {reason}")));
    let json = json!({ "operation": written.operation, "answer": written.value, "left_out": trial.refused });
    Ok(Report { text: text.join("\n"), json, attention: !trial.refused.is_empty() })
}

/// The parties of a roll that the arguments name: each word must find one line and no more.
pub(super) fn chosen(desk: &Desk, of: RollOf, who: &Who) -> Result<Vec<PartyId>, Stopped> {
    let lines: Vec<Line> = adherence::list(desk, of)?
        .sections
        .into_iter()
        .flat_map(|section| section.lines)
        .map(|view| view.line)
        .collect();
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
fn by_reason(trial: &StepAnswer) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, why) in &trial.refused {
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, names)) => names.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    reasons.iter().map(|(why, names)| format!("{}: {why}", some(names))).collect()
}

fn refused(trial: &StepAnswer, all: bool, step: &Step) -> Stopped {
    let reasons = by_reason(trial);
    let reasons = if reasons.is_empty() { vec!["Nessuno è chiamato a firmare.".to_owned()] } else { reasons };
    let signing = trial.fields.iter().any(|failure| matches!(failure.field.as_str(), "method" | "signed_on"));
    let advice = if signing && *step == Step::Verify {
        "Scrivilo nel rientro: concilia register «archivio» corrected --party «nome» con ciò che manca, --signed-on «gg/mm/aaaa» o --method."
    } else if all {
        "Con --all il passo non è possibile per nessuno: con «concilia status» si legge a che punto è ciascuno."
    } else if trial.accepted.is_empty() && trial.refused.len() == 1 {
        "Controlla il nome e il passo, e ripeti il comando."
    } else if trial.accepted.is_empty() {
        "Il passo non è possibile per nessuno di questi: con «concilia status» si legge a che punto è ciascuno."
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
