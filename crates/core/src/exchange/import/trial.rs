//! The run through the rows, in the file's order.

use std::collections::{BTreeSet, HashMap};

use super::entity::Entity;
use super::row::{OfRow, Reading, Values, empty_of_meaning, read};
use super::{
    Choice, Comparison, Counterpart, Counts, Decisions, Group, Outcome, Prevails, Reason, Step, Told, Trial, TrialRow,
};
use crate::exchange::mapping::{Mapping, rows_below};
use crate::exchange::table::{Row, Table};
use crate::italian::fold;
use crate::party::likeness::{Index, Resemblance};
use crate::party::{Party, PartyDraft, PartyField, Signer};

/// What the archive knows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Every party.
    pub parties: &'a [Party],
    /// Who signs for them.
    pub signers: &'a [Signer],
}

/// Runs an import dry. `tick` hears how many rows are done of how many, and may stop the run. Each row is looked at twice, by
/// itself and against the others: every look counts for half of it.
pub fn trial<E>(
    table: &Table,
    mapping: &Mapping,
    known: &Known<'_>,
    decisions: &Decisions,
    tick: &mut dyn FnMut(usize, usize) -> Result<(), E>,
) -> Result<Trial, E> {
    let mut seen = HashMap::new();
    let mut firsts: Vec<First<'_>> = Vec::new();
    let all = rows_below(table, mapping.header).count();
    for (done, row) in rows_below(table, mapping.header).enumerate() {
        tick(done / 2, all)?;
        firsts.push(first_look(table, row, mapping, decisions, &mut seen));
    }
    let mut run = Run::new(known, &firsts, decisions);
    let mut rows = Vec::with_capacity(all);
    for (done, first) in firsts.into_iter().enumerate() {
        tick((all + done) / 2, all)?;
        rows.push(run.row(first));
    }
    tick(all, all)?;
    let plan: Vec<Step> = run.entities.into_iter().filter_map(Entity::step).collect();
    let without_name_column = mapping.place(PartyField::Name).is_none();
    Ok(Trial { counts: count(&rows, &plan), rows, without_name_column, plan })
}

/// A row read by itself; `ignored` where it brings no party.
struct First<'a> {
    row: &'a Row,
    reading: Reading,
    ignored: Option<Reason>,
}

impl First<'_> {
    /// Whether it goes on to be held against the others.
    fn stands(&self) -> bool {
        self.ignored.is_none() && self.reading.told.iter().all(|told| told.reason.outcome() == Outcome::Notice)
    }
}

fn first_look<'a>(
    table: &Table,
    row: &'a Row,
    mapping: &Mapping,
    decisions: &Decisions,
    seen: &mut HashMap<Values, u32>,
) -> First<'a> {
    let of_row = OfRow::pick(row.number, &decisions.corrections, &decisions.kept);
    let reading = read(row, mapping, &of_row);
    let ignored = if decisions.left_out.contains(&row.number) {
        Some(Reason::LeftOut)
    } else if of_row.corrections.is_empty() {
        let earlier = || seen.get(&reading.values).map(|row| Reason::Repeated { row: *row });
        empty_of_meaning(table, row, mapping).or_else(earlier)
    } else {
        None
    };
    if ignored.is_none() && !reading.values.is_empty() {
        seen.entry(reading.values.clone()).or_insert(row.number);
    }
    First { row, reading, ignored }
}

