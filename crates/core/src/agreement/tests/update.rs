//! What becomes of adherences when the agreement gets another version: an update of one in force, a correction, a withdrawal.

use super::*;
use crate::adherence::{
    Actor, Correction, DeedState, Entry, Event, Intake, LastStep, Pace, Protocol, Roll, RollOf, State, Status, What,
    status,
};
use crate::archive::operation::Written;
use crate::progress;

/// Adherents by where they stand when the update comes.
const NAMES: [&str; 5] =
    ["Alfa verificata", "Beta restituita", "Gamma irregolare", "Delta inviata", "Epsilon da inviare"];

/// An agreement signed on 28 March 2014, with an adherent in each state.
struct Round {
    desk: Desk,
    first: VersionId,
    ids: Vec<PartyId>,
}

impl Round {
    fn in_force() -> Self {
        let mut desk = Desk::known();
        let ids: Vec<PartyId> = NAMES.iter().map(|name| desk.party(name, Category::Company)).collect();
        let first = desk.start().unwrap();
        desk.at("2014-03-01").put(&first, Vec::new()).unwrap();
        desk.all_sign(&first, "2014-03-20", "2014-03-28");
        let mut round = Self { desk, first, ids };
        for place in 0..4 {
            round.take(RollOf::Current, place, Step::Send { on: Some(day("2014-03-05")), by: Some(Channel::Pec) });
        }
        let protocol = Protocol { number: "812".into(), date: Some(day("2014-03-11")) };
        round.take(RollOf::Current, 0, Step::Return(Arrival { verified: true, protocol, ..came("2014-03-10") }));
        let file = Intake { name: "alfa.pdf", bytes: b"firmato", media_type: "application/pdf" };
        let alfa = round.ids[..1].to_vec();
        let attached =
            round.desk.office.act(|archive, ctx| adherence::attach(archive, ctx, RollOf::Current, &alfa, file));
        attached.unwrap();
        round.take(RollOf::Current, 1, Step::Return(came("2014-03-12")));
        round.take(RollOf::Current, 2, Step::Return(came("2014-03-12")));
        let remedy = "Chiedere di nuovo la pagina 2".into();
        round.take(RollOf::Current, 2, Step::FindIrregular { reason: "Manca la pagina 2".into(), remedy });
        round.take(RollOf::Current, 3, Step::Remind { on: Some(day("2014-03-15")) });
        let first = round.first.clone();
        round.desk.register(&first).unwrap();
        round
    }

    /// The same, with an update of it in signature since 1 June.
    fn updating() -> (Self, VersionId) {
        let mut round = Self::in_force();
        let first = round.first.clone();
        let second = round.desk.at("2014-06-01").follow(&first, "Aggiornamento concordato").unwrap();
        let told = round.desk.snapshot(&second).adherences();
        assert_eq!(told, Adherences { stand: 3, open: 1 }, "what the person is told is what happens");
        round.desk.put(&second, Vec::new()).unwrap();
        (round, second)
    }

    fn roll(&mut self, which: RollOf) -> Roll {
        self.desk.office.archive.read(|tx| adherence::roll_of(tx, which)).unwrap().unwrap()
    }

    fn entry(&mut self, which: RollOf, place: usize) -> Entry {
        let id = self.ids[place].clone();
        self.roll(which).entry(&id).unwrap().clone()
    }

    fn step(&mut self, which: RollOf, place: usize, step: Step) -> Written<adherence::Trial> {
        let party = self.ids[place].clone();
        self.desk.office.act(|archive, ctx| take_step(archive, ctx, which, &[party], &step)).unwrap()
    }

    fn take(&mut self, which: RollOf, place: usize, step: Step) {
        assert_eq!(self.step(which, place, step).value.refused, [], "the step must be accepted");
    }

    fn refused(&mut self, which: RollOf, place: usize, step: Step) -> adherence::WhyNot {
        self.step(which, place, step).value.refused.first().expect("the step must be refused").why
    }

    fn statuses(&mut self, which: RollOf) -> Vec<Status> {
        let roll = self.roll(which);
        self.ids.iter().map(|id| status(roll.entry(id).unwrap())).collect()
    }

    fn history(&mut self, which: RollOf, place: usize) -> Vec<What> {
        let (roll, entry) = (self.roll(which), self.entry(which, place));
        let told = self.desk.office.archive.read(|tx| adherence::timeline(tx, &roll, &entry)).unwrap();
        told.into_iter().map(|happening| happening.what).collect()
    }

