//! The run through the rows, in the file's order.

use std::collections::{BTreeSet, HashMap};

use super::answers::{Answer, Memory};
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
    /// What was answered in earlier imports.
    pub answers: &'a [Answer],
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
    let memory = Memory::of(known.answers);
    let mut seen = HashMap::new();
    let mut firsts: Vec<First<'_>> = Vec::new();
    let all = rows_below(table, mapping.header).count();
    for (done, row) in rows_below(table, mapping.header).enumerate() {
        tick(done / 2, all)?;
        firsts.push(first_look(table, row, mapping, (decisions, &memory), &mut seen));
    }
    let mut run = Run::new(known, &firsts, (decisions, &memory));
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
    (decisions, memory): (&Decisions, &Memory<'_>),
    seen: &mut HashMap<Values, u32>,
) -> First<'a> {
    let of_row = OfRow::pick(row, mapping, decisions, memory);
    let reading = read(row, mapping, &of_row);
    let ignored = if decisions.left_out.contains(&row.number) {
        Some(Reason::LeftOut)
    } else if decisions.without_hidden && row.hidden {
        Some(Reason::HiddenOut)
    } else if of_row.corrections.is_empty() && !decisions.as_party.contains(&row.number) {
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
    memory: &'a Memory<'a>,
    entities: Vec<Entity>,
    index: Index,
    stands_for: Vec<Option<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl<'a> Run<'a> {
    fn new(known: &Known<'_>, firsts: &[First<'_>], (decisions, memory): (&'a Decisions, &'a Memory<'a>)) -> Self {
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
        Self { decisions, memory, entities, index, stands_for, by_name }
    }

    fn row(&mut self, first: First<'_>) -> TrialRow {
        let number = first.row.number;
        let stands = first.stands();
        let Reading { values, mut told, remembered } = first.reading;
        if let Some(reason) = first.ignored {
            let about = Told { field: None, reason, value: String::new(), proposal: None };
            let values = if about.reason == Reason::LeftOut { values } else { Values::new() };
            return finished(number, vec![about], values, Placed::of(Group::Ignored));
        }
        if !stands {
            let refused = told.iter().any(|told| told.reason.outcome() == Outcome::Refused);
            let group = if refused { Group::Refused } else { Group::ToLookAt };
            return finished(number, told, values, Placed { remembered, ..Placed::of(group) });
        }
        let mut placed = self.place(number, &values);
        placed.remembered |= remembered;
        if let Some(reason) = placed.reason.take() {
            told.insert(0, Told { field: None, reason, value: String::new(), proposal: None });
        }
        finished(number, told, values, placed)
    }

    /// Holds a row against the parties so far and puts it in its place.
    fn place(&mut self, row: u32, values: &Values) -> Placed {
        let position = self.stands_for.len();
        self.stands_for.push(None);
        let Some((place, because)) = self.counterpart(row, position, values) else {
            self.add(position, row, values);
            return Placed::of(Group::Ready);
        };
        let was_said_same = !because.is_empty() && self.was_said_same(row, values) == Some(place);
        let sure = because.is_empty() || was_said_same;
        let comparison = self.entities[place].compare(values, because);
        // A question that an earlier import left unanswered is asked as it was there: between two rows of a list.
        let known = self.entities[place].is_known() && !self.memory.is_open(&self.entities[place].key, values);
        match self.taken(row, &comparison, sure, known) {
            Some((fields, remembered)) => {
                let placed = self.join(position, row, place, values, comparison, &fields);
                Placed { remembered: remembered || was_said_same, ..placed }
            }
            None => {
                let name = comparison.name.clone();
                let reason = if sure && known {
                    Reason::Differs { name }
                } else {
                    Reason::Likely { name, because: comparison.because.clone() }
                };
                Placed { reason: Some(reason), comparison: Some(comparison), ..Placed::of(Group::Likely) }
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
        let heeds = self.heeds(row);
        let name = values.get(&PartyField::Name).map(|name| fold(name)).unwrap_or_default();
        let namesakes = self.by_name.get(&name).map_or(&[][..], Vec::as_slice);
        let open = |place: &usize| {
            let key = &self.entities[*place].key;
            let told_apart = heeds && self.memory.are_different(key, values);
            !excluded.contains(key) && !told_apart
        };
        let sure = namesakes.iter().copied().filter(open).find(|place| self.entities[*place].is_surely(values));
        if let Some(place) = sure {
            return Some((place, Vec::new()));
        }
        if let Some(place) = self.was_said_same(row, values).filter(open) {
            let like = self.index.before(position).into_iter();
            let mut of_it = like.filter(|likeness| self.stands_for[likeness.first] == Some(place));
            let because = of_it.next().map(|likeness| likeness.reasons).unwrap_or_default();
            return Some((place, if because.is_empty() { vec![Resemblance::SimilarName] } else { because }));
        }
        let like = self.index.before(position).into_iter();
        let like = like.filter_map(|likeness| Some((self.stands_for[likeness.first]?, likeness.reasons)));
        like.into_iter().find(|(place, _)| open(place)).or_else(|| {
            let namesake = namesakes.iter().copied().find(open)?;
            Some((namesake, vec![Resemblance::SameName]))
        })
    }

    /// Whether answers of earlier imports decide about a row.
    fn heeds(&self, row: u32) -> bool {
        !self.decisions.asked_anew.contains(&row)
    }

    /// The known party that an earlier import said a row to be.
    fn was_said_same(&self, row: u32, values: &Values) -> Option<usize> {
        let party = self.memory.same(values).filter(|_| self.heeds(row))?;
        self.entities.iter().position(|entity| matches!(&entity.key, Counterpart::Known(known) if known == party))
    }

    fn said_different(&self, row: u32) -> BTreeSet<Counterpart> {
        let different =
            self.decisions.chosen.iter().filter(|chosen| chosen.row == row && chosen.choice == Choice::Different);
        different.map(|chosen| chosen.with.clone()).collect()
    }

    /// The fields that the file gives, once that is decided, and whether an earlier import helped to decide; `None` while
    /// an answer is needed.
    fn taken(&self, row: u32, comparison: &Comparison, sure: bool, known: bool) -> Option<(Vec<PartyField>, bool)> {
        let about = |chosen: &&super::Chosen| chosen.row == row && chosen.with == comparison.with;
        match self.decisions.chosen.iter().rev().find(about).map(|chosen| &chosen.choice) {
            Some(Choice::Merge { take }) => return Some((take.clone(), false)),
            Some(Choice::Later) => return None,
            Some(Choice::Different) | None => {}
        }
        let stays =
            |one: &&super::Difference| self.heeds(row) && self.memory.stays(&comparison.with, one.field, &one.found);
        let open: Vec<&super::Difference> = comparison.differences.iter().filter(|one| !stays(one)).collect();
        let fills = open.iter().filter(|one| one.known.is_empty());
        let fills: Vec<PartyField> = fills.map(|one| one.field).collect();
        let only_fills = fills.len() == open.len();
        let remembered = open.len() < comparison.differences.len();
        match self.decisions.prevails {
            _ if !sure => None,
            _ if !known => comparison.differences.is_empty().then(|| (Vec::new(), false)),
            _ if only_fills => Some((fills, remembered)),
            Prevails::Ask => None,
            Prevails::Archive => Some((fills, remembered)),
            Prevails::File => Some((open.iter().map(|one| one.field).collect(), remembered)),
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
    ) -> Placed {
        self.stands_for[position] = Some(place);
        let entity = &mut self.entities[place];
        let differing = comparison.differences.iter().map(|difference| difference.field);
        let fields: Vec<PartyField> = differing.filter(|field| fields.contains(field)).collect();
        let name = comparison.name.clone();
        let nothing_differs = comparison.differences.is_empty();
        let (reason, group) = match (entity.row(), fields.is_empty()) {
            (Some(first), _) => {
                entity.take(row, values, &fields);
                let reason =
                    if nothing_differs { Reason::Repeated { row: first } } else { Reason::MergedInto { row: first } };
                (reason, Group::Ignored)
            }
            (None, true) if nothing_differs => (Reason::Present { name }, Group::Present),
            (None, true) => (Reason::Stays { name }, Group::Present),
            (None, false) => {
                entity.take(row, values, &fields);
                (Reason::Completes { name, fields }, Group::Ready)
            }
        };
        Placed { reason: Some(reason), comparison: Some(comparison), ..Placed::of(group) }
    }
}

/// Where a row came to stand among the parties.
struct Placed {
    reason: Option<Reason>,
    comparison: Option<Comparison>,
    group: Group,
    remembered: bool,
}

impl Placed {
    const fn of(group: Group) -> Self {
        Self { reason: None, comparison: None, group, remembered: false }
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
fn finished(row: u32, told: Vec<Told>, values: Values, placed: Placed) -> TrialRow {
    let Placed { comparison, group, remembered, .. } = placed;
    let outcome = match group {
        Group::Ready if told.is_empty() => Outcome::Accepted,
        Group::Ready => Outcome::Notice,
        Group::ToLookAt | Group::Likely => Outcome::Question,
        Group::Refused => Outcome::Refused,
        Group::Present | Group::Ignored => Outcome::Ignored,
    };
    TrialRow { row, outcome, group, told, values, comparison, remembered }
}

fn count(rows: &[TrialRow], plan: &[Step]) -> Counts {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let of = |group: Group| number(rows.iter().filter(|row| row.group == group).count());
    let added = || {
        plan.iter().filter_map(|step| match step {
            Step::Add { draft, .. } => Some(draft),
            Step::Update { .. } => None,
        })
    };
    let adds = added().count();
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
        without_category: number(added().filter(|draft| draft.category.is_none()).count()),
    }
}
