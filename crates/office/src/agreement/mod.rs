//! The agreement for a shell: what its page shows, its very pages, its steps, its files.

mod compose;
mod edit;
mod elsewhere;
mod standing;
mod view;

pub use compose::{AgreementPreview, file_name, preview, print_draft, put_to_signature, save};
pub use edit::{
    add_parties, discard, edit_party, edit_record, edit_text, extend, move_party, new_version, register_signed,
    remove_party, set_parties, start, withdraw,
};
pub use elsewhere::{lay_out_elsewhere, take_elsewhere};
pub use standing::standing;
pub use view::{
    AgreementCandidate, AgreementMember, AgreementPathStep, AgreementRow, AgreementSigner, AgreementStep,
    AgreementVersion, AgreementView, SignatureDecision, view,
};
