//! A list, or what was left of it, imported again: nobody is doubled, and what was answered is not asked twice.

use super::*;

#[test]
fn the_rest_is_mended_and_imported_without_doubling_what_entered() {
    let table = table(MESSY);
    let mapping = Mapping::propose(&table, &[]);
    let none = Decisions::default();
    let first = trial(&table, &mapping, &Known::default(), &none);
    let mut list = rest(&table, &mapping, &first, &none, &|_| "motivo".to_owned());
    assert_eq!(list.rows.len(), 3);
    assert_eq!(list.columns.last().map(|column| column.title.as_str()), Some(crate::exchange::mapping::REASON_HEADING));
    list.rows[1][1] = "Ente Delta".into();
    let bytes = sheet::xlsx(&list, NaiveDate::default()).expect("writes");
    let again = read::file(&bytes).expect("reads").sheets.remove(0);
    let mapping = Mapping::propose(&again, &[]);
    assert_eq!(mapping.columns[5].field, None, "our own columns are not imported");
    let known: Vec<Party> = first
        .plan
        .iter()
        .filter_map(|step| match step {
            Step::Add { draft, .. } => Some(Party { id: PartyId("p1".into()), version: 1, data: draft.clone() }),
            Step::Update { .. } => None,
        })
        .collect();
    let second = trial(&again, &mapping, &Known { parties: &known, signers: &[], answers: &[] }, &none);
    assert_eq!(second.counts.rows, 3);
    assert_eq!(second.counts.present + second.counts.updates, 0);
}

#[test]
fn what_was_kept_and_decided_is_asked_once() {
    let list = "Ente;CF;Tel\nAlfa;0235478016;035 1\nCISL Prova;;035 2\nC.I.S.L. di Prova;;035 3\n";
    let keep = Keep { row: 2, field: PartyField::FiscalCode };
    let same = Chosen { row: 4, with: Counterpart::Row(3), choice: Choice::Merge { take: vec![PartyField::Name] } };
    let decisions = Decisions { kept: vec![keep], chosen: vec![same], ..Decisions::default() };
    let first = run(list, &[], &decisions);
    assert_eq!((first.counts.adds, first.counts.to_look_at, first.counts.likely), (2, 0, 0));
    let parties: Vec<Party> = ["p1", "p2"]
        .iter()
        .zip(&first.plan)
        .map(|(id, step)| match step {
            Step::Add { draft, .. } => Party { id: PartyId((*id).into()), version: 1, data: draft.clone() },
            Step::Update { .. } => panic!("nothing was known"),
        })
        .collect();
    let ids: Vec<PartyId> = parties.iter().map(|party| party.id.clone()).collect();
    let answers = learned(&first, &decisions, &[], &ids, Vec::new());

    let again = |text: &str, decisions: &Decisions| {
        let table = table(text);
        let mapping = Mapping::propose(&table, &[]);
        trial(&table, &mapping, &Known { parties: &parties, signers: &[], answers: &answers }, decisions)
    };
    let without = run(list, &parties, &Decisions::default());
    assert_eq!((without.counts.to_look_at, without.counts.likely), (1, 2), "asked where nothing is remembered");
    let second = again(list, &Decisions::default());
    assert_eq!((second.counts.present, second.counts.rows, second.plan.len()), (3, 3, 0), "{:?}", second.rows);
    assert!(second.rows.iter().all(|row| row.remembered));

    let other = again(&list.replace("0235478016", "0235478017").replace("035 3", "035 4"), &Decisions::default());
    assert_eq!((other.counts.to_look_at, other.counts.likely), (1, 1), "another value asks");
    let anew = Decisions { asked_anew: vec![2], ..Decisions::default() };
    assert_eq!(again(list, &anew).counts.to_look_at, 1);
    let forgotten = learned(&again(list, &anew), &anew, &parties, &[], answers.clone());
    assert_eq!(forgotten.len(), answers.len(), "a row that waits teaches nothing");
}

#[test]
fn a_namesake_that_was_not_decided_is_asked_again_when_its_row_comes_alone() {
    let ask = |text: &str, parties: &[Party], answers: &[Answer], decisions: &Decisions| {
        let table = table(text);
        let mapping = Mapping::propose(&table, &[]);
        trial(&table, &mapping, &Known { parties, signers: &[], answers }, decisions)
    };
    let undecided = Decisions::default();
    let whole = ask("Ente;Tel;Pec\nAlfa;035 1;\nAlfa;;a@pec.it\n", &[], &[], &undecided);
    assert_eq!((whole.counts.ready, whole.counts.likely), (1, 1));
    let parties = [party("p1", "Alfa", |party| party.phone = "035 1".into())];
    let answers = learned(&whole, &undecided, &[], &[PartyId("p1".into())], Vec::new());

    let alone = "Ente;Tel;Pec\nAlfa;;a@pec.it\n";
    let again = ask(alone, &parties, &answers, &undecided);
    assert!(matches!(first_reason(&again, 2), Some(Reason::Likely { .. })), "{:?}", again.rows);
    assert_eq!(again.plan, []);
    let still = learned(&again, &undecided, &parties, &[], answers.clone());
    assert_eq!(ask(alone, &parties, &still, &undecided).counts.likely, 1, "until it is answered");
    let known = ask("Ente;Tel\nAlfa;035 1\n", &parties, &answers, &undecided);
    assert_eq!(known.counts.present, 1, "the row that entered is that party");

    let decided = chosen(2, &Counterpart::Known(PartyId("p1".into())), Choice::Merge { take: Vec::new() });
    let merged = ask(alone, &parties, &answers, &decided);
    assert_eq!(merged.counts.present, 1);
    let answers = learned(&merged, &decided, &parties, &[], answers);
    assert_eq!(ask(alone, &parties, &answers, &undecided).counts.present, 1, "answered once, asked no more");
}
