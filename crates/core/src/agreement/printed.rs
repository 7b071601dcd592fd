//! That the copies put to signature were printed: until then the next useful step is to print them. The archive keeps only
//! that it happened; the pages themselves were issued when the version was put to signature.

use super::draft::named;
use super::snapshot::{find, versions};
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::Tx;
use crate::archive::{Archive, setting};
use crate::context::Context;
use crate::error::Result;
use crate::id::VersionId;

/// The key of the setting that names the version printed last.
const PRINTED: &str = "agreement_printed";

/// The copies of a version were printed.
pub fn was_printed(tx: &mut dyn Tx, version: &VersionId) -> Result<bool> {
    Ok(setting::read::<Option<VersionId>>(tx, PRINTED)?.as_ref() == Some(version))
}

/// Registers that the copies of a version were printed, the first time. What was printed can not be taken back.
pub fn note_printed(archive: &mut Archive, ctx: &mut Context<'_>, version: &VersionId) -> Result<Written<()>> {
    if archive.read(|tx| was_printed(tx, version))? {
        return Ok(Written::nothing(()));
    }
    let number = archive.read(|tx| find(&versions(tx)?, version))?.number;
    archive.write(ctx, Operation::new(OperationKind::AgreementPrint, named(number)), |writer, _| {
        setting::save(writer, PRINTED, &Some(version))
    })
}
