//! The numbers of forms, sendings and reminders are the same on the dashboard, beside the signatures, beside the documents and
//! in the print dialog, for the example and at each step of the main job.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::adherence::{Channel, Declaration, RollOf, Step};
use concilia_core::agreement::PutToSignature;
use concilia_core::context::SequentialIds;
use concilia_core::id::PartyId;
use concilia_core::meeting::MeetingDraft;
use concilia_core::progress::{NextStep, StepState};
use concilia_core::territory::Network;
use concilia_office::files::IfThere;
use concilia_office::job::Job;
use concilia_office::print::{self, Batch, PrintPlan, PrintRequest};
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Person, adherence, agreement, archives, dashboard, example, import, meeting};

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn desk(folder: &Path) -> Desk {
    let places = places(folder.join("dati locali"), folder.join("Documenti"));
    let person = Person { login: "mrota".into(), computer: "pc-prova".into() };
    Desk::new(places, person, Box::new(StillClock(day("2014-03-05"))), Box::new(SequentialIds::new("n")))
}

/// Everything that says a number says the same one; answers the next step.
fn agree(desk: &Desk) -> NextStep {
    let (board, list) = (dashboard::view(desk).unwrap(), adherence::list(desk, RollOf::Current).unwrap());
    let (tally, overview) = (&list.tally, list.overview.as_ref().unwrap());
    assert_eq!(board.tally.as_deref(), Some(list.tally_label.as_str()));
    assert_eq!((board.missing.len(), overview.overview.missing.len()), (tally.missing.len(), tally.missing.len()));
    assert_eq!(tally.forms.len(), tally.forms_to_send.len() + tally.forms_out.len(), "forms add up");
    let due = print::due(desk).unwrap();
    let count = |wanted: fn(&PrintPlan) -> bool| due.iter().filter(|plan| wanted(plan)).map(|plan| plan.count).sum();
    let forms: usize = count(|plan| matches!(plan.batch, Batch::AdherenceForms { .. }));
    let reminders: usize = count(|plan| matches!(plan.batch, Batch::Reminders { .. }));
    let letters: usize = count(|plan| matches!(plan.batch, Batch::Convocations { .. }));
    assert_eq!((forms, reminders), (tally.forms_to_print.len(), tally.to_remind.len()));
    let heaps = list.chips.iter().filter_map(|chip| chip.next.as_ref()).map(|view| view.next);
    for step in heaps.chain([board.next.next, list.next.unwrap().next]) {
        match step {
            NextStep::PrintForms { count } => assert_eq!(count, forms),
            NextStep::SendForms { count } => assert_eq!(count, tally.forms_to_send.len()),
            NextStep::Remind { count, missing } => assert_eq!((count, missing), (reminders, tally.missing.len())),
            NextStep::SendReminders { count } => assert_eq!((count, reminders), (tally.reminders_to_send.len(), 0)),
            NextStep::RegisterReturns { count } => assert_eq!((count, reminders), (tally.missing.len(), 0)),
            NextStep::PrintConvocations { count } => assert_eq!(count, letters),
            NextStep::SendCopies { count } => assert_eq!(count, tally.copies_to_send.len()),
            NextStep::VerifyReturns { count } => assert_eq!(count, overview.overview.to_verify),
            _ => {}
        }
    }
    assert_eq!(board.steps.iter().filter(|step| step.current).count(), 1);
    board.next.next
}

#[test]
fn the_example_says_one_number_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Esempio.concilia");
    example::make(&path).unwrap();
    let desk = desk(folder.path());
    archives::open(&desk, &path).unwrap();
    assert!(matches!(agree(&desk), NextStep::VerifyReturns { .. }), "what is back comes before a reminder");
    let list = || adherence::list(&desk, RollOf::Current).unwrap();
    assert_eq!(list().next.unwrap().next, NextStep::Remind { count: 6, missing: 7 });
    let due = print::due(&desk).unwrap();
    let left_out = &due.iter().find(|plan| matches!(plan.batch, Batch::Reminders { .. })).unwrap().left_out;
    assert_eq!(left_out.len(), 1, "who is missing and was sent nothing is told: {left_out:?}");
    issue(&desk, folder.path(), Batch::Reminders { parties: Vec::new() });
    agree(&desk);
    assert_eq!(list().next.unwrap().next, NextStep::SendReminders { count: 6 });
    let again = print::plan(&desk, &Batch::Reminders { parties: Vec::new() }).unwrap();
    assert_eq!((again.count, again.due), (0, false), "who has a letter that waits gets no second one: {again:?}");
    let waiting = list().tally.reminders_to_send;
    let answer = adherence::step(&desk, RollOf::Current, &waiting, &Step::Remind { on: None }).unwrap().value;
    assert_eq!(answer.refused, []);
    agree(&desk);
    assert_eq!(list().tally.reminders_to_send, []);
    assert!(!matches!(list().next.unwrap().next, NextStep::Remind { .. } | NextStep::SendReminders { .. }));
}