    fn is_whole(&mut self) {
        assert_eq!(self.desk.office.archive.faults().unwrap(), Vec::<String>::new());
    }
}

fn came(on: &str) -> Arrival {
    let (date, arrived_by, method) = (Some(day(on)), Some(Channel::Pec), Some(Method::Pades));
    Arrival { returned_on: date, signed_on: date, arrived_by, method, ..Arrival::default() }
}

fn number(number: &str) -> Step {
    Step::AssignProtocol(Protocol { number: number.into(), date: Some(day("2014-06-02")) })
}

fn keep(reason: &str) -> Step {
    Step::Keep { reason: reason.into() }
}

use RollOf::{Current, InForce};

#[test]
fn an_adherence_that_is_back_stands_through_an_update_with_all_that_was_entered() {
    let mut round = Round::in_force();
    let (before, told) = (round.entry(Current, 0), round.history(Current, 0));
    let (mut round, second) = Round::updating();
    let after = round.entry(Current, 0);
    assert!(after.has_signed() && after.signature.is_complete());
    assert_eq!((&after.signature.deed_version, after.other_text.map(|text| text.number)), (&second, Some(1)));
    assert_eq!(after.signature.kept_reason, "Aggiornamento concordato");
    let as_it_was = adherence::Signature {
        id: before.signature.id.clone(),
        version: before.signature.version,
        deed_version: before.signature.deed_version.clone(),
        carried_from: None,
        kept_reason: String::new(),
        ..after.signature.clone()
    };
    assert_eq!(as_it_was, before.signature, "state, proofs, protocol and notes");
    let goes_on = round.history(Current, 0);
    assert_eq!(goes_on[..told.len()], told[..], "the history is one");
    assert!(told.iter().any(|what| matches!(what, What::FileTaken { .. })));
    assert_eq!(goes_on.last(), Some(&What::Kept { reason: "Aggiornamento concordato".into() }));

    use Status::{Complete, Irregular, Returned, Sent, ToSend};
    assert_eq!(round.statuses(Current), [Complete, Returned, Irregular, ToSend, ToSend]);
    assert_eq!(round.statuses(InForce), [Complete, Returned, Irregular, Sent, ToSend]);
    round.is_whole();
}

#[test]
fn who_has_adhered_is_neither_asked_nor_reminded_nor_missing_and_the_rest_is() {
    let (mut round, _) = Round::updating();
    let (roll, ids) = (round.roll(Current), round.ids.clone());
    let date = round.desk.office.working_date;
    let tally = round.desk.office.archive.read(|tx| progress::tally(tx, &roll, date)).unwrap();
    for heap in [&tally.forms_to_print, &tally.forms_to_send, &tally.missing] {
        assert!(!heap.contains(&ids[0]) && !heap.contains(&ids[1]), "what is back stands");
        assert!(heap.contains(&ids[3]) && heap.contains(&ids[4]), "what is out is open");
    }
    assert!(tally.to_remind.is_empty() || !tally.to_remind.contains(&ids[3]), "nothing of this version went out");
    let standing = round.desk.office.archive.read(|tx| progress::standing(tx, date)).unwrap().deed.unwrap();
    assert!(!standing.begun, "what stands from before is not a beginning of this version");
    assert_eq!(
        progress::next(progress::Standing { parties: 1, deed: Some(standing) }),
        progress::NextStep::PrintAgreement
    );
    assert_eq!(round.entry(Current, 3).reminders.len(), 1, "what was reminded is not forgotten");
    assert_eq!(Pace::default().from(&round.entry(Current, 3), None), Some(day("2014-03-22")));
}

