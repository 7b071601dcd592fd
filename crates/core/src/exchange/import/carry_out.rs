//! Carries a plan out inside one operation: all of it or nothing.

use serde::{Deserialize, Serialize};

use super::Step;
use crate::archive::Writer;
use crate::context::Context;
use crate::error::Result;
use crate::exchange::mapping::Mapping;
use crate::exchange::table::Row;
use crate::id::PartyId;
use crate::italian::fold;
use crate::party::{self, PartyDraft, Signer, SignerDraft};
use crate::rule::{Finding, Matter};

/// Setting with the mappings remembered by their headings.
pub const MAPPINGS: &str = "import.mappings";
/// Setting with the rows of each import that stayed out, the latest import first.
pub const LEFT: &str = "import.left_rows";

/// Rows that stayed out of an import, kept until they are taken up or dismissed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Tells it from the rows of other imports.
    pub id: String,
    /// Name of the file.
    pub source: String,
    /// Name of the sheet.
    pub sheet: String,
    /// The columns as they were mapped.
    pub mapping: Mapping,
    /// The row of headings, where there is one, and the rows with their first numbers.
    pub rows: Vec<Row>,
}

impl Left {
    /// The rows that wait, without the one of headings.
    pub fn waiting(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| Some(row.number) != self.mapping.header)
    }
}

/// What is to be looked at of the rows that stayed out: whoever they name is missing from the archive, and from the deed.
pub fn findings(left: &[Left]) -> Option<Finding> {
    let rows = left.iter().map(|left| left.waiting().count()).sum();
    let mut sources: Vec<String> = Vec::new();
    for left in left {
        if !sources.contains(&left.source) {
            sources.push(left.source.clone());
        }
    }
    (rows > 0).then(|| Matter::RowsLeft { rows, sources }.into())
}

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
