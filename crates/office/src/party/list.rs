//! The list of parties as the screen shows it: filtered, ordered, each row with its signer, its role and its doubts.

use std::collections::{BTreeMap, HashMap};

use concilia_core::adherence::{self, Role, Status};
use concilia_core::archive::store::Tx;
use concilia_core::id::{PartyId, SignerId};
use concilia_core::italian::fold;
use concilia_core::party::check::check;
use concilia_core::party::{self, Category, Nature, Party, PartyField, PartyQuery, Signer};
use concilia_text::adherence as words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::column::PartyColumn;
use crate::desk::Desk;
use crate::failure::Result;

/// Which parties are wanted, and in which order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, rename = "PartyListQuery")]
pub struct ListQuery {
    /// Words to find in any order, accents and case ignored.
    pub search: String,
    /// Only this category.
    pub category: Option<Category>,
    /// Only public or only private.
    pub nature: Option<Nature>,
    /// Only members of the previous agreement, or only the others.
    pub previous_member: Option<bool>,
    /// Only those with something doubtful.
    pub doubtful: bool,
    /// By which column.
    pub order: PartyColumn,
    /// From the last to the first.
    pub descending: bool,
}

/// A row of the list.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PartyRow {
    /// The party.
    #[serde(flatten)]
    pub party: Party,
    /// Its category, in words.
    pub category_label: String,
    /// Public or private, in words.
    pub nature_label: String,
    /// Who signs, where known.
    pub signer: String,
    /// The office held by who signs.
    pub signer_office: String,
    /// Its role in the agreement, where it has one.
    pub role: Option<Role>,
    /// The role, in words.
    pub role_label: String,
    /// Where its signature stands, where it has one.
    pub status: Option<Status>,
    /// The same, in words.
    pub status_label: String,
    /// What is doubtful, a sentence each.
    pub doubts: Vec<String>,
}

/// How many there are under each filter, the search and the category already taken into account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct PartyCounts {
    /// All.
    pub all: usize,
    /// Public ones.
    pub public: usize,
    /// Private ones.
    pub private: usize,
    /// Members of the previous agreement.
    pub previous_members: usize,
    /// With something doubtful.
    pub doubtful: usize,
}

/// The list.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PartyList {
    /// How many parties the archive has, whatever is asked.
    pub total: usize,
    /// How many there are under each filter.
    pub counts: PartyCounts,
    /// Those that were asked, in the order that was asked.
    pub rows: Vec<PartyRow>,
}

/// The parties of a query.
pub fn list(desk: &Desk, query: &ListQuery) -> Result<PartyList> {
    desk.read(|tx, _| read(tx, query))
}

pub(super) fn read(tx: &mut dyn Tx, query: &ListQuery) -> concilia_core::Result<PartyList> {
    let total = usize::try_from(party::count(tx)?).unwrap_or_default();
    let wide = PartyQuery { search: query.search.clone(), category: query.category, ..PartyQuery::default() };
    let found = party::list(tx, &wide)?;
    let mut signers = by_party(party::all_signers(tx)?);
    let standing = standing(tx)?;
    let row = |party: Party| {
        let signers = signers.remove(&party.id).unwrap_or_default();
        row(party, &signers, &standing)
    };
    let mut rows: Vec<PartyRow> = found.into_iter().map(row).collect();
    let counts = counts(&rows);
    rows.retain(|row| asked(row, query));
    sort(&mut rows, query);
    Ok(PartyList { total, counts, rows })
}

fn by_party(signers: Vec<Signer>) -> HashMap<PartyId, Vec<Signer>> {
    let mut by_party: HashMap<PartyId, Vec<Signer>> = HashMap::new();
    for signer in signers {
        by_party.entry(signer.party.clone()).or_default().push(signer);
    }
    by_party
}

/// Where a party stands in the agreement: its role, its status, who the deed says that signs.
type Standing = (Role, Status, Option<SignerId>);

fn standing(tx: &mut dyn Tx) -> concilia_core::Result<BTreeMap<PartyId, Standing>> {
    let Some(roll) = adherence::roll(tx)? else { return Ok(BTreeMap::new()) };
    let signs = |party: &PartyId| roll.entry(party).and_then(|entry| entry.signer.clone());
    let of = |line: adherence::Line| (signs(&line.party), line);
    let lines = adherence::lines(&roll).into_iter().map(of);
    Ok(lines.map(|(signer, line)| (line.party, (line.role, line.status, signer))).collect())
}

/// The person who signs is named where the office indicated one: a legal representative stands in a column of its own.
fn row(party: Party, signers: &[Signer], standing: &BTreeMap<PartyId, Standing>) -> PartyRow {
    let known = standing.get(&party.id);
    let (role, status) = known.map(|(role, status, _)| (*role, *status)).unzip();
    let chosen = known.and_then(|(_, _, signer)| signer.as_ref());
    let indicated = party::signing(&party.data, signers, chosen).filter(|signing| signing.signer.is_some());
    let signs = indicated.map(|signing| (signing.name.to_owned(), signing.office.to_owned()));
    let (signer, signer_office) = signs.unwrap_or_default();
    PartyRow {
        category_label: party.data.category.map(concilia_text::category).unwrap_or_default().to_owned(),
        nature_label: party.data.nature.map(concilia_text::nature).unwrap_or_default().to_owned(),
        signer,
        signer_office,
        role,
        role_label: role.map(words::role).unwrap_or_default().to_owned(),
        status,
        status_label: status.map(words::status).unwrap_or_default().to_owned(),
        doubts: doubts(&party),
        party,
    }
}

fn doubts(party: &Party) -> Vec<String> {
    let said = |at: PartyField, problem| format!("{}: {}", concilia_text::import::field(at), problem);
    check(&party.data)
        .into_iter()
        .map(|found| said(found.field, concilia_text::import::problem(Some(found.field), &found.problem)))
        .collect()
}

fn counts(rows: &[PartyRow]) -> PartyCounts {
    let of = |wanted: &dyn Fn(&PartyRow) -> bool| rows.iter().filter(|row| wanted(row)).count();
    PartyCounts {
        all: rows.len(),
        public: of(&|row| row.party.data.nature == Some(Nature::Public)),
        private: of(&|row| row.party.data.nature == Some(Nature::Private)),
        previous_members: of(&|row| row.party.data.previous_member),
        doubtful: of(&|row| !row.doubts.is_empty()),
    }
}

fn asked(row: &PartyRow, query: &ListQuery) -> bool {
    let data = &row.party.data;
    query.nature.is_none_or(|nature| data.nature == Some(nature))
        && query.previous_member.is_none_or(|member| data.previous_member == member)
        && (!query.doubtful || !row.doubts.is_empty())
}

/// Orders by a column; empty cells come last either way, equal ones go by name (the archive's order).
fn sort(rows: &mut [PartyRow], query: &ListQuery) {
    rows.sort_by_cached_key(|row| fold(&query.order.text(row)));
    if query.descending {
        rows.reverse();
    }
    rows.sort_by_key(|row| query.order.text(row).is_empty());
}
