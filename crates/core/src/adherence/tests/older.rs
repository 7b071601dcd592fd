//! An archive of the schema before a signature said which text it carries, on a real file.

use super::*;
use crate::archive::lock::Holder;
use crate::archive::{Archive, Schema, content};
use crate::context::SequentialIds;
use crate::schema::SCHEMA;
use crate::testing::{new_archive, with};

const SIGNATURE: &str = include_str!("older_signature.sql");

const NAMES: [&str; 4] = ["Alfa verificata", "Beta inviata", "Gamma inviata di nuovo", "Delta nuova"];

fn holder() -> Holder {
    Holder { operator: "Marta".into(), computer: "pc-prova".into(), since: "2014-06-01T08:00:00Z".parse().unwrap() }
}

/// An archive of schema 4: an agreement signed in March and its update in signature since June, with the copies that the
/// program of then made of every adherence.
fn older(path: &std::path::Path) -> Vec<PartyId> {
    let older = Schema { migrations: &SCHEMA.migrations[..4], ..SCHEMA };
    let mut ids = SequentialIds::new("o");
    with(&mut ids, day("2014-06-02"), |ctx| {
        let mut archive = Archive::create(path, older, &new_archive(), &holder(), ctx, |_, _| Ok(())).unwrap();
        let mut add = |ctx: &mut crate::context::Context<'_>, name: &str| {
            let draft = PartyDraft { name: name.into(), category: Some(Category::Company), ..PartyDraft::default() };
            party::add(&mut archive, ctx, draft).unwrap().value.id
        };
        let parties: Vec<PartyId> = NAMES.iter().map(|name| add(ctx, name)).collect();
        let written = archive.write(ctx, Operation::new(OperationKind::AgreementPutToSignature, "2"), |writer, _| {
            let tx = writer.tx();
            tx.exec(DEED, &[])?;
            tx.exec(DEED_VERSION, params!["v1", 1, "signed", true, day("2014-03-01")])?;
            tx.exec(DEED_VERSION, params!["v2", 2, "in_signature", true, day("2014-06-01")])?;
            let (march, came, june) = (on("2014-03-05"), on("2014-03-10"), on("2014-06-02"));
            let (none, no_day, why) = (None::<&str>, None::<NaiveDate>, "Aggiornamento");
            let mut add =
                |id: &str, of: &str, party: usize, state: &str, sent, returned, number: &str, from, kept: &str| {
                    let party = &parties[party];
                    tx.exec(SIGNATURE, params![id, of, party, state, sent, returned, number, from, kept])
                };
            add("a1", "v1", 0, "verified", march, came, "", none, "")?;
            add("a2", "v2", 0, "verified", march, came, "812", Some("a1"), why)?;
            add("b1", "v1", 1, "sent", march, no_day, "", none, "")?;
            add("b2", "v2", 1, "sent", march, no_day, "", Some("b1"), why)?;
            add("c1", "v1", 2, "irregular", march, came, "", none, "")?;
            add("c2", "v2", 2, "sent", june, no_day, "", Some("c1"), why)?;
            add("d2", "v2", 3, "sent", june, no_day, "", none, "")?;
            content::keep(writer.tx(), b"modulo firmato", "application/pdf")
        });
        written.unwrap();
        parties
    })
}

fn told(archive: &mut Archive, which: RollOf, parties: &[PartyId]) -> Vec<(String, Option<i64>, bool, String)> {
    let roll = archive.read(|tx| roll_of(tx, which)).unwrap().unwrap();
    let tell = |party: &PartyId| {
        let entry = roll.entry(party).unwrap();
        let text = entry.other_text;
        let (number, held) = (text.map(|text| text.number), text.is_none_or(|text| text.held));
        (status(entry).code().to_owned(), number, held, entry.signature.protocol.number.clone())
    };
    parties.iter().map(tell).collect()
}

#[test]
fn an_archive_of_before_tells_which_text_each_carries_and_holds_nothing_in_advance() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bergamo.concilia");
    let parties = older(&path);
    let before = std::fs::read(&path).unwrap();

    let current = [
        ("complete", Some(1), true, "812"),
        ("to_send", Some(1), false, ""),
        ("sent", None, true, ""),
        ("sent", None, true, ""),
    ];
    let current = current.map(|(status, text, held, number)| (status.to_owned(), text, held, number.to_owned()));
    let in_force = [
        ("complete", None, true, "812"),
        ("sent", None, true, ""),
        ("to_send", Some(2), false, ""),
        ("to_send", Some(2), false, ""),
    ];
    let in_force = in_force.map(|(status, text, held, number)| (status.to_owned(), text, held, number.to_owned()));

    // Who only looks sees it up to date, and the file is as it was.
    let mut looked = Archive::open_read_only(&path, SCHEMA).unwrap();
    assert_eq!(told(&mut looked, RollOf::Current, &parties), current);
    let hash = content::sha256(b"modulo firmato");
    assert_eq!(looked.read(|tx| content::load(tx, &hash)).unwrap(), b"modulo firmato");
    drop(looked);
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte was changed");

    let mut archive = Archive::open(&path, SCHEMA, &holder()).unwrap();
    assert_eq!(told(&mut archive, RollOf::Current, &parties), current);
    assert_eq!(told(&mut archive, RollOf::InForce, &parties), in_force, "the two are one adherence");
    assert_eq!(archive.faults().unwrap(), Vec::<String>::new());
    let mut ids = SequentialIds::new("n");
    let step = Step::Return(returned("2014-06-02"));
    let trial = with(&mut ids, day("2014-06-02"), |ctx| apply(&mut archive, ctx, &parties[1..2], &step)).unwrap().value;
    assert_eq!(trial.refused, []);
    assert_eq!(told(&mut archive, RollOf::Current, &parties)[1].0, "returned");
    with(&mut ids, day("2014-06-02"), |ctx| archive.undo(ctx)).unwrap();
    assert_eq!(told(&mut archive, RollOf::Current, &parties), current);
}
