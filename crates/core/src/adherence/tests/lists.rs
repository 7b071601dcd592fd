//! Who is on the roll, what it says at a glance, in which order the lines stand.

use super::*;

#[test]
fn new_parties_are_called_only_while_adherence_is_open() {
    let mut open = Network::in_state("in_signature", true);
    assert_eq!(open.roll().entries.len(), 4);
    let mut closed = Network::in_state("in_signature", false);
    let roll = closed.roll();
    let names: Vec<&str> = roll.entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["ASL di Bergamo", "Provincia di Bergamo", "Associazione Famiglie Oggi"]);
    assert_eq!(roll.not_called.len(), 1);
    assert_eq!(closed.refused(&closed.new.clone(), sent("2014-01-15")), WhyNot::NotCalled);
}

#[test]
fn stipulating_parties_sign_the_agreement_and_adherents_their_form() {
    let mut network = Network::in_signature();
    let (asl, old, new) = (network.asl.clone(), network.old.clone(), network.new.clone());
    let of = |entry: Entry| (entry.signature.instrument, entry.is_necessary(), entry.of_right);
    assert_eq!(of(network.entry(&asl)), (Instrument::Agreement, true, false));
    assert_eq!(of(network.entry(&old)), (Instrument::AdherenceForm, false, true));
    assert_eq!(of(network.entry(&new)), (Instrument::AdherenceForm, false, false));
}

#[test]
fn the_overview_counts_apart_what_is_missing_what_is_back_and_what_is_signed() {
    let mut network = Network::in_signature();
    let (asl, province, old, new) =
        (network.asl.clone(), network.province.clone(), network.old.clone(), network.new.clone());
    network.take(&[&asl, &province, &old], sent("2014-01-12"));
    network.does(&asl, Step::Return(Arrival { verified: true, ..returned("2014-01-15") }));
    network.does(&old, Step::Return(returned("2014-01-16")));
    let seen = overview(&network.roll(), on("2014-03-31"), day("2014-03-24"));
    assert_eq!((seen.expected, seen.signed, seen.to_verify, seen.missing.len()), (4, 1, 1, 2));
    assert_eq!((seen.missing_necessary, seen.protocol_missing), (1, 1));
    let missing: Vec<_> = seen.missing.iter().map(|missing| (missing.name.as_str(), missing.necessary)).collect();
    assert_eq!(missing, [("Provincia di Bergamo", true), ("Calzificio Alto Serio S.p.A.", false)]);
    assert_eq!(seen.due, Some(Due { on: day("2014-03-31"), days_left: 7 }));
    assert!(!seen.all_in);

    network.does(&new, Step::Renounce(Declaration::default()));
    let seen = overview(&network.roll(), None, day("2014-03-24"));
    assert_eq!((seen.expected, seen.missing.len(), seen.renounced), (3, 1, 1), "who renounced is not expected");
    network.does(&province, Step::Renounce(Declaration::default()));
    let seen = overview(&network.roll(), None, day("2014-04-02"));
    assert!(seen.missing[0].renounced, "a stipulating party that renounced is still necessary");
    assert_eq!(seen.missing_necessary, 1);
}

#[test]
fn all_in_gives_the_date_of_the_last_signature() {
    let mut network = Network::in_state("in_signature", false);
    let (asl, province, old) = (network.asl.clone(), network.province.clone(), network.old.clone());
    for (party, date) in [(&asl, "2014-01-18"), (&province, "2014-01-14")] {
        network.does(party, Step::Return(Arrival { verified: true, ..returned(date) }));
    }
    let stipulated = stipulation(&network.roll());
    assert_eq!((stipulated.missing.len(), stipulated.last_signed_on), (0, on("2014-01-18")));
    network.does(&old, Step::Return(returned("2014-01-19")));
    assert!(!overview(&network.roll(), None, day("2014-01-20")).all_in, "one is back but nobody has looked at it");
    network.does(&old, Step::Verify);
    let seen = overview(&network.roll(), None, day("2014-01-20"));
    assert_eq!((seen.all_in, seen.last_signed_on), (true, on("2014-01-19")));
}

#[test]
fn lines_put_who_is_missing_first_and_the_necessary_on_top() {
    let mut network = Network::in_signature();
    let (asl, old, new) = (network.asl.clone(), network.old.clone(), network.new.clone());
    network.does(
        &asl,
        Step::Return(Arrival { verified: true, protocol: numbered("1", "2014-01-15"), ..returned("2014-01-15") }),
    );
    network.does(&new, sent("2014-01-12"));
    network.does(&new, Step::Remind { on: on("2014-01-19") });
    network.does(&old, Step::Return(returned("2014-01-16")));
    let lines = lines(&network.roll());
    let seen: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.section, line.status)).collect();
    assert_eq!(
        seen,
        [
            ("Provincia di Bergamo", Section::Missing, Status::ToSend),
            ("Calzificio Alto Serio S.p.A.", Section::Missing, Status::Sent),
            ("Associazione Famiglie Oggi", Section::NeedsStep, Status::Returned),
            ("ASL di Bergamo", Section::Done, Status::Complete),
        ]
    );
    assert_eq!(lines[1].last_step, LastStep::Reminded { number: 1, on: day("2014-01-19") });
    assert_eq!(lines[2].last_step, LastStep::Returned { on: day("2014-01-16") });
}

#[test]
fn without_a_deed_there_is_no_roll() {
    let mut office = Office::new();
    assert_eq!(office.archive.read(roll).unwrap(), None);
}

#[test]
fn a_party_of_the_agreement_that_renounced_is_missing_whatever_came_back_before() {
    let mut network = Network::in_signature();
    let (asl, province) = (network.asl.clone(), network.province.clone());
    for party in [&asl, &province] {
        network.does(party, Step::Return(returned("2014-01-20")));
    }
    network.does(&asl, Step::Verify);
    assert_eq!(
        (overview(&network.roll(), None, day("2014-01-20")).signed, network.entry(&asl).has_signed()),
        (1, true)
    );

    for party in [&asl, &province] {
        network.does(party, Step::Renounce(Declaration::default()));
    }
    let roll = network.roll();
    let seen = overview(&roll, None, day("2014-01-20"));
    let missing: Vec<&PartyId> = seen.missing.iter().filter(|one| one.necessary).map(|one| &one.party).collect();
    assert_eq!((seen.signed, seen.to_verify, seen.missing_necessary), (0, 0, 2));
    assert!(missing.contains(&&asl) && missing.contains(&&province) && !seen.all_in);
    assert_eq!(stipulation(&roll).missing.len(), 2, "the agreement is not signed by all");
}
