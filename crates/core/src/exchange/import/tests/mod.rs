//! The dry run on lists as offices have them.

mod again;
mod left;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::exchange::mapping::{Assignment, Mapping};
use crate::exchange::table::{Cell, Table};
use crate::exchange::{read, sheet};
use crate::id::{PartyId, SignerId};
use crate::party::{Category, Signer};

fn table(text: &str) -> Table {
    read::separated(text).expect("reads").sheets.remove(0)
}

fn party(id: &str, name: &str, change: impl FnOnce(&mut PartyDraft)) -> Party {
    let mut data = PartyDraft { name: name.into(), ..PartyDraft::default() };
    change(&mut data);
    Party { id: PartyId(id.into()), version: 3, data }
}

/// The trial, with nobody who watches or stops it.
fn trial(table: &Table, mapping: &Mapping, known: &Known<'_>, decisions: &Decisions) -> Trial {
    let never: Result<Trial, std::convert::Infallible> =
        super::trial(table, mapping, known, decisions, &mut |_, _| Ok(()));
    never.unwrap_or_else(|never| match never {})
}

#[test]
fn a_trial_tells_how_far_it_is_and_stops_where_it_is_asked_to() {
    let table = table("Ente\nAlfa\nBeta\nGamma\n");
    let mapping = Mapping::propose(&table, &[]);
    let mut heard = Vec::new();
    let stopped = super::trial(&table, &mapping, &Known::default(), &Decisions::default(), &mut |done, all| {
        heard.push((done, all));
        if done == 2 { Err("basta") } else { Ok(()) }
    });
    assert_eq!(stopped.map(|_| ()), Err("basta"));
    assert_eq!(heard, [(0, 3), (0, 3), (1, 3), (1, 3), (2, 3)], "read first, then held against each other");
}

fn run(text: &str, parties: &[Party], decisions: &Decisions) -> Trial {
    let table = table(text);
    let mapping = Mapping::propose(&table, &[]);
    trial(&table, &mapping, &Known { parties, signers: &[], answers: &[] }, decisions)
}

fn outcomes(trial: &Trial) -> Vec<(u32, Outcome, Group)> {
    trial.rows.iter().map(|row| (row.row, row.outcome, row.group)).collect()
}

fn first_reason(trial: &Trial, row: u32) -> Option<Reason> {
    trial.rows.iter().find(|told| told.row == row)?.told.first().map(|told| told.reason.clone())
}

fn chosen(row: u32, with: &Counterpart, choice: Choice) -> Decisions {
    Decisions { chosen: vec![Chosen { row, with: with.clone(), choice }], ..Decisions::default() }
}

const MESSY: &str = "Rete territoriale;;;\n\
    Elenco dei soggetti aderenti 2011-2013;;;\n\
    ;;;\n\
    N.;Ente;C.F.;Pec;Prec. accordo\n\
    COMUNI;;;;\n\
    1;Comune di Prova;01234567897;prova@pec.it;sì\n\
    2;Comune di Prova;01234567897;prova@pec.it;sì\n\
    3;Ente Beta;0235478016;n.d.;//\n\
    4;;01234560166;;no\n\
    N.;Ente;C.F.;Pec;Prec. accordo\n\
    5;Calzificio Gamma S.p.A.;-;info@calzificio;X\n\
    6;;;;\n\
    ;n.d.;;-;\n\
    ;Totale soggetti;5;;\n\
    ;Fonte: ufficio di piano;;;\n";

