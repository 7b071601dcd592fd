//! The parties that rows are held against: the known ones and those that earlier rows of the file would add.
//! A working copy: what rows add to a party is seen by the rows after them.

use super::row::Values;
use super::{Comparison, Counterpart, Difference, Step};
use crate::italian::fold;
use crate::party::likeness::Resemblance;
use crate::party::vat_number::compact;
use crate::party::{NO, Party, PartyDraft, PartyField, Signer, SignerDraft};

/// Contacts change often: of these the file's value is proposed, of the others the known one.
const CONTACTS: [PartyField; 6] = [
    PartyField::Email,
    PartyField::Phone,
    PartyField::ContactPerson,
    PartyField::Representative,
    PartyField::RepresentativeOffice,
    PartyField::SignerOffice,
];

/// A party with what the rows so far make of it.
pub(super) struct Entity {
    pub(super) key: Counterpart,
    pub(super) draft: PartyDraft,
    original: Option<Party>,
    known_signers: Vec<SignerDraft>,
    signers: Vec<SignerDraft>,
    rows: Vec<u32>,
}

impl Entity {
    /// A party of the archive.
    pub(super) fn known(party: &Party, signers: &[Signer]) -> Self {
        let own = signers.iter().filter(|signer| signer.party == party.id);
        Self {
            key: Counterpart::Known(party.id.clone()),
            draft: party.data.clone(),
            original: Some(party.clone()),
            known_signers: own.map(|signer| signer.data.clone()).collect(),
            signers: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// A party that a row would add.
    pub(super) fn added(row: u32, values: &Values) -> Self {
        let mut entity = Self {
            key: Counterpart::Row(row),
            draft: PartyDraft::default(),
            original: None,
            known_signers: Vec::new(),
            signers: Vec::new(),
            rows: vec![row],
        };
        entity.apply(values, &values.keys().copied().collect::<Vec<_>>());
        entity
    }

    /// Whether it is of the archive.
    pub(super) const fn is_known(&self) -> bool {
        matches!(self.key, Counterpart::Known(_))
    }

    /// The row it first comes from, if it is of the file.
    pub(super) const fn row(&self) -> Option<u32> {
        match self.key {
            Counterpart::Row(row) => Some(row),
            Counterpart::Known(_) => None,
        }
    }

    /// Same name, letter by letter but for case, accents and punctuation, and no code that says otherwise.
    pub(super) fn is_surely(&self, values: &Values) -> bool {
        let agree = |field: PartyField, known: &str| {
            let found = values.get(&field).map_or("", String::as_str);
            known.is_empty() || found.is_empty() || compact(known) == compact(found)
        };
        values.get(&PartyField::Name).is_some_and(|name| fold(name) == fold(&self.draft.name))
            && agree(PartyField::FiscalCode, &self.draft.fiscal_code)
            && agree(PartyField::VatNumber, &self.draft.vat_number)
    }

    /// The party beside a row, datum by datum.
    pub(super) fn compare(&self, values: &Values, because: Vec<Resemblance>) -> Comparison {
        let differences: Vec<Difference> =
            values.iter().filter_map(|(field, found)| self.difference(*field, found, values)).collect();
        let proposed = |difference: &&Difference| difference.known.is_empty() || CONTACTS.contains(&difference.field);
        Comparison {
            with: self.key.clone(),
            name: self.draft.name.clone(),
            because,
            proposed: differences.iter().filter(proposed).map(|difference| difference.field).collect(),
            differences,
        }
    }

    fn difference(&self, field: PartyField, found: &str, values: &Values) -> Option<Difference> {
        let known = self.text(field, values);
        let nothing_new = tells_nothing(&known, found) || same(field, &known, found);
        (!nothing_new).then(|| Difference { field, known, found: found.to_owned() })
    }

    /// What is known of a field. Of who signs: of the person that the row names.
    fn text(&self, field: PartyField, values: &Values) -> String {
        let named = values.get(&PartyField::SignerName).map(|name| fold(name));
        let mut all = self.signers.iter().chain(&self.known_signers);
        let signer = all.find(|signer| named.as_ref().is_some_and(|named| fold(&signer.name) == *named));
        match field {
            PartyField::SignerName => signer.map(|signer| signer.name.clone()).unwrap_or_default(),
            PartyField::SignerOffice => signer.map(|signer| signer.office.clone()).unwrap_or_default(),
            _ => self.draft.text(field).to_owned(),
        }
    }

    /// Takes a row in, with the fields that it gives.
    pub(super) fn take(&mut self, row: u32, values: &Values, fields: &[PartyField]) {
        self.apply(values, fields);
        if !self.rows.contains(&row) {
            self.rows.push(row);
        }
    }

    fn apply(&mut self, values: &Values, fields: &[PartyField]) {
        for field in fields {
            if let Some(value) = values.get(field) {
                self.draft.set_text(*field, value);
            }
        }
        let of_signer = fields.iter().any(|field| matches!(field, PartyField::SignerName | PartyField::SignerOffice));
        let Some(name) = values.get(&PartyField::SignerName).filter(|_| of_signer) else {
            return;
        };
        let office = values.get(&PartyField::SignerOffice).cloned().unwrap_or_default();
        self.signers.retain(|signer| fold(&signer.name) != fold(name));
        self.signers.push(SignerDraft { name: name.clone(), office, ..SignerDraft::default() });
    }

    /// What a confirm writes of it; nothing where no row changed it.
    pub(super) fn step(self) -> Option<Step> {
        let Self { draft, original, signers, rows, .. } = self;
        let Some(party) = original else {
            return Some(Step::Add { rows, draft, signers });
        };
        let changed = |field: &&PartyField| party.data.text(**field) != draft.text(**field);
        let differences: Vec<Difference> = PartyField::ALL
            .iter()
            .filter(changed)
            .map(|field| Difference {
                field: *field,
                known: party.data.text(*field).to_owned(),
                found: draft.text(*field).to_owned(),
            })
            .collect();
        let anything = !differences.is_empty() || !signers.is_empty();
        anything.then_some(Step::Update { rows, party: Party { data: draft, ..party }, differences, signers })
    }
}

/// Whether a row's value adds nothing to what is known: it is empty, or a "no" where nothing was said.
pub(super) fn tells_nothing(known: &str, found: &str) -> bool {
    found.is_empty() || (known.is_empty() && found == NO)
}

/// Whether two values say the same: case, accents and punctuation make no difference, in a telephone only digits do.
pub(super) fn same(field: PartyField, known: &str, found: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match field {
        PartyField::Phone => digits(known) == digits(found) && fold(known).is_empty() == fold(found).is_empty(),
        PartyField::Pec | PartyField::Email => known.trim().eq_ignore_ascii_case(found.trim()),
        PartyField::FiscalCode | PartyField::VatNumber => compact(known) == compact(found),
        _ => fold(known) == fold(found),
    }
}
