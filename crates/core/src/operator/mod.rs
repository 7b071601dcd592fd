//! Who works in the archive, and the ambiti of its network: short editable lists of the office.
//!
//! Operators are names, proposed from the system's login; no password, and never called authentication.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::{Row, StoreError, Tx, Value};
use crate::archive::table::{self, Record, Table, stored_in};
use crate::archive::{Archive, Writer};
use crate::context::Context;
use crate::error::{Error, RequiredField, Result};
use crate::id::{AmbitoId, OperatorId};
use crate::italian::fold;
use crate::rule::{Finding, Matter};
use crate::signs::{LINE_LIMIT, limited};

const OPERATORS: &str = include_str!("operators.sql");
const AMBITI: &str = include_str!("ambiti.sql");

/// The table of operators.
pub static OPERATOR: Table = Table::new("operator", &["name", "login", "active"]);
/// The table of ambiti.
pub static AMBITO: Table = Table::new("ambito", &["name", "position", "to_check"]);

/// A person who works in this archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Operator {
    /// Identity.
    pub id: OperatorId,
    /// Number of changes so far; 0 for a new one.
    pub version: i64,
    /// Name, as the register shows it.
    pub name: String,
    /// The system's login from which the name is proposed.
    pub login: String,
    /// Still works here.
    pub active: bool,
}

/// An ambito territoriale of the network. No official list was found: the names are proposed and the office's to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Ambito {
    /// Identity.
    pub id: AmbitoId,
    /// Number of changes so far; 0 for a new one.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Place in the list, from 1.
    pub position: i64,
    /// The proposed name was not found in a source: to be checked by the office.
    pub to_check: bool,
}

impl Record for Operator {
    stored_in!(OPERATOR);

    fn values(&self) -> Vec<Value> {
        vec![self.name.as_str().into(), self.login.as_str().into(), self.active.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self { id: row.id()?, version: row.int()?, name: row.text()?, login: row.text()?, active: row.flag()? })
    }
}

impl Record for Ambito {
    stored_in!(AMBITO);

    fn values(&self) -> Vec<Value> {
        vec![self.name.as_str().into(), self.position.into(), self.to_check.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self { id: row.id()?, version: row.int()?, name: row.text()?, position: row.int()?, to_check: row.flag()? })
    }
}

/// Every operator, by name.
pub fn operators(tx: &mut dyn Tx) -> Result<Vec<Operator>> {
    Ok(table::list(tx, OPERATORS, &[])?)
}

/// Adds or changes an operator; an empty id is a new one. Nobody else of the list has its name.
pub fn save_operator(archive: &mut Archive, ctx: &mut Context<'_>, operator: Operator) -> Result<Written<Operator>> {
    let operator = Operator { name: named(&operator.name)?, ..operator };
    archive.write(ctx, Operation::new(OperationKind::OperatorSave, operator.name.clone()), |writer, ctx| {
        let known = operators(writer.tx())?.into_iter().map(|known| (known.id == operator.id, known.name));
        free("operator", &operator.name, operator.version > 0, known.collect())?;
        let id = if operator.version == 0 { ctx.new_id() } else { operator.id.clone() };
        writer.put(&Operator { id: id.clone(), ..operator })?;
        writer.need(id.as_str())
    })
}

/// The ambiti of the network, in their order.
pub fn ambiti(tx: &mut dyn Tx) -> Result<Vec<Ambito>> {
    Ok(table::list(tx, AMBITI, &[])?)
}

/// What the short lists have to be looked at for: names that were proposed and nobody has checked.
pub fn findings(ambiti: &[Ambito]) -> Option<Finding> {
    let names: Vec<String> = ambiti.iter().filter(|ambito| ambito.to_check).map(|ambito| ambito.name.clone()).collect();
    (!names.is_empty()).then(|| Matter::AmbitiToCheck { names }.into())
}

