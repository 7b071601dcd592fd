//! The agreement (annex B, 548-761): its versions, who stipulates it and who signs for them, its copies, how long it lasts.
//!
//! This room must not lay out pages, nor decide what happens to a signature: that is the adherence's. It serves deeds of
//! every kind; the one kind so far is the network's agreement. Nothing here asks that a version was issued with a code.

mod arrange;
mod draft;
mod elsewhere;
mod model;
mod printed;
mod propose;
mod rules;
mod signatures;
mod snapshot;
mod state;
mod step;
mod store;
#[cfg(test)]
mod tests;

pub use crate::error::AgreementRefusal as WhyNot;
pub use draft::{
    add_parties, edit_party, edit_record, edit_text, move_party, remove_party, set_parties, start, take_out,
};
pub use elsewhere::{MadeElsewhere, take_elsewhere};
pub use model::{
    CopiesScheme, Deed, DeedCopy, DeedExtension, DeedFile, DeedKind, DeedParty, DraftText, OfficeRecord, Origin,
    Version, VersionState,
};
pub use printed::{note_printed, was_printed};
pub use propose::{names_itself, place_name, scheme_row};
pub use rules::findings;
pub use signatures::take_step;
pub use snapshot::{Adherences, Life, Member, Snapshot, VersionLine, elsewhere, snapshot, versions};
pub use state::{PossibleEvent, Standing, VersionEvent, next, possible};
pub use step::{
    Decision, DeedExtensionDraft, IssueCopies, PutToSignature, discard, extend, new_version, put_to_signature,
    register_signed, withdraw,
};
pub use store::{DEED, DEED_COPY, DEED_EXTENSION, DEED_FILE, DEED_PARTY, DEED_VERSION};
