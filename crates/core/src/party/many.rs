//! The same change to many parties, as one operation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::category::{Category, Nature};
use super::model::Party;
use super::service::{get, in_use, signers, update};
use crate::archive::Archive;
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::context::Context;
use crate::error::Result;
use crate::id::PartyId;

/// What changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "change", content = "to", rename_all = "snake_case")]
#[ts(export)]
pub enum PartyChange {
    /// The category; the nature follows where it was the usual one of the category before, or unknown.
    Category(Category),
    /// Public or private.
    Nature(Nature),
    /// Member of the previous agreement (669) or not.
    PreviousMember(bool),
}

/// Makes the change to every party that differs; answers how many did. `subject` is how the register names them.
pub fn change_many(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    ids: &[PartyId],
    change: PartyChange,
    subject: &str,
) -> Result<Written<usize>> {
    archive.write(ctx, Operation::new(OperationKind::PartyEdit, subject), |writer, _| {
        let mut changed = 0;
        for id in ids {
            let party = get(writer.tx(), id)?;
            let after = applied(party.clone(), change);
            if after != party {
                update(writer, after)?;
                changed += 1;
            }
        }
        Ok(changed)
    })
}

fn applied(mut party: Party, change: PartyChange) -> Party {
    let data = &mut party.data;
    match change {
        PartyChange::Category(category) => {
            if data.nature == data.category.map(Category::usual_nature) {
                data.nature = Some(category.usual_nature());
            }
            data.category = Some(category);
        }
        PartyChange::Nature(nature) => data.nature = Some(nature),
        PartyChange::PreviousMember(member) => data.previous_member = member,
    }
    party
}

/// Removes parties with those who sign for them, all or none: one that a deed, a signature or a meeting names stops it.
pub fn remove_many(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    ids: &[PartyId],
    subject: &str,
) -> Result<Written<usize>> {
    let removed = archive.write(ctx, Operation::new(OperationKind::PartyRemove, subject), |writer, _| {
        for id in ids {
            for signer in signers(writer.tx(), id)? {
                writer.delete(&signer)?;
            }
            let party = get(writer.tx(), id)?;
            writer.delete(&party)?;
        }
        Ok(ids.len())
    });
    removed.map_err(in_use)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::{PartyDraft, SignerDraft, add, all, save_signer};
    use crate::testing::Office;

    fn two(office: &mut Office) -> Vec<PartyId> {
        let drafts = [("Comune di Prova", Some(Category::Municipality)), ("Impresa di prova", None)];
        drafts
            .map(|(name, category)| {
                let draft = PartyDraft { name: name.into(), category, ..PartyDraft::default() };
                office.act(|archive, ctx| add(archive, ctx, draft)).unwrap().value.id
            })
            .to_vec()
    }

    #[test]
    fn one_operation_changes_those_that_differ_and_undo_takes_all_back() {
        let mut office = Office::new();
        let ids = two(&mut office);
        let before = office.archive.read(all).unwrap();
        let change = PartyChange::Category(Category::Municipality);
        let written = office.act(|archive, ctx| change_many(archive, ctx, &ids, change, "2 soggetti")).unwrap();
        assert_eq!((written.value, written.changed.len()), (1, 1));
        let after = office.archive.read(all).unwrap();
        assert_eq!(after[1].data.nature, Some(Nature::Public), "the nature was unknown: the category proposes it");
        office.act(|archive, ctx| archive.undo(ctx)).unwrap();
        let again: Vec<PartyDraft> = office.archive.read(all).unwrap().into_iter().map(|party| party.data).collect();
        assert_eq!(again, before.into_iter().map(|party| party.data).collect::<Vec<_>>());
    }

    #[test]
    fn a_nature_that_the_office_chose_stands_when_the_category_changes() {
        let mut office = Office::new();
        let ids = two(&mut office);
        let private = PartyChange::Nature(Nature::Private);
        office.act(|archive, ctx| change_many(archive, ctx, &ids[..1], private, "1 soggetto")).unwrap();
        let foundation = PartyChange::Category(Category::Province);
        office.act(|archive, ctx| change_many(archive, ctx, &ids[..1], foundation, "1 soggetto")).unwrap();
        let party = office.archive.read(|tx| get(tx, &ids[0])).unwrap();
        assert_eq!((party.data.category, party.data.nature), (Some(Category::Province), Some(Nature::Private)));
    }

    #[test]
    fn the_removed_come_back_with_their_signers() {
        let mut office = Office::new();
        let ids = two(&mut office);
        let draft = SignerDraft { name: "Persona Inventata".into(), ..SignerDraft::default() };
        office.act(|archive, ctx| save_signer(archive, ctx, &ids[0], None, draft)).unwrap();
        let written = office.act(|archive, ctx| remove_many(archive, ctx, &ids, "2 soggetti")).unwrap();
        assert_eq!((written.value, written.changed.len()), (2, 3));
        assert!(office.archive.read(all).unwrap().is_empty());
        office.act(|archive, ctx| archive.undo(ctx)).unwrap();
        assert_eq!(office.archive.read(|tx| signers(tx, &ids[0])).unwrap().len(), 1);
    }
}