/// Adds or changes an ambito; a new one goes to the end of the list. No other of the list has its name.
pub fn save_ambito(archive: &mut Archive, ctx: &mut Context<'_>, ambito: Ambito) -> Result<Written<Ambito>> {
    let ambito = Ambito { name: named(&ambito.name)?, ..ambito };
    archive.write(ctx, Operation::new(OperationKind::AmbitoSave, ambito.name.clone()), |writer, ctx| {
        let known = ambiti(writer.tx())?.into_iter().map(|known| (known.id == ambito.id, known.name));
        free("ambito", &ambito.name, ambito.version > 0, known.collect())?;
        if ambito.version > 0 {
            writer.put(&ambito)?;
            return writer.need(ambito.id.as_str());
        }
        insert_ambito(writer, ctx.new_id(), &ambito.name, ambito.to_check)
    })
}

/// Adds an ambito at the end of the list, inside an operation.
pub fn insert_ambito(writer: &mut Writer<'_>, id: AmbitoId, name: &str, to_check: bool) -> Result<Ambito> {
    let position = ambiti(writer.tx())?.last().map_or(1, |last| last.position + 1);
    writer.put(&Ambito { id: id.clone(), version: 0, name: name.to_owned(), position, to_check })?;
    writer.need(id.as_str())
}

/// Removes an ambito.
pub fn remove_ambito(archive: &mut Archive, ctx: &mut Context<'_>, ambito: &Ambito) -> Result<Written<()>> {
    archive
        .write(ctx, Operation::new(OperationKind::AmbitoRemove, ambito.name.clone()), |writer, _| writer.delete(ambito))
}

/// Refuses a name that one of the others of its list has. `known` are the names of the list, each with whether it is the very row
/// that is saved; a row that keeps its name keeps it.
fn free(entity: &'static str, name: &str, saved: bool, known: Vec<(bool, String)>) -> Result<()> {
    let mut same = known.into_iter().filter(|(_, known)| fold(known) == fold(name)).peekable();
    let Some((_, first)) = same.peek().cloned() else { return Ok(()) };
    let as_it_was = saved && same.any(|(own, _)| own);
    if as_it_was { Ok(()) } else { Err(Error::NameTaken { entity, name: first }) }
}

fn named(name: &str) -> Result<String> {
    let name = limited("name", name, LINE_LIMIT)?;
    if name.is_empty() { Err(Error::Empty { field: RequiredField::Name }) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    #[test]
    fn two_operators_or_two_ambiti_of_one_name_are_refused_and_one_keeps_its_own() {
        let mut office = Office::new();
        let operator = |id: OperatorId, version, name: &str| Operator {
            id,
            version,
            name: name.into(),
            login: String::new(),
            active: true,
        };
        let ada = operator(String::new().into(), 0, "Ada Conti");
        let ada = office.act(|archive, ctx| save_operator(archive, ctx, ada)).unwrap().value;
        let again = operator(String::new().into(), 0, "ADA  Conti");
        let refused = office.act(|archive, ctx| save_operator(archive, ctx, again)).unwrap_err();
        assert!(
            matches!(&refused, Error::NameTaken { entity: "operator", name } if name == "Ada Conti"),
            "{refused:?}"
        );
        assert_eq!(refused.field(), Some("name"));
        let absent = Operator { active: false, ..ada };
        office.act(|archive, ctx| save_operator(archive, ctx, absent)).expect("its own name is free for it");

        let ambito = |name: &str| Ambito {
            id: String::new().into(),
            version: 0,
            name: name.into(),
            position: 0,
            to_check: false,
        };
        let seriate = office.act(|archive, ctx| save_ambito(archive, ctx, ambito("Seriate"))).unwrap().value;
        let bergamo = office.act(|archive, ctx| save_ambito(archive, ctx, ambito("Bergamo"))).unwrap().value;
        let renamed = Ambito { name: "seriate".into(), ..bergamo };
        let refused = office.act(|archive, ctx| save_ambito(archive, ctx, renamed));
        assert!(matches!(refused, Err(Error::NameTaken { entity: "ambito", .. })));
        let checked = Ambito { to_check: true, ..seriate };
        office.act(|archive, ctx| save_ambito(archive, ctx, checked)).expect("its own name is free for it");
    }
}