#[test]
fn a_messy_list_is_told_row_by_row() {
    let trial = run(MESSY, &[], &Decisions::default());
    let expected = [
        (5, Outcome::Ignored, Some(Reason::Section)),
        (6, Outcome::Accepted, None),
        (7, Outcome::Ignored, Some(Reason::Repeated { row: 6 })),
        (8, Outcome::Question, first_reason(&trial, 8)),
        (9, Outcome::Refused, Some(Reason::Value(Problem::MissingName))),
        (10, Outcome::Ignored, Some(Reason::RepeatedHeadings)),
        (11, Outcome::Question, Some(Reason::Value(Problem::IncompleteMail))),
        (12, Outcome::Ignored, Some(Reason::NothingMapped)),
        (13, Outcome::Ignored, Some(Reason::Blank)),
        (14, Outcome::Ignored, Some(Reason::Total)),
        (15, Outcome::Ignored, Some(Reason::Remark)),
    ];
    let found: Vec<_> = trial.rows.iter().map(|row| (row.row, row.outcome, first_reason(&trial, row.row))).collect();
    assert_eq!(found, expected);
    assert!(matches!(first_reason(&trial, 8), Some(Reason::Value(Problem::FiscalCode(_)))));
    assert_eq!(trial.rows[3].values.get(&PartyField::Pec), None, "n.d. is nothing");
    assert_eq!((trial.counts.ready, trial.counts.adds), (1, 1));
}

#[test]
fn a_mended_cell_moves_its_row_and_a_kept_one_enters_with_its_mark() {
    let mended = Correction { row: 9, field: PartyField::Name, value: "Ente Delta".into() };
    let right = Correction { row: 9, field: PartyField::FiscalCode, value: "".into() };
    let keep = Keep { row: 8, field: PartyField::FiscalCode };
    let decisions = Decisions { corrections: vec![mended, right], kept: vec![keep], ..Decisions::default() };
    let trial = run(MESSY, &[], &decisions);
    assert_eq!(outcomes(&trial)[4], (9, Outcome::Accepted, Group::Ready));
    assert_eq!(outcomes(&trial)[3], (8, Outcome::Notice, Group::Ready));
    assert_eq!(first_reason(&trial, 8), Some(Reason::Kept));
    assert_eq!(trial.counts.adds, 3);
    let codes: Vec<&str> = trial
        .plan
        .iter()
        .filter_map(|step| match step {
            Step::Add { draft, .. } => Some(draft.fiscal_code.as_str()),
            Step::Update { .. } => None,
        })
        .collect();
    assert_eq!(codes, ["01234567897", "0235478016", ""]);
}

#[test]
fn a_lost_zero_is_read_back_with_a_notice_and_offered_where_the_cell_was_text() {
    let trial = run("Ente;CF;CAP\nAlfa;1234567897;184\n", &[], &Decisions::default());
    assert_eq!(outcomes(&trial), [(2, Outcome::Notice, Group::Ready)]);
    assert_eq!(trial.rows[0].values[&PartyField::FiscalCode], "01234567897");
    assert_eq!(trial.rows[0].values[&PartyField::PostalCode], "00184");

    let list = sheet::List {
        title: "x".into(),
        columns: vec![sheet::Column::text("Ente", 9), sheet::Column::text("CF", 9)],
        rows: vec![vec!["Alfa".into(), "1234567897".into()]],
    };
    let bytes = sheet::xlsx(&list, NaiveDate::default()).expect("writes");
    let table = read::file(&bytes).expect("reads").sheets.remove(0);
    let trial = self::trial(&table, &Mapping::propose(&table, &[]), &Known::default(), &Decisions::default());
    assert_eq!(trial.rows[0].outcome, Outcome::Question);
    assert_eq!(trial.rows[0].told[0].proposal.as_deref(), Some("01234567897"));
}

#[test]
fn excels_short_form_of_a_number_asks_for_the_lost_digits() {
    let trial = run("Ente;CF\nAlfa;1,23457E+09\n", &[], &Decisions::default());
    assert_eq!(first_reason(&trial, 2), Some(Reason::ShortenedNumber));
}