/// The run: parties so far, and for each compared position the party it stands for.
struct Run<'a> {
    decisions: &'a Decisions,
    entities: Vec<Entity>,
    index: Index,
    stands_for: Vec<Option<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl<'a> Run<'a> {
    fn new(known: &Known<'_>, firsts: &[First<'_>], decisions: &'a Decisions) -> Self {
        let drafts: Vec<PartyDraft> =
            firsts.iter().filter(|first| first.stands()).map(|first| draft_of(&first.reading.values)).collect();
        let index = Index::of(known.parties.iter().map(|party| &party.data).chain(&drafts));
        let mut signers: HashMap<&str, Vec<Signer>> = HashMap::new();
        for signer in known.signers {
            signers.entry(signer.party.as_str()).or_default().push(signer.clone());
        }
        let of = |party: &Party| signers.get(party.id.as_str()).map_or(&[][..], Vec::as_slice);
        let entities: Vec<Entity> = known.parties.iter().map(|party| Entity::known(party, of(party))).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, entity) in entities.iter().enumerate() {
            by_name.entry(fold(&entity.draft.name)).or_default().push(place);
        }
        let stands_for = (0..entities.len()).map(Some).collect();
        Self { decisions, entities, index, stands_for, by_name }
    }

    fn row(&mut self, first: First<'_>) -> TrialRow {
        let number = first.row.number;
        let stands = first.stands();
        let Reading { values, mut told } = first.reading;
        if let Some(reason) = first.ignored {
            let about = Told { field: None, reason, value: String::new(), proposal: None };
            let values = if about.reason == Reason::LeftOut { values } else { Values::new() };
            return finished(number, vec![about], values, None, Group::Ignored);
        }
        if !stands {
            let refused = told.iter().any(|told| told.reason.outcome() == Outcome::Refused);
            return finished(number, told, values, None, if refused { Group::Refused } else { Group::ToLookAt });
        }
        let (reason, comparison, group) = self.place(number, &values);
        if let Some(reason) = reason {
            told.insert(0, Told { field: None, reason, value: String::new(), proposal: None });
        }
        finished(number, told, values, comparison, group)
    }

    /// Holds a row against the parties so far and puts it in its place.
    fn place(&mut self, row: u32, values: &Values) -> (Option<Reason>, Option<Comparison>, Group) {
        let position = self.stands_for.len();
        self.stands_for.push(None);
        let Some((place, because)) = self.counterpart(row, position, values) else {
            self.add(position, row, values);
            return (None, None, Group::Ready);
        };
        let sure = because.is_empty();
        let comparison = self.entities[place].compare(values, because);
        match self.taken(row, &comparison, sure, self.entities[place].is_known()) {
            Some(fields) => self.join(position, row, place, values, comparison, &fields),
            None => {
                let name = comparison.name.clone();
                let reason = if sure && self.entities[place].is_known() {
                    Reason::Differs { name }
                } else {
                    Reason::Likely { name, because: comparison.because.clone() }
                };
                (Some(reason), Some(comparison), Group::Likely)
            }
        }
    }

    fn add(&mut self, position: usize, row: u32, values: &Values) {
        let place = self.entities.len();
        let entity = Entity::added(row, values);
        self.by_name.entry(fold(&entity.draft.name)).or_default().push(place);
        self.entities.push(entity);
        self.stands_for[position] = Some(place);
    }

    /// The party that the row is or may be, and why it is only thought so.
    fn counterpart(&self, row: u32, position: usize, values: &Values) -> Option<(usize, Vec<Resemblance>)> {
        let excluded = self.said_different(row);
        let name = values.get(&PartyField::Name).map(|name| fold(name)).unwrap_or_default();
        let namesakes = self.by_name.get(&name).map_or(&[][..], Vec::as_slice);
        let open = |place: &usize| !excluded.contains(&self.entities[*place].key);
        let sure = namesakes.iter().copied().filter(open).find(|place| self.entities[*place].is_surely(values));
        if let Some(place) = sure {
            return Some((place, Vec::new()));
        }
        let like = self.index.before(position).into_iter();
        let like = like.filter_map(|likeness| Some((self.stands_for[likeness.first]?, likeness.reasons)));
        like.into_iter().find(|(place, _)| open(place)).or_else(|| {
            let namesake = namesakes.iter().copied().find(open)?;
            Some((namesake, vec![Resemblance::SameName]))
        })
    }

    fn said_different(&self, row: u32) -> BTreeSet<Counterpart> {
        let different =
            self.decisions.chosen.iter().filter(|chosen| chosen.row == row && chosen.choice == Choice::Different);
        different.map(|chosen| chosen.with.clone()).collect()
    }

    /// The fields that the file gives, once that is decided; `None` while an answer is needed.
    fn taken(&self, row: u32, comparison: &Comparison, sure: bool, known: bool) -> Option<Vec<PartyField>> {
        let about = |chosen: &&super::Chosen| chosen.row == row && chosen.with == comparison.with;
        match self.decisions.chosen.iter().rev().find(about).map(|chosen| &chosen.choice) {
            Some(Choice::Merge { take }) => return Some(take.clone()),
            Some(Choice::Later) => return None,
            Some(Choice::Different) | None => {}
        }
        let all = || comparison.differences.iter().map(|difference| difference.field).collect::<Vec<_>>();
        let fills = comparison.differences.iter().filter(|difference| difference.known.is_empty());
        let fills: Vec<PartyField> = fills.map(|difference| difference.field).collect();
        let only_fills = fills.len() == comparison.differences.len();
        match self.decisions.prevails {
            _ if !sure => None,
            _ if !known => comparison.differences.is_empty().then(Vec::new),
            _ if only_fills => Some(fills),
            Prevails::Ask => None,
            Prevails::Archive => Some(fills),
            Prevails::File => Some(all()),
        }
    }

    /// Makes the row one with a party.
    fn join(
        &mut self,
        position: usize,
        row: u32,
        place: usize,
        values: &Values,
        comparison: Comparison,
        fields: &[PartyField],
    ) -> (Option<Reason>, Option<Comparison>, Group) {
        self.stands_for[position] = Some(place);
        let entity = &mut self.entities[place];
        let differing = comparison.differences.iter().map(|difference| difference.field);
        let fields: Vec<PartyField> = differing.filter(|field| fields.contains(field)).collect();
        let name = comparison.name.clone();
        match (entity.row(), fields.is_empty()) {
            (Some(first), _) => {
                entity.take(row, values, &fields);
                let same = comparison.differences.is_empty();
                let reason = if same { Reason::Repeated { row: first } } else { Reason::MergedInto { row: first } };
                (Some(reason), Some(comparison), Group::Ignored)
            }
            (None, true) => (Some(Reason::Present { name }), Some(comparison), Group::Present),
            (None, false) => {
                entity.take(row, values, &fields);
                (Some(Reason::Completes { name, fields }), Some(comparison), Group::Ready)
            }
        }
    }
}

