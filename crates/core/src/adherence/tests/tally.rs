//! The numbers of forms, sendings and reminders: each once, each party in its place.

use super::*;
use crate::archive::store::Tx;
use crate::id::IssueId;
use crate::issue::code::IssueCode;
use crate::issue::{self, DocumentKind, IssueDraft, Pages};

impl Network {
    fn tally(&mut self, due_on: Option<NaiveDate>) -> Tally {
        let (roll, working_date) = (self.roll(), self.office.working_date);
        tally(&roll, &[], &Default::default(), Against { pace: Pace::default(), due_on, working_date })
    }

    /// To be printed, printed and to be sent.
    fn reminders(&mut self) -> (Vec<PartyId>, Vec<PartyId>) {
        let (roll, working_date) = (self.roll(), self.office.working_date);
        let read = |tx: &mut dyn Tx| read_tally(tx, &roll, &Default::default(), working_date);
        let seen = self.office.archive.read(read).unwrap();
        (seen.to_remind, seen.reminders_to_send)
    }

    fn print_reminder(&mut self, party: &PartyId) -> IssueId {
        let draft = IssueDraft {
            kind: DocumentKind::Reminder,
            deed_version: Some(self.roll().deed_version),
            party: Some(party.clone()),
            copy: None,
            meeting: None,
            title: "Sollecito".into(),
            made_of: String::new(),
        };
        let pages = |_: &[IssueCode]| Ok(vec![Pages { bytes: b"%PDF".to_vec(), count: 1 }]);
        let issued = self.office.act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::DocumentIssue, ""), |writer, ctx| {
                issue::issue(writer, ctx, vec![draft], pages)
            })
        });
        issued.unwrap().value.remove(0).id
    }
}

#[test]
fn who_signs_the_agreement_needs_no_form_and_forms_add_up() {
    let mut network = Network::in_signature();
    let (asl, province, old, new) =
        (network.asl.clone(), network.province.clone(), network.old.clone(), network.new.clone());
    let seen = network.tally(None);
    assert_eq!((&seen.forms, &seen.forms_to_send), (&vec![old.clone(), new.clone()], &vec![old.clone(), new.clone()]));
    assert_eq!(
        seen.copies_to_send,
        std::slice::from_ref(&province),
        "the lead body keeps the agreement: it is sent to nobody there"
    );
    assert_eq!((seen.missing.len(), seen.to_remind.len()), (4, 0), "nobody is reminded of what was never sent");
    let against = Against { pace: Pace::default(), due_on: None, working_date: day("2014-01-20") };
    let called = [province.clone()].into();
    assert_eq!(tally(&network.roll(), &[], &called, against).copies_to_send, [], "one signs at a meeting");

    network.does(&old, sent("2014-01-20"));
    network.does(&asl, sent("2014-01-20"));
    network.does(&new, Step::Renounce(Declaration::default()));
    let seen = network.tally(None);
    assert_eq!((&seen.forms, &seen.forms_out), (&vec![old.clone()], &vec![old.clone()]));
    assert!(seen.forms_to_send.is_empty() && seen.forms_to_print.is_empty());
    assert_eq!(seen.copies_to_send, [province]);
    let later = network.at("2014-03-30").tally(on("2014-03-31"));
    assert_eq!(later.to_remind, [old], "the lead body writes the reminders, and none to itself");
}

#[test]
fn nobody_is_reminded_on_the_day_of_sending() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, sent("2014-01-20"));
    let seen = network.tally(on("2014-03-31"));
    assert_eq!((seen.to_remind, seen.to_remind_later), (vec![], vec![(old.clone(), day("2014-01-27"))]));
    let seen = network.at("2014-01-27").tally(on("2014-03-31"));
    assert_eq!(seen.to_remind, std::slice::from_ref(&old));

    network.does(&old, Step::Remind { on: on("2014-01-27") });
    let seen = network.tally(on("2014-03-31"));
    assert_eq!(seen.to_remind_later, [(old.clone(), day("2014-02-03"))], "a reminder begins the wait again");
}

#[test]
fn a_reminder_that_is_printed_waits_to_be_sent_until_it_or_a_later_one_goes() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, sent("2014-01-12"));
    assert_eq!(network.at("2014-01-20").reminders(), (vec![old.clone()], vec![]));
    let first = network.print_reminder(&old);
    assert_eq!(network.reminders(), (vec![], vec![old.clone()]), "printed, to be sent");
    let second = network.print_reminder(&old);
    assert_eq!(network.reminders(), (vec![], vec![old.clone()]), "printed again, still one to send");

    network.does(&old, Step::Remind { on: on("2014-01-20") });
    assert_eq!(network.reminders(), (vec![], vec![]));
    let gone: Vec<_> = network.entry(&old).reminders.iter().map(|reminder| reminder.issued.clone()).collect();
    assert_eq!(gone, [Some(second)], "the letter that went out is the latest");
    assert_ne!(gone, [Some(first)]);

    network.at("2014-01-27");
    assert_eq!(network.reminders(), (vec![old.clone()], vec![]), "the letters of before wait no more");
    network.print_reminder(&old);
    network.at("2014-01-28").does(&old, Step::Return(returned("2014-01-28")));
    assert_eq!(network.reminders(), (vec![], vec![]), "who answered is reminded no more");
    network.does(&old, irregular("Manca la pagina 2"));
    network.does(&old, sent("2014-01-28"));
    assert_eq!(network.reminders(), (vec![], vec![]), "a letter of before what was sent again says nothing");
}

#[test]
fn near_the_term_the_wait_is_half_as_long() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, sent("2014-01-20"));
    let seen = network.at("2014-01-23").tally(on("2014-01-30"));
    assert_eq!(seen.to_remind, [old]);
    assert_eq!(Pace { days: 1 }.kept().from(&network.roll().entries[0], Some(0)), None, "nothing was sent");
    assert_eq!((Pace { days: 0 }.kept().days, Pace { days: 999 }.kept().days), (1, Pace::LONGEST));
}

#[test]
fn who_is_back_is_not_reminded_and_who_is_irregular_is() {
    let mut network = Network::in_signature();
    let (old, new) = (network.old.clone(), network.new.clone());
    network.take(&[&old, &new], sent("2014-01-12"));
    network.does(&old, Step::Return(returned("2014-01-16")));
    network.does(&new, Step::Return(returned("2014-01-16")));
    network.does(&new, irregular("Manca la pagina 2"));
    let seen = network.at("2014-01-24").tally(None);
    assert_eq!(seen.to_remind, [new]);
}

#[test]
fn a_line_says_which_steps_it_can_take() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    let can = |network: &mut Network, event| {
        let lines = lines(&network.roll());
        lines.iter().find(|line| line.party == old).unwrap().can.contains(&event)
    };
    assert!(can(&mut network, Event::Send) && !can(&mut network, Event::Remind));
    network.does(&old, sent("2014-01-12"));
    assert!(!can(&mut network, Event::Send) && can(&mut network, Event::Remind) && can(&mut network, Event::Return));
    let arrival = Arrival { verified: true, protocol: numbered("1", "2014-01-16"), ..returned("2014-01-16") };
    network.does(&old, Step::Return(arrival));
    assert!(!can(&mut network, Event::Remind) && !can(&mut network, Event::Verify));
}