#[test]
fn what_the_archive_has_is_ignored_completed_or_asked() {
    let known = [party("p1", "Comune di Prova", |party| {
        party.fiscal_code = "01234567897".into();
        party.phone = "035 111".into();
        party.previous_member = true;
    })];
    let same = run("Ente;CF;Tel\nCOMUNE DI PROVA;01234567897;035111\n", &known, &Decisions::default());
    assert_eq!(outcomes(&same), [(2, Outcome::Ignored, Group::Present)]);
    assert_eq!(same.plan, []);

    let more = run("Ente;Pec\nComune di Prova;a@pec.it\n", &known, &Decisions::default());
    assert_eq!(outcomes(&more), [(2, Outcome::Notice, Group::Ready)]);
    let [Step::Update { party, differences, .. }] = more.plan.as_slice() else { panic!("one update: {:?}", more.plan) };
    assert_eq!((party.version, party.data.pec.as_str(), party.data.phone.as_str()), (3, "a@pec.it", "035 111"));
    assert_eq!(differences.len(), 1);

    let other = "Ente;Tel;Già aderente\nComune di Prova;035222;no\n";
    let asked = run(other, &known, &Decisions::default());
    assert_eq!(outcomes(&asked), [(2, Outcome::Question, Group::Likely)]);
    assert_eq!(asked.plan, []);
    let newer = run(other, &known, &Decisions { prevails: Prevails::File, ..Decisions::default() });
    let [Step::Update { party, .. }] = newer.plan.as_slice() else { panic!("one update") };
    assert_eq!((party.data.phone.as_str(), party.data.previous_member), ("035222", false));
    let kept = run(other, &known, &Decisions { prevails: Prevails::Archive, ..Decisions::default() });
    assert_eq!(outcomes(&kept), [(2, Outcome::Ignored, Group::Present)]);
}

#[test]
fn an_empty_cell_never_erases() {
    let known = [party("p1", "Alfa", |party| party.pec = "a@pec.it".into())];
    let trial = run("Ente;Pec\nAlfa;\nAlfa srl;n.d.\n", &known, &Decisions::default());
    assert_eq!(trial.plan, []);
}

#[test]
fn the_words_for_nothing_are_nothing_in_every_column() {
    for nothing in ["non disponibile", "n.p.", "non pervenuto", "non presente", "N.D."] {
        let cells = [nothing; 7].join(";");
        let text = format!("Ente;CF;P.IVA;CAP;Prov.;Pec;Mail;Tel\nAlfa;{cells}\n");
        let trial = run(&text, &[], &Decisions::default());
        assert_eq!(outcomes(&trial), [(2, Outcome::Accepted, Group::Ready)], "{nothing}");
        assert_eq!(trial.rows[0].values.keys().collect::<Vec<_>>(), [&PartyField::Name], "{nothing}");
    }
}