fn draft_of(values: &Values) -> PartyDraft {
    let mut draft = PartyDraft::default();
    for (field, value) in values {
        draft.set_text(*field, value);
    }
    draft
}

/// The row with its outcome: the weightiest of its reasons, and what the group makes of it.
fn finished(row: u32, told: Vec<Told>, values: Values, comparison: Option<Comparison>, group: Group) -> TrialRow {
    let outcome = match group {
        Group::Ready if told.is_empty() => Outcome::Accepted,
        Group::Ready => Outcome::Notice,
        Group::ToLookAt | Group::Likely => Outcome::Question,
        Group::Refused => Outcome::Refused,
        Group::Present | Group::Ignored => Outcome::Ignored,
    };
    TrialRow { row, outcome, group, told, values, comparison }
}

fn count(rows: &[TrialRow], plan: &[Step]) -> Counts {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let of = |group: Group| number(rows.iter().filter(|row| row.group == group).count());
    let adds = plan.iter().filter(|step| matches!(step, Step::Add { .. })).count();
    Counts {
        rows: number(rows.len()),
        ready: of(Group::Ready),
        to_look_at: of(Group::ToLookAt),
        refused: of(Group::Refused),
        likely: of(Group::Likely),
        present: of(Group::Present),
        ignored: of(Group::Ignored),
        adds: number(adds),
        updates: number(plan.len() - adds),
    }
}
