//! The order of the parties: the rows of the scheme in its order, within a row the office's order, positions from 1 without
//! gaps. Pure; the archive is touched elsewhere.

use super::model::DeedParty;
use crate::id::DeedPartyId;

/// Puts the parties in order and numbers them. Those of a row keep the order that they have.
pub(super) fn renumber(parties: &mut [DeedParty]) {
    parties.sort_by_key(|party| (party.scheme_row, party.position));
    for (party, position) in parties.iter_mut().zip(1..) {
        party.position = position;
    }
}

/// Adds a party at the end of its row.
pub(super) fn insert(parties: &mut Vec<DeedParty>, party: DeedParty) {
    let last = parties.iter().map(|party| party.position).max().unwrap_or(0);
    parties.push(DeedParty { position: last + 1, ..party });
    renumber(parties);
}

/// Takes a party out; answers it if it was there.
pub(super) fn take(parties: &mut Vec<DeedParty>, id: &DeedPartyId) -> Option<DeedParty> {
    let place = parties.iter().position(|party| party.id == *id)?;
    let taken = parties.remove(place);
    renumber(parties);
    Some(taken)
}

/// Moves a party to a place among those of its row, 0 being the first; beyond the last means last.
pub(super) fn relocate(parties: &mut Vec<DeedParty>, id: &DeedPartyId, to: usize) {
    renumber(parties);
    let Some(from) = parties.iter().position(|party| party.id == *id) else { return };
    let row = parties[from].scheme_row;
    let of_row = parties.iter().filter(|party| party.scheme_row == row).count();
    let Some(first) = parties.iter().position(|party| party.scheme_row == row) else { return };
    let moved = parties.remove(from);
    parties.insert(first + to.min(of_row - 1), moved);
    for (party, position) in parties.iter_mut().zip(1..) {
        party.position = position;
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::act::SchemeRow;
    use crate::id::{PartyId, VersionId};

    #[derive(Debug, Clone)]
    enum Change {
        Add(usize),
        Take(usize),
        Move(usize, usize),
    }

    fn party(number: usize, row: SchemeRow) -> DeedParty {
        DeedParty {
            id: DeedPartyId(format!("d-{number}")),
            version: 1,
            deed_version: VersionId("v".into()),
            party: PartyId(format!("p-{number}")),
            scheme_row: row,
            position: 0,
            printed_name: String::new(),
            signer: None,
        }
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![
            (0..SchemeRow::ALL.len()).prop_map(Change::Add),
            (0..40usize).prop_map(Change::Take),
            (0..40usize, 0..8usize).prop_map(|(which, to)| Change::Move(which, to)),
        ]
    }

    fn ids(parties: &[DeedParty]) -> Vec<String> {
        parties.iter().map(|party| party.id.0.clone()).collect()
    }

    proptest! {
        #[test]
        fn after_any_changes_positions_have_no_gaps_rows_stand_together_and_nobody_is_lost(changes in vec(change(), 0..60)) {
            let (mut parties, mut expected, mut next) = (Vec::new(), 0usize, 0usize);
            for change in changes {
                let chosen = |which: usize, parties: &[DeedParty]| parties.get(which).map(|party| party.id.clone());
                match change {
                    Change::Add(row) => {
                        insert(&mut parties, party(next, SchemeRow::ALL[row]));
                        (next, expected) = (next + 1, expected + 1);
                    }
                    Change::Take(which) => if let Some(id) = chosen(which, &parties) {
                        prop_assert_eq!(take(&mut parties, &id).map(|taken| taken.id), Some(id));
                        expected -= 1;
                    },
                    Change::Move(which, to) => if let Some(id) = chosen(which, &parties) {
                        let others = |parties: &[DeedParty]| ids(parties).into_iter().filter(|other| *other != id.0).collect::<Vec<_>>();
                        let before = others(&parties);
                        relocate(&mut parties, &id, to);
                        prop_assert_eq!(others(&parties), before, "the others keep their order");
                    },
                }
                prop_assert_eq!(parties.len(), expected);
                let positions: Vec<i64> = parties.iter().map(|party| party.position).collect();
                prop_assert_eq!(positions, (1..=expected as i64).collect::<Vec<_>>());
                prop_assert!(parties.is_sorted_by_key(|party| party.scheme_row));
            }
        }

        #[test]
        fn numbering_again_changes_nothing(rows in vec(0..SchemeRow::ALL.len(), 0..30)) {
            let mut parties = Vec::new();
            for (number, row) in rows.into_iter().enumerate() {
                insert(&mut parties, party(number, SchemeRow::ALL[row]));
            }
            let once = parties.clone();
            renumber(&mut parties);
            prop_assert_eq!(parties, once);
        }
    }

    #[test]
    fn a_party_moves_within_its_row_only() {
        let mut parties = Vec::new();
        for (number, row) in
            [SchemeRow::Asl, SchemeRow::Ambito, SchemeRow::Ambito, SchemeRow::Ambito].into_iter().enumerate()
        {
            insert(&mut parties, party(number, row));
        }
        relocate(&mut parties, &DeedPartyId("d-3".into()), 0);
        assert_eq!(ids(&parties), ["d-0", "d-3", "d-1", "d-2"]);
        relocate(&mut parties, &DeedPartyId("d-3".into()), 99);
        assert_eq!(ids(&parties), ["d-0", "d-1", "d-2", "d-3"]);
    }
}