#[test]
fn a_form_of_the_earlier_text_counts_only_where_somebody_says_why() {
    let (mut round, second) = Round::updating();
    let last_step = |round: &mut Round| {
        let roll = round.roll(Current);
        adherence::lines(&roll).into_iter().find(|line| line.party == round.ids[3]).unwrap().last_step
    };
    assert_eq!(last_step(&mut round), LastStep::OtherPaper { number: 1, on: Some(day("2014-03-05")) });
    let at_once = Step::Return(Arrival { verified: true, ..came("2014-05-31") });
    assert_eq!(round.refused(Current, 3, at_once), adherence::WhyNot::OtherText { number: 1 });
    round.take(Current, 3, Step::Return(came("2014-05-31")));
    let entry = round.entry(Current, 3);
    assert_eq!((entry.signature.text_version.clone(), entry.has_signed()), (round.first.clone(), false));
    assert!(entry.waits_for_decision());
    assert_eq!(last_step(&mut round), LastStep::OtherText { number: 1 });
    assert_eq!(round.refused(Current, 3, Step::Verify), adherence::WhyNot::OtherText { number: 1 });
    assert_eq!(round.refused(Current, 3, keep(" ")), adherence::WhyNot::ReasonMissing);
    assert_eq!(round.refused(Current, 0, keep("x")), adherence::WhyNot::KeptAlready);
    let found: Vec<_> = adherence::findings(&round.roll(Current), &Default::default())
        .into_iter()
        .map(|finding| finding.matter)
        .collect();
    assert!(found.contains(&Matter::TextsToDecide { names: vec![NAMES[3].into()] }), "{found:?}");
    assert!(found.contains(&Matter::ReturnsToVerify { names: vec![NAMES[1].into()] }));

    let before = round.entry(Current, 3);
    round.take(Current, 3, keep("L’aggiornamento non tocca gli impegni di chi aderisce"));
    let kept = round.entry(Current, 3);
    assert!(kept.has_signed());
    assert_eq!(kept.signature.verified_by, "Marta Rota");
    assert_eq!(round.history(Current, 3).last(), Some(&What::Kept { reason: kept.signature.kept_reason.clone() }));
    round.desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(without_version(round.entry(Current, 3)), without_version(before), "undo takes it back");

    // Or it is signed again: the form of the update goes out, and what came back of the other is told by the history.
    round.take(Current, 3, Step::Send { on: Some(day("2014-06-01")), by: None });
    let again = round.entry(Current, 3);
    assert_eq!((again.signature.state, &again.signature.text_version, again.other_text), (State::Sent, &second, None));
    assert_eq!(
        round.refused(InForce, 3, Step::Return(came("2014-06-01"))),
        adherence::WhyNot::SignsUpdate { number: 2 }
    );
    let first = round.first.clone();
    round.take(Current, 3, Step::Return(Arrival { text: Some(first), ..came("2014-05-31") }));
    assert!(round.entry(Current, 3).waits_for_decision(), "the earlier form may come back all the same");
    round.take(Current, 3, Step::Return(Arrival { text: Some(second), verified: true, ..came("2014-06-01") }));
    assert!(round.entry(Current, 3).has_signed());
}

fn without_version(entry: Entry) -> Entry {
    Entry { signature: adherence::Signature { version: 0, ..entry.signature.clone() }, ..entry }
}

#[test]
fn the_version_in_force_goes_on_and_nothing_is_entered_twice() {
    let (mut round, second) = Round::updating();
    round.desk.at("2014-06-02");
    round.take(InForce, 1, Step::Verify);
    round.take(InForce, 1, number("900"));
    round.take(InForce, 2, Step::Return(came("2014-06-02")));
    assert!(round.entry(Current, 1).signature.is_complete(), "it is one adherence");
    assert!(
        round.entry(Current, 2).waits_for_decision(),
        "mended after the update came: somebody says whether it holds"
    );
    assert_eq!(status(&round.entry(InForce, 2)), Status::Returned);
    round.take(InForce, 2, Step::Verify);
    assert_eq!(status(&round.entry(InForce, 2)), Status::Verified);
    assert!(
        !round.entry(Current, 2).has_signed(),
        "what the version in force takes is not held for its update by itself"
    );
    assert_eq!(round.refused(InForce, 2, keep("x")), adherence::WhyNot::ThisText);
    round.take(InForce, 4, Step::Return(Arrival { verified: true, ..came("2014-06-02") }));
    assert_eq!(status(&round.entry(InForce, 4)), Status::Verified);
    let fifth = round.entry(Current, 4);
    assert_eq!((&fifth.signature.deed_version, fifth.waits_for_decision()), (&second, true));
    let province = round.desk.snapshot(&round.first.clone()).members[1].party.id.clone();
    let party = [province.clone()];
    let step = number("77");
    round.desk.office.act(|archive, ctx| take_step(archive, ctx, InForce, &party, &step)).unwrap();
    assert!(round.roll(InForce).entry(&province).unwrap().signature.is_complete());
    assert_eq!(
        round.roll(Current).entry(&province).unwrap().signature.state,
        State::ToSend,
        "it signs the update anew"
    );

    let stipulating: Vec<PartyId> =
        round.desk.snapshot(&second).members.into_iter().map(|member| member.party.id).collect();
    round.desk.at("2014-06-20").sign(&stipulating, "2014-06-20");
    round.desk.register(&second).unwrap();
    assert_eq!(round.roll(InForce), round.roll(Current), "once it is signed there is one roll");
    assert_eq!(round.roll(Current).state, DeedState::Signed);
    assert!(round.entry(Current, 1).signature.is_complete());
    assert_eq!(round.refused(Current, 3, Step::Verify), adherence::WhyNot::NotReturned);
    round.is_whole();
}