#[test]
fn a_list_with_one_known_heading_or_none_tells_every_row_once() {
    let headed = run("Quota;Ente aderente\nalta;Alfa\nbassa;Beta\n", &[], &Decisions::default());
    assert_eq!(outcomes(&headed), [2, 3].map(|row| (row, Outcome::Accepted, Group::Ready)));
    assert_eq!(headed.rows[0].values[&PartyField::Name], "Alfa");
    let bare = run("Ditta Uno;impresa\nDitta Due;impresa\n", &[], &Decisions::default());
    assert_eq!(bare.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(bare.rows[1].values[&PartyField::Name], "Ditta Due");
}

#[test]
fn a_likely_duplicate_waits_and_each_datum_is_picked() {
    let known = [party("p1", "C.I.S.L. di Prova", |party| {
        party.fiscal_code = "01234567897".into();
        party.contact_person = "Rosa Prova".into();
    })];
    let text = "Ente;CF;Pec;Ref.\nCISL PROVA;01234567897;cisl@pec.it;Carlo Prova\n";
    let asked = run(text, &known, &Decisions::default());
    let comparison = asked.rows[0].comparison.clone().expect("held against the known one");
    assert_eq!(comparison.because, [Resemblance::SameFiscalCode, Resemblance::SameName]);
    assert_eq!(comparison.proposed, [PartyField::Pec, PartyField::ContactPerson]);
    assert_eq!(asked.plan, []);

    let merge = Choice::Merge { take: vec![PartyField::Pec] };
    let merged = run(text, &known, &chosen(2, &comparison.with, merge));
    let [Step::Update { party, .. }] = merged.plan.as_slice() else { panic!("one update") };
    assert_eq!(
        (party.data.name.as_str(), party.data.pec.as_str(), party.data.contact_person.as_str()),
        ("C.I.S.L. di Prova", "cisl@pec.it", "Rosa Prova")
    );
    let different = run(text, &known, &chosen(2, &comparison.with, Choice::Different));
    assert_eq!(outcomes(&different), [(2, Outcome::Accepted, Group::Ready)]);
    let later = run(text, &known, &chosen(2, &comparison.with, Choice::Later));
    assert_eq!(outcomes(&later), [(2, Outcome::Question, Group::Likely)]);
}

#[test]
fn duplicates_inside_the_file_wait_too_and_merge_into_one() {
    let text = "Ente;CF;Pec\nCISL Prova;01234567897;\nC.I.S.L. di Prova;01234567897;cisl@pec.it\n";
    let asked = run(text, &[], &Decisions::default());
    assert_eq!(outcomes(&asked)[1], (3, Outcome::Question, Group::Likely));
    let merge = Choice::Merge { take: vec![PartyField::Pec] };
    let merged = run(text, &[], &chosen(3, &Counterpart::Row(2), merge));
    assert_eq!(first_reason(&merged, 3), Some(Reason::MergedInto { row: 2 }));
    let [Step::Add { rows, draft, .. }] = merged.plan.as_slice() else { panic!("one party") };
    assert_eq!((rows.as_slice(), draft.name.as_str(), draft.pec.as_str()), (&[2, 3][..], "CISL Prova", "cisl@pec.it"));
}

#[test]
fn who_signs_comes_with_the_party_and_is_not_doubled() {
    let text = "Ente;Firmatario;Carica del firmatario\nAlfa;Anna Prova;Sindaco\n";
    let added = run(text, &[], &Decisions::default());
    let [Step::Add { signers, .. }] = added.plan.as_slice() else { panic!("one party") };
    assert_eq!((signers[0].name.as_str(), signers[0].office.as_str()), ("Anna Prova", "Sindaco"));

    let parties = [party("p1", "Alfa", |_| {})];
    let data = SignerDraft { name: "Anna PROVA".into(), office: "Sindaco".into(), ..SignerDraft::default() };
    let signers = [Signer { id: SignerId("s1".into()), version: 1, party: PartyId("p1".into()), data }];
    let table = table(text);
    let mapping = Mapping::propose(&table, &[]);
    let known = Known { parties: &parties, signers: &signers, answers: &[] };
    let again = trial(&table, &mapping, &known, &Decisions::default());
    assert_eq!(outcomes(&again), [(2, Outcome::Ignored, Group::Present)]);
}

#[test]
fn closed_lists_are_read_or_asked() {
    let text = "Ente;Tipo;Natura\nAlfa;ass. datoriale;privato\nBeta;parrocchia;pubblico\n";
    let trial = run(text, &[], &Decisions::default());
    assert_eq!(trial.rows[0].values[&PartyField::Category], Category::EmployersAssociation.code());
    assert_eq!(first_reason(&trial, 3), Some(Reason::UnknownCategory));
    let keep = Decisions { kept: vec![Keep { row: 3, field: PartyField::Category }], ..Decisions::default() };
    assert_eq!(run(text, &[], &keep).counts.adds, 2);
}

#[test]
fn a_cell_that_begins_like_a_formula_is_text() {
    let trial = run("Ente;Note\n=Alfa;+39 035\n-Beta;@nota\n", &[], &Decisions::default());
    assert_eq!(trial.rows[0].values[&PartyField::Name], "=Alfa");
    assert_eq!(trial.rows[1].values[&PartyField::Notes], "@nota");
}

#[test]
fn without_a_column_for_the_name_every_row_is_refused_and_it_is_said() {
    let table = table("Ente;CF\nAlfa;01234567897\n");
    let mut mapping = Mapping::propose(&table, &[]);
    mapping.assign(&Assignment { column: 0, field: None });
    let trial = trial(&table, &mapping, &Known::default(), &Decisions::default());
    assert!(trial.without_name_column);
    assert_eq!(trial.counts.refused, 1);
}

#[test]
fn a_row_that_looks_like_totals_enters_where_the_user_says_so() {
    let list = "Ente;Quota\nAlfa;1\nTotale Servizi;500\n";
    assert_eq!(first_reason(&run(list, &[], &Decisions::default()), 3), Some(Reason::Total));
    let decisions = Decisions { as_party: vec![3], ..Decisions::default() };
    assert_eq!(run(list, &[], &decisions).counts.adds, 2);
}

#[test]
fn a_row_of_totals_has_numbers_and_nothing_of_a_party() {
    let last = |row: &str| {
        let list = format!("Ente;Tipo;CF;CAP;Comune;Pec;Quota\nAlfa;impresa;;24121;Prova;;3\n{row}\n");
        run(&list, &[], &Decisions::default()).rows.pop().expect("a row").told.pop().map(|told| told.reason)
    };
    for party in ["Totale Servizi S.r.l.;;;24121;;;", "Totale Servizi;;;;Bergamo;;7", "Totale Servizi;impresa;;;;;7"] {
        assert_eq!(last(party), None, "{party}");
    }
    assert_eq!(last("Totale Servizi S.r.l.;;;;;;"), None, "no number is counted there");
    for totals in [
        "Totale;;;;;;",
        "TOTALE GENERALE;;;;;;",
        "Sub-totale;;;;;;",
        "Somma;;;;;;",
        "Totale enti;;12;;;;",
        "Totale: 12;;;;;;",
        "Totali;;;;;;1.500,00",
        ";Totale;2;;;;7",
    ] {
        assert_eq!(last(totals), Some(Reason::Total), "{totals}");
    }
}

#[test]
fn a_name_that_was_never_computed_is_no_heading_of_a_part_and_no_total() {
    let mut table = table("Ente;Tipo;Quota\nAlfa;Comuni;3\nBeta;Comuni;\nGamma;Totale;5\n");
    table.rows[2].cells[0] = Cell::Uncomputed;
    table.rows[3].cells[0] = Cell::Uncomputed;
    let mapping = Mapping::propose(&table, &[]);
    assert_eq!(mapping.header, Some(1));
    let tried = trial(&table, &mapping, &Known::default(), &Decisions::default());
    for row in &tried.rows[1..] {
        assert_eq!((row.outcome, &row.told[0].reason), (Outcome::Refused, &Reason::UncomputedName), "{row:?}");
    }
}

#[test]
fn hidden_rows_enter_with_a_notice_or_stay_out_and_a_formula_without_value_asks() {
    let mut table = table("Ente;Tel\nAlfa;035\nBeta;035\n");
    table.rows[1].hidden = true;
    table.rows[2].cells[1] = Cell::Uncomputed;
    let mapping = Mapping::propose(&table, &[]);
    let trial = |decisions: &Decisions| trial(&table, &mapping, &Known::default(), decisions);
    let all = trial(&Decisions::default());
    assert_eq!(first_reason(&all, 2), Some(Reason::Hidden));
    assert_eq!(outcomes(&all)[1], (3, Outcome::Question, Group::ToLookAt));
    assert_eq!(first_reason(&all, 3), Some(Reason::Uncomputed));
    let without = trial(&Decisions { without_hidden: true, ..Decisions::default() });
    assert_eq!(outcomes(&without)[0], (2, Outcome::Ignored, Group::Ignored));
    let keep = vec![Keep { row: 3, field: PartyField::Phone }];
    assert_eq!(trial(&Decisions { kept: keep, ..Decisions::default() }).counts.adds, 2);
}

#[test]
fn the_contract_has_its_names() {
    let trial = run("Ente;Pec\n;a@b.it\n", &[], &Decisions::default());
    let contract = Contract::of(&trial, &|_| "Manca la denominazione.".into(), &|_, value| value.to_owned());
    let json = serde_json::to_value(contract).expect("serialises");
    let row = serde_json::json!({
        "row": 2, "outcome": "refused", "field": "name", "reason": "Manca la denominazione.", "values": {"pec": "a@b.it"},
    });
    assert_eq!(json, serde_json::json!({"readable": true, "reason": null, "rows": [row]}));
}

#[test]
fn the_longest_list_is_tried() {
    let rows: String = (0..19_999).map(|n| format!("Associazione numero{n} di Prova;n{n}@pec.it\n")).collect();
    let trial = run(&format!("Ente;Pec\n{rows}"), &[], &Decisions::default());
    assert_eq!((trial.counts.rows, trial.counts.adds), (19_999, 19_999));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn counts_add_up_and_every_row_is_told_once(
        rows in prop::collection::vec("(Alfa|Beta|Gamma srl|Totale|n\\.d\\.|)(;(01234567897|x|1234567897|)){0,2}(;\\PC{0,6})?", 0..25),
        names in prop::collection::vec("(Alfa|Beta spa|Gamma)", 0..4),
    ) {
        let text = format!("Ente;CF;P.IVA;Note\n{}\nfine;;;\n", rows.join("\n"));
        let table = table(&text);
        let known: Vec<Party> = names.iter().enumerate().map(|(n, name)| party(&n.to_string(), name, |_| {})).collect();
        let mapping = Mapping::guess(&table, Some(1));
        let trial = trial(&table, &mapping, &Known { parties: &known, signers: &[], answers: &[] }, &Decisions::default());
        let below: Vec<u32> = table.rows.iter().filter(|row| row.number > 1).map(|row| row.number).collect();
        let told: Vec<u32> = trial.rows.iter().map(|row| row.row).collect();
        prop_assert_eq!(told, below);
        let counts = trial.counts;
        let sum = counts.ready + counts.to_look_at + counts.refused + counts.likely + counts.present + counts.ignored;
        prop_assert_eq!(sum, counts.rows);
        prop_assert_eq!(counts.adds + counts.updates, u32::try_from(trial.plan.len()).expect("few"));
        prop_assert!(counts.adds + counts.updates <= counts.ready);
    }

    #[test]
    fn no_list_makes_it_panic(text in "[\\PC;\t\n\"]{0,300}") {
        if let Ok(book) = read::separated(&text) {
            for table in book.sheets {
                let mapping = Mapping::propose(&table, &[]);
                let _ = trial(&table, &mapping, &Known::default(), &Decisions::default());
            }
        }
    }
}

#[test]
fn unseen_signs_are_taken_away_and_told_and_signs_that_no_document_writes_ask() {
    let trial = run(
        "Ente;Firmatario\nCo\u{ad}mune di\u{200b} Alba;Ada Neri\nΕλλάδα;Ada Neri\nUno;Ada 字\n",
        &[],
        &Decisions::default(),
    );
    let [hidden, greek, signer] = trial.rows.as_slice() else { panic!("{:?}", trial.rows) };
    assert_eq!((hidden.outcome, &hidden.told[0].reason), (Outcome::Notice, &Reason::UnseenRemoved));
    assert_eq!(hidden.told[0].value, "Comune di Alba");
    assert_eq!((greek.outcome, greek.group), (Outcome::Question, Group::ToLookAt));
    assert!(matches!(&greek.told[0].reason, Reason::Value(Problem::Unwritten { signs }) if signs.contains(&'λ')));
    assert_eq!((signer.told[0].field, signer.outcome), (Some(PartyField::SignerName), Outcome::Question));
    let kept = Decisions { kept: vec![Keep { row: 3, field: PartyField::Name }], ..Decisions::default() };
    let again = run("Ente\nUno\nΕλλάδα\n", &[], &kept);
    assert_eq!(again.rows[1].outcome, Outcome::Notice, "kept by the user's decision");
}