#[test]
fn each_step_of_the_main_job_says_one_number_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    archives::create(&desk, Network::Bergamo, &folder.path().join("a.concilia")).unwrap();
    let list = folder.path().join("elenco.xlsx");
    std::fs::write(&list, example::EXCEL_LIST).unwrap();
    import::open_file(&desk, &list, &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    agreement::start(&desk).unwrap();
    let draft = agreement::view(&desk, None).unwrap().unwrap();
    let order = PutToSignature { version: draft.id.clone(), read: draft.version, decisions: Vec::new() };
    agreement::put_to_signature(&desk, &order, true).unwrap();
    assert_eq!(agree(&desk), NextStep::PrintAgreement);
    let states =
        |desk: &Desk| dashboard::view(desk).unwrap().steps.into_iter().map(|step| step.state).collect::<Vec<_>>();
    use StepState::{Done, ToDo, UnderWay};
    assert_eq!(states(&desk), [Done, UnderWay, ToDo, ToDo, ToDo]);

    agreement::save(&desk, &draft.id, &folder.path().join("accordo.pdf"), IfThere::Ask).unwrap();
    assert_eq!(agree(&desk), NextStep::CallMeeting);
    let stipulating = adherence::list(&desk, RollOf::Current).unwrap().tally.copies_to_send;
    let called = &stipulating[..2];
    let draft = MeetingDraft {
        held_on: day("2014-03-12"),
        held_at: "10:30".into(),
        place: "Bergamo".into(),
        agenda: "Sottoscrizione".into(),
        notes: String::new(),
    };
    let meeting = meeting::save(&desk, None, draft, called).unwrap().value.id;
    assert_eq!(agree(&desk), NextStep::PrintConvocations { count: 2 });
    issue(&desk, folder.path(), Batch::Convocations { meeting: meeting.clone(), only_due: true });
    assert_eq!(agree(&desk), NextStep::SendConvocations { count: 2 });
    meeting::call(&desk, &meeting, called, None).unwrap();

    let forms = adherence::list(&desk, RollOf::Current).unwrap().tally.forms;
    assert_eq!(agree(&desk), NextStep::PrintForms { count: forms.len() });
    issue(&desk, folder.path(), Batch::AdherenceForms { parties: forms[..3].to_vec() });
    assert_eq!(agree(&desk), NextStep::PrintForms { count: forms.len() - 3 }, "a form issued is not proposed again");
    issue(&desk, folder.path(), Batch::AdherenceForms { parties: Vec::new() });
    assert_eq!(agree(&desk), NextStep::SendForms { count: forms.len() });
    assert_eq!(states(&desk), [Done, UnderWay, UnderWay, ToDo, ToDo]);
    send(&desk, &forms);
    assert_eq!(agree(&desk), NextStep::SendCopies { count: stipulating.len() - 2 });
    send(&desk, &stipulating[2..]);
    // The lead body signs as the others do, and sends itself neither a copy nor a reminder.
    let missing = forms.len() + stipulating.len() + 1;
    assert_eq!(agree(&desk), NextStep::RegisterReturns { count: missing }, "nobody is reminded on the day of sending");
    assert_eq!(states(&desk), [Done, UnderWay, Done, UnderWay, ToDo]);
    desk.set_working_date(Some(day("2014-03-11"))).unwrap();
    assert_eq!(agree(&desk), NextStep::RegisterReturns { count: missing });
    desk.set_working_date(Some(day("2014-03-12"))).unwrap();
    assert_eq!(agree(&desk), NextStep::Remind { count: missing - 3, missing }, "a week after");
    let lead = adherence::list(&desk, RollOf::Current).unwrap().sections.into_iter().flat_map(|section| section.lines);
    let lead = lead.map(|view| view.line).find(|line| line.lead).unwrap();
    let names = print::plan(&desk, &Batch::Reminders { parties: Vec::new() }).unwrap().names;
    assert!(names.len() > 3 && !names.contains(&lead.name), "{names:?}");
    let step = Step::Send { on: None, by: None };
    let apart = adherence::everybody(&desk, RollOf::Current, &step).unwrap();
    assert!(!apart.parties.contains(&lead.party) && apart.apart.iter().all(|(name, _)| *name != lead.name));
    let chosen = adherence::try_step(&desk, RollOf::Current, &[lead.party.clone(), forms[0].clone()], &step).unwrap();
    assert!(chosen.refused.iter().any(|(name, why)| *name == lead.name && why.contains("capofila")), "{chosen:?}");
    assert!(!meeting::network(&desk).unwrap().contains(&lead.party));
    let member =
        adherence::list(&desk, RollOf::Current).unwrap().sections.into_iter().flat_map(|section| section.lines);
    let member = member.map(|view| view.line).find(|line| line.of_right).unwrap().party;
    assert!(meeting::network(&desk).unwrap().contains(&member));
    adherence::step(&desk, RollOf::Current, std::slice::from_ref(&member), &Step::Renounce(Declaration::default()))
        .unwrap();
    assert!(!meeting::network(&desk).unwrap().contains(&member), "who expressly renounced is part of it no more (669)");
}

fn send(desk: &Desk, parties: &[PartyId]) {
    let answer = adherence::step(desk, RollOf::Current, parties, &Step::Send { on: None, by: Some(Channel::Pec) })
        .unwrap()
        .value;
    assert_eq!(answer.refused, []);
}

fn issue(desk: &Desk, folder: &Path, batch: Batch) {
    let request = PrintRequest {
        batch,
        issued: true,
        one_file: true,
        folder: folder.join("stampe").display().to_string(),
        name: None,
        replace: true,
        date_confirmed: true,
    };
    print::print(desk, &request, &Job::silent()).unwrap();
}