#[test]
fn an_update_withdrawn_gives_back_what_was_entered_meanwhile() {
    let (mut round, second) = Round::updating();
    round.desk.at("2014-06-02");
    round.take(InForce, 1, Step::Verify);
    round.take(InForce, 1, number("900"));
    round.take(Current, 3, Step::Send { on: None, by: None });
    round.take(Current, 4, Step::Return(Arrival { verified: true, ..came("2014-06-02") }));
    round.take(Current, 2, Step::Remind { on: None });
    let reason = "Non più necessario";
    round.desk.office.act(|archive, ctx| withdraw(archive, ctx, &second, reason)).unwrap();
    let (roll, first) = (round.roll(Current), round.first.clone());
    assert_eq!(roll.deed_version, first);
    assert!(round.entry(Current, 0).signature.is_complete() && round.entry(Current, 1).signature.is_complete());
    assert_eq!(round.entry(Current, 0).other_text, None);
    assert_eq!(round.entry(Current, 2).reminders.len(), 1);
    let fourth = round.entry(Current, 3).signature;
    assert_eq!((fourth.state, fourth.sent_on), (State::Sent, Some(day("2014-03-05"))), "it has the form that stands");
    let fifth = round.entry(Current, 4);
    assert!(fifth.waits_for_decision(), "it signed a text that was withdrawn");
    assert_eq!(fifth.other_text.map(|text| text.number), Some(2));
    round.take(Current, 4, keep("Voleva aderire alla rete"));
    assert!(round.entry(Current, 4).has_signed());

    let third = round.desk.at("2014-07-01").follow(&first, "Nuovo aggiornamento").unwrap();
    round.desk.put(&third, Vec::new()).unwrap();
    assert!([0, 1, 4].iter().all(|place| round.entry(Current, *place).has_signed()), "and all of it stands again");
    assert_eq!(round.entry(Current, 4).other_text.map(|text| text.number), Some(2));
    round.is_whole();
}

#[test]
fn an_update_made_elsewhere_and_taken_back_leaves_everything_as_it_was() {
    let mut round = Round::in_force();
    let first = round.first.clone();
    let second = round.desk.at("2014-06-01").follow(&first, "Aggiornamento concordato").unwrap();
    let before = round.roll(Current);
    let read = round.desk.snapshot(&second).version.version;
    let order = PutToSignature { version: second, read, decisions: Vec::new() };
    let file = MadeElsewhere { name: "nuovo.pdf", bytes: b"%PDF-", pages: 3, put_on: day("2014-06-01") };
    round.desk.office.act(|archive, ctx| take_elsewhere(archive, ctx, &order, file)).unwrap();
    assert!(round.entry(Current, 0).has_signed());
    round.desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(round.roll(Current), before);
    round.is_whole();
}

#[test]
fn a_correction_of_the_update_asks_only_who_signed_it() {
    let (mut round, second) = Round::updating();
    round.take(Current, 4, Step::Return(Arrival { verified: true, ..came("2014-06-01") }));
    let third = round.desk.at("2014-06-05").follow(&second, "Un refuso").unwrap();
    let draft = round.desk.snapshot(&third);
    assert_eq!(draft.adherences(), Adherences { stand: 3, open: 1 });
    assert_eq!(draft.not_looked_at(), 0, "what stands from the version in force is not asked about");
    let asked: Vec<_> = draft.to_decide().into_iter().cloned().collect();
    assert_eq!(asked.iter().map(|asked| &asked.party).collect::<Vec<_>>(), [&round.ids[4]]);
    let decisions = vec![Decision { signature: asked[0].id.clone(), keep: None }];
    round.desk.put(&third, decisions).unwrap();
    assert!(round.entry(Current, 0).signature.is_complete() && round.entry(Current, 0).has_signed());
    round.take(Current, 1, Step::Verify);
    let again = round.entry(Current, 4);
    assert_eq!((again.signature.state, again.signature.returned_on), (State::ToSend, None));
    assert!(
        round.history(Current, 4).contains(&What::Returned { by: Some(Channel::Pec) }),
        "what it signed is not lost"
    );
    assert_eq!(round.statuses(InForce)[..2], [Status::Complete, Status::Verified]);
    round.is_whole();
}

