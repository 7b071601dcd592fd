//! A version whose text was made elsewhere: most offices begin with an agreement already written, and often signed in part.
//!
//! The file takes the place of the pages composed here, and nothing else differs: the same parties, copies, signatures and
//! life. It has no issued document and no code. Whether its bytes are a PDF is judged by who takes them.

use chrono::NaiveDate;

use super::WhyNot;
use super::model::DeedFile;
use super::state::VersionEvent;
use super::step::{PutToSignature, freeze, step};
use crate::archive::operation::{OperationKind, Written};
use crate::archive::{Archive, content};
use crate::context::Context;
use crate::error::Result;
use crate::signs::tidy;

/// The file of an agreement made elsewhere, as it was given to the program.
#[derive(Debug, Clone, Copy)]
pub struct MadeElsewhere<'a> {
    /// The name it has.
    pub name: &'a str,
    /// Its bytes, a PDF.
    pub bytes: &'a [u8],
    /// How many pages it has.
    pub pages: i64,
    /// When it was put to signature.
    pub put_on: NaiveDate,
}

/// Takes a PDF as the text of a draft that is put to signature with it, on the day on which it was. Undo takes it back while
/// nothing leans on it.
pub fn take_elsewhere(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    order: &PutToSignature,
    file: MadeElsewhere<'_>,
) -> Result<Written<()>> {
    if file.put_on > ctx.working_date {
        return Err(WhyNot::PutAhead { date: file.put_on }.into());
    }
    let name = tidy(file.name);
    step(archive, ctx, &order.version, (OperationKind::AgreementTake, &name), |writer, ctx, around| {
        let way = (VersionEvent::TakeElsewhere, file.put_on);
        freeze(writer, ctx, &around, order, way, &mut |writer, _, _, _| {
            content::keep(writer.tx(), file.bytes, "application/pdf")
        })?;
        let (id, deed_version, taken_on) = (ctx.new_id(), order.version.clone(), ctx.working_date);
        writer.put(&DeedFile { id, version: 0, deed_version, name: name.clone(), pages: file.pages, taken_on })
    })
}
