//! The forms that a party fills and sends back.

use concilia_core::adherence::Entry;
use concilia_core::issue::DocumentKind;
use concilia_documents::Document;
use concilia_documents::document::adherence_form::{self, AdherenceForm};
use concilia_documents::document::renunciation_form::{self, RenunciationForm};

use super::batch::Sheet;
use super::source::Source;

/// The adherence form of a party (671).
pub(super) fn adherence(source: &Source, entry: &Entry) -> Sheet {
    let previous_member = source.party(&entry.party).is_some_and(|party| party.data.previous_member);
    let form = AdherenceForm {
        lead: source.sender(),
        agreement: source.agreement(),
        declarant: source.declarant(entry),
        previous_member,
        declarations: adherence_form::proposed_declarations(previous_member),
        privacy_notice: source.privacy_notice(),
    };
    sheet(entry, DocumentKind::AdherenceForm, Document::AdherenceForm(form))
}

/// The declaration by which a member of the previous agreement renounces (669).
pub(super) fn renunciation(source: &Source, entry: &Entry) -> Sheet {
    let form = RenunciationForm {
        lead: source.sender(),
        agreement: source.agreement(),
        declarant: source.declarant(entry),
        declarations: renunciation_form::proposed_declarations(),
        privacy_notice: source.privacy_notice(),
    };
    sheet(entry, DocumentKind::RenunciationForm, Document::RenunciationForm(form))
}

fn sheet(entry: &Entry, kind: DocumentKind, document: Document) -> Sheet {
    Sheet {
        party: Some(entry.party.clone()),
        name: entry.name.clone(),
        meeting: None,
        version: None,
        title: format!("{} – {}", concilia_text::issue::kind(kind), entry.name),
        document,
    }
}