#[test]
fn a_correction_keeps_an_adherence_with_its_file_and_its_history() {
    let (mut desk, first) = Desk::in_signature();
    let company = desk.snapshot(&first).others[0].id.clone();
    let parties = [company.clone()];
    desk.at("2014-03-10").sign(&parties, "2014-03-08");
    let file = Intake { name: "modulo.pdf", bytes: b"firmato", media_type: "application/pdf" };
    desk.office.act(|archive, ctx| adherence::attach(archive, ctx, Current, &parties, file)).unwrap();
    let second = desk.follow(&first, "Un refuso").unwrap();
    let asked = desk.snapshot(&second).to_decide()[0].id.clone();
    desk.put(&second, vec![Decision { signature: asked, keep: Some("Il refuso non la riguarda".into()) }]).unwrap();
    let roll = desk.office.archive.read(adherence::roll).unwrap().unwrap();
    let entry = roll.entry(&company).unwrap().clone();
    assert!(entry.has_signed());
    let told = desk.office.archive.read(|tx| adherence::timeline(tx, &roll, &entry)).unwrap();
    let told: Vec<What> = told.into_iter().map(|happening| happening.what).collect();
    assert!(matches!(told[0], What::Returned { .. }) && told.iter().any(|what| matches!(what, What::FileTaken { .. })));

    // What was typed wrong of it is corrected against the text that it signed, which is older than the correction.
    let mended = Correction { signed_on: Some(day("2014-03-07")), ..Correction::of(&entry.signature) };
    let step = Step::Correct(mended.clone());
    let taken = desk.office.act(|archive, ctx| take_step(archive, ctx, Current, &parties, &step)).unwrap();
    assert_eq!(taken.value.refused, []);
    // The text itself is such a datum; why another text holds goes with it.
    let read = mended.read + 1;
    let late = Correction { text: second.clone(), read, ..mended.clone() };
    let trial = desk.office.archive.read(|tx| {
        let actor = Actor { working_date: day("2014-03-10"), operator: "Marta Rota" };
        adherence::dry(tx, Current, &parties, &Step::Correct(late), actor)
    });
    assert_eq!(trial.unwrap().refused[0].why, adherence::WhyNot::ReturnedBeforeText { put_on: day("2014-03-10") });
}

#[test]
fn the_text_that_came_back_may_be_corrected_and_what_was_said_of_the_other_goes() {
    let (mut round, second) = Round::updating();
    round.desk.at("2014-06-03");
    round.take(Current, 3, Step::Return(came("2014-06-02")));
    round.take(Current, 3, keep("Impegni uguali"));
    let right = Correction { text: second.clone(), ..Correction::of(&round.entry(Current, 3).signature) };
    round.take(Current, 3, Step::Correct(right));
    let entry = round.entry(Current, 3);
    assert_eq!((entry.other_text, entry.signature.kept_reason.as_str(), entry.has_signed()), (None, "", true));
    round.take(Current, 3, Step::AnnulReturn { reason: "Di un altro".into() });
    let entry = round.entry(Current, 3);
    assert_eq!(entry.other_text.map(|text| text.number), Some(1), "what is out is the form that was sent");
    let unknown = Arrival { text: Some(VersionId("x".into())), ..came("2014-06-02") };
    assert_eq!(round.refused(Current, 3, Step::Return(unknown)), adherence::WhyNot::TextUnknown);
    let possible = adherence::possible(adherence::Standing::of(&entry, DeedState::InSignature));
    let able = |event| possible.iter().any(|possible| possible.event == event && possible.why_not.is_none());
    assert!(able(Event::Send) && able(Event::Return) && !able(Event::Keep) && !able(Event::Remind));
}

#[test]
fn a_signature_carried_from_version_to_version_is_counted_once() {
    let mut round = Round::in_force();
    let count = |round: &mut Round| round.desk.office.archive.read(adherence::count_signed).unwrap();
    let before = count(&mut round);
    let (mut round, _) = Round::updating();
    assert_eq!(count(&mut round), before);
    round.take(Current, 1, Step::Verify);
    assert_eq!(count(&mut round), before + 1, "also where it was verified after the update came");
}
