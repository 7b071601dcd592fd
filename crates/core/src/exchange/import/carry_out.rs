//! Carries a plan out inside one operation: all of it or nothing.

use super::Step;
use crate::archive::Writer;
use crate::context::Context;
use crate::error::Result;
use crate::id::PartyId;
use crate::italian::fold;
use crate::party::{self, PartyDraft, Signer, SignerDraft};

/// Setting with the mappings remembered by their headings.
pub const MAPPINGS: &str = "import.mappings";
/// Writes every step and answers its party; `tick` hears how many are done and may stop the work.
pub fn carry_out(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    plan: &[Step],
    tick: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<Vec<PartyId>> {
    let mut parties = Vec::with_capacity(plan.len());
    for (done, step) in plan.iter().enumerate() {
        tick(done)?;
        let (party, signers) = match step {
            Step::Add { draft, signers, .. } => (added(writer, ctx, draft)?, signers),
            Step::Update { party, differences, signers, .. } => {
                if !differences.is_empty() {
                    party::update(writer, party.clone())?;
                }
                (party.id.clone(), signers)
            }
        };
        for signer in signers {
            sign(writer, ctx, &party, signer)?;
        }
        parties.push(party);
    }
    tick(plan.len())?;
    Ok(parties)
}

fn added(writer: &mut Writer<'_>, ctx: &mut Context<'_>, draft: &PartyDraft) -> Result<PartyId> {
    Ok(party::insert(writer, ctx.new_id(), draft.clone())?.id)
}

/// A signer whose name is known gets the office that the file says; another one is added.
fn sign(writer: &mut Writer<'_>, ctx: &mut Context<'_>, party: &PartyId, draft: &SignerDraft) -> Result<()> {
    let known = party::signers(writer.tx(), party)?;
    let preferred = known.is_empty();
    let signer = match known.into_iter().find(|signer| fold(&signer.data.name) == fold(&draft.name)) {
        Some(signer) => {
            let office = if draft.office.is_empty() { signer.data.office.clone() } else { draft.office.clone() };
            Signer { data: SignerDraft { office, ..signer.data }, ..signer }
        }
        None => {
            let data = SignerDraft { preferred, ..draft.clone() };
            Signer { id: ctx.new_id(), version: 0, party: party.clone(), data }
        }
    };
    writer.put(&signer)
}
